//! Answers to earlier rules are carried over, and nothing is lost.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use santong_native_tests::{Random, rules};
use santong_rules::{Answer, Answers, Fate, Retired, RetiredName, RuleSet, migrate};

const SEEDS: u64 = 300;

fn retired(name: RetiredName, becomes: Option<&str>) -> Retired {
    Retired {
        name,
        becomes: becomes.map(str::to_owned),
        since: "2026.12.1".into(),
        reason: "改了".into(),
    }
}

fn id(name: &str, becomes: Option<&str>) -> Retired {
    retired(RetiredName::Id(name.into()), becomes)
}

fn choice(question: &str, column: Option<&str>, choice: &str, becomes: Option<&str>) -> Retired {
    let name = RetiredName::Choice {
        question: question.into(),
        column: column.map(str::to_owned),
        choice: choice.into(),
    };
    retired(name, becomes)
}

fn with(names: &[Retired]) -> RuleSet {
    let mut rules = rules().unwrap();
    rules.retired = names.to_vec();
    rules
}

fn answers(json: &str) -> Answers {
    let file = format!(
        r#"{{"format":"santong-answers","version":1,"enterprise":{{}},"products":[{{"id":"p1","answers":{json}}}]}}"#
    );
    Answers::from_json(&file).unwrap()
}

/// What becomes of the answers about a product, and how that is told.
fn check(names: &[Retired], before: &str, after: &str, fates: &[Fate]) {
    let rules = with(names);
    let mut carried = answers(before);
    let report = migrate(&rules, &mut carried);
    assert_eq!(carried, answers(after), "{before}");
    let told: Vec<Fate> = report.iter().map(|migrated| migrated.fate).collect();
    assert_eq!(told, fates, "{before}");
}

#[test]
fn an_answer_follows_its_question() {
    let names = [id("product.seller", Some("product.maker"))];
    check(
        &names,
        r#"{"product.seller":"own"}"#,
        r#"{"product.maker":"own"}"#,
        &[Fate::Moved],
    );
    let both = r#"{"product.maker":"trading","product.seller":"own"}"#;
    check(&names, both, both, &[Fate::InTheWay]);
    let left = r#"{"product.old":true}"#;
    check(&[id("product.old", None)], left, left, &[Fate::Left]);
    check(
        &names,
        r#"{"product.name":"壶"}"#,
        r#"{"product.name":"壶"}"#,
        &[],
    );
}

#[test]
fn a_choice_becomes_another() {
    let names = [choice("product.markets", None, "gb", Some("uk"))];
    check(
        &names,
        r#"{"product.markets":["eu","gb"]}"#,
        r#"{"product.markets":["eu","uk"]}"#,
        &[Fate::Moved],
    );
    check(
        &names,
        r#"{"product.markets":["uk","gb"]}"#,
        r#"{"product.markets":["uk"]}"#,
        &[Fate::Moved],
    );
    let names = [choice("product.standards", Some("side"), "gb", Some("uk"))];
    check(
        &names,
        r#"{"product.standards":{"rows":[{"side":"gb"},{"side":"eu"}],"complete":false}}"#,
        r#"{"product.standards":{"rows":[{"side":"uk"},{"side":"eu"}],"complete":false}}"#,
        &[Fate::Moved],
    );
    let left = r#"{"product.line":"gone"}"#;
    check(
        &[choice("product.line", None, "gone", None)],
        left,
        left,
        &[Fate::Left],
    );
    let unsure = r#"{"product.line":{"unsure":true}}"#;
    check(
        &[choice("product.line", None, "gone", None)],
        unsure,
        unsure,
        &[],
    );
}

/// Every answer that there is, without where it stands.
fn given(answers: &Answers) -> Vec<String> {
    let products = answers.products.iter().flat_map(|product| &product.answers);
    let mut given: Vec<String> = answers
        .enterprise
        .iter()
        .chain(products)
        .map(|(_, answer)| format!("{answer:?}"))
        .collect();
    given.sort();
    given
}

#[test]
fn nothing_is_lost_and_twice_is_once() {
    // Names that random answers have: of two questions of a level the first is said to be retired.
    let all = rules().unwrap();
    let names: Vec<Retired> = all
        .questions
        .windows(2)
        .filter(|pair| pair[0].level == pair[1].level)
        .step_by(7)
        .map(|pair| id(&pair[0].id, Some(&pair[1].id)))
        .collect();
    assert!(names.len() > 10);
    let rules = with(&names);
    let mut moved = 0;
    for seed in 0..SEEDS {
        let before = Random::new(seed).answers(&all, 0.5);
        let mut once = before.clone();
        let report = migrate(&rules, &mut once);
        moved += report.iter().filter(|one| one.fate == Fate::Moved).count();
        assert_eq!(given(&once), given(&before), "seed {seed}");
        let mut twice = once.clone();
        let again = migrate(&rules, &mut twice);
        assert_eq!(twice, once, "seed {seed}");
        assert!(
            again.iter().all(|one| one.fate != Fate::Moved),
            "seed {seed}"
        );
    }
    assert!(moved > 100);
}

#[test]
fn evidence_follows_its_criterion() {
    let rules = with(&[id("flange.permit", Some("flange.licence"))]);
    let file = r#"{"format":"santong-answers","version":1,"enterprise":{},"products":[],"evidence":[{"criterion":"flange.permit","title":"证"}]}"#;
    let mut carried = Answers::from_json(file).unwrap();
    assert_eq!(migrate(&rules, &mut carried), []);
    assert_eq!(carried.evidence[0].criterion, "flange.licence");
    assert!(
        !carried
            .enterprise
            .values()
            .any(|answer| *answer == Answer::Unsure)
    );
}
