//! The JSON Schemas and the TypeScript declarations, made from the types.

use std::any::TypeId;

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::Value;
use ts_rs::{TS, TypeVisitor};

use crate::{
    Answers, Assessment, AssessmentDetail, CallOptions, Dossier, ErrorDetail, Fault,
    HandoverDetail, IdentifierCheck, NextQuestions, Outcome, ProgressDetail, ReadyDetail, RuleFile,
    Rules,
};

/// The JSON Schemas of the files (2020-12), by name.
///
/// # Errors
/// When a schema cannot be written as JSON, which no type here causes.
pub fn schemas() -> Result<Vec<(&'static str, Value)>, serde_json::Error> {
    Ok(vec![
        ("answers", schema::<Answers>("answers")?),
        ("assessment", schema::<Assessment>("assessment")?),
        ("dossier", schema::<Dossier>("dossier")?),
        ("events", events()?),
        ("overlay", overlay()?),
    ])
}

fn schema<T: JsonSchema>(name: &str) -> Result<Value, serde_json::Error> {
    let schema = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>();
    let mut schema = serde_json::to_value(schema)?;
    if let Some(members) = schema.as_object_mut() {
        members.insert("$id".to_owned(), format!("urn:santong-check:{name}").into());
    }
    Ok(schema)
}

/// The schema of rule files, which is held against the reader of rule files.
const RULE_FILES: &str = include_str!("../../../www/schema/rules.schema.json");

/// An overlay is a rule file with the table `overlay`; what else it may hold then is said there.
fn overlay() -> Result<Value, serde_json::Error> {
    let mut schema: Value = serde_json::from_str(RULE_FILES)?;
    if let Some(members) = schema.as_object_mut() {
        members.insert("$id".to_owned(), "urn:santong-check:overlay".into());
        members.insert("title".to_owned(), "附加规则".into());
        members.insert("required".to_owned(), vec!["overlay"].into());
    }
    Ok(schema)
}

/// The details of all events, by the names of the events.
fn events() -> Result<Value, serde_json::Error> {
    let mut generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let details = serde_json::json!({
        "santong-ready": generator.subschema_for::<ReadyDetail>(),
        "santong-progress": generator.subschema_for::<ProgressDetail>(),
        "santong-assessment": generator.subschema_for::<AssessmentDetail>(),
        "santong-error": generator.subschema_for::<ErrorDetail>(),
        "santong-handover": generator.subschema_for::<HandoverDetail>(),
    });
    Ok(serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:santong-check:events",
        "title": "santong-events",
        "description": "Details of the element's events, by the names of the events.",
        "type": "object",
        "properties": details,
        "additionalProperties": false,
        "$defs": generator.take_definitions(true),
    }))
}

/// The TypeScript declarations of all types, each exported, in alphabetical order.
#[must_use]
pub fn declarations() -> String {
    let mut all = Declarations::default();
    all.add::<Answers>();
    all.add::<Assessment>();
    all.add::<Dossier>();
    all.add::<ErrorDetail>();
    all.add::<Fault>();
    all.add::<HandoverDetail>();
    all.add::<IdentifierCheck>();
    all.add::<NextQuestions>();
    all.add::<CallOptions>();
    all.add::<Outcome>();
    all.add::<ProgressDetail>();
    all.add::<ReadyDetail>();
    all.add::<RuleFile>();
    all.add::<Rules>();
    all.add::<AssessmentDetail>();
    all.found.sort();
    let texts = all.found.into_iter().map(|(_, text)| text);
    indented(&texts.collect::<Vec<_>>().join("\n"))
}

/// The generator writes every member at the margin.
fn indented(text: &str) -> String {
    let mut result = String::new();
    let mut depth = 0usize;
    for line in text.lines().map(str::trim) {
        let of_comment = line.starts_with("/*") || line.starts_with('*');
        let count = |bracket| {
            if of_comment {
                0
            } else {
                line.matches(bracket).count()
            }
        };
        let (opened, closed) = (count('{'), count('}'));
        let before = if line.starts_with('}') { 1 } else { 0 };
        result.push_str(&"  ".repeat(depth.saturating_sub(before)));
        if line.starts_with('*') {
            result.push(' ');
        }
        result.push_str(line);
        result.push('\n');
        depth = (depth + opened).saturating_sub(closed);
    }
    result
}

/// Types with their declarations: those that were added and all that they are made of.
#[derive(Default)]
struct Declarations {
    seen: Vec<TypeId>,
    found: Vec<(String, String)>,
}

impl Declarations {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        if self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        // Only types of our own have a file; those of the language are spelt out where they stand.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let text = format!("{docs}export {}\n", T::decl());
            self.found.push((T::name(), text));
        }
        T::visit_dependencies(self);
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}
