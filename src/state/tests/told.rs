use santong_contract::{
    AssessmentDetail, ErrorDetail, ErrorKind, OverlayFault, ProductVerdicts, ProgressDetail,
    ReadyDetail, RuleSetName, Verdicts,
};
use santong_rules::Readiness;

use super::*;
use crate::told::{Told, refused};

/// What is told is written by hand; here it is held against the types that the package publishes.
fn json(detail: &impl serde::Serialize) -> String {
    serde_json::to_string(detail).unwrap()
}

#[test]
fn what_is_told_counts_and_names_nothing() {
    let (mut state, _) = begin();
    let blank = Told::of(&state);
    let progress = |asked, answered, open| {
        json(&ProgressDetail {
            asked,
            answered,
            open,
        })
    };
    assert_eq!(blank.progress, progress(3, 0, 3));
    let assessment = AssessmentDetail {
        enterprise: Verdicts {
            met: 0,
            unmet: 0,
            open: 0,
            not_applicable: 0,
        },
        products: vec![ProductVerdicts {
            readiness: Readiness::Draft,
            met: 0,
            unmet: 0,
            open: 1,
            not_applicable: 0,
        }],
    };
    assert_eq!(blank.assessment, json(&assessment));
    give(&mut state, "enterprise.name", text("甲公司"));
    assert_eq!(Told::of(&state).progress, progress(3, 1, 2));
    give(&mut state, "enterprise.name", text("乙公司"));
    let told = Told::of(&state);
    give(&mut state, "enterprise.name", text("丙公司"));
    assert_eq!(Told::of(&state), told, "another answer, the same counts");
}

#[test]
fn the_rules_are_named() {
    let (state, _) = begin();
    let rules = &state.rules;
    let expected = ReadyDetail {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        rules: RuleSetName {
            id: rules.id.clone(),
            version: rules.version.clone(),
            date: rules.date.to_string(),
            hash: rules.hash.clone(),
        },
    };
    assert_eq!(Told::of(&state).rules, json(&expected));
}

#[test]
fn a_rule_set_that_is_none() {
    let expected = ErrorDetail {
        kind: ErrorKind::Overlay,
        faults: vec![OverlayFault {
            file: "ruleSet".to_owned(),
            line: 0,
            column: 0,
            message: "为什么".to_owned(),
            hint: String::new(),
        }],
        message: None,
    };
    let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(parsed(&refused("为什么")), parsed(&json(&expected)));
}
