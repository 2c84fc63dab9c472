//! Whether the answers made at random are worth anything: they bring every criterion to every verdict.

#![allow(clippy::unwrap_used, reason = "a test may")]

use std::collections::BTreeSet;

use santong_native_tests::{Random, day, rules};
use santong_rules::{CriterionId, Verdict, assess};

/// Most seeds that are tried.
const SEEDS: u64 = 10_000;

#[test]
fn random_answers_reach_every_verdict() {
    let rules = rules().unwrap();
    let verdicts = |id: CriterionId| {
        let optional = rules.criterion(id).unwrap().applies_when.is_some();
        [Verdict::Met, Verdict::Unmet, Verdict::Open]
            .into_iter()
            .chain(optional.then_some(Verdict::NotApplicable))
            .map(move |verdict| (id, verdict))
    };
    let mut missing: BTreeSet<(CriterionId, Verdict)> = rules
        .criteria_with_ids()
        .flat_map(|(id, _)| verdicts(id))
        .collect();
    for seed in 0..SEEDS {
        let answers = Random::new(seed).answers(&rules, 0.5 + (seed % 6) as f64 / 10.0);
        let assessment = assess(&rules, &answers, day());
        let products = assessment.products.iter();
        for finding in products
            .flat_map(|product| &product.findings)
            .chain(&assessment.findings)
        {
            missing.remove(&(finding.criterion, finding.verdict));
        }
        if missing.is_empty() {
            return;
        }
    }
    let missing: Vec<_> = missing
        .iter()
        .map(|(id, verdict)| (&rules.criterion(*id).unwrap().id, verdict))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
