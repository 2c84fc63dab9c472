//! What must hold for any answers. Each seed makes its own; a failure names it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use santong_native_tests::{Random, day, more, rules, sample};
use santong_rules::{
    Answer, Answers, Assessment, CriterionFinding, Fact, Kind, MeasureFinding, QuestionRef,
    Readiness, Relevance, RuleSet, Standing, Table, Value, Verdict, assess, prepared_row,
    read_answer,
};

const SEEDS: u64 = 600;

/// Runs a check over random answers of every thickness.
fn check(holds: impl Fn(&RuleSet, &Answers, &Assessment, &mut Random)) {
    check_with(SEEDS, holds);
}

fn check_with(seeds: u64, holds: impl Fn(&RuleSet, &Answers, &Assessment, &mut Random)) {
    let rules = rules().unwrap();
    for seed in 0..seeds {
        let mut random = Random::new(seed);
        let answers = random.answers(&rules, (seed % 11) as f64 / 10.0);
        let assessment = assess(&rules, &answers, day());
        let run =
            std::panic::AssertUnwindSafe(|| holds(&rules, &answers, &assessment, &mut random));
        if std::panic::catch_unwind(run).is_err() {
            panic!("seed {seed}: {}", answers.to_json());
        }
    }
}

fn findings(assessment: &Assessment) -> Vec<(Option<usize>, &CriterionFinding)> {
    let products = assessment.products.iter().enumerate();
    let of_products = products.flat_map(|(index, product)| {
        product
            .findings
            .iter()
            .map(move |finding| (Some(index), finding))
    });
    assessment
        .findings
        .iter()
        .map(|finding| (None, finding))
        .chain(of_products)
        .collect()
}

#[test]
fn more_answers_never_flip_a_settled_verdict() {
    check(|rules, answers, before, random| {
        let fuller = more(random, rules, answers);
        let after = assess(rules, &fuller, day());
        for ((_, was), (_, is)) in findings(before).into_iter().zip(findings(&after)) {
            assert_eq!(was.criterion, is.criterion);
            if was.verdict != Verdict::Open {
                assert_eq!(
                    was.verdict,
                    is.verdict,
                    "{:?}",
                    rules.criterion(was.criterion).map(|c| &c.id)
                );
            }
        }
        for (was, is) in before.measures.iter().zip(&after.measures) {
            if was.relevance != Relevance::Open {
                assert_eq!(
                    was.relevance,
                    is.relevance,
                    "{:?}",
                    rules.measure(was.measure).map(|m| &m.id)
                );
            }
        }
        for (was, is) in before.products.iter().zip(&after.products) {
            if was.readiness == Readiness::Blocked {
                assert_eq!(is.readiness, Readiness::Blocked);
            }
        }
    });
}

/// Whether one of the questions that keep something open is to be asked, or was marked 还不清楚.
fn can_be_settled(
    rules: &RuleSet,
    assessment: &Assessment,
    product: Option<usize>,
    because: &santong_rules::Questions,
) -> bool {
    because.iter().any(|question| {
        let level = rules.question(question).map(|question| question.level);
        let product = product.filter(|_| level == Some(santong_rules::Level::Product));
        let standing = assessment.standing(QuestionRef { product, question });
        standing.is_asked() || standing == Standing::Unsure
    })
}

#[test]
fn nothing_is_open_with_nothing_left_to_ask() {
    check(|rules, _, assessment, _| {
        for (product, finding) in findings(assessment) {
            if finding.verdict == Verdict::Open {
                let id = rules
                    .criterion(finding.criterion)
                    .map(|criterion| &criterion.id);
                assert!(
                    can_be_settled(rules, assessment, product, &finding.causes),
                    "{id:?}"
                );
            }
        }
        let open = |finding: &&MeasureFinding| finding.relevance == Relevance::Open;
        for finding in assessment.measures.iter().filter(open) {
            let scopes = std::iter::once(None).chain((0..assessment.products.len()).map(Some));
            let any = scopes
                .into_iter()
                .any(|product| can_be_settled(rules, assessment, product, &finding.causes));
            assert!(
                any,
                "{:?}",
                rules.measure(finding.measure).map(|measure| &measure.id)
            );
        }
    });
}

#[test]
fn what_a_declaration_misses_is_asked_for() {
    check(|rules, _, assessment, _| {
        for (index, product) in assessment.products.iter().enumerate() {
            if product.readiness == Readiness::Blocked {
                continue;
            }
            for question in product.gaps.iter().flat_map(|gap| gap.missing.iter()) {
                let asked = rules.question(question).unwrap();
                let product = (asked.level == santong_rules::Level::Product).then_some(index);
                let standing = assessment.standing(QuestionRef { product, question });
                // Where it is not known yet whether it makes sense, what tells that is asked.
                assert_ne!(standing, Standing::NotNeeded, "{}", asked.id);
            }
        }
    });
}

#[test]
fn an_answer_that_is_not_needed_changes_nothing() {
    check(|rules, answers, before, random| {
        let mut fuller = more(random, rules, answers);
        for (id, question) in rules.questions_with_ids() {
            for product in std::iter::once(None).chain((0..answers.products.len()).map(Some)) {
                let at = QuestionRef {
                    product,
                    question: id,
                };
                let idle = before.standing(at) == Standing::NotNeeded;
                let was = answers
                    .of(product)
                    .and_then(|given| given.get(&question.id))
                    .cloned();
                if let Some(given) = fuller.of_mut(product).filter(|_| !idle) {
                    match was {
                        Some(answer) => given.insert(question.id.clone(), answer),
                        None => given.remove(&question.id),
                    };
                }
            }
        }
        let after = assess(rules, &fuller, day());
        for ((_, was), (_, is)) in findings(before).into_iter().zip(findings(&after)) {
            assert_eq!(
                was.verdict,
                is.verdict,
                "{:?}",
                rules.criterion(was.criterion).map(|c| &c.id)
            );
        }
        for (was, is) in before.measures.iter().zip(&after.measures) {
            assert_eq!(was.relevance, is.relevance);
        }
        for (was, is) in before.products.iter().zip(&after.products) {
            assert_eq!(was.readiness, is.readiness);
        }
    });
}

#[test]
fn a_file_written_and_read_again_gives_the_same_assessment() {
    check(|rules, answers, assessment, _| {
        let again = Answers::from_json(&answers.to_json()).unwrap();
        assert_eq!(again, *answers);
        assert_eq!(assess(rules, &again, day()), *assessment);
    });
}

#[test]
fn no_document_shows_an_id_or_fails_on_any_answers() {
    let words = &santong_documents::ZH;
    // Documents take longer than what they are made from.
    check_with(SEEDS / 4, |rules, answers, assessment, _| {
        for item in santong_documents::checklist(rules, answers, assessment, words) {
            for text in [&item.title, &item.reason, &item.remedy] {
                assert!(
                    !text.contains("product.")
                        && !text.contains("enterprise.")
                        && !text.contains("&&"),
                    "{text}"
                );
                assert!(!text.trim().is_empty());
            }
        }
        for index in 0..answers.products.len() {
            let declaration =
                santong_documents::declaration(rules, answers, assessment, index, words);
            let blocked = assessment.products[index].readiness == Readiness::Blocked;
            assert_eq!(declaration.is_none(), blocked);
            let draft = assessment.products[index].readiness == Readiness::Draft;
            assert_eq!(
                declaration.is_some_and(|document| document.mark.is_some()),
                draft
            );
        }
    });
}

#[test]
fn a_sample_is_what_it_is_said_to_be() {
    use Readiness::{Blocked, Draft, Ready};
    let rules = rules().unwrap();
    let check = |name: &str, expected: &[Readiness]| {
        let answers = sample(name).unwrap();
        let unknown = answers.unknown_questions(&rules);
        assert_eq!(unknown, Vec::<String>::new(), "{name}");
        let assessment = assess(&rules, &answers, day());
        let products = assessment.products.iter();
        let is: Vec<_> = products.map(|product| product.readiness).collect();
        assert_eq!(is, expected, "{name}");
    };
    check("ready", &[Ready]);
    check("draft", &[Draft, Draft]);
    check("blocked", &[Blocked]);
    check("food", &[Ready]);
    check("textile", &[Ready]);
    check("toy", &[Draft]);
    check("ceramic", &[Ready]);
    check("flange", &[Ready, Blocked]);
    check("shanxi", &[Ready]);
    check("trading", &[Ready]);
}

#[test]
fn what_is_prepared_is_no_answer_until_it_is_taken() {
    let without = {
        let mut rules = rules().unwrap();
        rules.prepared.clear();
        rules
    };
    check(|_, answers, assessment, _| {
        assert_eq!(assess(&without, answers, day()), *assessment);
    });
}

#[test]
fn every_prepared_row_reads_as_one_that_was_typed() {
    let rules = rules().unwrap();
    assert!(!rules.prepared.is_empty());
    for group in &rules.prepared {
        let question = rules.question(group.question).unwrap();
        let Kind::Table(kind) = &question.kind else {
            panic!("{}", group.title);
        };
        let rows = group.rows.iter().map(|cells| prepared_row(kind, cells));
        let table = Answer::Table(Table {
            rows: rows.collect(),
            complete: false,
        });
        let Fact::Known(Value::Table { rows: read, .. }) =
            read_answer(&rules, &question.kind, &table)
        else {
            panic!("{}", group.title);
        };
        for (cells, read) in group.rows.iter().zip(read.iter()) {
            let read = read.iter().filter(|cell| cell.is_some()).count();
            assert_eq!(read, cells.len(), "{} {cells:?}", group.title);
        }
    }
}

#[test]
fn evidence_changes_no_verdict() {
    check(|rules, answers, assessment, random| {
        let mut kept = answers.clone();
        kept.evidence = random.evidence(rules, answers);
        assert_eq!(assess(rules, &kept, day()), *assessment);
    });
}

#[test]
fn optional_pages_change_no_declaration() {
    check(|rules, answers, assessment, _| {
        let mut without = answers.clone();
        for (id, question) in rules.questions_with_ids() {
            if rules.is_optional(id) {
                without.enterprise.remove(&question.id);
                for product in &mut without.products {
                    product.answers.remove(&question.id);
                }
            }
        }
        let after = assess(rules, &without, day());
        for (was, is) in assessment.products.iter().zip(&after.products) {
            assert_eq!(was.readiness, is.readiness);
            assert_eq!(was.gaps, is.gaps);
        }
    });
}
