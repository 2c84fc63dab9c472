//! The parser and the type checker of conditions.

#![no_main]

use libfuzzer_sys::fuzz_target;
use santong_compiler::evaluate_expression;
use santong_rules::Date;

fuzz_target!(|text: &str| {
    let _ = evaluate_expression(text, &[], Date::MAX);
});
