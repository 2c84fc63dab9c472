//! The proof agrees with trying every answer, for random conditions.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use fastrand::Rng;
use santong_compiler::{SourceFile, compile};
use santong_proof::{Fault, Finding, Subject, prove};
use santong_rules::{
    Answer, Answers, Comparison, Condition, CriterionId, Product, Row, RuleSet, Table, Verdict,
    assess,
};

const ROWS: [(&str, &str); 4] = [("a", "1"), ("a", "6"), ("b", "1"), ("b", "6")];

/// What is said to the four questions; `None` where nothing is. The table has rows, and may get more.
#[derive(Clone, Copy, PartialEq)]
struct Given {
    flag: Option<bool>,
    toy: Option<bool>,
    marks: Option<u8>,
    rows: u8,
    complete: bool,
}

impl Given {
    fn all(partial: bool) -> Vec<Self> {
        let flags = if partial {
            vec![None, Some(false), Some(true)]
        } else {
            vec![Some(false), Some(true)]
        };
        let mut marks: Vec<Option<u8>> = (0..4).map(Some).collect();
        if partial {
            marks.push(None);
        }
        let complete = if partial {
            vec![false, true]
        } else {
            vec![true]
        };
        let mut all = Vec::new();
        for flag in &flags {
            for toy in &flags {
                for marks in &marks {
                    for rows in 0..16 {
                        for complete in &complete {
                            all.push(Self {
                                flag: *flag,
                                toy: *toy,
                                marks: *marks,
                                rows,
                                complete: *complete,
                            });
                        }
                    }
                }
            }
        }
        all
    }

    /// Whether filling in what is missing can lead to these.
    fn leads_to(&self, whole: &Self) -> bool {
        let same = |a: Option<bool>, b: Option<bool>| a.is_none() || a == b;
        let rows = if self.complete {
            self.rows == whole.rows
        } else {
            self.rows & !whole.rows == 0
        };
        same(self.flag, whole.flag)
            && same(self.toy, whole.toy)
            && (self.marks.is_none() || self.marks == whole.marks)
            && rows
    }

    fn answers(&self) -> Answers {
        let mut product = Product {
            id: "p1".to_owned(),
            ..Product::default()
        };
        let mut give = |name: &str, answer| product.answers.insert(name.to_owned(), answer);
        if let Some(flag) = self.flag {
            give("product.flag", Answer::Flag(flag));
        }
        if let Some(toy) = self.toy {
            give(
                "product.industry",
                Answer::Text(if toy { "toy" } else { "food" }.to_owned()),
            );
        }
        if let Some(marks) = self.marks {
            let chosen = [(1, "a"), (2, "b")]
                .into_iter()
                .filter(|(bit, _)| marks & bit != 0);
            give(
                "product.marks",
                Answer::Set(chosen.map(|(_, id)| id.to_owned()).collect()),
            );
        }
        let rows = ROWS
            .iter()
            .enumerate()
            .filter(|(index, _)| self.rows & (1 << index) != 0);
        let rows = rows.map(|(_, (side, value))| {
            let cell = |name: &str, text: &str| (name.to_owned(), Answer::Text(text.to_owned()));
            Row::from([cell("side", side), cell("value", value)])
        });
        let table = Table {
            rows: rows.collect(),
            complete: self.complete,
        };
        give("product.reports", Answer::Table(table));
        Answers {
            products: vec![product],
            ..Answers::default()
        }
    }
}

fn random_condition(rules: &RuleSet, random: &mut Rng, depth: usize) -> Condition {
    let id = |name: &str| Box::new(Condition::Answer(rules.find_question(name).unwrap()));
    let text = |text: &str| Box::new(Condition::Text(text.to_owned()));
    let cell = |column| Box::new(Condition::Cell(0, column));
    let both = |random: &mut Rng| {
        let part = |random: &mut Rng| Box::new(random_condition(rules, random, depth - 1));
        (part(random), part(random))
    };
    match random.u8(0..if depth == 0 { 6 } else { 12 }) {
        0 => *id("product.flag"),
        1 => Condition::Compare(Comparison::Equal, id("product.industry"), text("toy")),
        2 => Condition::In(text(["a", "b"][random.usize(0..2)]), id("product.marks")),
        3 => Condition::Exists(
            id("product.reports"),
            Box::new(Condition::Compare(
                Comparison::Greater,
                cell(1),
                Box::new(Condition::Int(5)),
            )),
        ),
        4 => Condition::All(
            id("product.reports"),
            Box::new(Condition::Compare(Comparison::Equal, cell(0), text("a"))),
        ),
        5 => {
            let side =
                Condition::Compare(Comparison::Equal, cell(0), Box::new(Condition::Variable(1)));
            let there = Condition::Exists(id("product.reports"), Box::new(side));
            Condition::All(id("product.marks"), Box::new(there))
        }
        6 => Condition::Not(Box::new(random_condition(rules, random, depth - 1))),
        7..10 => {
            let (a, b) = both(random);
            Condition::And(a, b)
        }
        _ => {
            let (a, b) = both(random);
            Condition::Or(a, b)
        }
    }
}

#[test]
fn the_proof_agrees_with_trying_everything() {
    let base = SourceFile {
        name: "base.toml".to_owned(),
        text: include_str!("base.toml").to_owned(),
    };
    let rules = compile(&[base]).0.unwrap();
    let mut random = Rng::with_seed(11);
    let (wholes, parts) = (Given::all(false), Given::all(true));
    let mut counts = [0; 3];
    for case in 0..200 {
        let mut rules = rules.clone();
        rules.criteria.truncate(1);
        rules.criteria[0].met_when = random_condition(&rules, &mut random, 3);
        let verdict = |given: &Given| {
            assess(&rules, &given.answers(), rules.date).products[0]
                .findings
                .first()
                .map_or(Verdict::NotApplicable, |finding| finding.verdict)
        };
        if rules.criteria[0].level != santong_rules::Level::Product {
            continue;
        }
        let results: Vec<(Given, Verdict)> = wholes
            .iter()
            .map(|given| (*given, verdict(given)))
            .collect();
        let reached = |wanted| results.iter().any(|(_, found)| *found == wanted);
        let inexact = parts.iter().any(|part| {
            verdict(part) == Verdict::Open && {
                let mut reached = results.iter().filter(|(whole, _)| part.leads_to(whole));
                let first = reached.next().map(|(_, verdict)| *verdict);
                reached.all(|(_, verdict)| Some(*verdict) == first)
            }
        });
        let report = prove(&rules, &[], &[]);
        let found = |fault: Fault| {
            report.findings.contains(&Finding {
                subject: Subject::Criterion(CriterionId(0)),
                fault,
                case: None,
            })
        };
        let is_inexact = report
            .findings
            .iter()
            .any(|finding| finding.fault == Fault::Inexact);
        let context = format!("case {case}: {:?}", rules.criteria[0].met_when);
        assert!(
            !report
                .findings
                .iter()
                .any(|f| f.fault == Fault::NotReplayed),
            "{context}"
        );
        assert_eq!(found(Fault::NeverMet), !reached(Verdict::Met), "{context}");
        assert_eq!(
            found(Fault::NeverUnmet),
            !reached(Verdict::Unmet),
            "{context}"
        );
        assert_eq!(is_inexact, inexact, "{context}");
        counts[0] += usize::from(!reached(Verdict::Met) || !reached(Verdict::Unmet));
        counts[1] += usize::from(inexact);
        counts[2] += 1;
    }
    let [constant, inexact, all] = counts;
    assert!(constant > 3 && inexact > 20 && all > inexact, "{counts:?}");
}
