//! Findings for other programs: as JSON, and as SARIF 2.1.0, the Static Analysis Results Interchange
//! Format of OASIS.

use santong_compiler::{Code, Diagnostic, Severity};
use serde_json::{Value, json};

/// A finding, and the file with answers that show it.
pub type Told<'a> = (&'a Diagnostic, Option<&'a str>);

/// All findings with their counts.
pub fn json(findings: &[Told<'_>]) -> Value {
    let all: Vec<Value> = findings
        .iter()
        .map(|(found, answers)| {
            let mut value = json!({
                "code": found.code.name(),
                "severity": level(found.severity),
                "file": found.file,
                "line": found.line,
                "column": found.column,
                "width": found.width,
                "message": found.message,
                "hint": found.hint,
            });
            if let (Some(answers), Some(object)) = (answers, value.as_object_mut()) {
                object.insert("answers".to_owned(), json!(answers));
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

/// All findings as a SARIF log with one run.
pub fn sarif(findings: &[Told<'_>]) -> Value {
    let rules: Vec<Value> = Code::ALL
        .iter()
        .map(|code| json!({ "id": code.name() }))
        .collect();
    let results: Vec<Value> = findings.iter().map(|(found, _)| result(found)).collect();
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

fn result(found: &Diagnostic) -> Value {
    let text = if found.hint.is_empty() {
        found.message.clone()
    } else {
        format!("{}。{}", found.message, found.hint)
    };
    json!({
        "ruleId": found.code.name(),
        "level": level(found.severity),
        "message": { "text": text },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": found.file },
                "region": {
                    "startLine": found.line.max(1),
                    "startColumn": found.column.max(1),
                    "endColumn": found.column.max(1) + found.width,
                },
            },
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
