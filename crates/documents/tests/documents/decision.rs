//! Verdicts as trees.

use santong_documents::{DecisionPart, PartState, ZH, decision};

use crate::support::{BLOCKED, DRAFT, ENTERPRISE, PRODUCT, answers, assessed, golden, rules};

/// A part and its parts: `*` marks what decides, `+`, `-` and `?` what it comes to.
fn write(part: &DecisionPart, depth: usize, lines: &mut Vec<String>) {
    let decides = if part.decides { '*' } else { ' ' };
    let state = match part.state {
        PartState::Holds => '+',
        PartState::Fails => '-',
        PartState::Open => '?',
    };
    let found = part.found.iter().map(|found| format!("〔{found}〕"));
    let found: String = found.collect();
    lines.push(format!(
        "{}{decides}{state} {}{found}",
        "   ".repeat(depth),
        part.text
    ));
    for inner in &part.parts {
        write(inner, depth + 1, lines);
    }
}

#[test]
fn what_criteria_want_is_told_part_by_part() {
    let rules = rules();
    let answers = answers(ENTERPRISE, &[PRODUCT, BLOCKED, DRAFT]);
    let assessment = assessed(&rules, &answers);
    let mut lines = Vec::new();
    for product in 0..answers.products.len() {
        for finding in assessment.findings_of(Some(product)) {
            let criterion = rules.criterion(finding.criterion).unwrap();
            let verdict = ZH.verdict(finding.verdict);
            lines.push(format!(
                "\n== 产品 {}　{}　{verdict}",
                product + 1,
                criterion.title
            ));
            let parts = decision(
                &rules,
                &answers,
                &assessment,
                Some(product),
                finding.criterion,
                &ZH,
            );
            for part in &parts {
                write(part, 0, &mut lines);
            }
        }
    }
    golden("decision.txt", &(lines.join("\n") + "\n"));
}
