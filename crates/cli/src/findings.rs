//! Findings for other programs: as JSON, and as SARIF 2.1.0, the Static Analysis Results Interchange
//! Format of OASIS.

use std::path::Path;

use santong_compiler::{Code, Diagnostic, Severity};
use santong_rules::Date;
use serde_json::{Value, json};

use crate::files::path_of;

/// A finding, and what shows it.
pub type Told = (Diagnostic, Option<Shown>);

/// Answers that show a finding.
pub struct Shown {
    /// The file with the answers.
    pub answers: String,
    /// The day on which they show it.
    pub as_of: Date,
}

/// All findings of the rule files in `folder`, with their counts.
pub fn json(findings: &[Told], folder: &Path) -> Value {
    let all: Vec<Value> = findings
        .iter()
        .map(|(found, shown)| {
            let mut value = json!({
                "code": found.code.name(),
                "severity": found.severity.name(),
                "file": path_of(&found.file, folder).display().to_string(),
                "line": found.line,
                "column": found.column,
                "width": found.width,
                "message": found.message,
                "hint": found.hint,
            });
            if let (Some(shown), Some(object)) = (shown, value.as_object_mut()) {
                object.insert("shown_by".to_owned(), json_of(shown));
            }
            value
        })
        .collect();
    let count = |severity| {
        findings
            .iter()
            .filter(|(found, _)| found.severity == severity)
            .count()
    };
    json!({
        "format": "santong-lint",
        "version": 1,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notes": count(Severity::Note),
        "findings": all,
    })
}

/// All findings of the rule files in `folder` as a SARIF log with one run.
pub fn sarif(findings: &[Told], folder: &Path) -> Value {
    let rules: Vec<Value> = Code::ALL
        .iter()
        .map(|code| json!({ "id": code.name() }))
        .collect();
    let results: Vec<Value> = findings.iter().map(|told| result(told, folder)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "santong",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn json_of(shown: &Shown) -> Value {
    json!({ "answers": shown.answers, "as_of": shown.as_of.to_string() })
}

fn result((found, shown): &Told, folder: &Path) -> Value {
    let text = if found.hint.is_empty() {
        found.message.clone()
    } else {
        format!("{}。{}", found.message, found.hint)
    };
    let mut value = json!({
        "ruleId": found.code.name(),
        "level": found.severity.name(),
        "message": { "text": text },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": path_of(&found.file, folder).display().to_string() },
                "region": {
                    "startLine": found.line.max(1),
                    "startColumn": found.column.max(1),
                    "endColumn": found.column.max(1) + found.width,
                },
            },
        }],
    });
    if let (Some(shown), Some(object)) = (shown, value.as_object_mut()) {
        object.insert(
            "properties".to_owned(),
            json!({ "shown_by": json_of(shown) }),
        );
    }
    value
}
