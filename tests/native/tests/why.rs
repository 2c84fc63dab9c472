//! The answers that are said to decide a verdict do decide it, and no fewer would.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::collections::BTreeSet;

use santong_native_tests::{Random, SAMPLES, day, rules, sample};
use santong_rules::{
    Answers, Condition, Criterion, Fact, Facts, Level, Outcome, QuestionId, Questions, RuleSet,
    Scope, Value, Verdict, assess, evaluate, trace, why,
};

/// The verdict when nothing is known but the answers to some questions.
fn verdict_with(
    rules: &RuleSet,
    facts: &Facts,
    product: Option<usize>,
    criterion: &Criterion,
    known: &Questions,
) -> Verdict {
    let mut masked = facts.clone();
    let slots = masked.products.iter_mut().map(|product| &mut product.facts);
    for facts in slots.chain([&mut masked.enterprise]) {
        for (id, fact) in (0..).map(QuestionId).zip(facts) {
            if !known.contains(id) {
                *fact = Fact::Unanswered;
            }
        }
    }
    // The rows of a comparison keep what was worked out for the markets.
    let scope = Scope::new(rules, &masked, product, day());
    let value = |condition: &Condition| match evaluate(condition, &scope) {
        Outcome::Known(value, ()) => Some(value == Value::Bool(true)),
        _ => None,
    };
    match criterion.applies_when.as_ref().map(value) {
        Some(Some(false)) => Verdict::NotApplicable,
        Some(None) => Verdict::Open,
        _ => match value(&criterion.met_when) {
            Some(true) => Verdict::Met,
            Some(false) => Verdict::Unmet,
            None => Verdict::Open,
        },
    }
}

/// All questions that can play a part in a criterion: those its conditions read, with what shows them.
fn read_by(rules: &RuleSet, criterion: &Criterion) -> Vec<QuestionId> {
    let mut found = BTreeSet::new();
    let conditions = criterion.conditions();
    let mut next = Vec::new();
    conditions.for_each(|condition| condition.questions(&mut |id| next.push(id)));
    while let Some(id) = next.pop() {
        if found.insert(id)
            && let Some(shown_when) = &rules.question(id).unwrap().shown_when
        {
            shown_when.questions(&mut |id| next.push(id));
        }
    }
    found.into_iter().collect()
}

/// All subsets of a size.
fn subsets(of: &[QuestionId], size: usize) -> Vec<Vec<QuestionId>> {
    match (size, of.split_first()) {
        (0, _) => vec![Vec::new()],
        (_, None) => Vec::new(),
        (_, Some((first, rest))) => {
            let mut with = subsets(rest, size - 1);
            with.iter_mut().for_each(|set| set.push(*first));
            with.extend(subsets(rest, size));
            with
        }
    }
}

/// How many settled verdicts were looked at.
fn check(rules: &RuleSet, answers: &Answers, from_scratch: bool) -> usize {
    let assessment = assess(rules, answers, day());
    let facts = Facts::read(rules, answers);
    let mut settled = 0;
    for product in std::iter::once(None).chain((0..answers.products.len()).map(Some)) {
        let scope = Scope::new(rules, &facts, product, day());
        for finding in assessment.findings_of(product) {
            let criterion = rules.criterion(finding.criterion).unwrap();
            let why = why(criterion, &scope);
            if finding.verdict == Verdict::Open {
                assert_eq!(why.deciding, finding.causes, "{}", criterion.id);
                continue;
            }
            settled += 1;
            let all = why.all();
            let enough = |known: &Questions| {
                verdict_with(rules, &facts, product, criterion, known) == finding.verdict
            };
            assert!(enough(&all), "{}: {why:?} is not enough", criterion.id);
            for left_out in all.iter() {
                let fewer: Questions = all.iter().filter(|id| *id != left_out).collect();
                assert!(!enough(&fewer), "{}: {fewer:?} is enough", criterion.id);
            }
            assert!(why.deciding.iter().all(|id| !why.premises.contains(id)));
            if from_scratch && all.len() > 1 {
                let read = read_by(rules, criterion);
                for smaller in subsets(&read, all.len() - 1) {
                    let smaller = smaller.into_iter().collect();
                    assert!(!enough(&smaller), "{}: {smaller:?} is enough", criterion.id);
                }
            }
        }
    }
    settled
}

#[test]
fn what_is_said_to_decide_a_verdict_is_enough_and_no_answer_of_it_idle() {
    let rules = rules().unwrap();
    let mut settled = 0;
    for seed in 0..200 {
        let answers = Random::new(seed).answers(&rules, (seed % 11) as f64 / 10.0);
        settled += check(&rules, &answers, false);
    }
    assert!(settled > 10_000, "{settled}");
}

#[test]
fn no_smaller_set_of_answers_decides_a_verdict_of_a_sample() {
    let rules = rules().unwrap();
    for name in SAMPLES {
        check(&rules, &sample(name).unwrap(), true);
    }
}

/// With the parts that decide, and only these, the whole comes to the same.
#[test]
fn the_parts_that_decide_are_marked() {
    let rules = rules().unwrap();
    let answers = sample("ready").unwrap();
    let facts = Facts::read(&rules, &answers);
    for criterion in &rules.criteria {
        let product = (criterion.level == Level::Product).then_some(0);
        let scope = Scope::new(&rules, &facts, product, day());
        let traced = trace(&criterion.met_when, &scope);
        let whole = evaluate(&criterion.met_when, &scope);
        match (&traced.outcome, &whole) {
            (Outcome::Known(a, _), Outcome::Known(b, ())) => assert_eq!(a, b),
            (Outcome::Unknown(a), Outcome::Unknown(b)) => assert_eq!(a, b),
            other => panic!("{}: {other:?}", criterion.id),
        }
        let mut parts = vec![&traced];
        while let Some(part) = parts.pop() {
            assert!(part.decides || part.parts.iter().all(|inner| !inner.decides));
            let connects = matches!(part.condition, Condition::And(..) | Condition::Or(..));
            if part.decides && connects {
                assert!(part.parts.iter().any(|inner| inner.decides));
            }
            parts.extend(&part.parts);
        }
    }
}
