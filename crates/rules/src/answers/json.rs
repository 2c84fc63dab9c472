//! The answers file. It may come from anywhere, so every step is checked and every fault has a place.

mod reader;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{Answer, Answers, RuleSetStamp};
use crate::Date;
use crate::evidence::Evidence;
use crate::json::{self, Json, JsonWriter};
use reader::Reader;

/// What the file says it is.
const FORMAT: &str = "santong-answers";
/// The format's version; higher ones are refused.
const VERSION: u64 = 1;

/// Why a text is not an answers file. `path` is a place such as `products[0].answers.product.name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswersFault {
    /// Larger than [`Answers::MAX_BYTES`]; the size in bytes.
    TooLarge(usize),
    /// No JSON, or cut off: the place where reading stopped.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Bytes of this line that were read.
        column: usize,
    },
    /// JSON, but something else than answers.
    OtherFormat,
    /// Written by a newer version of the format.
    NewerVersion(u64),
    /// A value of the wrong kind.
    WrongType {
        /// Where.
        path: String,
    },
    /// More products than [`Answers::MAX_PRODUCTS`]; how many there are.
    TooManyProducts(usize),
    /// More evidence than [`Evidence::MAX_COUNT`]; how much there is.
    TooMuchEvidence(usize),
    /// More rows or characters than are read.
    TooMany {
        /// Where.
        path: String,
        /// The limit.
        limit: usize,
    },
}

impl Answers {
    /// Reads an answers file, or a dossier that carries answers under `answers`.
    ///
    /// # Errors
    /// The first fault.
    pub fn from_json(text: &str) -> Result<Self, AnswersFault> {
        if text.len() > Self::MAX_BYTES {
            return Err(AnswersFault::TooLarge(text.len()));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let value = json::parse(text).map_err(|offset| not_json(text, offset))?;
        let file = Some(&value)
            .filter(|file| is_answers(file))
            .or_else(|| json::member(&value, "answers").filter(|inner| is_answers(inner)))
            .ok_or(AnswersFault::OtherFormat)?;
        let version = match json::member(file, "version") {
            Some(Json::Number((digits, _))) => digits.parse().ok(),
            _ => None,
        };
        match version {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(AnswersFault::NewerVersion(newer)),
            _ => return Err(AnswersFault::OtherFormat),
        }
        let mut reader = Reader::default();
        let mut answers = Self::default();
        if let Some(rules) = json::member(file, "rules") {
            answers.rules = Some(RuleSetStamp {
                id: reader.part("rules", rules, "id")?,
                version: reader.part("rules", rules, "version")?,
                hash: reader.part("rules", rules, "hash")?,
                date: Date::parse(&reader.part("rules", rules, "date")?),
                overlays: match json::member(rules, "overlays") {
                    Some(overlays) => reader.overlays(overlays)?,
                    None => Vec::new(),
                },
            });
        }
        if let Some(enterprise) = json::member(file, "enterprise") {
            reader.path.push_str("enterprise");
            answers.enterprise = reader.named(enterprise, true)?;
        }
        if let Some(products) = json::member(file, "products") {
            answers.products = reader.products(products)?;
        }
        if let Some(evidence) = json::member(file, "evidence") {
            answers.evidence = reader.evidence(evidence)?;
        }
        Ok(answers)
    }

    /// The answers file as text, members in alphabetical order.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut writer = JsonWriter::default();
        writer.open('{');
        writer.name("enterprise");
        write_answers(&mut writer, &self.enterprise);
        if !self.evidence.is_empty() {
            writer.name("evidence");
            writer.open('[');
            for evidence in &self.evidence {
                write_evidence(&mut writer, evidence);
            }
            writer.close(']');
        }
        writer.name("format");
        writer.string(FORMAT);
        writer.name("products");
        writer.open('[');
        for product in &self.products {
            writer.open('{');
            writer.name("answers");
            write_answers(&mut writer, &product.answers);
            writer.name("id");
            writer.string(&product.id);
            writer.close('}');
        }
        writer.close(']');
        if let Some(rules) = &self.rules {
            writer.name("rules");
            rules.write(&mut writer);
        }
        writer.name("version");
        writer.raw(&VERSION.to_string());
        writer.close('}');
        writer.finish()
    }
}

impl RuleSetStamp {
    /// Writes the stamp as an object.
    pub(crate) fn write(&self, writer: &mut JsonWriter) {
        writer.open('{');
        if let Some(date) = self.date {
            writer.name("date");
            writer.string(&date.to_string());
        }
        write_texts(writer, [("hash", &self.hash), ("id", &self.id)]);
        if !self.overlays.is_empty() {
            writer.name("overlays");
            writer.open('[');
            for overlay in &self.overlays {
                writer.open('{');
                let (hash, id) = (("hash", &overlay.hash), ("id", &overlay.id));
                write_texts(writer, [hash, id, ("name", &overlay.name)]);
                write_texts(writer, [("version", &overlay.version)]);
                writer.close('}');
            }
            writer.close(']');
        }
        write_texts(writer, [("version", &self.version)]);
        writer.close('}');
    }
}

fn write_texts<const N: usize>(writer: &mut JsonWriter, members: [(&str, &String); N]) {
    for (name, text) in members {
        writer.name(name);
        writer.string(text);
    }
}

fn is_answers(file: &Json<'_>) -> bool {
    json::member(file, "format").and_then(json::as_text) == Some(FORMAT)
}

fn not_json(text: &str, offset: usize) -> AnswersFault {
    let read = text.as_bytes().get(..offset).unwrap_or_default();
    let mut lines = read.split(|byte| *byte == b'\n');
    AnswersFault::NotJson {
        column: lines.next_back().map_or(0, <[u8]>::len),
        line: lines.count() + 1,
    }
}

fn write_answers(writer: &mut JsonWriter, answers: &BTreeMap<String, Answer>) {
    writer.open('{');
    for (name, answer) in answers {
        writer.name(name);
        write_answer(writer, answer);
    }
    writer.close('}');
}

fn write_answer(writer: &mut JsonWriter, answer: &Answer) {
    match answer {
        Answer::Unsure => writer.raw(r#"{"unsure":true}"#),
        Answer::Flag(flag) => writer.raw(if *flag { "true" } else { "false" }),
        Answer::Text(text) => writer.string(text),
        Answer::Set(members) => writer.strings(members),
        Answer::Table(table) => {
            writer.open('{');
            writer.name("complete");
            writer.raw(if table.complete { "true" } else { "false" });
            writer.name("rows");
            writer.open('[');
            for row in &table.rows {
                write_answers(writer, row);
            }
            writer.close(']');
            writer.close('}');
        }
    }
}

/// The parts that are not empty.
fn write_evidence(writer: &mut JsonWriter, evidence: &Evidence) {
    writer.open('{');
    for (name, text) in evidence.parts() {
        if !text.is_empty() {
            writer.name(name);
            writer.string(text);
        }
    }
    writer.close('}');
}
