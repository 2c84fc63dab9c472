//! A condition part by part: what each part comes to, and which parts decided the whole.

use super::{ElementValue, Evaluation, Outcome, Questions, Reasons, Scope};
use crate::{Condition, Value};

/// A part of a condition with what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace<'c> {
    /// The part.
    pub condition: &'c Condition,
    /// The position of the member of a list for which it was evaluated: a row of a table, a choice.
    pub member: Option<usize>,
    /// What it comes to.
    pub outcome: Outcome<Reasons>,
    /// Whether it is among the parts that decided the whole: for an unknown whole, those that keep it
    /// unknown.
    pub decides: bool,
    /// Its parts: the operands of `&&`, `||`, `!` and `? :`, the body of `all` and `exists` for each
    /// member. What else a condition is made of stands as a whole.
    pub parts: Vec<Trace<'c>>,
}

/// Evaluates a condition and all of its parts.
#[must_use]
pub fn trace<'c>(condition: &'c Condition, scope: &Scope<'_>) -> Trace<'c> {
    let mut whole = Evaluation::new(scope).trace(condition, None);
    let enough = match &whole.outcome {
        Outcome::Known(_, reasons) => reasons.smallest().all(),
        _ => Questions::default(),
    };
    whole.mark(&enough);
    whole
}

impl<'c> Evaluation<'_, 'c> {
    fn trace(&mut self, condition: &'c Condition, member: Option<usize>) -> Trace<'c> {
        let outcome = self.run(condition);
        let mut parts = Vec::new();
        match condition {
            Condition::And(..) | Condition::Or(..) => {
                let mut operands = Vec::new();
                collect_operands(condition, condition, &mut operands);
                parts.extend(operands.into_iter().map(|part| self.trace(part, None)));
            }
            Condition::Not(a) => parts.push(self.trace(a, None)),
            Condition::If(a, b, c) => {
                let choice = self.trace(a, None);
                match choice.outcome {
                    Outcome::Known(Value::Bool(true), _) => {
                        parts.extend([choice, self.trace(b, None)]);
                    }
                    Outcome::Known(..) => parts.extend([choice, self.trace(c, None)]),
                    _ => parts.push(choice),
                }
            }
            Condition::All(list, body) | Condition::Exists(list, body) => {
                let elements: Vec<ElementValue> = self
                    .elements_of::<Reasons>(list)
                    .map_or_else(|_| Vec::new(), |(elements, ..)| elements);
                for (index, value) in elements.into_iter().enumerate() {
                    parts.push(
                        self.with_element(value, list, |inner| inner.trace(body, Some(index))),
                    );
                }
            }
            _ => {}
        }
        Trace {
            condition,
            member,
            outcome,
            decides: false,
            parts,
        }
    }
}

/// `a && b && c` as three operands, however it was bracketed.
fn collect_operands<'c>(
    whole: &Condition,
    condition: &'c Condition,
    operands: &mut Vec<&'c Condition>,
) {
    match (whole, condition) {
        (Condition::And(..), Condition::And(a, b)) | (Condition::Or(..), Condition::Or(a, b)) => {
            collect_operands(whole, a, operands);
            collect_operands(whole, b, operands);
        }
        _ => operands.push(condition),
    }
}

impl Trace<'_> {
    /// Marks this part and those of its parts that the answers which are enough need.
    fn mark(&mut self, enough: &Questions) {
        self.decides = true;
        let deciding = match self.condition {
            Condition::And(..) | Condition::All(..) => Some(false),
            Condition::Or(..) | Condition::Exists(..) => Some(true),
            _ => None,
        };
        let own = known_flag(&self.outcome);
        if own.is_some() && own == deciding {
            // One part is enough; of a list, all members that are are told.
            let is_list = matches!(self.condition, Condition::All(..) | Condition::Exists(..));
            let fits = |part: &&mut Trace<'_>| {
                known_flag(&part.outcome) == deciding && part.rests_within(enough)
            };
            let most = if is_list { usize::MAX } else { 1 };
            let parts = self.parts.iter_mut().filter(fits).take(most);
            parts.for_each(|part| part.mark(enough));
        } else {
            let is_known = matches!(self.outcome, Outcome::Known(..));
            let parts = self
                .parts
                .iter_mut()
                .filter(|part| is_known || !matches!(part.outcome, Outcome::Known(..)));
            parts.for_each(|part| part.mark(enough));
        }
    }

    fn rests_within(&self, enough: &Questions) -> bool {
        match &self.outcome {
            Outcome::Known(_, reasons) => reasons.any_within(enough),
            _ => false,
        }
    }
}

fn known_flag(outcome: &Outcome<Reasons>) -> Option<bool> {
    match outcome {
        Outcome::Known(Value::Bool(flag), _) => Some(*flag),
        _ => None,
    }
}
