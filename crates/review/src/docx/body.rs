//! The main part: paragraphs and tables.

use crate::{
    html::escaped,
    sheet::{Block, Item, Sheet},
};

const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>";

/// A4 in twentieths of a point, margins of 20 and 18 mm.
const END: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/>\
<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1021\" w:bottom=\"1134\" \
w:left=\"1021\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";

/// Width of the text in twentieths of a point.
const WIDTH: usize = 9864;
/// How far a list is set in from what it stands below.
const INDENT: usize = 360;

/// `word/document.xml`.
pub fn document(sheet: &Sheet) -> String {
    let mut xml = String::from(BEGIN);
    styled("Title", &sheet.title, &mut xml);
    for block in &sheet.blocks {
        write(block, &mut xml);
    }
    xml.push_str(END);
    xml
}

fn write(block: &Block, xml: &mut String) {
    match block {
        Block::Heading { level, text, .. } => {
            let style = match level {
                1 => "Heading1",
                2 => "Heading2",
                _ => "Heading3",
            };
            styled(style, text, xml);
        }
        Block::Quote(text) => styled("Quote", text, xml),
        Block::Paragraph(text) => styled("Normal", text, xml),
        Block::Note(text) => styled("Note", text, xml),
        Block::Fields(fields) => {
            for (label, items) in fields {
                field(label, items, xml);
            }
        }
        Block::Table { head, rows } => table(head, rows, xml),
    }
}

/// A paragraph of a style.
fn styled(style: &str, text: &str, xml: &mut String) {
    xml.push_str(&format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"
    ));
    run(text, false, xml);
    xml.push_str("</w:p>");
}

fn run(text: &str, bold: bool, xml: &mut String) {
    let properties = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    xml.push_str(&format!(
        "<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(text)
    ));
}

/// A label in bold with its only item behind it, or with its items below.
fn field(label: &str, items: &[Item], xml: &mut String) {
    xml.push_str("<w:p><w:pPr><w:pStyle w:val=\"Field\"/></w:pPr>");
    run(&format!("{label}："), true, xml);
    let below = match items {
        [only] => {
            run(&only.text, false, xml);
            only.items.as_slice()
        }
        items => items,
    };
    xml.push_str("</w:p>");
    list(below, 1, xml);
}

fn list(items: &[Item], depth: usize, xml: &mut String) {
    for item in items {
        xml.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Item\"/><w:ind w:left=\"{}\" w:hanging=\"240\"/></w:pPr>",
            INDENT * depth + 240
        ));
        run("· ", false, xml);
        run(&item.text, false, xml);
        xml.push_str("</w:p>");
        list(&item.items, depth + 1, xml);
    }
}

fn table(head: &[String], rows: &[Vec<String>], xml: &mut String) {
    let width = WIDTH.checked_div(head.len()).unwrap_or(WIDTH);
    xml.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/>\
         </w:tblPr><w:tblGrid>"
    ));
    for _ in head {
        xml.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    xml.push_str("</w:tblGrid>");
    row(head, width, true, xml);
    for cells in rows {
        row(cells, width, false, xml);
    }
    xml.push_str("</w:tbl>");
    // Two tables that touch would become one.
    styled("Normal", "", xml);
}

fn row(cells: &[String], width: usize, head: bool, xml: &mut String) {
    xml.push_str("<w:tr><w:trPr><w:cantSplit/>");
    if head {
        xml.push_str("<w:tblHeader/>");
    }
    xml.push_str("</w:trPr>");
    for cell in cells {
        xml.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>\
             <w:p><w:pPr><w:pStyle w:val=\"Item\"/></w:pPr>"
        ));
        run(cell, head, xml);
        xml.push_str("</w:p></w:tc>");
    }
    xml.push_str("</w:tr>");
}
