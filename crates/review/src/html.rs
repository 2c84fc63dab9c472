//! The sheet as one HTML file without scripts.

use crate::sheet::{Block, Item, Sheet};

const STYLE: &str = "\
@page { size: A4; margin: 20mm 18mm; }
body { max-width: 46em; margin: 2em auto; padding: 0 1em; color: #1a2433; background: #fff;
  font: 16px/1.7 \"PingFang SC\", \"Microsoft YaHei\", \"Noto Sans CJK SC\", sans-serif; }
h1, h2, h3 { line-height: 1.4; break-after: avoid; }
h1 { font-size: 1.6em; } h2 { font-size: 1.3em; margin-top: 2em; border-bottom: 1px solid #9aa5b1; }
h3 { font-size: 1.1em; margin-top: 1.5em; }
.part { font-size: 1.45em; margin-top: 2.5em; border: 0; }
blockquote { margin: .5em 0; padding-left: 1em; border-left: 3px solid #2b6777; }
.note { color: #4a5666; font-size: .9em; }
dl { margin: .8em 0; padding: .6em 1em; border: 1px solid #cfd6dd; break-inside: auto; }
dl > div { display: flex; } dt { flex: 0 0 6em; font-weight: bold; } dd { flex: 1; margin: 0; min-width: 0; }
ul { margin: 0; padding-left: 1.2em; } dd > ul:only-child { padding-left: 1.2em; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; }
th, td { border: 1px solid #9aa5b1; padding: .3em .6em; text-align: left; vertical-align: top; }
nav ul { columns: 2; }
@media print { body { max-width: none; margin: 0; font-size: 10.5pt; } nav { break-after: page; } }
";

/// The sheet as a page, UTF-8.
#[must_use]
pub fn html(sheet: &Sheet) -> String {
    let title = escaped(&sheet.title);
    let mut page = head(&sheet.title, &format!("<style>\n{STYLE}</style>"));
    page.push_str(&format!("<body>\n<h1>{title}</h1>\n"));
    contents(sheet, &mut page);
    for (position, block) in sheet.blocks.iter().enumerate() {
        write(block, position, &mut page);
    }
    page.push_str("</body>\n</html>\n");
    page
}

/// A page up to its body; the style is markup.
pub fn head(title: &str, style: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\" />\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
         <title>{title}</title>\n{style}\n</head>\n"
    )
}

/// Links to the headings of the first two levels.
fn contents(sheet: &Sheet, page: &mut String) {
    page.push_str("<nav aria-label=\"目录\">\n<ul>\n");
    for (position, block) in sheet.blocks.iter().enumerate() {
        if let Block::Heading { level, text, .. } = block
            && *level < 3
        {
            let text = escaped(text);
            page.push_str(&format!("<li><a href=\"#b{position}\">{text}</a></li>\n"));
        }
    }
    page.push_str("</ul>\n</nav>\n");
}

fn write(block: &Block, position: usize, page: &mut String) {
    match block {
        Block::Heading {
            level,
            anchor,
            text,
        } => {
            let (tag, class) = match level {
                1 => ("h2", " class=\"part\""),
                2 => ("h2", ""),
                _ => ("h3", ""),
            };
            let (anchor, text) = (escaped(anchor), escaped(text));
            page.push_str(&format!(
                "<{tag}{class} id=\"b{position}\" data-name=\"{anchor}\">{text}</{tag}>\n"
            ));
        }
        Block::Quote(text) => {
            page.push_str(&format!("<blockquote>{}</blockquote>\n", escaped(text)));
        }
        Block::Paragraph(text) => page.push_str(&format!("<p>{}</p>\n", escaped(text))),
        Block::Note(text) => page.push_str(&format!("<p class=\"note\">{}</p>\n", escaped(text))),
        Block::Fields(fields) => self::fields(fields, page),
        Block::Table { head, rows } => table(head, rows, page),
    }
}

/// Labels, each with items.
pub fn fields(fields: &[(String, Vec<Item>)], page: &mut String) {
    page.push_str("<dl>\n");
    for (label, items) in fields {
        page.push_str(&format!("<div><dt>{}</dt><dd>", escaped(label)));
        match items.as_slice() {
            [only] => entry(only, page),
            items => list(items, page),
        }
        page.push_str("</dd></div>\n");
    }
    page.push_str("</dl>\n");
}

/// A table with headings over its columns.
pub fn table(head: &[String], rows: &[Vec<String>], page: &mut String) {
    page.push_str("<table>\n<thead><tr>");
    for cell in head {
        page.push_str(&format!("<th scope=\"col\">{}</th>", escaped(cell)));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        page.push_str("<tr>");
        for cell in row {
            page.push_str(&format!("<td>{}</td>", escaped(cell)));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

/// A list with the lists below its items.
pub fn list(items: &[Item], page: &mut String) {
    page.push_str("<ul>");
    for item in items {
        page.push_str("<li>");
        entry(item, page);
        page.push_str("</li>");
    }
    page.push_str("</ul>");
}

/// What an item says, and the list below it.
fn entry(item: &Item, page: &mut String) {
    page.push_str(&escaped(&item.text));
    if !item.items.is_empty() {
        list(&item.items, page);
    }
}

/// Text as it may stand in markup and in attributes.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // Neither XML nor HTML has them.
            c if c.is_control() && !matches!(c, '\n' | '\t') => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}
