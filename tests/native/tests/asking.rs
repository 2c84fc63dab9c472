//! What is asked next, why, why not, and how many questions are left.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::collections::BTreeSet;

use santong_native_tests::{Random, SAMPLES, day, rules, sample};
use santong_rules::{
    Answer, Answers, Facts, Left, Level, QuestionId, QuestionRef, RuleSet, Scope, Skipped,
    Standing, Strength, assess, left_to_ask, next_questions, skipped, stake,
};

/// How often the reader goes on with the same table before saying 还不清楚.
const TRIES: usize = 4;

/// Answers what is asked, in any order, until nothing is: how many different questions that were.
fn answer_all(
    rules: &RuleSet,
    mut answers: Answers,
    random: &mut Random,
    counts: &dyn Fn(&QuestionRef) -> bool,
) -> usize {
    let mut answered: Vec<QuestionRef> = Vec::new();
    loop {
        let assessment = assess(rules, &answers, day());
        let asked: Vec<QuestionRef> = assessment.asked().filter(counts).collect();
        let Some(at) = random.pick(&asked).copied() else {
            return answered.iter().collect::<BTreeSet<_>>().len();
        };
        let tried = answered.iter().filter(|other| **other == at).count();
        answered.push(at);
        let question = rules.question(at.question).unwrap();
        let answer = if tried < TRIES {
            random.answer(&question.kind)
        } else {
            Answer::Unsure
        };
        answers
            .of_mut(at.product)
            .unwrap()
            .insert(question.id.clone(), answer);
    }
}

fn all_of(answers: &Answers) -> Vec<usize> {
    (0..answers.products.len()).collect()
}

#[test]
fn what_is_left_lies_within_its_bounds() {
    let rules = rules().unwrap();
    let all = |_: QuestionId| true;
    let needed = |id: QuestionId| !rules.is_optional(id);
    let first = [0];
    let (mut low, mut high, mut real) = (0, 0, 0);
    for seed in 0..120 {
        let mut random = Random::new(seed);
        let answers = random.answers(&rules, (seed % 6) as f64 / 6.0);
        let assessment = assess(&rules, &answers, day());
        for counts in [&all as &dyn Fn(QuestionId) -> bool, &needed] {
            let Left { at_least, at_most } =
                left_to_ask(&rules, &answers, &assessment, &all_of(&answers), counts);
            let count = answer_all(&rules, answers.clone(), &mut random, &|at| {
                counts(at.question)
            });
            assert!(
                (at_least..=at_most).contains(&count),
                "seed {seed}: {count} is not in {at_least}..={at_most}: {}",
                answers.to_json()
            );
            (low, high, real) = (low + at_least, high + at_most, real + count);
        }
        // A reader who answers only what is about the enterprise and the first product.
        let left = left_to_ask(&rules, &answers, &assessment, &first, &all);
        let near = |at: &QuestionRef| at.product.is_none_or(|product| product == 0);
        let count = answer_all(&rules, answers.clone(), &mut random, &near);
        assert!(
            (left.at_least..=left.at_most).contains(&count),
            "seed {seed}: {left:?}, {count}"
        );
    }
    println!("at least {low}, answered {real}, at most {high}");
}

#[test]
fn nothing_is_left_when_nothing_is_asked() {
    let rules = rules().unwrap();
    for name in SAMPLES {
        let answers = sample(name).unwrap();
        let assessment = assess(&rules, &answers, day());
        let left = left_to_ask(&rules, &answers, &assessment, &all_of(&answers), &|_| true);
        if assessment.asked().next().is_none() {
            assert_eq!(left, Left::default(), "{name}");
        } else {
            assert!(left.at_most > 0, "{name}");
        }
    }
}

#[test]
fn every_question_says_why_it_is_asked_or_why_not() {
    let rules = rules().unwrap();
    for seed in 0..60 {
        let answers = Random::new(seed).answers(&rules, (seed % 11) as f64 / 10.0);
        let assessment = assess(&rules, &answers, day());
        let facts = Facts::read(&rules, &answers);
        for product in std::iter::once(None).chain((0..answers.products.len()).map(Some)) {
            let scope = Scope::new(&rules, &facts, product, day());
            for (id, question) in rules.questions_with_ids() {
                if (question.level == Level::Product) != product.is_some() {
                    continue;
                }
                let at = QuestionRef {
                    product,
                    question: id,
                };
                let stake = stake(&rules, &assessment, at);
                let decides =
                    !stake.criteria.is_empty() || !stake.measures.is_empty() || stake.declaration;
                let standing = assessment.standing(at);
                // What cannot be read is asked again whether it is needed or not.
                if standing == Standing::IllFormed {
                    continue;
                }
                assert_eq!(standing.is_asked(), decides, "seed {seed}: {}", question.id);
                let told = skipped(&assessment, &scope, id);
                let without = matches!(standing, Standing::NotShown | Standing::NotNeeded);
                assert_eq!(told.is_some(), without, "seed {seed}: {}", question.id);
                match told {
                    Some(Skipped::NotShown(why)) => assert!(!why.all().is_empty()),
                    Some(Skipped::NotKnown(causes)) => assert!(!causes.is_empty()),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn what_decides_more_is_asked_first() {
    let rules = rules().unwrap();
    for seed in 0..60 {
        let answers = Random::new(seed).answers(&rules, (seed % 11) as f64 / 10.0);
        let assessment = assess(&rules, &answers, day());
        let next = next_questions(&rules, &assessment);
        let asked: BTreeSet<_> = assessment.asked().collect();
        assert_eq!(asked, next.iter().map(|(at, _)| *at).collect());
        let gates = |at: &QuestionRef| {
            let stake = stake(&rules, &assessment, *at);
            let strengths = stake.criteria.iter().filter_map(|id| rules.criterion(*id));
            strengths
                .filter(|criterion| criterion.strength == Strength::Gate)
                .count()
        };
        let rank = |at: &QuestionRef| rules.question(at.question).unwrap().rank;
        for ((a, _), (b, _)) in next.iter().zip(next.iter().skip(1)) {
            match (rank(a), rank(b)) {
                (None, None) => assert!(gates(a) >= gates(b), "seed {seed}"),
                (None, Some(_)) => panic!("seed {seed}: a ranked question stands behind another"),
                (Some(a), Some(b)) => assert!(a <= b, "seed {seed}"),
                (Some(_), None) => {}
            }
        }
    }
}
