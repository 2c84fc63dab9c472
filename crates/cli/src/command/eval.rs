//! `santong eval`: one expression on its own.

use std::path::Path;

use santong_compiler::{EvaluationPart, EvaluationResult, SourceFile, evaluate_expression};

use super::{Done, Failure};
use crate::arguments::EvalOptions;
use crate::files;

/// Runs the command.
pub fn run(options: &EvalOptions) -> Result<Done, Failure> {
    let evaluation = match evaluate_expression(
        &options.expression,
        &options.assignments,
        super::day(options.as_of)?,
    ) {
        Ok(evaluation) => evaluation,
        Err(diagnostics) => {
            let mut sources = vec![SourceFile {
                name: "条件".to_owned(),
                text: options.expression.clone(),
            }];
            sources.extend(options.assignments.iter().map(|given| SourceFile {
                name: given.name.clone(),
                text: given.value.clone(),
            }));
            super::tell(&diagnostics, &sources, Path::new(""));
            return Ok(Done::WithFindings);
        }
    };
    let given = evaluation.because.iter().map(|(name, value)| match value {
        Some(value) => format!("{name} = {value}"),
        None => format!("{name}（没有给值）"),
    });
    match &evaluation.result {
        EvaluationResult::Known(value) => {
            files::say(&format!("{value}\n"));
            if options.why {
                let given: Vec<String> = given.collect();
                let why = if given.is_empty() {
                    "表达式本身".to_owned()
                } else {
                    given.join("，")
                };
                files::say(&format!("决定结果的是：{why}\n"));
                files::say(&tree(&evaluation.whole));
            }
        }
        EvaluationResult::Unknown => {
            let causes: Vec<&str> = evaluation
                .because
                .iter()
                .map(|(name, _)| name.as_str())
                .collect();
            files::say(&format!("unknown: {}\n", causes.join(", ")));
            if options.why {
                files::say(&format!(
                    "因为不知道：{}\n",
                    given.collect::<Vec<_>>().join("，")
                ));
                files::say(&tree(&evaluation.whole));
            }
        }
        EvaluationResult::Fault(reason) => {
            files::tell(&format!("error: {reason}\n"));
            return Ok(Done::WithFindings);
        }
    }
    Ok(Done::Well)
}

/// The expression part by part, a line each: what it comes to, and `*` before what decided. One without
/// parts has no tree.
fn tree(whole: &EvaluationPart) -> String {
    let mut lines = String::new();
    if !whole.parts.is_empty() {
        write_part(whole, 0, &mut lines);
    }
    lines
}

fn write_part(part: &EvaluationPart, depth: usize, lines: &mut String) {
    let mark = if part.decides { '*' } else { ' ' };
    let result = match &part.result {
        EvaluationResult::Known(value) => value.as_str(),
        EvaluationResult::Unknown => "unknown",
        EvaluationResult::Fault(reason) => reason,
    };
    let member = part.member.map(|index| format!("第 {} 项：", index + 1));
    let (indent, member) = ("  ".repeat(depth), member.unwrap_or_default());
    // On one line, however it was written.
    let text: Vec<&str> = part.text.split_whitespace().collect();
    lines.push_str(&format!(
        "{mark} {indent}{member}{}  → {result}\n",
        text.join(" ")
    ));
    for inner in &part.parts {
        write_part(inner, depth + 1, lines);
    }
}
