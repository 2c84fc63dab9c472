//! Three-valued evaluation of conditions.
//!
//! Unknown is neither no nor zero: `false && unknown` is false and `true || unknown` is true, in
//! either order; anything else that needs an unknown is unknown and says which questions caused it.
//! Unknown wins over a fault. What decided a known result is kept where somebody asks for it
//! ([`Trail`]).

mod operation;
mod questions;
mod reasons;
mod scope;
mod trace;

use std::rc::Rc;

pub use operation::Fault;
pub(crate) use operation::compare;
pub use questions::Questions;
pub use reasons::{Reasons, Why};
pub use scope::{Scope, Shown};
pub use trace::{Trace, trace};

use crate::{Condition, QuestionId, Value};

/// What a condition comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome<T = ()> {
    /// A value, and how it came about.
    Known(Value, T),
    /// Not known, because of these questions.
    Unknown(Questions),
    /// The condition has no value: a number out of range.
    Fault(Fault),
}

/// What is kept of how a known value came about: nothing in ordinary evaluation, the answers that
/// decided it in an explanation.
pub trait Trail: Clone + Default {
    /// An answer that counts was read.
    fn answer(scope: &Scope<'_>, id: QuestionId) -> Self;
    /// Both were needed.
    fn both(&self, other: &Self) -> Self;
    /// Either is enough.
    fn either(&self, other: &Self) -> Self;
}

impl Trail for () {
    fn answer(_: &Scope<'_>, _: QuestionId) -> Self {}
    fn both(&self, (): &Self) -> Self {}
    fn either(&self, (): &Self) -> Self {}
}

/// What a variable of `all` or `exists` stands for, and the list it came from.
struct Element<'c> {
    value: ElementValue,
    list: &'c Condition,
}

enum ElementValue {
    Scalar(Value),
    Row(Rc<[Vec<Option<Value>>]>, usize),
}

/// Evaluates a condition. Never panics; the compiler has checked types and bounded the depth.
#[must_use]
pub fn evaluate(condition: &Condition, scope: &Scope<'_>) -> Outcome {
    Evaluation::new(scope).run(condition)
}

/// As [`evaluate`], with the smallest sets of answers that decide a known result.
#[must_use]
pub fn evaluate_with_reasons(condition: &Condition, scope: &Scope<'_>) -> Outcome<Reasons> {
    Evaluation::new(scope).run(condition)
}

struct Evaluation<'a, 'c> {
    scope: &'a Scope<'a>,
    elements: Vec<Element<'c>>,
}

impl<'a, 'c> Evaluation<'a, 'c> {
    fn new(scope: &'a Scope<'a>) -> Self {
        Self {
            scope,
            elements: Vec::new(),
        }
    }

    fn run<T: Trail>(&mut self, condition: &'c Condition) -> Outcome<T> {
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
    fn connect<T: Trail>(
        &mut self,
        a: &'c Condition,
        b: &'c Condition,
        deciding: bool,
    ) -> Outcome<T> {
        join([self.run(a), self.run(b)], deciding, &T::default(), None)
    }

    fn choose<T: Trail>(
        &mut self,
        condition: &'c Condition,
        then: &'c Condition,
        otherwise: &'c Condition,
    ) -> Outcome<T> {
        match self.run::<T>(condition) {
            Outcome::Known(Value::Bool(choice), why) => {
                match self.run::<T>(if choice { then } else { otherwise }) {
                    Outcome::Known(value, because) => Outcome::Known(value, because.both(&why)),
                    other => other,
                }
            }
            Outcome::Known(..) => Outcome::Fault(Fault::Type),
            other => other,
        }
    }

    /// Equality with one of the members; a list written out is taken member by member, so that one
    /// unknown member does not hide a known hit.
    fn member<T: Trail>(&mut self, item: &'c Condition, list: &'c Condition) -> Outcome<T> {
        if let Condition::List(members) = list {
            let item = self.run::<T>(item);
            let hits: Vec<Outcome<T>> = members
                .iter()
                .map(|member| {
                    item.clone()
                        .with(self.run(member), |a, b| Ok(operation::equal(&a, &b)))
                })
                .collect();
            return join(hits, true, &T::default(), None);
        }
        let (item, list) = (self.run::<T>(item), self.run(list));
        item.with(list, |item, list| match list {
            Value::List(members) => {
                Ok(Value::Bool(members.iter().any(|member| {
                    operation::equal(&item, member) == Value::Bool(true)
                })))
            }
            _ => Err(Fault::Type),
        })
    }

    fn size<T: Trail>(&mut self, a: &'c Condition) -> Outcome<T> {
        match self.run::<T>(a) {
            Outcome::Known(
                Value::Table {
                    complete: false, ..
                },
                _,
            ) => Outcome::Unknown(self.sources(a)),
            other => other.map(|value| operation::size(&value)),
        }
    }

    fn list<T: Trail>(&mut self, items: &'c [Condition]) -> Outcome<T> {
        let empty = known(Value::List(Rc::from([])));
        items.iter().fold(empty, |list: Outcome<T>, item| {
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
    fn quantify<T: Trail>(
        &mut self,
        list: &'c Condition,
        body: &'c Condition,
        deciding: bool,
    ) -> Outcome<T> {
        let (elements, source, open) = match self.elements_of::<T>(list) {
            Ok(elements) => elements,
            Err(outcome) => return outcome,
        };
        let mut outcomes = Vec::with_capacity(elements.len());
        for value in elements {
            outcomes.push(self.with_element(value, list, |inner| inner.run(body)));
        }
        let causes = open.then(|| self.sources(list));
        join(outcomes, deciding, &source, causes)
    }

    /// The members of a list, how it came about, and whether more may come.
    fn elements_of<T: Trail>(
        &mut self,
        list: &'c Condition,
    ) -> Result<(Vec<ElementValue>, T, bool), Outcome<T>> {
        match self.run::<T>(list) {
            Outcome::Known(Value::List(members), why) => Ok((
                members.iter().cloned().map(ElementValue::Scalar).collect(),
                why,
                false,
            )),
            Outcome::Known(Value::Table { rows, complete }, why) => {
                let elements = (0..rows.len()).map(|row| ElementValue::Row(rows.clone(), row));
                Ok((elements.collect(), why, !complete))
            }
            Outcome::Known(..) => Err(Outcome::Fault(Fault::Type)),
            other => Err(other),
        }
    }

    /// Does something while the innermost variable stands for a member of a list.
    fn with_element<R>(
        &mut self,
        value: ElementValue,
        list: &'c Condition,
        act: impl FnOnce(&mut Self) -> R,
    ) -> R {
        self.elements.push(Element { value, list });
        let result = act(self);
        self.elements.pop();
        result
    }

    fn element(&self, depth: u8) -> Option<&Element<'c>> {
        self.elements.iter().rev().nth(usize::from(depth))
    }

    fn variable<T: Trail>(&self, depth: u8) -> Outcome<T> {
        match self.element(depth).map(|element| &element.value) {
            Some(ElementValue::Scalar(value)) => known(value.clone()),
            _ => Outcome::Fault(Fault::Type),
        }
    }

    fn cell<T: Trail>(&mut self, depth: u8, column: u8) -> Outcome<T> {
        let Some(element) = self.element(depth) else {
            return Outcome::Fault(Fault::Type);
        };
        let ElementValue::Row(rows, row) = &element.value else {
            return Outcome::Fault(Fault::Type);
        };
        match rows
            .get(*row)
            .and_then(|cells| cells.get(usize::from(column)))
        {
            Some(Some(value)) => known(value.clone()),
            Some(None) => {
                let list = element.list;
                Outcome::Unknown(self.sources(list))
            }
            None => Outcome::Fault(Fault::Type),
        }
    }

    /// The questions to whose tables a list comes down.
    fn sources(&mut self, list: &'c Condition) -> Questions {
        match list {
            Condition::Answer(id) => self.scope.read_with(*id),
            Condition::If(condition, then, otherwise) => match self.run::<()>(condition) {
                Outcome::Known(Value::Bool(true), ()) => self.sources(then),
                _ => self.sources(otherwise),
            },
            _ => Questions::default(),
        }
    }
}

/// Kleene's `and` (deciding = false) or `or` (deciding = true) over any number of outcomes.
///
/// `source` is what a known result rests on besides its members; `open` are the causes of further
/// members that nobody knows yet.
fn join<T: Trail>(
    outcomes: impl IntoIterator<Item = Outcome<T>>,
    deciding: bool,
    source: &T,
    open: Option<Questions>,
) -> Outcome<T> {
    let mut decided: Option<T> = None;
    let mut because = source.clone();
    let mut causes = open;
    let mut fault = None;
    for outcome in outcomes {
        match outcome {
            Outcome::Known(Value::Bool(value), why) if value == deciding => {
                decided = Some(decided.map_or_else(|| why.clone(), |other| other.either(&why)));
            }
            Outcome::Known(Value::Bool(_), why) => because = because.both(&why),
            Outcome::Known(..) => fault = fault.or(Some(Fault::Type)),
            Outcome::Unknown(why) => {
                causes = Some(causes.map_or_else(|| why.clone(), |causes| causes.union(&why)));
            }
            Outcome::Fault(what) => fault = fault.or(Some(what)),
        }
    }
    match (decided, causes, fault) {
        (Some(why), ..) => Outcome::Known(Value::Bool(deciding), why.both(source)),
        (None, Some(causes), _) => Outcome::Unknown(causes),
        (None, None, Some(fault)) => Outcome::Fault(fault),
        (None, None, None) => Outcome::Known(Value::Bool(!deciding), because),
    }
}

fn known<T: Trail>(value: Value) -> Outcome<T> {
    Outcome::Known(value, T::default())
}

impl<T: Trail> Outcome<T> {
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
                combine(a, b).map_or_else(Self::Fault, |value| Self::Known(value, why.both(&more)))
            }
            (Self::Unknown(a), Self::Unknown(b)) => Self::Unknown(a.union(&b)),
            (Self::Unknown(why), _) | (_, Self::Unknown(why)) => Self::Unknown(why),
            (Self::Fault(fault), _) | (_, Self::Fault(fault)) => Self::Fault(fault),
        }
    }
}

impl<T> Outcome<T> {
    /// An outcome that is unknown because of one question.
    #[must_use]
    pub fn unknown(id: QuestionId) -> Self {
        Self::Unknown(Questions::one(id))
    }
}
