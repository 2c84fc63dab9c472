//! A table question: rows as groups of labelled cells, so that it reads the same on any width.

use santong_rules::{Answer, Column, Kind, QuestionRef, Row, TableKind};

use super::{
    cell::{Cell, cell},
    comparison::comparison,
    element::{Element, button, choice, element, text},
    prepared::prepared_rows,
    question::QuestionPart,
    remembered::{Part, remembered},
};
use crate::{state::Edit, widget::Widget, words::fill};

/// The rows, the ways to add one, and 已列全.
pub fn table_field(widget: &Widget, part: &QuestionPart, kind: &TableKind) -> Element {
    let (at, words) = (part.at, widget.words);
    let (given, complete): (&[Row], bool) = match &part.answer {
        Some(Answer::Table(table)) => (&table.rows, table.complete),
        _ => (&[], false),
    };
    let most = kind.max_rows as usize;
    let mut rows = Vec::new();
    for (index, row) in given.iter().take(most).enumerate() {
        let row = RowPart {
            at,
            index,
            id: part.id_of(&["-", &index.to_string()].concat()),
            row: row.clone(),
            sides: part.sides.clone(),
        };
        rows.push(remembered(widget, &index.to_string(), Part::Row(row)));
    }
    let room = given.len() < most;
    let add = room.then(|| {
        let label = fill(words.add_row, "row", &kind.row_name);
        button(widget, "second", &label, Edit::AddRow(at).into()).attr("data-action", "add-row")
    });
    let full = (!room).then(|| {
        let full = fill(words.rows_full, "n", &most.to_string());
        let hidden = given.len().saturating_sub(most);
        let hidden = (hidden > 0).then(|| fill(words.rows_hidden, "n", &hidden.to_string()));
        text("p", "remark", &full).text(&hidden.unwrap_or_default())
    });
    let done = if given.is_empty() {
        words.complete_empty
    } else {
        words.complete
    };
    let done = fill(done, "row", &kind.row_name);
    let message = Edit::Complete(at, !complete).into();
    element("div")
        .class("table")
        .nodes(rows)
        .maybe(add)
        .maybe(full)
        .maybe(
            room.then(|| prepared_rows(widget, part, kind, given))
                .flatten(),
        )
        .child(choice(widget, "checkbox", complete, &done, message).build("choice complete"))
}

/// All that a row is drawn from.
#[derive(PartialEq)]
pub struct RowPart {
    /// The table.
    pub at: QuestionRef,
    /// The row's position.
    pub index: usize,
    /// Begins the ids of its cells.
    pub id: String,
    /// The cells.
    pub row: Row,
    /// The sides of a comparison that count.
    pub sides: Option<Vec<usize>>,
}

/// One row.
pub fn row(widget: &Widget, part: &RowPart) -> Element {
    let row = element("div")
        .class("table-row")
        .attr("role", "group")
        .attr("data-row", &part.index.to_string());
    let Some(Kind::Table(kind)) = widget
        .rules
        .question(part.at.question)
        .map(|question| &question.kind)
    else {
        return row;
    };
    let number = (part.index + 1).to_string();
    let name = [kind.row_name.as_str(), " ", &number].concat();
    let remove = fill(widget.words.remove_row, "n", &number);
    let message = Edit::RemoveRow(part.at, part.index).into();
    let cells = match &kind.comparison {
        Some(sides) => comparison(widget, part, kind, sides),
        None => plain(widget, part, kind),
    };
    row.attr("aria-label", &name)
        .child(
            element("div")
                .class("row-head")
                .child(text("span", "row-name", &name).of_rules(widget))
                .child(button(widget, "quiet", &remove, message)),
        )
        .child(cells)
}

fn plain(widget: &Widget, part: &RowPart, kind: &TableKind) -> Element {
    let mut cells = Vec::new();
    for column in &kind.columns {
        cells.push(cell(widget, part, Cell::plain(column, part)));
    }
    element("div").class("cells").list(cells)
}

impl<'a> Cell<'a> {
    /// A cell under its column's own heading.
    fn plain(column: &'a Column, part: &RowPart) -> Self {
        Self {
            column,
            label: &column.label,
            optional: column.optional,
            missing: !column.optional && !part.row.contains_key(&column.id),
        }
    }
}
