//! `santong eval`: one expression on its own.

use std::path::Path;

use santong_compiler::{EvaluationResult, SourceFile, evaluate_expression};

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
            }
        }
        EvaluationResult::Fault(reason) => {
            files::tell(&format!("error: {reason}\n"));
            return Ok(Done::WithFindings);
        }
    }
    Ok(Done::Well)
}
