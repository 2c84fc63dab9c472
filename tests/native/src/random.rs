//! Answers made at random: most fit their question, some are 还不清楚, some are nonsense.

use fastrand::Rng;
use santong_rules::{Answer, Answers, Kind, Level, Product, Row, RuleSet, Table};

/// Makes answers from a seed; the same seed makes the same answers.
pub struct Random(Rng);

impl Random {
    /// A source of answers.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Rng::with_seed(seed))
    }

    /// Answers to about `share` of all questions, for one to three products.
    pub fn answers(&mut self, rules: &RuleSet, share: f64) -> Answers {
        let mut answers = Answers::default();
        for number in 1..=self.0.usize(1..=3) {
            answers.products.push(Product {
                id: format!("p{number}"),
                ..Product::default()
            });
        }
        self.add(rules, &mut answers, share);
        answers
    }

    fn add(&mut self, rules: &RuleSet, answers: &mut Answers, share: f64) {
        for question in &rules.questions {
            let scopes: Vec<Option<usize>> = match question.level {
                Level::Enterprise => vec![None],
                Level::Product => (0..answers.products.len()).map(Some).collect(),
            };
            for scope in scopes {
                if let Some(given) = answers.of_mut(scope)
                    && self.0.f64() < share
                    && !given.contains_key(&question.id)
                {
                    given.insert(question.id.clone(), self.answer(&question.kind));
                }
            }
        }
    }

    fn answer(&mut self, kind: &Kind) -> Answer {
        match self.0.u8(0..20) {
            0 => return Answer::Unsure,
            1 => return Answer::Text("胡乱的回答 <b>".into()),
            _ => {}
        }
        match kind {
            Kind::Boolean => Answer::Flag(self.0.bool()),
            Kind::Choice(choices) => Answer::Text(
                self.0
                    .choice(choices)
                    .map_or_else(String::new, |choice| choice.id.clone()),
            ),
            Kind::Choices(choices) => Answer::Set(
                choices
                    .iter()
                    .filter(|_| self.0.u8(0..3) == 0)
                    .map(|choice| choice.id.clone())
                    .collect(),
            ),
            Kind::Text(_) => Answer::Text(
                self.0
                    .choice(["", "某某", "91440300192317458F", "2021010703374807"])
                    .unwrap_or("")
                    .into(),
            ),
            Kind::Number(_) | Kind::Money { .. } => Answer::Text(
                self.0
                    .choice(["0", "0.5", "1.0", "12,000"])
                    .unwrap_or("0")
                    .into(),
            ),
            Kind::Limit => Answer::Text(
                self.0
                    .choice(["0.5", "≤0.75", "5～9", "无", "", "5-"])
                    .unwrap_or("")
                    .into(),
            ),
            Kind::Measured => Answer::Text(
                self.0
                    .choice(["0.32", "6", "未检出(<0.01)", "未测", "未检出"])
                    .unwrap_or("")
                    .into(),
            ),
            Kind::Date => Answer::Text(
                self.0
                    .choice(["2026-11-21", "2026-11-22", "2027年1月1日"])
                    .unwrap_or("")
                    .into(),
            ),
            Kind::Table(kind) => {
                let rows = (0..self.0.usize(0..4))
                    .map(|_| {
                        let cells = kind
                            .columns
                            .iter()
                            .filter(|_| self.0.u8(0..8) != 0)
                            .collect::<Vec<_>>();
                        cells
                            .into_iter()
                            .map(|column| (column.id.clone(), self.answer(&column.kind)))
                            .collect::<Row>()
                    })
                    .collect();
                Answer::Table(Table {
                    rows,
                    complete: self.0.bool(),
                })
            }
        }
    }
}

/// The same answers and some more: questions without an answer get one, open tables get rows and may be
/// closed, empty cells of open tables are filled. Nothing that was said is changed.
pub fn more(random: &mut Random, rules: &RuleSet, answers: &Answers) -> Answers {
    let mut more = answers.clone();
    // What is unsure or cannot be read has not been said yet.
    let facts = santong_rules::Facts::read(rules, answers);
    for (index, question) in rules.questions.iter().enumerate() {
        for scope in std::iter::once(None).chain((0..answers.products.len()).map(Some)) {
            let fact = match scope {
                None => facts.enterprise.get(index),
                Some(product) => facts
                    .products
                    .get(product)
                    .and_then(|product| product.facts.get(index)),
            };
            let Some(given) = more.of_mut(scope) else {
                continue;
            };
            match (fact, given.get_mut(&question.id), &question.kind) {
                (
                    Some(santong_rules::Fact::Known(_)),
                    Some(Answer::Table(table)),
                    Kind::Table(kind),
                ) if !table.complete => {
                    if let Answer::Table(extra) = random.answer(&Kind::Table(kind.clone())) {
                        table.rows.extend(extra.rows);
                        table.complete = extra.complete;
                    }
                }
                (Some(santong_rules::Fact::Known(_)), ..) => {}
                (_, Some(_), _) if random.0.bool() => {
                    given.remove(&question.id);
                }
                _ => {}
            }
        }
    }
    random.add(rules, &mut more, 0.6);
    more
}
