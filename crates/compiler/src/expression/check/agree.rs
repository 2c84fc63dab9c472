//! Whether two expressions have one type; string literals become choices where choices stand opposite.

use std::rc::Rc;

use super::Check;
use crate::diagnostic::Code;
use crate::expression::syntax::{Node, NodeKind};
use crate::expression::types::Type;
use crate::nearest;

type Typed<'a> = (&'a Node, &'a Type);

impl Check<'_> {
    /// The common type; `None` where there is none. A literal that is no choice is reported here,
    /// at its own place.
    pub(super) fn agree(&mut self, left: Typed<'_>, right: Typed<'_>) -> Option<Type> {
        match (left.1, right.1) {
            (Type::Any, other) | (other, Type::Any) => Some(other.clone()),
            (Type::Int, Type::Decimal) | (Type::Decimal, Type::Int) => Some(Type::Decimal),
            (Type::Choice(_), Type::Text) => self.literals(right.0, left.1),
            (Type::Text, Type::Choice(_)) => self.literals(left.0, right.1),
            (Type::Choice(a), Type::Choice(b)) => {
                // Choices of two questions can be compared where both know at least one of them.
                a.iter()
                    .any(|choice| b.contains(choice))
                    .then(|| left.1.clone())
            }
            (Type::List(a), Type::List(b)) => {
                let (left, right) = (left.0, right.0);
                self.agree_members((left, a.as_ref()), (right, b.as_ref()))
                    .map(|member| Type::List(Rc::new(member)))
            }
            (a, b) if a == b => Some(a.clone()),
            _ => None,
        }
    }

    fn agree_members(&mut self, (left, a): Typed<'_>, (right, b): Typed<'_>) -> Option<Type> {
        match (a, b) {
            (Type::Choice(_), Type::Text) => self.literals(right, a),
            (Type::Text, Type::Choice(_)) => self.literals(left, b),
            _ => self.agree((left, a), (right, b)),
        }
    }

    /// Checks that the node consists of string literals that are choices.
    fn literals(&mut self, node: &Node, wanted: &Type) -> Option<Type> {
        let Type::Choice(choices) = wanted else {
            return None;
        };
        match &node.kind {
            NodeKind::Text(text) => {
                if !choices.contains(text) {
                    let hint = nearest::hint(text, choices.iter().map(String::as_str));
                    self.fault(
                        node.start,
                        node.end,
                        Code::UnknownChoice,
                        format!("没有“{text}”这个选项"),
                        hint,
                    );
                }
                Some(wanted.clone())
            }
            NodeKind::List(items) => {
                items
                    .iter()
                    .try_for_each(|item| self.literals(item, wanted).map(drop))?;
                Some(wanted.clone())
            }
            NodeKind::If(_, then, otherwise) => {
                self.literals(then, wanted)?;
                self.literals(otherwise, wanted)
            }
            _ => None,
        }
    }
}
