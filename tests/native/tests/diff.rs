//! What changed between two rule sets is told, whatever it is.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use santong_native_tests::{SAMPLES, day, rules, sample};
use santong_review::{Touched, What, diff, diff_text, touched};
use santong_rules::{Answers, Condition, Kind, Retired, RetiredName, RuleSet, Strength, Window};

/// Every so manieth text is altered; together they are thousands.
const STEP: usize = 11;

#[test]
fn the_same_rules_do_not_differ() {
    let rules = rules().unwrap();
    assert_eq!(diff(&rules, &rules), []);
    assert!(diff_text(&rules, &rules, &[]).ends_with("内容没有改动。\n"));
    for name in SAMPLES {
        let answers = sample(name).unwrap();
        assert_eq!(
            touched(&rules, &rules, &answers, day()),
            Touched::default(),
            "{name}"
        );
    }
}

#[test]
fn every_text_counts() {
    let old = rules().unwrap();
    let mut count = 0;
    old.clone().texts(&mut |_| count += 1);
    assert!(count > 2000);
    for wanted in (0..count).step_by(STEP) {
        let mut new = old.clone();
        let (mut position, mut altered) = (0, String::new());
        new.texts(&mut |text| {
            if position == wanted {
                text.push_str("（改）");
                altered.clone_from(text);
            }
            position += 1;
        });
        let told = diff_text(&old, &new, &diff(&old, &new));
        assert!(told.contains(&altered), "{altered}");
    }
}

/// One change that is no text, and what must be told of it.
fn check(alter: impl FnOnce(&mut RuleSet), told: &str) {
    let old = rules().unwrap();
    let mut new = old.clone();
    alter(&mut new);
    let text = diff_text(&old, &new, &diff(&old, &new));
    assert!(text.contains(told), "{told}: {text}");
    assert!(text.lines().count() < 12, "{text}");
}

#[test]
fn what_is_no_text_counts_too() {
    check(
        |rules| rules.criteria[0].strength = Strength::Caution,
        "强度：",
    );
    check(
        |rules| rules.criteria[0].met_when = Condition::Bool(true),
        "何时满足：",
    );
    check(
        |rules| rules.criteria[0].applies_when = Some(Condition::Bool(false)),
        "何时适用：",
    );
    let from = |day| Window {
        from: Some(day),
        until: None,
    };
    check(
        |rules| rules.criteria[0].window = from(day()),
        "施行起日：（没有） → 2026-11-22",
    );
    check(|rules| rules.criteria[0].clauses.clear(), "依据：");
    check(|rules| rules.measures[0].relevant_when = None, "何时列出：");
    check(
        |rules| rules.questions[0].shown_when = Some(Condition::Bool(true)),
        "何时显示：",
    );
    check(|rules| rules.questions[0].rank = Some(9), "先问的次序：");
    check(|rules| rules.questions[0].kind = Kind::Date, "答法：");
    check(|rules| rules.clauses[0].number.push('甲'), "新增条款");
    check(|rules| rules.prepared[0].rows.clear(), "各行：");
    check(
        |rules| rules.declaration.contents[0].paragraphs.clear(),
        "写法：",
    );
    check(|rules| drop(rules.criteria.pop()), "删去检查项");
    check(
        |rules| rules.pages[0].optional = !rules.pages[0].optional,
        "可以不填：",
    );
}

#[test]
fn changed_and_added_are_told_apart() {
    let old = rules().unwrap();
    let mut new = old.clone();
    new.criteria[0].title.push('改');
    let changes = diff(&old, &new);
    assert_eq!(changes.len(), 1);
    let What::Changed(parts) = &changes[0].what else {
        unreachable!("{changes:?}");
    };
    assert_eq!(parts[0].0, "标题");
}

fn answers(json: &str) -> Answers {
    let file = format!(
        r#"{{"format":"santong-answers","version":1,"enterprise":{{}},"products":[{{"id":"p1","answers":{json}}}]}}"#
    );
    Answers::from_json(&file).unwrap()
}

#[test]
fn saved_answers_that_are_touched_are_named() {
    let old = rules().unwrap();
    let mut new = old.clone();
    let line = new.find_question("product.line").unwrap();
    new.questions[usize::from(line.0)].id = "product.site_of_line".into();
    let moved = answers(
        r#"{"product.for_home":true,"product.markets":["eu"],"product.line":"different_company"}"#,
    );
    let gone = touched(&old, &new, &moved, day());
    assert_eq!(
        gone.answers,
        ["问题“product.line”没有了，回答留着，不计入结论"]
    );
    assert!(
        gone.results
            .iter()
            .any(|said| said.contains("不满足 → 待确认")),
        "{gone:?}"
    );
    new.retired.push(Retired {
        name: RetiredName::Id("product.line".into()),
        becomes: Some("product.site_of_line".into()),
        since: "2026.12.1".into(),
        reason: "改了名".into(),
    });
    let carried = touched(&old, &new, &moved, day());
    assert_eq!(carried.answers.len(), 1);
    assert!(carried.answers[0].contains("已转到"), "{carried:?}");
    assert_eq!(carried.results, [""; 0]);
    let mut new = old.clone();
    new.questions[usize::from(line.0)].kind = Kind::Boolean;
    let other = touched(&old, &new, &moved, day());
    assert!(other.answers[0].contains("不合现在的答法"), "{other:?}");
}
