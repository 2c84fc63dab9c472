//! What keeps a criterion open: questions sorted by what is the matter with them.

use santong_rules::{Fact, Kind, Obstacle, Question, QuestionId, Scope, Shown, TableKind, Value};

use super::{NAMED, TOLD, member_name};
use crate::{
    Words,
    case::Case,
    comparison::Line,
    text::{fill, list, quoted},
};

/// What is the matter, each with what to call it.
#[derive(Default)]
struct Matters {
    unanswered: Vec<String>,
    unsure: Vec<String>,
    ill_formed: Vec<String>,
    not_complete: Vec<String>,
    empty_cells: Vec<String>,
    not_shown: Vec<String>,
    out_of_range: Vec<String>,
    /// Rows that cannot be compared, as clauses of their own.
    not_comparable: Vec<String>,
}

/// What keeps it open, clause by clause.
pub fn what_is_open(
    case: &Case<'_>,
    scope: &Scope<'_>,
    questions: &[(QuestionId, &Question)],
) -> Vec<String> {
    let words = case.words;
    let mut matters = Matters::default();
    for (id, question) in questions {
        sort_in(&mut matters, scope, *id, question, words);
    }
    let told = [
        (words.because_unanswered, &matters.unanswered),
        (words.because_unsure, &matters.unsure),
        (words.because_ill_formed, &matters.ill_formed),
        (words.because_not_complete, &matters.not_complete),
        (words.because_empty_cells, &matters.empty_cells),
        (words.because_not_shown, &matters.not_shown),
        (words.because_out_of_range, &matters.out_of_range),
    ];
    let told = told.into_iter().filter(|(_, names)| !names.is_empty());
    let told = told.map(|(template, names)| {
        let names = list(names, NAMED, words.quotes_break, words.and_more);
        fill(template, &[&names])
    });
    told.chain(matters.not_comparable).collect()
}

/// Adds what is the matter with one question.
fn sort_in(
    matters: &mut Matters,
    scope: &Scope<'_>,
    id: QuestionId,
    question: &Question,
    words: &Words,
) {
    let name = quoted(&question.short, words);
    if scope.shown(id) == Shown::No {
        return matters.not_shown.push(name);
    }
    let value = match scope.fact(id) {
        Fact::Unanswered => return matters.unanswered.push(name),
        Fact::Unsure => return matters.unsure.push(name),
        Fact::IllFormed(_) => return matters.ill_formed.push(name),
        Fact::Known(value) => value,
    };
    let (Value::Table { rows, complete }, Kind::Table(table)) = (value, &question.kind) else {
        return matters.out_of_range.push(name);
    };
    let (empty, other) = rows_in_want(scope, question, table, value, rows, words);
    let nothing = *complete && empty.is_empty() && other.is_empty();
    if !complete {
        matters.not_complete.push(name.clone());
    }
    if !empty.is_empty() {
        let cells = list(&empty, TOLD, words.enumeration, words.and_more);
        matters.empty_cells.push([name.as_str(), &cells].concat());
    }
    let rows = other.into_iter().take(TOLD);
    let rows = rows.map(|row| [name.as_str(), &row].concat());
    matters.not_comparable.extend(rows);
    // Where the markets of a comparison are not known, that is a matter of theirs.
    if nothing && table.comparison.is_none() {
        matters.out_of_range.push(name);
    }
}

/// The cells that must be filled and are not, and the rows that cannot be compared for another
/// reason, with that reason.
fn rows_in_want(
    scope: &Scope<'_>,
    question: &Question,
    table: &TableKind,
    value: &Value,
    rows: &[Vec<Option<Value>>],
    words: &Words,
) -> (Vec<String>, Vec<String>) {
    let comparison = table.comparison.as_ref();
    let sides = comparison.and_then(|kind| kind.counted(scope.fact(kind.markets)));
    let (mut empty, mut other) = (Vec::new(), Vec::new());
    for (index, cells) in rows.iter().enumerate() {
        for column in table.missing(sides.as_deref(), cells) {
            if let Some(column) = table.columns.get(column) {
                let row = (index + 1).to_string();
                empty.push(fill(words.cell, &[&row, &column.label]));
            }
        }
        let line = Line::new(table, sides.as_deref(), cells, words);
        let obstacle = line.as_ref().and_then(Line::obstacle);
        if let Some((line, obstacle)) = line.as_ref().zip(obstacle)
            && obstacle != Obstacle::MarketsUnknown
        {
            let name = member_name(question, value, index, words);
            let said = line.obstacle_text(obstacle);
            other.push(fill(words.labelled, &[&name, &said]));
        }
    }
    (empty, other)
}
