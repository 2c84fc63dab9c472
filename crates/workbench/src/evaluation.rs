//! A condition on its own.

use santong_compiler::{Assignment, EvaluationResult, evaluate_expression};
use santong_rules::Date;
use serde::{Deserialize, Serialize};

use crate::finding::Finding;

/// A name and its value as written.
#[derive(Deserialize)]
pub struct Given {
    name: String,
    value: String,
}

/// What a condition comes to.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Evaluated {
    /// A value.
    Known {
        /// As conditions write it.
        value: String,
        /// What decided it.
        because: Vec<Cause>,
    },
    /// Not known.
    Unknown {
        /// The names whose values are missing.
        because: Vec<Cause>,
    },
    /// No value.
    Fault {
        /// Why, in Chinese.
        reason: String,
        /// What decided it.
        because: Vec<Cause>,
    },
    /// The condition or a value cannot be read.
    Unreadable {
        /// All faults; the file of each is `条件` or the name of the value.
        diagnostics: Vec<Finding>,
    },
}

/// A name that decided a result.
#[derive(Debug, PartialEq, Serialize)]
pub struct Cause {
    name: String,
    value: Option<String>,
}

/// Evaluates a condition; a name without a value is unknown.
pub fn evaluate(condition: &str, values: Vec<Given>, as_of: Date) -> Evaluated {
    let values: Vec<Assignment> = values
        .into_iter()
        .map(|Given { name, value }| Assignment { name, value })
        .collect();
    let evaluation = match evaluate_expression(condition, &values, as_of) {
        Ok(evaluation) => evaluation,
        Err(diagnostics) => {
            return Evaluated::Unreadable {
                diagnostics: diagnostics.into_iter().map(Finding::from).collect(),
            };
        }
    };
    let because = evaluation
        .because
        .into_iter()
        .map(|(name, value)| Cause { name, value })
        .collect();
    match evaluation.result {
        EvaluationResult::Known(value) => Evaluated::Known { value, because },
        EvaluationResult::Unknown => Evaluated::Unknown { because },
        EvaluationResult::Fault(reason) => Evaluated::Fault { reason, because },
    }
}
