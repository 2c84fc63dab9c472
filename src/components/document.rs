//! A document as the sheet of paper it will be.

use santong_documents::{Block, Document};

use super::element::{Element, element, has_chinese, part, text};
use crate::widget::{Message, Widget};

/// The sheet. Printing takes exactly this element.
pub fn sheet(widget: &Widget, document: &Document) -> Element {
    let mut blocks = Vec::new();
    for part in &document.blocks {
        blocks.push(block(part));
    }
    element("article")
        .class("sheet")
        .attr("lang", &widget.paper.lang)
        .attr("data-sheet", "document")
        .maybe(document.mark.as_ref().map(|mark| text("p", "mark", mark)))
        .child(text("h1", "", &document.title))
        .list(blocks)
}

fn block(block: &Block) -> Element {
    match block {
        Block::Heading(heading) => text("h2", "", heading),
        Block::Paragraph(paragraph) => text("p", "", paragraph),
        Block::Note(note) => text("p", "note", note),
        Block::Fields(fields) => field_list("fields", fields),
        Block::Signature(fields) => field_list("fields signature", fields),
        Block::List(items) => element("ul").list(each("li", items)),
        Block::Table { head, rows } => table(head, rows),
    }
}

fn field_list(class: &str, fields: &[(String, String)]) -> Element {
    let mut parts = Vec::new();
    for (label, value) in fields {
        parts.push(part(label, text("dd", "", value)));
    }
    element("dl").class(class).list(parts)
}

fn table(head: &[String], rows: &[Vec<String>]) -> Element {
    let mut cells = Vec::new();
    for cell in head {
        cells.push(text("th", "", cell).attr("scope", "col"));
    }
    let mut lines = Vec::new();
    for row in rows {
        let mut line = Vec::new();
        for (cell, label) in row.iter().zip(head) {
            // Narrow layouts stack the cells, each with its heading.
            line.push(text("td", class_of(cell), cell).attr("data-label", label));
        }
        lines.push(element("tr").list(line));
    }
    // Seven columns and more fit the sheet in smaller type only.
    element("table")
        .class(if head.len() > 6 { "many" } else { "" })
        .child(element("thead").child(element("tr").list(cells)))
        .child(element("tbody").list(lines))
}

/// Short numbers, dates and codes are not to be broken; units and single values not even where
/// there is little room. Where words stand there is room for the number of a standard.
fn class_of(cell: &str) -> &'static str {
    const SHORT: usize = 16;
    const BRIEF: usize = 7;
    let length = cell.chars().count();
    if length <= BRIEF && !has_chinese(cell) {
        "code brief"
    } else if length <= SHORT && cell.contains(|c: char| c.is_ascii_digit()) {
        "code"
    } else if length > BRIEF {
        "words"
    } else {
        ""
    }
}

/// An element for each text.
pub fn each(tag: &'static str, texts: &[String]) -> Vec<Element> {
    let mut elements = Vec::new();
    for one in texts {
        elements.push(text(tag, "", one));
    }
    elements
}

/// Prints the sheet that stands on the same page.
pub fn print_button(widget: &Widget, title: String) -> Element {
    let words = widget.words;
    element("p")
        .class("print")
        .child(
            super::element::button(widget, "second", words.print, Message::Print(title))
                .attr("data-action", "print"),
        )
        .child(text("small", "", words.print_hint))
}
