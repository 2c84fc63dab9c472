//! Prepared rows to choose from: suggestions, no answers.

use santong_rules::{Row, TableKind, prepared_row};

use super::{
    element::{Element, button, element, text},
    question::QuestionPart,
};
use crate::{state::Edit, widget::Widget, words::fill};

/// The groups that fit now, folded away; nothing where none does.
pub fn prepared_rows(
    widget: &Widget,
    part: &QuestionPart,
    kind: &TableKind,
    given: &[Row],
) -> Option<Element> {
    let words = widget.words;
    let mut groups = Vec::new();
    let mut count = 0;
    for position in &part.prepared {
        let Some(prepared) = widget.rules.prepared.get(*position) else {
            continue;
        };
        let mut rows = Vec::new();
        for (index, cells) in prepared.rows.iter().enumerate() {
            let row = prepared_row(kind, cells);
            let taken = given.iter().any(|given| is_taken(&row, given));
            let label = labels(kind, cells);
            let take = Edit::TakePrepared(part.at, *position, index).into();
            let take = (!taken).then(|| {
                button(widget, "second small", words.take_prepared, take)
                    .attr("data-action", "take-prepared")
                    .attr("aria-label", &[words.take_prepared, " ", &label].concat())
            });
            rows.push(
                element("li")
                    .child(text("span", "prepared-row", &label).of_rules(widget))
                    .maybe(take)
                    .maybe(taken.then(|| text("span", "taken", words.taken_prepared))),
            );
        }
        count += rows.len();
        let hint =
            (!prepared.hint.is_empty()).then(|| text("p", "help", &prepared.hint).of_rules(widget));
        groups.push(
            element("section")
                .child(text("b", "", &prepared.title).of_rules(widget))
                .maybe(hint)
                .child(element("ul").list(rows)),
        );
    }
    let summary = fill(words.prepared, "n", &count.to_string());
    (count > 0).then(|| {
        element("details")
            .class("prepared")
            .attr("data-prepared", "")
            .child(text("summary", "", &summary))
            .child(text("p", "help", words.prepared_lead))
            .list(groups)
    })
}

/// Whether all cells of a prepared row stand in a given one.
fn is_taken(prepared: &Row, given: &Row) -> bool {
    prepared
        .iter()
        .all(|(column, answer)| given.get(column) == Some(answer))
}

/// The cells of a prepared row as a line: labels of choices, texts as they are.
fn labels(kind: &TableKind, cells: &[(u8, String)]) -> String {
    let mut line = String::new();
    for (index, column) in kind.columns.iter().enumerate() {
        let Some((_, cell)) = cells.iter().find(|(at, _)| usize::from(*at) == index) else {
            continue;
        };
        if !line.is_empty() {
            line.push_str(" · ");
        }
        line.push_str(match &column.kind {
            santong_rules::Kind::Choice(choices) => choices
                .iter()
                .find(|choice| choice.id == *cell)
                .map_or(cell.as_str(), |choice| &choice.label),
            _ => cell,
        });
    }
    line
}
