//! Answers made at random: most fit their question, some are 还不清楚, some are nonsense.

use fastrand::Rng;
use santong_rules::{
    Answer, Answers, ColumnRole, Direction, Evidence, IdentifierKind, Kind, Level, Product, Row,
    RuleSet, Table, TableKind,
};

/// Texts that conditions look at, and others.
const TEXTS: [&str; 7] = [
    "",
    "某某",
    "全系列",
    "铅（扁平、空心、杯、贮存罐）",
    "镉（扁平、空心、杯、贮存罐）",
    "91440300192317458F",
    "2021010703374807",
];
/// Numbers of standards that conditions look at, and others.
const STANDARDS: [&str; 9] = [
    "GB 7718-2011",
    "GB 7718-2025",
    "GB 4806.4-2016",
    "GB 4806.5",
    "GB 2719",
    "GB 2715-2016",
    "GB 2763-2021",
    "无",
    "标准",
];

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

    /// One of several things.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        self.0.choice(of)
    }

    /// An answer to a question of a kind, sometimes 还不清楚, sometimes nonsense.
    pub fn answer(&mut self, kind: &Kind) -> Answer {
        match self.0.u8(0..20) {
            0 => Answer::Unsure,
            1 => Answer::Text("胡乱的回答 <b>".into()),
            _ => self.fitting(kind),
        }
    }

    /// Most of the time an answer that can be read.
    fn fitting(&mut self, kind: &Kind) -> Answer {
        match kind {
            Kind::Boolean => Answer::Flag(self.0.bool()),
            Kind::Choice(choices) => Answer::Text(
                self.0
                    .choice(choices)
                    .map_or_else(String::new, |choice| choice.id.clone()),
            ),
            Kind::Choices(choices) => {
                let one_in = self.0.usize(2..=choices.len().max(2));
                let chosen = choices.iter().filter(|_| self.0.usize(0..one_in) == 0);
                Answer::Set(chosen.map(|choice| choice.id.clone()).collect())
            }
            Kind::Text(kind) if kind.identifier == Some(IdentifierKind::StandardNumber) => {
                self.one_of(&STANDARDS)
            }
            Kind::Text(_) => self.one_of(&TEXTS),
            Kind::Number(_) | Kind::Money { .. } => {
                self.one_of(&["0", "0.5", "1.0", "100", "12,000"])
            }
            Kind::Date => self.one_of(&["2026-11-21", "2026-11-22", "2027年1月1日", "2029-01-01"]),
            Kind::Limit => self.one_of(&["0.5", "≤0.75", "5～9", "４～１０", "无", "", "5-"]),
            Kind::Measured => {
                self.one_of(&["0.32", "6", "<0.01", "未检出(<0.01)", "未测", "未检出"])
            }
            Kind::Table(kind) => Answer::Table(Table {
                rows: (0..self.0.usize(0..6)).map(|_| self.row(kind)).collect(),
                complete: self.0.bool(),
            }),
        }
    }

    /// Half of the rows have every cell, and comparisons among them sides that can be compared:
    /// others would leave most tables open.
    fn row(&mut self, kind: &TableKind) -> Row {
        let whole = self.0.bool();
        let direction = self.0.choice(Direction::ALL).unwrap_or(Direction::AtMost);
        let mut row = Row::new();
        for (index, column) in kind.columns.iter().enumerate() {
            let role = kind
                .comparison
                .as_ref()
                .and_then(|comparison| comparison.role(index));
            let cell = match role {
                Some(role) if whole => self.comparable(role, direction),
                Some(ColumnRole::Unit | ColumnRole::LimitUnit(_)) => {
                    self.one_of(&["", "mg/L", "mg/dm²", "%", "μg/L", "级"])
                }
                _ if whole => self.fitting(&column.kind),
                _ if self.0.u8(0..8) != 0 => self.answer(&column.kind),
                _ => continue,
            };
            row.insert(column.id.clone(), cell);
        }
        row
    }

    fn comparable(&mut self, role: ColumnRole, direction: Direction) -> Answer {
        let limits: &[&str] = match direction {
            Direction::Range => &["5～9", "4～10", "6～7", "11～12"],
            _ => &["0.5", "0.75", "1", "1.0"],
        };
        match role {
            ColumnRole::Direction => Answer::Text(direction.id().into()),
            ColumnRole::SameMethod => Answer::Flag(true),
            ColumnRole::Limit(_) if self.0.u8(0..4) == 0 => Answer::Text("无".into()),
            ColumnRole::Limit(_) | ColumnRole::Own => self.one_of(limits),
            ColumnRole::Measured => self.one_of(&["0.6", "6.5", "<0.01", "未测"]),
            ColumnRole::LimitUnit(_) => Answer::Text(String::new()),
            _ => Answer::Text("mg/L".into()),
        }
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
