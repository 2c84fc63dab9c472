//! Runs the simple tests of the Common Expression Language's specification against the conditions of rule
//! files: `cargo xtask conformance FOLDER`, with a folder of `*.textproto` files.
//!
//! A case is out of scope when it uses what conditions do not have (the compiler says so itself), has a
//! result of a type that they do not have, or switches type checks off. `1 / 0` and its kin are put as a
//! name without a value and as a number out of range: unknown and fault, and both have to fit.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")
)]

mod textproto;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use santong_compiler::{Assignment, Code, EvaluationResult, evaluate_expression};
use santong_native_tests::{day, project};
use santong_rules::Decimal;
use textproto::Value;

/// Where the counts are kept: a case that no longer passes shows as a change of this file.
const SNAPSHOT: &str = "tests/conformance.txt";

fn main() -> Result<(), String> {
    let mut arguments = env::args().skip(1);
    let folder = arguments
        .next()
        .ok_or("a folder of *.textproto files is missing")?;
    let update = arguments.next().as_deref() == Some("--update");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .map_err(|fault| format!("{folder}: {fault}"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "textproto"))
        .collect();
    files.sort();
    let mut counts = String::new();
    let mut failed = 0;
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut all = [0; 2];
    for path in &files {
        let report = run(path)?;
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let passed = report.in_scope - report.failures.len();
        let _ = writeln!(
            counts,
            "{name}: {} in scope, {passed} passed, {} out of scope",
            report.in_scope, report.out_of_scope
        );
        for failure in &report.failures {
            println!("{name}: {failure}");
        }
        failed += report.failures.len();
        all = [all[0] + report.in_scope, all[1] + passed];
        for (reason, number) in report.reasons {
            *reasons.entry(reason).or_default() += number;
        }
    }
    let _ = writeln!(counts, "all: {} in scope, {} passed", all[0], all[1]);
    let _ = writeln!(counts, "\nout of scope:");
    for (reason, number) in &reasons {
        let _ = writeln!(counts, "{number:4} {reason}");
    }
    print!("{counts}");
    let snapshot = project(SNAPSHOT);
    if update {
        fs::write(&snapshot, &counts).map_err(|fault| fault.to_string())?;
    }
    let kept = fs::read_to_string(&snapshot).unwrap_or_default();
    if failed > 0 {
        return Err(format!("{failed} cases fail"));
    }
    if kept != counts {
        return Err(format!(
            "the counts differ from {SNAPSHOT}; --update writes them anew"
        ));
    }
    Ok(())
}

#[derive(Default)]
struct Report {
    in_scope: usize,
    out_of_scope: usize,
    failures: Vec<String>,
    reasons: BTreeMap<String, usize>,
}

fn run(path: &Path) -> Result<Report, String> {
    let text = fs::read_to_string(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    let file = textproto::parse(&text).map_err(|fault| format!("{}: {fault}", path.display()))?;
    let mut report = Report::default();
    for section in file.all("section") {
        for test in section.all("test") {
            let text = |value: &Value, name: &str| {
                value
                    .get(name)
                    .and_then(Value::text)
                    .unwrap_or_default()
                    .to_owned()
            };
            let name = format!("{}/{}", text(section, "name"), text(test, "name"));
            match check(test, &text(test, "expr")) {
                Judged::Passed => report.in_scope += 1,
                Judged::Failed(why) => {
                    report.in_scope += 1;
                    report.failures.push(format!("{name}: {why}"));
                }
                Judged::OutOfScope(reason) => {
                    report.out_of_scope += 1;
                    *report.reasons.entry(reason).or_default() += 1;
                }
            }
        }
    }
    Ok(report)
}

enum Judged {
    Passed,
    Failed(String),
    OutOfScope(String),
}

/// What a case expects.
enum Expected {
    Value(String),
    Error,
}

fn check(test: &Value, expression: &str) -> Judged {
    for name in test.names() {
        if matches!(name, "type_env" | "container" | "disable_macros") {
            return Judged::OutOfScope(format!("declares {name}"));
        }
    }
    let expected = match (test.get("value"), test.get("eval_error")) {
        (Some(value), _) => match literal(value) {
            Ok(literal) => Expected::Value(literal),
            Err(kind) => return Judged::OutOfScope(format!("a result of type {kind}")),
        },
        (None, Some(_)) => Expected::Error,
        // Without a result the case expects true.
        (None, None) if test.get("unknown").is_none() => Expected::Value("true".to_owned()),
        _ => return Judged::OutOfScope("a set of unknowns".to_owned()),
    };
    let mut assignments = Vec::new();
    for binding in test.all("bindings") {
        let name = binding
            .get("key")
            .and_then(Value::text)
            .unwrap_or_default()
            .to_owned();
        match binding
            .get("value")
            .and_then(|value| value.get("value"))
            .map(literal)
        {
            Some(Ok(value)) => assignments.push(Assignment { name, value }),
            Some(Err(kind)) => return Judged::OutOfScope(format!("a value of type {kind}")),
            None => return Judged::OutOfScope("an error as a value".to_owned()),
        }
    }
    let dynamic = test.get("disable_check").and_then(Value::text) == Some("true");
    match faulty_forms(expression) {
        None => evaluated(expression, &assignments, &expected, dynamic, true),
        Some(forms) => {
            for (form, is_fault) in forms {
                let judged = evaluated(&form, &assignments, &expected, dynamic, is_fault);
                if !matches!(judged, Judged::Passed) {
                    return judged;
                }
            }
            Judged::Passed
        }
    }
}

/// `1 / 0 > 0` as something unknown and as something that faults; `None` where nothing is divided by 0.
fn faulty_forms(expression: &str) -> Option<[(String, bool); 2]> {
    let at = expression.find("/ 0")?;
    let digit = |c: char| c.is_ascii_digit() || c == ' ';
    let start = expression
        .get(..at)?
        .trim_end_matches(|c| digit(c) || c == 'e')
        .len();
    let behind = expression.get(at + 3..)?;
    if behind.starts_with('.') {
        return None;
    }
    // The comparison that makes a truth value of the quotient goes with it.
    let length = behind.len()
        - behind
            .trim_start_matches(|c: char| digit(c) || "<>=!".contains(c))
            .len();
    let compared = behind.get(..length)?.contains(['<', '>', '=']);
    let end = if compared { at + 3 + length } else { at + 3 };
    let (before, after) = (expression.get(..start)?, expression.get(end..)?);
    let form = |inserted: &str| format!("{before} {inserted} {after}");
    let fault = if compared {
        "(9223372036854775807 + 1 > 0)"
    } else {
        "(9223372036854775807 + 1)"
    };
    Some([(form("nobody_knows"), false), (form(fault), true)])
}

fn evaluated(
    expression: &str,
    assignments: &[Assignment],
    expected: &Expected,
    dynamic: bool,
    is_fault: bool,
) -> Judged {
    let evaluation = match evaluate_expression(expression, assignments, day()) {
        Ok(evaluation) => evaluation,
        Err(diagnostics) => {
            let unsupported = diagnostics
                .iter()
                .find(|found| found.code == Code::Unsupported);
            return match (unsupported, diagnostics.first()) {
                (Some(found), _) => {
                    Judged::OutOfScope(format!("conditions have none: {}", found.message))
                }
                (None, Some(_)) if dynamic => {
                    Judged::OutOfScope("type checks are switched off".to_owned())
                }
                // Types are checked when a rule is read, not when it runs; decimals are exact and bounded.
                (None, Some(found))
                    if matches!(
                        found.code,
                        Code::TypeMismatch | Code::BadValue | Code::TooComplex
                    ) && matches!(expected, Expected::Value(_)) =>
                {
                    let message = found.message.split('：').next().unwrap_or_default();
                    Judged::OutOfScope(format!("refused when it is read: {message}"))
                }
                // What the specification lets fail when it runs is refused when it is read.
                (None, Some(found))
                    if matches!(expected, Expected::Error)
                        && found.code != Code::ExpressionSyntax =>
                {
                    Judged::Passed
                }
                (None, Some(found)) => Judged::Failed(format!("{expression}: {}", found.message)),
                (None, None) => Judged::Failed(format!("{expression}: refused without a reason")),
            };
        }
    };
    let fits = match (&evaluation.result, expected) {
        (EvaluationResult::Known(found), Expected::Value(expected)) => same(found, expected),
        (EvaluationResult::Fault(_), Expected::Error) => is_fault,
        (EvaluationResult::Unknown, Expected::Error) => true,
        _ => false,
    };
    if fits {
        Judged::Passed
    } else {
        Judged::Failed(format!("{expression}: {:?}", evaluation.result))
    }
}

/// Numbers are the same however they are written.
fn same(found: &str, expected: &str) -> bool {
    let number = |text: &str| Decimal::parse(text);
    found == expected || number(found).is_some_and(|found| Some(found) == number(expected))
}

/// A value as the expression language writes it, or the name of its type.
fn literal(value: &Value) -> Result<String, String> {
    let Some(kind) = value.names().next() else {
        return Err("nothing".to_owned());
    };
    let text = value.get(kind).and_then(Value::text).unwrap_or_default();
    match kind {
        "bool_value" => Ok(text.to_owned()),
        "int64_value" => Ok(text.to_owned()),
        "double_value" => match Decimal::parse(text.trim_end_matches('.')) {
            Some(number) if text.contains('.') => {
                let written = number.to_string();
                Ok(if written.contains('.') {
                    written
                } else {
                    written + ".0"
                })
            }
            Some(number) => Ok(format!("{number}.0")),
            None => Err("double that is no decimal".to_owned()),
        },
        "string_value" => {
            let text = text.replace('\\', "\\\\").replace('\'', "\\'");
            Ok(format!(
                "'{}'",
                text.replace('\n', "\\n").replace('\r', "\\r")
            ))
        }
        "list_value" => {
            let values = value
                .get(kind)
                .into_iter()
                .flat_map(|list| list.all("values"));
            let members: Result<Vec<String>, String> = values.map(literal).collect();
            Ok(format!("[{}]", members?.join(", ")))
        }
        other => Err(other.trim_end_matches("_value").to_owned()),
    }
}
