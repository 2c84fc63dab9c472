//! The cover of the rule set.

#![allow(clippy::unwrap_used, reason = "a test may")]

use santong_native_tests::rules;
use santong_rules::{RuleSet, RuleSetFault};

#[test]
fn a_cover_has_the_pages_and_asks_nothing() {
    let rules = rules().unwrap();
    let bytes = rules.cover_to_bytes().unwrap();
    let cover = RuleSet::cover_from_bytes(&bytes).unwrap();
    assert!(rules.is_whole() && !cover.is_whole());
    assert_eq!((&cover.hash, &cover.pages), (&rules.hash, &rules.pages));
    assert!(bytes.len() * 20 < rules.to_bytes().unwrap().len());
}

#[test]
fn what_is_no_cover_is_refused() {
    let rules = rules().unwrap();
    let cover = rules.cover_to_bytes().unwrap();
    let check = |bytes: &[u8], fault| assert_eq!(RuleSet::cover_from_bytes(bytes), Err(fault));
    check(b"", RuleSetFault::NotARuleSet);
    check(b"<!doctype html>", RuleSetFault::NotARuleSet);
    check(&rules.to_bytes().unwrap(), RuleSetFault::NotARuleSet);
    check(&cover[..cover.len() / 2], RuleSetFault::Damaged);
}
