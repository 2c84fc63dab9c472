//! A few rows that stand for all rows of a table.

use std::collections::{BTreeMap, BTreeSet};

use santong_rules::{
    Answer, Answers, Column, ColumnRole, ComparisonKind, Condition, Date, Decimal, Fact, Facts,
    Kind, Level, Outcome, Product, QuestionId, Row, RuleSet, Scope, Table, TableKind, Value,
    evaluate, read_answer,
};

use crate::conditions::{all_conditions, bodies, table_of};
use crate::domain::{any_text, given, sign, texts, written};
use crate::points::Points;

/// Most kinds of rows that are tried for a table.
const MOST_ROWS: usize = 4096;

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
    if !all_conditions(rules).any(|condition| condition.reads(id)) {
        return Vec::new();
    }
    let bodies = bodies(rules, id);
    let mut rows = match &kind.comparison {
        Some(comparison) => compared_rows(kind, comparison),
        None => vec![Row::new()],
    };
    for (index, column) in kind.columns.iter().enumerate() {
        let read = bodies.iter().any(|body| body.reads_column(index));
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

/// The cells that stand for all of a column.
fn cells_of(
    rules: &RuleSet,
    id: QuestionId,
    index: usize,
    column: &Column,
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
        condition.visit(&mut |part| {
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
fn compared_rows(kind: &TableKind, comparison: &ComparisonKind) -> Vec<Row> {
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
    let mut given = BTreeMap::from([(question.id.clone(), table)]);
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
