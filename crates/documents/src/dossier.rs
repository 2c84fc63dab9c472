//! The dossier: answers, assessment and declarations in one JSON file that opens again.

use santong_rules::{Answers, Assessment, JsonWriter, RuleSet};

use crate::{
    Block, Words,
    case::Case,
    declaration::{declare, number},
    evidence::evidence_json,
};

/// The dossier as JSON; [`Answers::from_json`] reads the answers in it.
#[must_use]
pub fn dossier_json(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    words: &Words,
) -> String {
    let case = Case::new(rules, answers, assessment, words);
    let mut members = vec![
        ("answers", answers.to_json()),
        ("assessment", assessment.to_json(rules, answers)),
        ("declarations", declarations(&case, assessment)),
    ];
    if !answers.evidence.is_empty() {
        members.push(("evidence", evidence_json(&case)));
    }
    let mut text = write(&members);
    // What is derived goes before the file gets too large to be opened again.
    while text.len() > Answers::MAX_BYTES && members.len() > 1 {
        members.pop();
        text = write(&members);
    }
    text
}

fn write(members: &[(&str, String)]) -> String {
    let mut writer = JsonWriter::default();
    writer.open('{');
    for (name, json) in members {
        writer.name(name);
        writer.raw(json);
    }
    writer.name("format");
    writer.string("santong-dossier");
    writer.name("version");
    writer.raw("1");
    writer.close('}');
    writer.finish()
}

fn declarations(case: &Case<'_>, assessment: &Assessment) -> String {
    let mut writer = JsonWriter::default();
    writer.open('[');
    for (index, product) in case.answers.products.iter().enumerate() {
        let Some(document) = declare(case, assessment, index) else {
            continue;
        };
        writer.open('{');
        writer.name("blocks");
        writer.open('[');
        for block in &document.blocks {
            writer.open('{');
            write_block(&mut writer, block);
            writer.close('}');
        }
        writer.close(']');
        writer.name("mark");
        string_or_null(&mut writer, document.mark.as_deref());
        writer.name("number");
        string_or_null(&mut writer, number(case, index).ok().as_deref());
        writer.name("product");
        writer.string(&product.id);
        writer.name("title");
        writer.string(&document.title);
        writer.close('}');
    }
    writer.close(']');
    writer.finish()
}

/// The one member of a block, named by its kind.
fn write_block(writer: &mut JsonWriter, block: &Block) {
    let (kind, text) = match block {
        Block::Heading(text) => ("heading", text),
        Block::Paragraph(text) => ("paragraph", text),
        Block::Note(text) => ("note", text),
        Block::List(items) => {
            writer.name("list");
            return writer.strings(items);
        }
        Block::Fields(fields) => return write_pairs(writer, "fields", fields),
        Block::Signature(fields) => return write_pairs(writer, "signature", fields),
        Block::Table { head, rows } => {
            writer.name("table");
            writer.open('{');
            writer.name("head");
            writer.strings(head);
            writer.name("rows");
            writer.open('[');
            rows.iter().for_each(|row| writer.strings(row));
            writer.close(']');
            return writer.close('}');
        }
    };
    writer.name(kind);
    writer.string(text);
}

fn write_pairs(writer: &mut JsonWriter, kind: &str, fields: &[(String, String)]) {
    writer.name(kind);
    writer.open('[');
    for (label, value) in fields {
        writer.open('[');
        writer.string(label);
        writer.string(value);
        writer.close(']');
    }
    writer.close(']');
}

fn string_or_null(writer: &mut JsonWriter, text: Option<&str>) {
    match text {
        Some(text) => writer.string(text),
        None => writer.raw("null"),
    }
}
