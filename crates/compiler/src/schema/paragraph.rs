//! Paragraphs of the declaration: words with `{question}` and `{number}` in between.

use santong_rules::{Kind, Paragraph, Piece, QuestionId};

use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::toml_reader::{Table, Text};

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for mut table in tables {
        let when = table
            .text("when")
            .map(|text| draft.condition_or_true(&text));
        if let Some(text) = table.required_text("text") {
            paragraphs.push(Paragraph {
                when,
                pieces: pieces(draft, &text),
            });
        }
        table.finish(&[]);
    }
    paragraphs
}

fn pieces(draft: &Draft<'_>, text: &Text) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text.value.as_str();
    let at = |rest: &str| text.value.len() - rest.len();
    while let Some((words, after)) = rest.split_once('{') {
        let opening = at(after) - 1;
        push_words(draft, text, &mut pieces, words, at(rest));
        let Some((name, after)) = after.split_once('}') else {
            let place = text.place_of(draft.cx.sources, opening, opening + 1);
            draft.cx.faults.error(
                place,
                Code::BadValue,
                "花括号没有闭合",
                "写成 {问题的名称} 或 {number}。",
            );
            return pieces;
        };
        let place = text.place_of(draft.cx.sources, opening + 1, opening + 1 + name.len());
        pieces.extend(piece(
            draft,
            &Text {
                value: name.to_owned(),
                place,
            },
        ));
        rest = after;
    }
    push_words(draft, text, &mut pieces, rest, at(rest));
    check_tables(draft, text, &pieces);
    pieces
}

fn push_words(draft: &Draft<'_>, text: &Text, pieces: &mut Vec<Piece>, words: &str, at: usize) {
    if let Some(stray) = words.find('}') {
        let place = text.place_of(draft.cx.sources, at + stray, at + stray + 1);
        draft.cx.faults.error(
            place,
            Code::BadValue,
            "多了一个右花括号",
            "写成 {问题的名称} 或 {number}。",
        );
    }
    if !words.is_empty() {
        pieces.push(Piece::Words(words.to_owned()));
    }
}

fn piece(draft: &Draft<'_>, name: &Text) -> Option<Piece> {
    if name.value == "number" {
        return Some(Piece::DeclarationNumber);
    }
    draft
        .question_ids
        .resolve(draft.cx, name)
        .map(|position| Piece::Answer(QuestionId(position)))
}

/// A table takes the width of the page, so nothing can stand beside it.
fn check_tables(draft: &Draft<'_>, text: &Text, pieces: &[Piece]) {
    let is_table = |piece: &Piece| match piece {
        Piece::Answer(id) => draft
            .questions
            .get(usize::from(id.0))
            .is_some_and(|question| matches!(question.kind, Kind::Table(_))),
        _ => false,
    };
    if pieces.len() > 1 && pieces.iter().any(is_table) {
        draft.cx.faults.error(
            text.place,
            Code::BadValue,
            "表格问题要独占一段",
            "把表格单独写成一段 text = \"{…}\"。",
        );
    }
}
