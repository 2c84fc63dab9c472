//! What the proof finds in rule sets with one fault each, and that it agrees with trying everything.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use santong_compiler::{SourceFile, compile_with_origins};
use santong_proof::{Fault, Finding, Subject, Weight, prove};
use santong_rules::RuleSet;

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

/// A question that is shown for a yes only, and the criterion of a case.
fn added(condition: &str) -> String {
    let (strength, condition) = match condition.strip_prefix("gate ") {
        Some(condition) => ("gate", condition),
        None => ("advised", condition),
    };
    let (applies, met) = match condition.split_once(" => ") {
        Some((applies, met)) => (format!("applies_when = \"{applies}\"\n"), met),
        None => (String::new(), condition),
    };
    let hidden = if met.contains("product.hidden") {
        "[[question]]\nid = \"product.hidden\"\npage = \"product\"\nkind = \"boolean\"\nlabel = \"只在是时问\"\nshort = \"只在是时问\"\nshown_when = \"product.flag\"\n"
    } else {
        ""
    };
    let other = if strength == "gate" {
        "[[criterion]]\nid = \"other\"\ngroup = \"准入\"\nstrength = \"gate\"\ntitle = \"另一项\"\nmet_when = \"!product.flag && !product.marks.exists(m, m == 'b')\"\nremedy = \"改进。\"\nclauses = [\"law 一\"]\n"
    } else {
        ""
    };
    format!(
        "{hidden}[[criterion]]\nid = \"case\"\ngroup = \"准入\"\nstrength = \"{strength}\"\ntitle = \"一项\"\n{applies}met_when = \"{met}\"\nremedy = \"改进。\"\nclauses = [\"law 一\"]\n{other}"
    )
}

fn told(rules: &RuleSet, finding: &Finding) -> Option<String> {
    let name = |id| rules.question(id).unwrap().id.clone();
    let subject = match &finding.subject {
        Subject::Criterion(id) => match rules.criterion(*id).unwrap().id.as_str() {
            "case" => String::new(),
            // Found from the other side, too.
            "other" | "core" | "evidence" => return None,
            id => format!("{id} "),
        },
        Subject::Choice(id, choice) => format!("{} {choice} ", name(*id)),
        Subject::Question(id) => format!("{} ", name(*id)),
        Subject::Measure(_) => return None,
    };
    let fault = match &finding.fault {
        Fault::NeverMet => "never met".to_owned(),
        Fault::NeverUnmet => "never unmet".to_owned(),
        Fault::AlwaysApplies => "always applies".to_owned(),
        Fault::OpenForGood => "open for good".to_owned(),
        Fault::Idle => "idle".to_owned(),
        Fault::NotIdle => "not idle".to_owned(),
        Fault::Contradicts(id) => {
            format!("gates contradict with {}", rules.criterion(*id).unwrap().id)
        }
        Fault::GatesContradict => "gates contradict".to_owned(),
        Fault::NeverReady => "never ready".to_owned(),
        Fault::ReadyWithout => "ready without".to_owned(),
        Fault::Inexact => "inexact".to_owned(),
        Fault::AskedInVain(id) => format!("in vain {}", name(*id)),
        Fault::Undecided => "undecided".to_owned(),
        Fault::NotReplayed => "not replayed".to_owned(),
    };
    let weight = match finding.fault.weight() {
        Weight::Error => "",
        Weight::Warning if finding.fault == Fault::Undecided => "",
        Weight::Warning => "warning: ",
        Weight::Note => "note: ",
    };
    Some(format!("{weight}{subject}{fault}"))
}

#[test]
fn every_fault_is_found() {
    let base = file("base.toml", include_str!("base.toml"));
    let cases = include_str!("cases.txt").replace("\r\n", "\n");
    let mut found = Vec::new();
    let mut expected = Vec::new();
    let mut looked_at = 0;
    for case in cases.split("\n\n") {
        let lines: Vec<&str> = case.lines().filter(|line| !line.starts_with('#')).collect();
        let Some((condition, faults)) = lines.split_first() else {
            continue;
        };
        looked_at += 1;
        let files = [base.clone(), file("case.toml", &added(condition))];
        let (compiled, diagnostics) = compile_with_origins(&files, &[]);
        let compiled = compiled.unwrap_or_else(|| panic!("{condition}: {diagnostics:?}"));
        let origins = &compiled.origins;
        let report = prove(&compiled.rules, &origins.example_answers(), &origins.cover);
        let told = report
            .findings
            .iter()
            .filter_map(|finding| told(&compiled.rules, finding));
        found.push(format!(
            "{condition}\n{}",
            told.collect::<Vec<_>>().join("\n")
        ));
        expected.push(format!("{condition}\n{}", faults.join("\n")));
    }
    assert!(looked_at > 12);
    assert_eq!(found.join("\n\n"), expected.join("\n\n"));
}
