//! A rule set taken apart into what a reader begins with and what comes later.

#![allow(clippy::unwrap_used, reason = "a test may")]

use santong_native_tests::{SAMPLES, day, rules, sample};
use santong_rules::{RuleSet, RuleSetFault, assess};

#[test]
fn no_verdict_depends_on_later_texts() {
    let whole = rules().unwrap();
    let mut first = rules().unwrap();
    first.split_later().unwrap();
    assert!(whole.is_whole() && !first.is_whole());
    for name in SAMPLES {
        let answers = sample(name).unwrap();
        assert_eq!(
            assess(&first, &answers, day()),
            assess(&whole, &answers, day()),
            "{name}"
        );
    }
}

#[test]
fn both_parts_make_the_whole_again() {
    let whole = rules().unwrap();
    let mut rules = rules().unwrap();
    let later = rules.split_later().unwrap();
    let mut rules = RuleSet::from_bytes(&rules.to_bytes().unwrap()).unwrap();
    assert!(rules.to_bytes().unwrap().len() * 2 < whole.to_bytes().unwrap().len());
    rules.join_later(&later).unwrap();
    assert_eq!(rules, whole);
}

#[test]
fn texts_of_another_rule_set_are_refused() {
    let mut rules = rules().unwrap();
    let later = rules.split_later().unwrap();
    let before = rules.clone();
    let mut check = |bytes: &[u8], fault| {
        assert_eq!(rules.join_later(bytes), Err(fault));
        assert_eq!(rules, before);
    };
    check(b"", RuleSetFault::NotARuleSet);
    check(b"<!doctype html>", RuleSetFault::NotARuleSet);
    check(&later[..later.len() / 2], RuleSetFault::Damaged);
    rules.hash = "0".into();
    assert_eq!(rules.join_later(&later), Err(RuleSetFault::OtherFormat));
}
