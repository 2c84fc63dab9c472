//! What a file of added rules adds to the project's own rules, and that it changes nothing there is.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use std::fs;

use santong_compiler::{SourceFile, compile_with_overlays};
use santong_documents::{
    Block, ChecklistItem, Document, ZH, checklist, checklist_document, dossier_json,
};
use santong_native_tests::{SAMPLES, day, project, rule_files, rules, sample};
use santong_rules::{
    Answers, Assessment, CriterionFinding, Readiness, RuleSet, Strength, Verdict, assess,
};
use serde_json::Value;

fn example() -> SourceFile {
    let path = "tests/overlays/example.json";
    SourceFile {
        name: path.to_owned(),
        text: fs::read_to_string(project(path)).unwrap(),
    }
}

fn with(overlay: SourceFile) -> RuleSet {
    let (compiled, diagnostics) = compile_with_overlays(&rule_files().unwrap(), &[overlay], &[]);
    assert_eq!(diagnostics, []);
    compiled.unwrap().rules
}

/// The findings about criteria of the rule set itself.
fn own<'a>(rules: &RuleSet, findings: &'a [CriterionFinding]) -> Vec<&'a CriterionFinding> {
    let is_own = |finding: &&CriterionFinding| {
        let criterion = rules.criterion(finding.criterion);
        criterion.is_some_and(|criterion| criterion.origin.is_none())
    };
    findings.iter().filter(is_own).collect()
}

/// An assessment without and with added rules, for every sample.
fn for_every_sample(added: &RuleSet, check: impl Fn(&str, &Answers, &Assessment, &Assessment)) {
    let base = rules().unwrap();
    for name in SAMPLES {
        let answers = sample(name).unwrap();
        let before = assess(&base, &answers, day());
        let after = assess(added, &answers, day());
        check(name, &answers, &before, &after);
    }
}

#[test]
fn findings_of_the_rule_set_stay() {
    let added = with(example());
    let base = rules().unwrap();
    for_every_sample(&added, |name, _, before, after| {
        let products = (0..before.products.len()).map(Some);
        for product in std::iter::once(None).chain(products) {
            let found = after.findings_of(product);
            let expected: Vec<_> = before.findings_of(product).iter().collect();
            assert_eq!(own(&added, found), expected, "{name}");
        }
        assert_eq!(after.measures, before.measures, "{name}");
        for (before, after) in before.products.iter().zip(&after.products) {
            assert_eq!(after.gaps, before.gaps, "{name}");
            // What is added here is only advised.
            assert_eq!(after.readiness, before.readiness, "{name}");
            let standings = &after.standings[..base.questions.len()];
            assert_eq!(standings, before.standings, "{name}");
        }
    });
}

/// An answers file says with which overlays it was filled in.
#[test]
fn stamps_name_what_was_added() {
    let added = with(example());
    let mut answers = sample("ready").unwrap();
    answers.rules = Some(added.stamp());
    let read = Answers::from_json(&answers.to_json()).unwrap();
    assert_eq!(read.rules.unwrap().overlays, added.overlays);
    assert_ne!(added.stamp().hash, rules().unwrap().hash);
}

/// The same criterion as a gate keeps products from being ready, and nothing else can happen.
#[test]
fn only_gates_and_required_criteria_touch_readiness() {
    for strength in ["gate", "required"] {
        let mut file = example();
        file.text = file.text.replace("\"advised\"", &format!("\"{strength}\""));
        file.text = file.text.replace("\"同质\"", "\"合规\"");
        let added = with(file);
        let readiness = |assessment: &Assessment| assessment.products[0].readiness;
        for_every_sample(&added, |name, _, before, after| {
            let was = readiness(before);
            let expected = match was {
                // The question that is added is not answered in the samples.
                Readiness::Ready => Readiness::Draft,
                _ => was,
            };
            assert_eq!(readiness(after), expected, "{name}");
        });
        let mut answers = sample("ready").unwrap();
        let answer = santong_rules::Answer::Flag(false);
        let product = &mut answers.products[0].answers;
        product.insert("product.example_batches".into(), answer);
        let after = readiness(&assess(&added, &answers, day()));
        let gate = strength == "gate";
        assert_eq!(after == Readiness::Blocked, gate, "{strength}");
    }
}

fn texts(document: &Document) -> Vec<String> {
    let pair = |(label, value): &(String, String)| format!("{label}：{value}");
    document
        .blocks
        .iter()
        .flat_map(|block| match block {
            Block::Fields(fields) => fields.iter().map(pair).collect(),
            Block::List(items) => items.clone(),
            _ => Vec::new(),
        })
        .collect()
}

#[test]
fn what_is_added_bears_the_name_and_the_hash() {
    let added = with(example());
    let overlay = &added.overlays[0];
    let hash = &overlay.hash[..12];
    let by = format!("由“示例市试点（虚构）”增加（{hash}）");
    let stamp = format!("附加规则：“示例市试点（虚构）”，版本 2026.1（{hash}）");
    for_every_sample(&added, |name, answers, _, after| {
        let items = checklist(&added, answers, after, &ZH);
        for item in &items {
            let criterion = added.criterion(item.criterion).unwrap();
            let expected = criterion.origin.map(|_| by.clone());
            assert_eq!(item.added_by, expected, "{name}: {}", criterion.id);
        }
        let document = checklist_document(&added, answers, after, &|_, _, _| true, &ZH);
        let texts = texts(&document);
        assert!(texts.contains(&stamp), "{name}: {texts:?}");
        let told = texts.iter().filter(|text| text.contains(&by)).count();
        let due = items.iter().filter(|item| item.added_by.is_some());
        let applies = |item: &&ChecklistItem| item.verdict != Verdict::NotApplicable;
        // Its document is cited once for all.
        let cited = due.clone().any(|item| applies(&item));
        assert_eq!(told, due.clone().count() + usize::from(cited), "{name}");
        for item in due {
            assert!(item.basis.iter().any(|basis| basis.note == by), "{name}");
        }
        let dossier = dossier_json(&added, answers, after, &ZH);
        let dossier: Value = serde_json::from_str(&dossier).unwrap();
        let written = &dossier["assessment"]["rules"]["overlays"][0];
        assert_eq!(written["hash"], overlay.hash.as_str(), "{name}");
        assert_eq!(written["name"], overlay.name.as_str(), "{name}");
    });
}

#[test]
fn everything_that_is_added_knows_by_what() {
    let added = with(example());
    let question = added.questions.iter().filter(|q| q.origin == Some(0));
    assert!(question.map(|q| &q.id).eq(["product.example_batches"]));
    let document = added.documents.iter().filter(|d| d.origin == Some(0));
    assert!(document.map(|d| &d.id).eq(["example-city-notice"]));
    let of_overlay = added.criteria.iter().filter(|c| c.origin.is_some());
    assert!(of_overlay.clone().all(|c| c.strength == Strength::Advised));
    assert_eq!(of_overlay.count(), 1);
}
