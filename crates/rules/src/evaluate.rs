//! Three-valued evaluation of conditions.
//!
//! Unknown is neither no nor zero: `false && unknown` is false and `true || unknown` is true, in
//! either order; anything else that needs an unknown is unknown and says which questions caused it.
//! Unknown wins over a fault. A known result names the questions whose answers decided it.

mod operation;
mod questions;
mod scope;

use std::rc::Rc;

pub use operation::Fault;
pub use questions::Questions;
pub use scope::{Scope, Shown};

use crate::{Condition, QuestionId, Value};

/// What a condition comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A value, and the questions whose answers decided it.
    Known(Value, Questions),
    /// Not known, because of these questions.
    Unknown(Questions),
    /// The condition has no value: a number out of range.
    Fault(Fault),
}

/// What a variable of `all` or `exists` stands for, and where the list came from.
struct Element {
    value: ElementValue,
    source: Questions,
}

enum ElementValue {
    Scalar(Value),
    Row(Rc<[Vec<Option<Value>>]>, usize),
}

/// Evaluates a condition. Never panics; the compiler has checked types and bounded the depth.
#[must_use]
pub fn evaluate(condition: &Condition, scope: &Scope<'_>) -> Outcome {
    Evaluation {
        scope,
        elements: Vec::new(),
    }
    .run(condition)
}

struct Evaluation<'a> {
    scope: &'a Scope<'a>,
    elements: Vec<Element>,
}

impl Evaluation<'_> {
    fn run(&mut self, condition: &Condition) -> Outcome {
        match condition {
            Condition::Bool(value) => known(Value::Bool(*value)),
            Condition::Int(value) => known(Value::Int(*value)),
            Condition::Decimal(value) => known(Value::Decimal(*value)),
            Condition::Text(value) => known(Value::Text(value.as_str().into())),
            Condition::Date(value) => known(Value::Date(*value)),
            Condition::AsOf => known(Value::Date(self.scope.as_of())),
            Condition::Answer(id) => self.scope.answer(*id),
            Condition::Variable(depth) => self.variable(*depth),
            Condition::Cell(depth, column) => self.cell(*depth, *column),
            Condition::List(items) => self.list(items),
            Condition::Not(a) => self.run(a).map(|value| match value {
                Value::Bool(b) => Ok(Value::Bool(!b)),
                _ => Err(Fault::Type),
            }),
            Condition::Negate(a) => self.run(a).map(operation::negate),
            Condition::And(a, b) => self.connect(a, b, false),
            Condition::Or(a, b) => self.connect(a, b, true),
            Condition::If(a, b, c) => self.choose(a, b, c),
            Condition::Compare(comparison, a, b) => {
                let (a, b) = (self.run(a), self.run(b));
                a.with(b, |a, b| operation::compare(*comparison, &a, &b))
            }
            Condition::Calculate(arithmetic, a, b) => {
                let (a, b) = (self.run(a), self.run(b));
                a.with(b, |a, b| operation::calculate(*arithmetic, a, b))
            }
            Condition::In(a, list) => self.member(a, list),
            Condition::Size(a) => self.size(a),
            Condition::Matches(a, pattern) => {
                let pattern = self.scope.pattern(*pattern);
                self.run(a).map(|value| operation::matches(&value, pattern))
            }
            Condition::All(list, body) => self.quantify(list, body, false),
            Condition::Exists(list, body) => self.quantify(list, body, true),
        }
    }

    /// `&&` (decided by false) and `||` (decided by true).
    fn connect(&mut self, a: &Condition, b: &Condition, deciding: bool) -> Outcome {
        join(
            [self.run(a), self.run(b)],
            deciding,
            &Questions::default(),
            None,
        )
    }

    fn choose(
        &mut self,
        condition: &Condition,
        then: &Condition,
        otherwise: &Condition,
    ) -> Outcome {
        match self.run(condition) {
            Outcome::Known(Value::Bool(choice), why) => {
                match self.run(if choice { then } else { otherwise }) {
                    Outcome::Known(value, because) => Outcome::Known(value, because.union(&why)),
                    other => other,
                }
            }
            Outcome::Known(..) => Outcome::Fault(Fault::Type),
            other => other,
        }
    }

    /// Equality with one of the members; a list written out is taken member by member, so that one
    /// unknown member does not hide a known hit.
    fn member(&mut self, item: &Condition, list: &Condition) -> Outcome {
        if let Condition::List(members) = list {
            let item = self.run(item);
            let hits: Vec<Outcome> = members
                .iter()
                .map(|member| {
                    item.clone()
                        .with(self.run(member), |a, b| Ok(operation::equal(&a, &b)))
                })
                .collect();
            return join(hits, true, &Questions::default(), None);
        }
        let (item, list) = (self.run(item), self.run(list));
        item.with(list, |item, list| match list {
            Value::List(members) => {
                Ok(Value::Bool(members.iter().any(|member| {
                    operation::equal(&item, member) == Value::Bool(true)
                })))
            }
            _ => Err(Fault::Type),
        })
    }

    fn size(&mut self, a: &Condition) -> Outcome {
        match self.run(a) {
            Outcome::Known(
                Value::Table {
                    complete: false, ..
                },
                why,
            ) => Outcome::Unknown(why),
            other => other.map(|value| operation::size(&value)),
        }
    }

    fn list(&mut self, items: &[Condition]) -> Outcome {
        let empty = known(Value::List(Rc::from([])));
        items.iter().fold(empty, |list, item| {
            list.with(self.run(item), |list, item| match list {
                Value::List(members) => {
                    Ok(Value::List(members.iter().cloned().chain([item]).collect()))
                }
                _ => Err(Fault::Type),
            })
        })
    }

    /// `all` (decided by false) and `exists` (decided by true). Rows that are still to come can only
    /// decide, never take back: an open table is an unknown member more.
    fn quantify(&mut self, list: &Condition, body: &Condition, deciding: bool) -> Outcome {
        let (elements, source, open) = match self.run(list) {
            Outcome::Known(Value::List(members), why) => (
                members.iter().cloned().map(ElementValue::Scalar).collect(),
                why,
                false,
            ),
            Outcome::Known(Value::Table { rows, complete }, why) => {
                let elements: Vec<_> = (0..rows.len())
                    .map(|row| ElementValue::Row(rows.clone(), row))
                    .collect();
                (elements, why, !complete)
            }
            Outcome::Known(..) => return Outcome::Fault(Fault::Type),
            other => return other,
        };
        let mut outcomes = Vec::with_capacity(elements.len());
        for value in elements {
            self.elements.push(Element {
                value,
                source: source.clone(),
            });
            outcomes.push(self.run(body));
            self.elements.pop();
        }
        let causes = open.then(|| source.clone());
        join(outcomes, deciding, &source, causes)
    }

    fn element(&self, depth: u8) -> Option<&Element> {
        self.elements.iter().rev().nth(usize::from(depth))
    }

    fn variable(&self, depth: u8) -> Outcome {
        match self.element(depth) {
            Some(Element {
                value: ElementValue::Scalar(value),
                source,
            }) => Outcome::Known(value.clone(), source.clone()),
            _ => Outcome::Fault(Fault::Type),
        }
    }

    fn cell(&self, depth: u8, column: u8) -> Outcome {
        let Some(Element {
            value: ElementValue::Row(rows, row),
            source,
        }) = self.element(depth)
        else {
            return Outcome::Fault(Fault::Type);
        };
        match rows
            .get(*row)
            .and_then(|cells| cells.get(usize::from(column)))
        {
            Some(Some(value)) => Outcome::Known(value.clone(), source.clone()),
            Some(None) => Outcome::Unknown(source.clone()),
            None => Outcome::Fault(Fault::Type),
        }
    }
}

/// Kleene's `and` (deciding = false) or `or` (deciding = true) over any number of outcomes.
///
/// `source` is what a known result rests on besides its members; `open` are the causes of further
/// members that nobody knows yet.
fn join(
    outcomes: impl IntoIterator<Item = Outcome>,
    deciding: bool,
    source: &Questions,
    open: Option<Questions>,
) -> Outcome {
    let mut decided: Option<Questions> = None;
    let mut because = source.clone();
    let mut causes = open;
    let mut fault = None;
    for outcome in outcomes {
        match outcome {
            Outcome::Known(Value::Bool(value), why) if value == deciding => {
                // Of several that decide on their own, the one that needs the fewest answers.
                if decided.as_ref().is_none_or(|best| why.len() < best.len()) {
                    decided = Some(why);
                }
            }
            Outcome::Known(Value::Bool(_), why) => because = because.union(&why),
            Outcome::Known(..) => fault = fault.or(Some(Fault::Type)),
            Outcome::Unknown(why) => {
                causes = Some(causes.map_or_else(|| why.clone(), |causes| causes.union(&why)))
            }
            Outcome::Fault(what) => fault = fault.or(Some(what)),
        }
    }
    match (decided, causes, fault) {
        (Some(why), ..) => Outcome::Known(Value::Bool(deciding), why.union(source)),
        (None, Some(causes), _) => Outcome::Unknown(causes),
        (None, None, Some(fault)) => Outcome::Fault(fault),
        (None, None, None) => Outcome::Known(Value::Bool(!deciding), because),
    }
}

fn known(value: Value) -> Outcome {
    Outcome::Known(value, Questions::default())
}

impl Outcome {
    fn map(self, change: impl FnOnce(Value) -> Result<Value, Fault>) -> Self {
        match self {
            Self::Known(value, why) => {
                change(value).map_or_else(Self::Fault, |value| Self::Known(value, why))
            }
            other => other,
        }
    }

    fn with(self, other: Self, combine: impl FnOnce(Value, Value) -> Result<Value, Fault>) -> Self {
        match (self, other) {
            (Self::Known(a, why), Self::Known(b, more)) => {
                combine(a, b).map_or_else(Self::Fault, |value| Self::Known(value, why.union(&more)))
            }
            (Self::Unknown(a), Self::Unknown(b)) => Self::Unknown(a.union(&b)),
            (Self::Unknown(why), _) | (_, Self::Unknown(why)) => Self::Unknown(why),
            (Self::Fault(fault), _) | (_, Self::Fault(fault)) => Self::Fault(fault),
        }
    }

    /// An outcome that is unknown because of one question.
    #[must_use]
    pub fn unknown(id: QuestionId) -> Self {
        Self::Unknown(Questions::one(id))
    }
}
