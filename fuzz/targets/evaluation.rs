//! The evaluator: an expression, then a line for each name with its value.

#![no_main]

use libfuzzer_sys::fuzz_target;
use santong_compiler::{Assignment, evaluate_expression};
use santong_rules::Date;

fuzz_target!(|text: &str| {
    let mut lines = text.lines();
    let Some(expression) = lines.next() else {
        return;
    };
    let assignments: Vec<Assignment> = lines
        .filter_map(|line| line.split_once('='))
        .take(8)
        .map(|(name, value)| Assignment {
            name: name.to_owned(),
            value: value.to_owned(),
        })
        .collect();
    let _ = evaluate_expression(expression, &assignments, Date::MAX);
});
