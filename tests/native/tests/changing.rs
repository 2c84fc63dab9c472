//! What would change a result does change it, and nothing smaller does.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use fastrand::Rng;
use santong_native_tests::{Random, SAMPLES, day, rules, sample};
use santong_rules::{
    Answer, Answers, ChangeSet, Changes, Choice, Comparison, Condition, CriterionId, Facts, Goal,
    Kind, Level, Outcome, Product, Question, QuestionId, RuleSet, Scope, Value, Verdict, assess,
    changed_facts, changes, evaluate,
};

fn is_met(rules: &RuleSet, facts: &Facts, id: CriterionId) -> bool {
    let product = (!facts.products.is_empty()).then_some(0);
    let scope = Scope::new(rules, facts, product, day());
    let criterion = rules.criterion(id).unwrap();
    let holds = |condition: &Condition| {
        evaluate(condition, &scope) == Outcome::Known(Value::Bool(true), ())
    };
    criterion.applies_when.as_ref().is_none_or(holds) && holds(&criterion.met_when)
}

/// How many sets were looked at.
fn check(rules: &RuleSet, answers: &Answers) -> usize {
    let assessment = assess(rules, answers, day());
    let mut looked_at = 0;
    for product in std::iter::once(None).chain((0..answers.products.len()).map(Some)) {
        for finding in assessment.findings_of(product) {
            let id = finding.criterion;
            let found = changes(rules, answers, day(), product, Goal::Met(id));
            if !matches!(finding.verdict, Verdict::Unmet | Verdict::Open) {
                assert_eq!(found, Changes::default());
                continue;
            }
            let name = &rules.criterion(id).unwrap().id;
            assert!(found.sets.len() <= Changes::MOST_SETS);
            assert!(found.sets.is_sorted_by_key(|set| set.wants.len()), "{name}");
            for set in &found.sets {
                looked_at += 1;
                check_set(rules, answers, product, id, set);
            }
        }
    }
    looked_at
}

fn check_set(
    rules: &RuleSet,
    answers: &Answers,
    product: Option<usize>,
    id: CriterionId,
    set: &ChangeSet,
) {
    let name = &rules.criterion(id).unwrap().id;
    let apply = |set: &ChangeSet| changed_facts(rules, answers, day(), product, set);
    assert!(
        (1..=Changes::MOST_CHANGES).contains(&set.wants.len()),
        "{name}"
    );
    assert!(is_met(rules, &apply(set).unwrap(), id), "{name}: {set:?}");
    for question in set.wants.keys() {
        assert!(!rules.question(*question).unwrap().fixed, "{name}: {set:?}");
        let mut fewer = set.clone();
        fewer.wants.remove(question);
        let met = apply(&fewer).is_some_and(|facts| is_met(rules, &facts, id));
        assert!(!met, "{name}: {question:?} of {set:?} is idle");
    }
}

#[test]
fn every_set_makes_the_criterion_met_and_no_part_of_it_is_idle() {
    let rules = rules().unwrap();
    let mut looked_at = 0;
    for name in SAMPLES {
        looked_at += check(&rules, &sample(name).unwrap());
    }
    for seed in 0..12 {
        let answers = Random::new(seed).answers(&rules, (seed % 11) as f64 / 10.0);
        looked_at += check(&rules, &answers);
    }
    assert!(looked_at > 500, "{looked_at}");
}

#[test]
fn what_makes_a_product_ready_is_told_or_how_much_it_takes() {
    let rules = rules().unwrap();
    for name in SAMPLES {
        let answers = sample(name).unwrap();
        let assessment = assess(&rules, &answers, day());
        for (index, product) in assessment.products.iter().enumerate() {
            let found = changes(&rules, &answers, day(), Some(index), Goal::Ready);
            let ready = product.readiness == santong_rules::Readiness::Ready;
            assert_eq!(
                found == Changes::default(),
                ready,
                "{name} {index}: {found:?}"
            );
            let few = |set: &ChangeSet| set.wants.len() <= Changes::MOST_CHANGES;
            assert!(found.sets.iter().all(few));
            assert!(found.sets.is_empty() || found.at_least == 0);
        }
    }
    // From nothing it takes more than anybody would be told as one piece of advice.
    let blank = Answers {
        products: vec![Product::default()],
        ..Answers::default()
    };
    let found = changes(&rules, &blank, day(), Some(0), Goal::Ready);
    assert!(found.sets.is_empty());
}

const CHOICES: [&str; 3] = ["x", "y", "z"];

/// Three yes-or-no questions, one with a choice, one with several.
fn small(rules: &RuleSet, condition: Condition) -> RuleSet {
    let choice = |id: &&str| Choice {
        id: (*id).to_owned(),
        ..Choice::default()
    };
    let choices: Vec<Choice> = CHOICES.iter().map(choice).collect();
    let kinds = [
        Kind::Boolean,
        Kind::Boolean,
        Kind::Boolean,
        Kind::Choice(choices.clone()),
        Kind::Choices(choices),
    ];
    let question = |(index, kind): (usize, Kind)| Question {
        id: format!("q{index}"),
        level: Level::Enterprise,
        kind,
        shown_when: None,
        fixed: false,
        ..rules.questions[0].clone()
    };
    let mut small = rules.clone();
    small.questions = kinds.into_iter().enumerate().map(question).collect();
    small.criteria.truncate(1);
    small.criteria[0].level = Level::Enterprise;
    small.criteria[0].applies_when = None;
    small.criteria[0].met_when = condition;
    small
}

fn random_condition(random: &mut Rng, depth: usize) -> Condition {
    let both = |random: &mut Rng| {
        let (a, b) = (
            random_condition(random, depth - 1),
            random_condition(random, depth - 1),
        );
        (Box::new(a), Box::new(b))
    };
    let choice = |random: &mut Rng| Condition::Text(CHOICES[random.usize(0..3)].to_owned());
    let answer = |id| Box::new(Condition::Answer(QuestionId(id)));
    match random.u8(0..if depth == 0 { 5 } else { 12 }) {
        0 | 1 => Condition::Answer(QuestionId(random.u16(0..3))),
        2 => Condition::Compare(Comparison::Equal, answer(3), Box::new(choice(random))),
        3 => Condition::In(Box::new(choice(random)), answer(4)),
        4 => Condition::Compare(
            Comparison::Greater,
            Box::new(Condition::Size(answer(4))),
            Box::new(Condition::Int(0)),
        ),
        5 => Condition::Not(Box::new(random_condition(random, depth - 1))),
        6..9 => {
            let (a, b) = both(random);
            Condition::And(a, b)
        }
        _ => {
            let (a, b) = both(random);
            Condition::Or(a, b)
        }
    }
}

/// All answers that each question can have.
fn possible() -> [Vec<Answer>; 5] {
    let flags = || vec![Answer::Flag(false), Answer::Flag(true)];
    let choices = CHOICES
        .iter()
        .map(|id| Answer::Text((*id).to_owned()))
        .collect();
    let sets = (0..8u8).map(|bits| {
        let chosen = CHOICES
            .iter()
            .enumerate()
            .filter(|(index, _)| bits & (1 << index) != 0);
        Answer::Set(chosen.map(|(_, id)| (*id).to_owned()).collect())
    });
    [flags(), flags(), flags(), choices, sets.collect()]
}

/// The fewest questions that have to be answered otherwise, found by trying everything.
fn fewest(rules: &RuleSet, given: &[Option<Answer>; 5]) -> Option<usize> {
    let possible = possible();
    let mut fewest = None;
    // What is not answered may stay so: it then counts as no change.
    let options: Vec<Vec<Option<Answer>>> = possible
        .iter()
        .zip(given)
        .map(|(all, given)| {
            let mut options: Vec<_> = all.iter().cloned().map(Some).collect();
            if given.is_none() {
                options.push(None);
            }
            options
        })
        .collect();
    let mut at = [0; 5];
    loop {
        let chosen: Vec<&Option<Answer>> = at.iter().zip(&options).map(|(i, o)| &o[*i]).collect();
        let mut answers = Answers::default();
        for (index, answer) in chosen.iter().enumerate() {
            if let Some(answer) = answer {
                answers
                    .enterprise
                    .insert(format!("q{index}"), answer.clone());
            }
        }
        if is_met(rules, &Facts::read(rules, &answers), CriterionId(0)) {
            let changed = chosen.iter().zip(given).filter(|(a, b)| **a != *b).count();
            fewest = Some(fewest.map_or(changed, |best: usize| best.min(changed)));
        }
        let Some(next) = (0..5).find(|index| at[*index] + 1 < options[*index].len()) else {
            return fewest;
        };
        at[next] += 1;
        at[..next].fill(0);
    }
}

#[test]
fn no_smaller_set_is_found_by_trying_everything() {
    let base = rules().unwrap();
    let mut random = Rng::with_seed(7);
    let (mut met, mut mended, mut hopeless) = (0, 0, 0);
    for case in 0..400 {
        let rules = small(&base, random_condition(&mut random, 3));
        let given = possible()
            .map(|all| (random.u8(0..4) != 0).then(|| all[random.usize(0..all.len())].clone()));
        let mut answers = Answers::default();
        for (index, answer) in given.iter().enumerate() {
            if let Some(answer) = answer {
                answers
                    .enterprise
                    .insert(format!("q{index}"), answer.clone());
            }
        }
        let found = changes(&rules, &answers, day(), None, Goal::Met(CriterionId(0)));
        let smallest = found.sets.first().map(|set| set.wants.len());
        let condition = &rules.criteria[0].met_when;
        match fewest(&rules, &given) {
            Some(0) => {
                met += 1;
                assert_eq!(smallest, None, "case {case}: {condition:?} {given:?}");
            }
            Some(number) => {
                mended += 1;
                assert_eq!(
                    smallest,
                    Some(number),
                    "case {case}: {condition:?} {given:?}"
                );
            }
            None => {
                hopeless += 1;
                assert_eq!(smallest, None, "case {case}: {condition:?} {given:?}");
            }
        }
    }
    assert!(
        met > 50 && mended > 100 && hopeless > 5,
        "{met} {mended} {hopeless}"
    );
}
