//! The published schema of rule files, `www/schema/rules.schema.json`, against the rule files there
//! are and against what the reader says of wrong ones. That both know the same keys is tested where
//! the reader stands.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use std::fs;

use jsonschema::{Validator, draft202012};
use santong_compiler::{
    Code, Diagnostic, Severity, SourceFile, compile, compile_with_overlays, limits,
};
use santong_native_tests::{objects, project, rule_files};
use serde_json::{Value, json};
use toml::de::{DeTable, DeValue};

fn read(path: &str) -> SourceFile {
    SourceFile {
        name: path.to_owned(),
        text: fs::read_to_string(project(path)).unwrap(),
    }
}

fn schema() -> Value {
    serde_json::from_str(&read("www/schema/rules.schema.json").text).unwrap()
}

fn validator() -> Validator {
    let options = draft202012::options().should_validate_formats(true);
    options.build(&schema()).unwrap()
}

/// The same tables and keys as JSON.
fn as_json(file: &SourceFile) -> Value {
    fn value(of: &DeValue<'_>) -> Value {
        match of {
            DeValue::String(text) => text.as_ref().into(),
            DeValue::Integer(number) => serde_json::from_str(number.as_str()).unwrap(),
            DeValue::Float(number) => serde_json::from_str(number.as_str()).unwrap(),
            DeValue::Boolean(flag) => (*flag).into(),
            DeValue::Datetime(day) => day.to_string().into(),
            DeValue::Array(items) => items.iter().map(|item| value(item.get_ref())).collect(),
            DeValue::Table(entries) => table(entries),
        }
    }
    fn table(entries: &DeTable<'_>) -> Value {
        let entry = |(key, of): (&toml::Spanned<_>, &toml::Spanned<_>)| {
            let key: &std::borrow::Cow<'_, str> = key.get_ref();
            (key.to_string(), value(of.get_ref()))
        };
        Value::Object(entries.iter().map(entry).collect())
    }
    if file.name.ends_with(".json") {
        return serde_json::from_str(&file.text).unwrap();
    }
    table(DeTable::parse(&file.text).unwrap().get_ref())
}

fn json_file(name: &str, content: &Value) -> SourceFile {
    SourceFile {
        name: name.replace(".toml", ".json"),
        text: format!("{content:#}"),
    }
}

/// Small rule files that together use most tables; the last one is an overlay.
const SMALL: [&str; 3] = [
    "crates/compiler/tests/base.toml",
    "crates/compiler/tests/comparison.toml",
    "crates/compiler/tests/overlay.json",
];

/// Overlays of the project's own rule set.
const OVERLAYS: [&str; 2] = [
    "tests/overlays/example.json",
    "tests/browser/tests/browsers/overlay/added.toml",
];

#[test]
fn the_schema_is_one() {
    let schema = schema();
    assert_eq!(
        draft202012::meta::validate(&schema).map_err(|fault| fault.to_string()),
        Ok(())
    );
}

#[test]
fn limits_are_those_of_the_compiler() {
    let schema = schema();
    let check = |pointer: &str, expected: usize| {
        assert_eq!(schema.pointer(pointer), Some(&json!(expected)), "{pointer}");
    };
    check("/$defs/text/maxLength", limits::MAX_TEXT);
    let rows = usize::try_from(limits::MAX_ROWS).unwrap();
    for kind in ["with-columns", "with-markets"] {
        check(&format!("/$defs/{kind}/properties/max_rows/maximum"), rows);
    }
    let choices = "/$defs/with-choices/properties/choices/maxItems";
    check(choices, limits::MAX_CHOICES);
}

#[test]
fn every_rule_file_is_valid() {
    let validator = validator();
    let mut files = rule_files().unwrap();
    files.extend(SMALL.map(read));
    files.extend(OVERLAYS.map(read));
    for file in files {
        let content = as_json(&file);
        let faults: Vec<String> = validator
            .iter_errors(&content)
            .map(|fault| format!("{}: {} {fault}", file.name, fault.instance_path()))
            .collect();
        assert_eq!(faults, Vec::<String>::new());
    }
}

#[test]
fn rule_files_may_all_be_json() {
    let files = rule_files().unwrap();
    let written: Vec<SourceFile> = files
        .iter()
        .map(|file| json_file(&file.name, &as_json(file)))
        .collect();
    let mut expected = compile(&files).0.unwrap();
    let (rules, diagnostics) = compile(&written);
    assert_eq!(diagnostics, []);
    let rules = rules.unwrap();
    expected.hash.clone_from(&rules.hash);
    assert_eq!(rules, expected);
}

/// What the reader says of the small files with one of them changed.
fn diagnostics(changed: usize, content: &Value) -> Vec<Diagnostic> {
    let mut files = SMALL.map(read);
    files[changed] = json_file(SMALL[changed], content);
    let [base, comparison, overlay] = files;
    compile_with_overlays(&[base, comparison], &[overlay], &[]).1
}

/// One object with a key taken away, added, or with a value of another type.
fn changes(content: &Value) -> Vec<(String, Value)> {
    let pointers = objects(content);
    let mut changes = Vec::new();
    let mut change = |pointer: &str, what: String, with: &dyn Fn(&mut Value)| {
        let mut changed = content.clone();
        with(changed.pointer_mut(pointer).unwrap());
        changes.push((format!("{pointer}: {what}"), changed));
    };
    for pointer in &pointers {
        let members = content.pointer(pointer).and_then(Value::as_object).unwrap();
        change(pointer, "with a key of no meaning".into(), &|object| {
            object["unheard_of"] = json!(true);
        });
        for key in members.keys() {
            // Whole sections may stand in another file.
            if !pointer.is_empty() {
                change(pointer, format!("without {key}"), &|object| {
                    object.as_object_mut().unwrap().remove(key);
                });
            }
            for other in [json!(7), json!({})] {
                change(pointer, format!("{key} = {other}"), &|object| {
                    object[key] = other.clone();
                });
            }
        }
    }
    changes
}

/// Keys and types: what a schema can see of a rule file by itself.
fn is_of_form(fault: &Diagnostic) -> bool {
    let code = [Code::UnknownKey, Code::MissingKey, Code::WrongType].contains(&fault.code);
    code && fault.severity == Severity::Error
}

/// Changes of one of the small files: what the reader refuses for its form the schema refuses, and
/// what the schema refuses the reader refuses for whatever reason.
fn check(place: usize, at_least: usize) {
    let validator = validator();
    let path = SMALL[place];
    let unchanged = as_json(&read(path));
    assert_eq!(diagnostics(place, &unchanged), []);
    let mut refused = 0;
    for (what, content) in changes(&unchanged) {
        let valid = validator.is_valid(&content);
        let found = diagnostics(place, &content);
        if let Some(fault) = found.iter().find(|fault| is_of_form(fault)) {
            assert!(!valid, "{path}{what}: only the reader says {fault:?}");
        }
        if !valid {
            refused += 1;
            let errors = found.iter().any(|fault| fault.severity == Severity::Error);
            assert!(errors, "{path}{what}: only the schema refuses it");
        }
    }
    assert!(
        refused >= at_least,
        "{path}: {refused} changes were refused"
    );
}

#[test]
fn schema_and_reader_agree_about_a_rule_set() {
    check(0, 400);
}

#[test]
fn schema_and_reader_agree_about_a_comparison() {
    check(1, 200);
}

#[test]
fn schema_and_reader_agree_about_an_overlay() {
    check(2, 300);
}
