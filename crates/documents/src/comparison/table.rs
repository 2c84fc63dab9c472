//! A comparison as a table that fits a page: one line an indicator, limits by side in words.

use santong_rules::{
    ColumnRole, Direction, Kind, Limit, QuestionId, Scope, Shown, TableKind, Value,
};

use super::Line;
use crate::{
    Words,
    answer::{measured, value_text},
    case::Case,
    text::fill,
};

/// The head of a table and its rows.
pub type Lines = (Vec<String>, Vec<Vec<String>>);

/// The rows of a comparison question; `None` where it is none, does not count or has no rows.
pub fn comparison_table(case: &Case<'_>, scope: &Scope<'_>, id: QuestionId) -> Option<Lines> {
    let question = case.rules.question(id)?;
    let Kind::Table(kind) = &question.kind else {
        return None;
    };
    let comparison = kind.comparison.as_ref()?;
    let santong_rules::Fact::Known(Value::Table { rows, .. }) = scope.fact(id) else {
        return None;
    };
    if rows.is_empty() || scope.shown(id) != Shown::Yes {
        return None;
    }
    let words = case.words;
    let sides = comparison.counted(scope.fact(comparison.markets));
    let home = comparison.sides.first().map_or("", |side| &side.label);
    let label = |role| {
        let column = kind.columns.get(comparison.column(role));
        column.map_or_else(String::new, |column| column.label.clone())
    };
    let head = vec![
        label(ColumnRole::Name),
        label(ColumnRole::Unit),
        fill(words.limits_of, &[home]),
        words.limits_abroad.to_owned(),
        label(ColumnRole::Own),
        label(ColumnRole::Measured),
        words.conclusion.to_owned(),
    ];
    let rows = rows.iter().filter_map(|cells| {
        let line = Line::new(kind, sides.as_deref(), cells, words)?;
        Some(line.in_table(sides.as_deref().unwrap_or(&[0])))
    });
    Some((head, rows.collect()))
}

impl Line<'_> {
    /// The cells of the table's row.
    fn in_table(&self, sides: &[usize]) -> Vec<String> {
        let words = self.words;
        let mut name = self.shown(ColumnRole::Name);
        let basis = self.shown(ColumnRole::Basis);
        if !basis.is_empty() {
            name = fill(words.remarked, &[&name, &basis]);
        }
        let abroad: Vec<String> = sides
            .iter()
            .filter(|side| **side > 0)
            .map(|side| fill(words.labelled, &[self.side(*side), &self.limit(*side)]))
            .collect();
        let mut conclusion = self.clauses().join(words.clause_break);
        if !conclusion.is_empty() {
            conclusion.push_str(words.full_stop);
        }
        vec![
            name,
            self.unit(),
            self.limit(0),
            abroad.join("\n"),
            self.text(ColumnRole::Own).to_owned(),
            self.text(ColumnRole::Measured).to_owned(),
            conclusion,
        ]
    }

    /// 不大于0.5（GB 4706.1-2024）, with the unit where it is not the row's.
    fn limit(&self, side: usize) -> String {
        let text = self.text(ColumnRole::Limit(side));
        let unit = match self.text(ColumnRole::LimitUnit(side)) {
            own if own == self.text(ColumnRole::Unit) => String::new(),
            _ => self.shown(ColumnRole::LimitUnit(side)),
        };
        let value = |number: santong_rules::Decimal| measured(&number.to_string(), &unit);
        let directed = |direction: &str, number| [direction, &value(number)].concat();
        let limit = match Limit::parse(text) {
            Some(Limit::Number(number)) => {
                directed(&self.direction(self.text(ColumnRole::Direction)), number)
            }
            Some(Limit::AtMost(high)) => directed(&self.direction(Direction::AtMost.id()), high),
            Some(Limit::AtLeast(low)) => directed(&self.direction(Direction::AtLeast.id()), low),
            Some(Limit::Range(..)) => measured(text, &unit),
            Some(Limit::None) => return self.words.no_limit.to_owned(),
            None => return String::new(),
        };
        match self.shown(ColumnRole::Standard(side)) {
            standard if standard.is_empty() => limit,
            // On a line of its own it is broken less.
            standard => fill(self.words.remarked, &[&[&limit, "\n"].concat(), &standard]),
        }
    }

    /// 不大于, as the column of directions has it.
    fn direction(&self, id: &str) -> String {
        let position = self.comparison.column(ColumnRole::Direction);
        direction_label(self.kind, position, id, self.words)
    }
}

fn direction_label(kind: &TableKind, position: usize, id: &str, words: &Words) -> String {
    let column = kind.columns.get(position);
    column.map_or_else(String::new, |column| {
        value_text(&column.kind, &Value::Text(id.into()), usize::MAX, words)
    })
}
