use super::*;
use crate::told::{Told, ready};

#[test]
fn what_is_told_counts_and_names_nothing() {
    let (mut state, _) = begin();
    let blank = Told::of(&state);
    assert_eq!(blank.progress, r#"{"asked":3,"answered":0,"open":3}"#);
    let assessment = r#"{"enterprise":{"met":0,"unmet":0,"open":0,"not_applicable":0},"products":[{"readiness":"draft","met":0,"unmet":0,"open":1,"not_applicable":0}]}"#;
    assert_eq!(blank.assessment, assessment);
    give(&mut state, "enterprise.name", text("甲公司"));
    let progress = r#"{"asked":3,"answered":1,"open":2}"#;
    assert_eq!(Told::of(&state).progress, progress);
    give(&mut state, "enterprise.name", text("乙公司"));
    let told = Told::of(&state);
    give(&mut state, "enterprise.name", text("丙公司"));
    assert_eq!(Told::of(&state), told, "another answer, the same counts");
}

#[test]
fn the_rules_are_named() {
    let (state, _) = begin();
    let (version, rules) = (env!("CARGO_PKG_VERSION"), &state.rules);
    let expected = format!(
        r#"{{"version":"{version}","rules":{{"id":"{}","version":"{}","date":"{}","hash":"{}"}}}}"#,
        rules.id, rules.version, rules.date, rules.hash
    );
    assert_eq!(ready(rules), expected);
}
