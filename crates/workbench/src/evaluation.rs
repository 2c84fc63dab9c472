//! A condition on its own.

use santong_compiler::{Assignment, EvaluationPart, EvaluationResult, evaluate_expression};
use santong_contract::Finding;
use santong_rules::Date;
use serde::{Deserialize, Serialize};

use crate::finding::finding;

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
    /// It can be read.
    Result {
        /// What decided the result; for an unknown one the names whose values are missing.
        because: Vec<Cause>,
        /// The condition part by part.
        whole: Part,
    },
    /// The condition or a value cannot be read.
    Unreadable {
        /// All faults; the file of each is `条件` or the name of the value.
        diagnostics: Vec<Finding>,
    },
}

/// A part of a condition and what it comes to.
#[derive(Debug, PartialEq, Serialize)]
pub struct Part {
    /// As it was written.
    text: String,
    /// The number, from 1, of the member of a list for which it was evaluated.
    member: Option<u32>,
    /// What it comes to.
    result: Outcome,
    /// Whether it is among the parts that decided the whole.
    decides: bool,
    /// Its parts, where it is made of conditions.
    parts: Vec<Part>,
}

/// The result of a condition or of a part of it.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Outcome {
    /// A value, as conditions write it.
    Known { value: String },
    /// Not known.
    Unknown,
    /// No value, and why, in Chinese.
    Fault { reason: String },
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
                diagnostics: diagnostics.into_iter().map(finding).collect(),
            };
        }
    };
    let because = evaluation.because.into_iter();
    Evaluated::Result {
        because: because.map(|(name, value)| Cause { name, value }).collect(),
        whole: evaluation.whole.into(),
    }
}

impl From<EvaluationPart> for Part {
    fn from(part: EvaluationPart) -> Self {
        let number = |index: usize| u32::try_from(index + 1).unwrap_or(u32::MAX);
        Self {
            text: part.text,
            member: part.member.map(number),
            result: match part.result {
                EvaluationResult::Known(value) => Outcome::Known { value },
                EvaluationResult::Unknown => Outcome::Unknown,
                EvaluationResult::Fault(reason) => Outcome::Fault { reason },
            },
            decides: part.decides,
            parts: part.parts.into_iter().map(Self::from).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(condition: &str, values: &[(&str, &str)], expected: &str) {
        let values = values.iter().map(|(name, value)| Given {
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        });
        let as_of = Date::new(2026, 11, 26).unwrap_or(Date::MAX);
        let found = match evaluate(condition, values.collect(), as_of) {
            Evaluated::Result { because, whole } => {
                let causes = because.iter().map(|cause| cause.name.as_str());
                let causes = causes.collect::<Vec<_>>().join(",");
                format!("{:?} {causes} {}", whole.result, whole.parts.len())
            }
            Evaluated::Unreadable { diagnostics } => {
                let places = diagnostics
                    .iter()
                    .map(|found| format!("{}:{}:{}", found.file, found.line, found.column));
                places.collect::<Vec<_>>().join(",")
            }
        };
        assert_eq!(found, expected, "{condition}");
    }

    #[test]
    fn conditions_and_what_they_come_to() {
        check(
            "a > 1 && b",
            &[("a", "1")],
            "Known { value: \"false\" } a 2",
        );
        check("a > 1 && b", &[("a", "2")], "Unknown b 2");
        check(
            "as_of >= date('2026-11-26')",
            &[],
            "Known { value: \"true\" }  0",
        );
        check("a >", &[("a", "x")], "条件:1:4,a:1:1");
    }
}
