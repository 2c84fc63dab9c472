//! Expressions and what they come to: `expressions.txt` holds both.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use std::fmt::Write;
use std::path::Path;

use santong_compiler::{Assignment, EvaluationResult, evaluate_expression};
use santong_rules::Date;

/// The result of one line without its old result.
fn evaluate(line: &str) -> String {
    let (expression, given) = line.split_once(" where ").unwrap_or((line, ""));
    let assignments: Vec<Assignment> = given
        .split("; ")
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| Assignment {
            name: name.to_owned(),
            value: value.to_owned(),
        })
        .collect();
    let evaluation =
        match evaluate_expression(expression, &assignments, Date::new(2026, 11, 22).unwrap()) {
            Ok(evaluation) => evaluation,
            Err(faults) => {
                let described = faults.iter().map(|fault| {
                    let value = assignments.iter().find(|given| given.name == fault.file);
                    let text = value.map_or(expression, |given| &given.value);
                    let token: String = text
                        .chars()
                        .skip(fault.column - 1)
                        .take(fault.width)
                        .collect();
                    format!("[{}]「{token}」{}", fault.code, fault.message)
                });
                return described.collect::<Vec<_>>().join(" ");
            }
        };
    let names: Vec<&str> = evaluation
        .because
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    match evaluation.result {
        EvaluationResult::Known(value) if names.is_empty() => value,
        EvaluationResult::Known(value) => format!("{value} by {}", names.join(", ")),
        EvaluationResult::Unknown => format!("unknown by {}", names.join(", ")),
        EvaluationResult::Fault(reason) => format!("error: {reason}"),
    }
}

#[test]
fn every_expression_comes_to_what_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expressions.txt");
    let mut table = String::new();
    for line in std::fs::read_to_string(&path).unwrap().lines() {
        if line.is_empty() || line.starts_with("# ") {
            writeln!(table, "{line}").unwrap();
        } else {
            let line = line
                .rsplit_once(" => ")
                .map_or(line, |(expression, _)| expression);
            writeln!(table, "{line} => {}", evaluate(line)).unwrap();
        }
    }
    expect_test::expect_file![path].assert_eq(&table);
}

/// Whatever is left out or doubled in an expression, there is a result or a fault, and no panic.
#[test]
fn an_expression_with_a_slip_anywhere() {
    let table = include_str!("expressions.txt");
    for line in table.lines().filter(|line| !line.starts_with("# ")) {
        let line = line
            .rsplit_once(" => ")
            .map_or(line, |(expression, _)| expression);
        for (at, c) in line.char_indices() {
            let (before, after) = (&line[..at], &line[at + c.len_utf8()..]);
            for slip in [
                format!("{before}{after}"),
                format!("{before}{c}{c}{after}"),
                before.to_owned(),
            ] {
                assert_ne!(evaluate(&slip), "", "{slip}");
            }
        }
    }
}

#[test]
fn deep_and_long_expressions_are_refused() {
    for text in [
        "(",
        "[",
        "!",
        "-",
        "a.b(",
        "1 + ",
        "true ? 1 : ",
        "x.all(e, ",
    ] {
        assert!(
            evaluate(&text.repeat(500)).starts_with("[too-complex]"),
            "{text}"
        );
    }
    assert!(evaluate(&"true && ".repeat(600)).starts_with("[too-complex]"));
    assert_eq!(evaluate(&format!("{}true", "true && ".repeat(400))), "true");
}
