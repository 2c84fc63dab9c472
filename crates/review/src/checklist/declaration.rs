//! What a declaration has to contain, as lines to write on.

use santong_rules::{Choice, DeclarationContent, Kind, Paragraph, Piece, Question, RuleSet};

use super::{item::blank, opening::DECLARATION};
use crate::html::escaped;

/// As many choices as are offered as boxes; of more, the reader writes one down.
const MOST_BOXES: usize = 6;

/// The contents of a declaration in their order.
pub fn contents(rules: &RuleSet, page: &mut String) {
    let form = &rules.declaration;
    let (anchor, title) = DECLARATION;
    page.push_str(&format!(
        "<h2 id=\"{anchor}\">{title}</h2>\n<p>{}</p>\n<div class=\"form\">\n",
        escaped(&form.form)
    ));
    for content in form.contents.iter().filter(|one| !one.letter.is_empty()) {
        write(rules, content, page);
    }
    page.push_str("</div>\n");
    for note in form.notes.iter().filter_map(always_said) {
        page.push_str(&format!("<p class=\"note\">{}</p>\n", escaped(&note)));
    }
}

fn write(rules: &RuleSet, content: &DeclarationContent, page: &mut String) {
    page.push_str(&format!(
        "<div class=\"content\">\n<h3>{}　{}</h3>\n",
        escaped(&content.letter),
        escaped(&content.title)
    ));
    let pieces = content.paragraphs.iter().flat_map(|one| &one.pieces);
    if pieces
        .into_iter()
        .any(|piece| *piece == Piece::DeclarationNumber)
    {
        blank(&content.title, page);
    }
    let asked = content.needs.iter().filter_map(|id| rules.question(*id));
    for question in asked {
        to_fill(question, page);
    }
    page.push_str("</div>\n");
}

/// A question as boxes or as a line.
fn to_fill(question: &Question, page: &mut String) {
    let short = escaped(&question.short);
    let boxes = match &question.kind {
        Kind::Boolean => "是\u{a0}□　否\u{a0}□".to_owned(),
        Kind::Choice(choices) | Kind::Choices(choices) if choices.len() <= MOST_BOXES => {
            boxes(choices)
        }
        Kind::Table(table) => {
            let columns = table.columns.iter().map(|column| column.label.as_str());
            let columns = columns.collect::<Vec<_>>().join("、");
            format!("另附表，每行写明{}", escaped(&columns))
        }
        _ => return blank(&question.short, page),
    };
    page.push_str(&format!("<p>{short}：{boxes}</p>\n"));
}

fn boxes(choices: &[Choice]) -> String {
    let boxes = choices
        .iter()
        .map(|one| format!("{}\u{a0}□", escaped(&one.label)));
    boxes.collect::<Vec<_>>().join("　")
}

/// A paragraph that stands in every declaration and has no answers in it.
fn always_said(paragraph: &Paragraph) -> Option<String> {
    let words = paragraph.pieces.iter().map(|piece| match piece {
        Piece::Words(words) => Some(words.as_str()),
        _ => None,
    });
    words
        .collect::<Option<String>>()
        .filter(|_| paragraph.when.is_none())
}
