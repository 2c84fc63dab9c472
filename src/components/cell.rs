//! A cell of a table: label, field, what is wrong with it.

use santong_rules::{Answer, Column, Fact, Kind, Row, Table, read_answer};

use super::{
    element::{Element, element, text},
    event::{On, Reaction},
    field::{option, text_input},
    question::unit,
    remark::risk_remarks,
    table::RowPart,
};
use crate::{
    state::{CellRef, FieldRef},
    widget::Widget,
};

/// Texts of at least so many characters are long.
const LONG: u32 = 40;

/// What a cell is drawn from, besides its row.
pub struct Cell<'a> {
    /// The column.
    pub column: &'a Column,
    /// What stands above the field.
    pub label: &'a str,
    /// It may stay empty, and says so.
    pub optional: bool,
    /// It has no value yet and needs one.
    pub missing: bool,
}

/// One cell.
pub fn cell(widget: &Widget, part: &RowPart, cell: Cell<'_>) -> Element {
    let column = cell.column;
    let answer = part.row.get(&column.id);
    let id = [part.id.as_str(), "-", &column.id].concat();
    let remark_id = [id.as_str(), "-remark"].concat();
    let label = element("label")
        .attr("for", &id)
        .child(text("span", "", cell.label).of_rules(widget))
        .maybe(unit(widget, &column.kind));
    let mut field = cell_field(widget, part, &cell, answer)
        .attr("id", &id)
        .attr("aria-describedby", &remark_id);
    let mut remarks = Vec::new();
    if let Some(answer) = answer {
        let fault = fault(widget, column, answer);
        if fault.is_some() {
            field = field.attr("aria-invalid", "true");
        }
        remarks.extend(fault);
        remarks.extend(hint(widget, column, answer));
        let alone = Table {
            rows: vec![Row::from([(column.id.clone(), answer.clone())])],
            complete: false,
        };
        remarks.extend(risk_remarks(
            widget,
            part.at.question,
            &Answer::Table(alone),
        ));
    }
    let remark = element("div")
        .attr("id", &remark_id)
        .attr("aria-live", "polite")
        .list(remarks);
    // Long texts take more room than others.
    let room = match &column.kind {
        Kind::Text(kind) if kind.max_length >= LONG => "long ",
        _ => "",
    };
    let missing = if cell.missing { "missing " } else { "" };
    element("div")
        .class(&[room, missing, "cell"].concat())
        .child(label)
        .child(field)
        .child(remark)
}

/// What is wrong with a cell.
fn fault(widget: &Widget, column: &Column, answer: &Answer) -> Option<Element> {
    let Fact::IllFormed(fault) = read_answer(&widget.rules, &column.kind, answer) else {
        return None;
    };
    let fault = santong_documents::ill_formed_text(&column.kind, &fault, widget.documents);
    Some(text("p", "remark wrong", &fault))
}

/// What may be wrong with a cell that counts all the same.
fn hint(widget: &Widget, column: &Column, answer: &Answer) -> Option<Element> {
    let hint =
        santong_documents::hint_text(&widget.rules, &column.kind, Some(answer), widget.documents)?;
    Some(text("p", "remark warning", &hint))
}

fn cell_field(
    widget: &Widget,
    part: &RowPart,
    cell: &Cell<'_>,
    answer: Option<&Answer>,
) -> Element {
    let (words, column) = (widget.words, cell.column);
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
    let (choose, empty) = if cell.optional {
        (words.optional, words.optional)
    } else {
        (words.choose, "")
    };
    let mut options = vec![option("", choose, given)];
    match &column.kind {
        Kind::Choice(choices) => {
            for choice in choices {
                options.push(option(&choice.id, &choice.label, given).of_rules(widget));
            }
        }
        Kind::Boolean => {
            options.push(option(FieldRef::YES, words.yes, given));
            options.push(option(FieldRef::NO, words.no, given));
        }
        kind => {
            return text_input(kind).value(given).attr("placeholder", empty).on(
                widget,
                On::Input,
                Reaction::Enter(field),
            );
        }
    }
    element("select")
        .on(widget, On::Change, Reaction::Enter(field))
        .list(options)
}
