//! An expression part by part, each as it was written.

use std::collections::HashMap;

use santong_rules::{Condition, Trace};

use super::{EvaluationResult, result};
use crate::expression::{Node, NodeKind, Operator};

/// A part of an expression and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationPart {
    /// As it was written.
    pub text: String,
    /// The position of the member of a list for which it was evaluated.
    pub member: Option<usize>,
    /// What it comes to.
    pub result: EvaluationResult,
    /// Whether it is among the parts that decided the whole: for an unknown whole, those that keep it
    /// unknown.
    pub decides: bool,
    /// Its parts, where it is made of conditions.
    pub parts: Vec<EvaluationPart>,
}

/// Where the parts of a condition stand in its text.
pub(super) struct Spans<'t> {
    text: &'t str,
    found: HashMap<*const Condition, (usize, usize)>,
}

impl<'t> Spans<'t> {
    /// The tree as it was read, and the condition that was made of it.
    pub fn new(text: &'t str, node: &Node, condition: &Condition) -> Self {
        let mut spans = Self {
            text,
            found: HashMap::new(),
        };
        spans.add(node, condition);
        spans
    }

    fn add(&mut self, node: &Node, condition: &Condition) {
        self.found
            .insert(std::ptr::from_ref(condition), (node.start, node.end));
        match (&node.kind, condition) {
            (NodeKind::Not(inner), Condition::Not(a)) => self.add(inner, a),
            (NodeKind::Binary(Operator::And, _, x, y), Condition::And(a, b))
            | (NodeKind::Binary(Operator::Or, _, x, y), Condition::Or(a, b)) => {
                self.add(x, a);
                self.add(y, b);
            }
            (NodeKind::If(x, y, z), Condition::If(a, b, c)) => {
                self.add(x, a);
                self.add(y, b);
                self.add(z, c);
            }
            (
                NodeKind::Call { arguments, .. },
                Condition::All(_, body) | Condition::Exists(_, body),
            ) => {
                if let Some(inner) = arguments.last() {
                    self.add(inner, body);
                }
            }
            _ => {}
        }
    }

    /// A traced condition as parts of the text.
    pub fn part(&self, traced: &Trace<'_>) -> EvaluationPart {
        let span = self.found.get(&std::ptr::from_ref(traced.condition));
        let text = span.and_then(|(start, end)| self.text.get(*start..*end));
        EvaluationPart {
            text: text.unwrap_or_default().trim().to_owned(),
            member: traced.member,
            result: result(&traced.outcome),
            decides: traced.decides,
            parts: traced.parts.iter().map(|part| self.part(part)).collect(),
        }
    }
}
