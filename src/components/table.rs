//! A table question: rows as groups of labelled cells, so that it reads the same on any width.

use santong_rules::{Answer, Column, Fact, Kind, QuestionRef, Row, TableKind, read_answer};

use super::{
    element::{Element, button, choice, element, text},
    event::{On, Reaction},
    field::{option, text_input},
    question::{QuestionPart, unit},
    remembered::{Part, remembered},
};
use crate::{
    state::{CellRef, Edit, FieldRef},
    widget::Widget,
    words::fill,
};

/// Texts of at least so many characters are long.
const LONG: u32 = 80;

/// The rows, the way to add one, and 已列全.
pub fn table_field(widget: &Widget, part: &QuestionPart, kind: &TableKind) -> Element {
    let (at, words) = (part.at, widget.words);
    let (given, complete): (&[Row], bool) = match &part.answer {
        Some(Answer::Table(table)) => (&table.rows, table.complete),
        _ => (&[], false),
    };
    let mut rows = Vec::new();
    for (index, row) in given.iter().enumerate() {
        let id = part.id_of(&["-", &index.to_string()].concat());
        let row = RowPart {
            at,
            index,
            id,
            row: row.clone(),
        };
        rows.push(remembered(widget, &index.to_string(), Part::Row(row)));
    }
    let add = (given.len() < kind.max_rows as usize).then(|| {
        let label = fill(words.add_row, "row", &kind.row_name);
        button(widget, "second", &label, Edit::AddRow(at).into()).attr("data-action", "add-row")
    });
    let done = if given.is_empty() {
        words.complete_empty
    } else {
        words.complete
    };
    let done = fill(done, "row", &kind.row_name);
    let done = choice(
        widget,
        "checkbox",
        complete,
        &done,
        Edit::Complete(at, !complete).into(),
    );
    element("div")
        .class("table")
        .nodes(rows)
        .maybe(add)
        .child(done.build("choice complete"))
}

/// All that a row is drawn from.
#[derive(PartialEq)]
pub struct RowPart {
    at: QuestionRef,
    index: usize,
    /// Begins the ids of its cells.
    id: String,
    row: Row,
}

/// One row.
pub fn row(widget: &Widget, part: &RowPart) -> Element {
    let row = element("div").class("table-row").attr("role", "group");
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
    let mut cells = Vec::new();
    for column in &kind.columns {
        cells.push(cell(widget, part, column));
    }
    row.attr("aria-label", &name)
        .child(
            element("div")
                .class("row-head")
                .child(text("span", "row-name", &name))
                .child(button(
                    widget,
                    "quiet",
                    &remove,
                    Edit::RemoveRow(part.at, part.index).into(),
                )),
        )
        .child(element("div").class("cells").list(cells))
}

fn cell(widget: &Widget, part: &RowPart, column: &Column) -> Element {
    let answer = part.row.get(&column.id);
    let id = [part.id.as_str(), "-", &column.id].concat();
    let fault_id = [id.as_str(), "-fault"].concat();
    let mut fault = None;
    if let Some(answer) = answer
        && let Fact::IllFormed(what) = read_answer(&widget.rules, &column.kind, answer)
    {
        fault = Some(santong_documents::ill_formed_text(
            &column.kind,
            &what,
            widget.documents,
        ));
    }
    let optional = column.optional.then(|| {
        text(
            "span",
            "unit",
            &["（", widget.words.optional, "）"].concat(),
        )
    });
    let label = text("label", "", &column.label)
        .attr("for", &id)
        .maybe(optional)
        .maybe(unit(&column.kind));
    let mut field = cell_field(widget, part, column, answer).attr("id", &id);
    if fault.is_some() {
        field = field
            .attr("aria-invalid", "true")
            .attr("aria-describedby", &fault_id);
    }
    let fault = fault.map(|fault| text("p", "remark wrong", &fault).attr("id", &fault_id));
    let missing = !column.optional && answer.is_none();
    // Long texts take the room of two cells.
    let long = matches!(&column.kind, Kind::Text(kind) if kind.max_length >= LONG);
    let class = match (missing, long) {
        (false, false) => "cell",
        (true, false) => "cell missing",
        (false, true) => "cell long",
        (true, true) => "cell long missing",
    };
    element("div")
        .class(class)
        .child(label)
        .child(field)
        .maybe(fault)
}

fn cell_field(
    widget: &Widget,
    part: &RowPart,
    column: &Column,
    answer: Option<&Answer>,
) -> Element {
    let words = widget.words;
    let field = FieldRef::Cell(CellRef {
        question: part.at,
        row: part.index,
        column: column.id.clone(),
    });
    let given = match answer {
        Some(Answer::Text(text)) => text.as_str(),
        Some(Answer::Flag(true)) => FieldRef::YES,
        Some(Answer::Flag(false)) => FieldRef::NO,
        _ => "",
    };
    let mut options = vec![option("", words.choose, given)];
    match &column.kind {
        Kind::Choice(choices) => {
            for choice in choices {
                options.push(option(&choice.id, &choice.label, given));
            }
        }
        Kind::Boolean => {
            options.push(option(FieldRef::YES, words.yes, given));
            options.push(option(FieldRef::NO, words.no, given));
        }
        kind => {
            return text_input(kind)
                .value(given)
                .on(widget, On::Input, Reaction::Enter(field));
        }
    }
    element("select")
        .on(widget, On::Change, Reaction::Enter(field))
        .list(options)
}
