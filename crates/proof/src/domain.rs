//! A few answers that stand for all answers to a question: conditions cannot tell any other from one of
//! them.

use std::collections::BTreeSet;

use santong_rules::{
    Answer, Answers, ColumnRole, ComparisonKind, Condition, Date, Decimal, Fact, Facts,
    IdentifierKind, Kind, Level, NONE, NumberKind, Outcome, Product, Question, QuestionId, Row,
    RuleSet, Scope, Table, Value, evaluate, operation, read_answer,
};

use crate::conditions::{all_conditions, bodies, table_of, walk};
use crate::points::{Points, typed};

/// What can be said to a question.
pub enum Domain {
    /// No condition reads it.
    Idle(Answer),
    /// One of these.
    One(Vec<(Answer, Value)>),
    /// Any of these choices.
    Set(Vec<String>),
    /// Rows, see [`rows_of`].
    Table,
}

/// Most kinds of rows that are tried for a table.
const MOST_ROWS: usize = 4096;

/// The answers that stand for all.
pub fn domain_of(
    rules: &RuleSet,
    id: QuestionId,
    question: &Question,
    points: &Points,
    examples: &[(String, String)],
) -> Domain {
    let read = all_conditions(rules).any(|condition| reads(condition, id));
    if !read {
        return Domain::Idle(some_answer(rules, question, examples));
    }
    let answers: Vec<Answer> = match &question.kind {
        Kind::Choices(choices) => {
            return Domain::Set(choices.iter().map(|choice| choice.id.clone()).collect());
        }
        Kind::Table(_) => return Domain::Table,
        Kind::Boolean => vec![Answer::Flag(false), Answer::Flag(true)],
        Kind::Choice(choices) => choices
            .iter()
            .map(|choice| Answer::Text(choice.id.clone()))
            .collect(),
        Kind::Date => texts(points.days(rules).into_iter().map(Value::Date)),
        Kind::Number(kind) => texts(points.numbers(id, kind).into_iter().map(Value::Decimal)),
        Kind::Money { unit } => {
            let kind = NumberKind {
                unit: unit.clone(),
                min: Some(Decimal::from(0)),
                max: None,
            };
            texts(points.numbers(id, &kind).into_iter().map(Value::Decimal))
        }
        _ => {
            let mut candidates = written(
                rules,
                &|part| matches!(part, Condition::Answer(other) if *other == id),
            );
            candidates.extend(given(examples, &question.id));
            candidates.extend(any_text(&question.kind));
            candidates.into_iter().map(Answer::Text).collect()
        }
    };
    let mut known: Vec<(Answer, Value)> = Vec::new();
    let mut seen = Vec::new();
    for answer in answers {
        let Fact::Known(value) = read_answer(rules, &question.kind, &answer) else {
            continue;
        };
        let sign = match &question.kind {
            Kind::Text(_) => sign(
                rules,
                &value,
                &|part| matches!(part, Condition::Answer(other) if *other == id),
            ),
            _ => vec![Some(value.clone())],
        };
        if !seen.contains(&sign) {
            seen.push(sign);
            known.push((answer, value));
        }
    }
    Domain::One(known)
}

fn texts(values: impl Iterator<Item = Value>) -> Vec<Answer> {
    values
        .filter_map(|value| typed(&value))
        .map(Answer::Text)
        .collect()
}

fn reads(condition: &Condition, id: QuestionId) -> bool {
    let mut found = false;
    condition.questions(&mut |read| found |= read == id);
    found
}

/// The texts that conditions compare something with.
fn written(rules: &RuleSet, is_it: &dyn Fn(&Condition) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for condition in all_conditions(rules) {
        walk(condition, &mut |part| match part {
            Condition::Compare(_, a, b) => {
                for (it, other) in [(a, b), (b, a)] {
                    if let (true, Condition::Text(text)) = (is_it(it), &**other) {
                        found.push(text.clone());
                    }
                }
            }
            Condition::In(a, list) => {
                if let (true, Condition::List(items)) = (is_it(a), &**list) {
                    found.extend(items.iter().filter_map(|item| match item {
                        Condition::Text(text) => Some(text.clone()),
                        _ => None,
                    }));
                }
            }
            _ => {}
        });
    }
    found
}

fn given<'e>(examples: &'e [(String, String)], name: &'e str) -> impl Iterator<Item = String> + 'e {
    let own = examples.iter().filter(move |(of, _)| of == name);
    own.map(|(_, text)| text.clone())
}

/// Texts of a kind that nobody has given an example of.
fn any_text(kind: &Kind) -> Vec<String> {
    let Kind::Text(text) = kind else {
        return Vec::new();
    };
    let identifier = text.identifier.map(|identifier| match identifier {
        IdentifierKind::CreditCode => "91440300192317458F",
        IdentifierKind::FoodLicence => "SC12344010112349",
        IdentifierKind::CccCertificate => "2026010703012345",
        IdentifierKind::CustomsCode => "4401961234",
        IdentifierKind::HsCode => "8421399090",
        IdentifierKind::ProductionLicence => "XK16-204-00001",
        IdentifierKind::StandardNumber => "GB/T 2912.1-2009",
    });
    let none = text.none.then_some(NONE);
    let plain = ["某型号A1", "13800000000", "2026"];
    let all = identifier.into_iter().chain(none).chain(plain);
    all.map(str::to_owned).collect()
}

/// What conditions make of a text: of two with the same signs none can tell one from the other.
fn sign(rules: &RuleSet, value: &Value, is_it: &dyn Fn(&Condition) -> bool) -> Vec<Option<Value>> {
    let mut signs = Vec::new();
    for condition in all_conditions(rules) {
        walk(condition, &mut |part| match part {
            Condition::Matches(text, pattern) if is_it(text) => {
                signs.push(operation::matches(value, rules.pattern(*pattern)).ok());
            }
            Condition::Compare(comparison, a, b) => {
                let literal = |part: &Condition| match part {
                    Condition::Text(text) => Some(Value::Text(text.as_str().into())),
                    Condition::Int(number) => Some(Value::Int(*number)),
                    _ => None,
                };
                let size = |part: &Condition| matches!(part, Condition::Size(of) if is_it(of));
                if let (true, Some(other)) = (is_it(a), literal(b)) {
                    signs.push(operation::compare(*comparison, value, &other).ok());
                } else if let (true, Some(other)) = (size(a), literal(b)) {
                    let size = operation::size(value);
                    signs.push(
                        size.and_then(|size| operation::compare(*comparison, &size, &other))
                            .ok(),
                    );
                }
            }
            Condition::In(a, list) if is_it(a) => {
                if let Condition::List(items) = &**list {
                    let is_text = |item: &Condition| matches!((item, value), (Condition::Text(a), Value::Text(b)) if **a == **b);
                    signs.push(Some(Value::Bool(items.iter().any(is_text))));
                }
            }
            _ => {}
        });
    }
    signs
}

/// An answer that can be read, where it does not matter which.
fn some_answer(rules: &RuleSet, question: &Question, examples: &[(String, String)]) -> Answer {
    match &question.kind {
        Kind::Boolean => Answer::Flag(true),
        Kind::Choice(choices) => Answer::Text(
            choices
                .first()
                .map_or_else(String::new, |choice| choice.id.clone()),
        ),
        Kind::Choices(_) => Answer::Set(Vec::new()),
        Kind::Number(kind) => Answer::Text(kind.min.unwrap_or(Decimal::from(1)).to_string()),
        Kind::Money { .. } => Answer::Text("1".to_owned()),
        Kind::Date => Answer::Text(rules.date.to_string()),
        Kind::Table(_) => Answer::Table(Table {
            rows: Vec::new(),
            complete: true,
        }),
        kind => {
            let candidates = given(examples, &question.id).chain(any_text(kind));
            let mut fitting = candidates
                .map(Answer::Text)
                .filter(|answer| matches!(read_answer(rules, kind, answer), Fact::Known(_)));
            fitting.next().unwrap_or(Answer::Text(String::new()))
        }
    }
}

/// The rows that stand for all rows of a table, with their values; nothing where a question is no table
/// that conditions read.
pub fn rows_of(
    rules: &RuleSet,
    id: QuestionId,
    points: &Points,
    examples: &[(String, String)],
) -> Vec<(Row, Vec<Option<Value>>)> {
    let Some(kind) = table_of(rules, id) else {
        return Vec::new();
    };
    if !all_conditions(rules).any(|condition| reads(condition, id)) {
        return Vec::new();
    }
    let bodies = bodies(rules, id);
    let mut rows = match &kind.comparison {
        Some(comparison) => compared_rows(kind, comparison),
        None => vec![Row::new()],
    };
    for (index, column) in kind.columns.iter().enumerate() {
        let read = bodies.iter().any(|body| reads_column(body, index));
        if kind.comparison.is_some() && !read {
            continue;
        }
        let mut cells = cells_of(rules, id, index, column, points, examples);
        if !read {
            cells.truncate(1);
        }
        let with = |row: &Row| {
            let (row, name) = (row.clone(), column.id.clone());
            cells.clone().into_iter().map(move |cell| {
                let mut row = row.clone();
                row.insert(name.clone(), cell);
                row
            })
        };
        rows = rows.iter().flat_map(with).take(MOST_ROWS).collect();
    }
    let days = points.days(rules);
    let shown = shown_everywhere(rules, id);
    let mut seen: Vec<Vec<Option<bool>>> = Vec::new();
    let mut kept = Vec::new();
    for row in rows {
        let Some((facts, cells)) = alone(&shown, id, &row) else {
            continue;
        };
        let sign = signs_of_row(&shown, id, &facts, &bodies, &days);
        if !seen.contains(&sign) {
            seen.push(sign);
            kept.push((row, cells));
        }
    }
    kept
}

fn reads_column(body: &Condition, column: usize) -> bool {
    let mut found = false;
    walk(body, &mut |part| {
        found |= matches!(part, Condition::Cell(_, own) if usize::from(*own) == column);
    });
    found
}

/// The cells that stand for all of a column.
fn cells_of(
    rules: &RuleSet,
    id: QuestionId,
    index: usize,
    column: &santong_rules::Column,
    points: &Points,
    examples: &[(String, String)],
) -> Vec<Answer> {
    match &column.kind {
        Kind::Boolean => vec![Answer::Flag(true), Answer::Flag(false)],
        Kind::Choice(choices) => choices
            .iter()
            .map(|choice| Answer::Text(choice.id.clone()))
            .collect(),
        Kind::Date => texts(points.days(rules).into_iter().map(Value::Date)),
        Kind::Number(_) | Kind::Money { .. } => numbers_of(rules, index, &column.kind),
        kind => {
            let is_it = |part: &Condition| matches!(part, Condition::Cell(_, own) if usize::from(*own) == index);
            let name = rules
                .question(id)
                .map_or("", |question| question.id.as_str());
            let mut candidates: Vec<String> =
                given(examples, &format!("{name}/{}", column.id)).collect();
            candidates.extend(written(rules, &is_it));
            candidates.extend(any_text(kind));
            let mut seen = Vec::new();
            let mut cells = Vec::new();
            for text in candidates {
                let answer = Answer::Text(text);
                if let Fact::Known(value) = read_answer(rules, kind, &answer) {
                    let sign = sign(rules, &value, &is_it);
                    if !seen.contains(&sign) {
                        seen.push(sign);
                        cells.push(answer);
                    }
                }
            }
            cells
        }
    }
}

/// Numbers that stand for all of a column: what conditions compare it with, some beside, and enough to
/// differ from other columns.
fn numbers_of(rules: &RuleSet, index: usize, kind: &Kind) -> Vec<Answer> {
    let is_it =
        |part: &Condition| matches!(part, Condition::Cell(_, own) if usize::from(*own) == index);
    let mut numbers = BTreeSet::from([Decimal::from(1), Decimal::from(2), Decimal::from(3)]);
    for condition in all_conditions(rules) {
        walk(condition, &mut |part| {
            let Condition::Compare(_, a, b) = part else {
                return;
            };
            for (it, other) in [(a, b), (b, a)] {
                let named = match **other {
                    Condition::Int(number) => Some(Decimal::from(number)),
                    Condition::Decimal(number) => Some(number),
                    _ => None,
                };
                if let (true, Some(named)) = (is_it(it), named) {
                    numbers.insert(named);
                    numbers.extend(named.checked_add(Decimal::from(1)));
                    numbers.extend(named.checked_sub(Decimal::from(1)));
                }
            }
        });
    }
    let answers = numbers
        .into_iter()
        .map(|number| Answer::Text(number.to_string()));
    answers
        .filter(|answer| matches!(read_answer(rules, kind, answer), Fact::Known(_)))
        .collect()
}

/// Rows of a comparison that come to everything that can be: every side has the same limit (or they
/// contradict each other), so that it does not matter which sides count.
fn compared_rows(kind: &santong_rules::TableKind, comparison: &ComparisonKind) -> Vec<Row> {
    let row = |direction: &str, home: &str, abroad: &str, own: &str, measured: &str| {
        let cells = kind
            .columns
            .iter()
            .enumerate()
            .filter_map(|(index, column)| {
                let text = match comparison.role(index)? {
                    ColumnRole::Direction => direction,
                    ColumnRole::SameMethod => return Some((column.id.clone(), Answer::Flag(true))),
                    ColumnRole::Limit(0) => home,
                    ColumnRole::Limit(_) => abroad,
                    ColumnRole::Own => own,
                    ColumnRole::Measured => measured,
                    ColumnRole::Name => "甲",
                    ColumnRole::Standard(_) | ColumnRole::Method(_) => "GB/T 2912.1-2009",
                    ColumnRole::Basis | ColumnRole::Unit | ColumnRole::LimitUnit(_) => return None,
                };
                Some((column.id.clone(), Answer::Text(text.to_owned())))
            });
        cells.collect::<Row>()
    };
    let mut rows = Vec::new();
    for own in ["0.5", "0.6"] {
        for measured in ["0.3", "0.9", "未测"] {
            rows.push(row("at_most", "0.5", "0.5", own, measured));
        }
    }
    for measured in ["1.5", "未测"] {
        rows.push(row("range", "1～2", "3～4", "1～2", measured));
    }
    rows
}

/// A rule set in which a table makes sense everywhere.
fn shown_everywhere(rules: &RuleSet, id: QuestionId) -> RuleSet {
    let mut shown = rules.clone();
    if let Some(question) = shown.questions.get_mut(usize::from(id.0)) {
        question.shown_when = None;
    }
    shown
}

/// Facts with this row alone, and the row's values.
fn alone(rules: &RuleSet, id: QuestionId, row: &Row) -> Option<(Facts, Vec<Option<Value>>)> {
    let question = rules.question(id)?;
    let table = Answer::Table(Table {
        rows: vec![row.clone()],
        complete: true,
    });
    let mut given = std::collections::BTreeMap::from([(question.id.clone(), table)]);
    if let Some(comparison) = table_of(rules, id).and_then(|kind| kind.comparison.as_ref()) {
        let sides = comparison.sides.iter().skip(1).map(|side| side.id.clone());
        let markets = rules.question(comparison.markets)?;
        given.insert(markets.id.clone(), Answer::Set(sides.collect()));
    }
    let mut answers = Answers::default();
    match question.level {
        Level::Enterprise => answers.enterprise = given,
        Level::Product => answers.products.push(Product {
            id: "p1".to_owned(),
            answers: given,
        }),
    }
    let facts = Facts::read(rules, &answers);
    let own = match question.level {
        Level::Enterprise => &facts.enterprise,
        Level::Product => &facts.products.first()?.facts,
    };
    let Fact::Known(Value::Table { rows, .. }) = own.get(usize::from(id.0))? else {
        return None;
    };
    let cells = rows.first()?.clone();
    Some((facts, cells))
}

/// What every body makes of a row on every day; the same signs, the same row.
fn signs_of_row(
    alone: &RuleSet,
    id: QuestionId,
    facts: &Facts,
    bodies: &[Condition],
    days: &[Date],
) -> Vec<Option<bool>> {
    let product = (!facts.products.is_empty()).then_some(0);
    let mut signs = Vec::new();
    for body in bodies {
        let all = Condition::All(Box::new(Condition::Answer(id)), Box::new(body.clone()));
        for day in days {
            let scope = Scope::new(alone, facts, product, *day);
            signs.push(match evaluate(&all, &scope) {
                Outcome::Known(Value::Bool(holds), ()) => Some(holds),
                _ => None,
            });
        }
    }
    signs
}

/// The names of questions and columns under which texts were given, with the texts.
pub fn examples_of(all: &[Answers]) -> Vec<(String, String)> {
    let mut found = BTreeSet::new();
    for answers in all {
        let products = answers.products.iter().map(|product| &product.answers);
        for given in products.chain([&answers.enterprise]) {
            for (name, answer) in given {
                match answer {
                    Answer::Text(text) => {
                        found.insert((name.clone(), text.clone()));
                    }
                    Answer::Table(table) => {
                        for (column, cell) in table.rows.iter().flatten() {
                            if let Answer::Text(text) = cell {
                                found.insert((format!("{name}/{column}"), text.clone()));
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    found.into_iter().collect()
}
