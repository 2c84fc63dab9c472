//! The dossier: answers, assessment and declarations in one JSON file that opens again.

use santong_rules::{Answers, Assessment, RuleSet};
use serde_json::{Map, Value};

use crate::{
    Block, Words,
    case::Case,
    declaration::{declare, number},
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
    let products = answers.products.iter().enumerate();
    let declarations: Vec<Value> = products
        .filter_map(|(index, product)| {
            let document = declare(&case, assessment, index)?;
            Some(object([
                ("product", product.id.as_str().into()),
                ("number", number(&case, index).ok().into()),
                ("title", document.title.into()),
                ("mark", document.mark.into()),
                ("blocks", document.blocks.into_iter().map(block).collect()),
            ]))
        })
        .collect();
    let mut dossier = object([
        ("format", "santong-dossier".into()),
        ("version", 1.into()),
        ("answers", answers.to_value()),
        ("assessment", assessment.to_value(rules)),
        ("declarations", declarations.into()),
    ]);
    let mut text = dossier.to_string();
    // What is derived goes before the file gets too large to be opened again.
    for derived in ["declarations", "assessment"] {
        if text.len() > Answers::MAX_BYTES {
            dossier
                .as_object_mut()
                .and_then(|members| members.remove(derived));
            text = dossier.to_string();
        }
    }
    text
}

fn object(members: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let members = members
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    Value::Object(members.collect::<Map<_, _>>())
}

/// A block as an object with one member, named by its kind.
fn block(block: Block) -> Value {
    let (kind, value) = match block {
        Block::Heading(text) => ("heading", text.into()),
        Block::Paragraph(text) => ("paragraph", text.into()),
        Block::Note(text) => ("note", text.into()),
        Block::List(items) => ("list", items.into()),
        Block::Fields(fields) => ("fields", pairs(fields)),
        Block::Signature(fields) => ("signature", pairs(fields)),
        Block::Table { head, rows } => (
            "table",
            object([("head", head.into()), ("rows", rows.into())]),
        ),
    };
    object([(kind, value)])
}

fn pairs(fields: Vec<(String, String)>) -> Value {
    fields
        .into_iter()
        .map(|(label, value)| Value::from(vec![label, value]))
        .collect()
}
