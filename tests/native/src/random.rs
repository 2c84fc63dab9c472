//! Answers made at random: most fit their question, some are 还不清楚, some are nonsense.

use fastrand::Rng;
use santong_rules::{
    Answer, Answers, Column, ColumnRole, Evidence, Kind, Level, Product, Row, RuleSet, Table,
    TableKind,
};

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
            Kind::Text(_) => self.one_of(&["", "某某", "91440300192317458F", "2021010703374807"]),
            Kind::Number(_) | Kind::Money { .. } => self.one_of(&["0", "0.5", "1.0", "12,000"]),
            Kind::Date => self.one_of(&["2026-11-21", "2026-11-22", "2027年1月1日"]),
            Kind::Limit => self.one_of(&["0.5", "≤0.75", "5～9", "４～１０", "无", "", "5-"]),
            Kind::Measured => {
                self.one_of(&["0.32", "6", "<0.01", "未检出(<0.01)", "未测", "未检出"])
            }
            Kind::Table(kind) => Answer::Table(Table {
                rows: (0..self.0.usize(0..4)).map(|_| self.row(kind)).collect(),
                complete: self.0.bool(),
            }),
        }
    }

    fn row(&mut self, kind: &TableKind) -> Row {
        // Half of the rows have every cell: others would leave most comparisons open.
        let full = self.0.bool();
        let columns: Vec<(usize, &Column)> = kind
            .columns
            .iter()
            .enumerate()
            .filter(|_| full || self.0.u8(0..8) != 0)
            .collect();
        let cells = columns.into_iter().map(|(index, column)| {
            let role = kind
                .comparison
                .as_ref()
                .and_then(|comparison| comparison.role(index));
            let cell = match role {
                Some(ColumnRole::Unit | ColumnRole::LimitUnit(_)) => {
                    self.one_of(&["", "", "mg/L", "mg/dm²", "%", "μg/L", "级"])
                }
                Some(ColumnRole::SameMethod) if full => Answer::Flag(true),
                _ => self.answer(&column.kind),
            };
            (column.id.clone(), cell)
        });
        cells.collect()
    }

    fn one_of(&mut self, texts: &[&str]) -> Answer {
        Answer::Text(self.text(texts))
    }

    /// A register of evidence for the products of these answers, some of it for nothing there is.
    pub fn evidence(&mut self, rules: &RuleSet, answers: &Answers) -> Vec<Evidence> {
        (0..self.0.usize(1..6))
            .map(|_| Evidence {
                criterion: self
                    .0
                    .choice(&rules.criteria)
                    .map_or_else(String::new, |criterion| criterion.id.clone()),
                product: self
                    .0
                    .choice(&answers.products)
                    .filter(|_| self.0.bool())
                    .map(|product| product.id.clone()),
                market: self.text(&["", "home", "eu", "某地"]),
                title: self.text(&["检验报告", ""]),
                date: self.text(&["2026-01-02", "去年", ""]),
                valid_until: self.text(&["2026-11-21", "2030-01-01", "长期", "不知道", ""]),
                ..Evidence::default()
            })
            .collect()
    }

    fn text(&mut self, texts: &[&str]) -> String {
        self.0.choice(texts).copied().unwrap_or_default().into()
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
