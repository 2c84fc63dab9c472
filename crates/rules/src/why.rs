//! Why a verdict is what it is: the smallest set of answers that decides it.

use crate::{
    Condition, Criterion, Measure, Outcome, Questions, Reasons, Scope, Value, Why,
    evaluate::{Trail, evaluate_with_reasons},
};

/// Why a criterion comes to its verdict where it is evaluated. What makes it apply is a premise.
#[must_use]
pub fn why(criterion: &Criterion, scope: &Scope<'_>) -> Why {
    let mut applies = Reasons::default();
    if !criterion.window.contains(scope.as_of()) {
        // The day decides, no answer.
        return Why::default();
    }
    if let Some(condition) = &criterion.applies_when {
        match evaluate_with_reasons(condition, scope) {
            Outcome::Known(Value::Bool(true), reasons) => applies = reasons.into_premises(),
            outcome => return why_of(condition, outcome),
        }
    }
    match evaluate_with_reasons(&criterion.met_when, scope) {
        Outcome::Known(value, reasons) => why_of(
            &criterion.met_when,
            Outcome::Known(value, applies.both(&reasons)),
        ),
        outcome => why_of(&criterion.met_when, outcome),
    }
}

/// Why a measure fits or does not where it is evaluated.
#[must_use]
pub fn why_relevant(measure: &Measure, scope: &Scope<'_>) -> Why {
    measure
        .relevant_when
        .as_ref()
        .map_or_else(Why::default, |condition| {
            why_of(condition, evaluate_with_reasons(condition, scope))
        })
}

pub(crate) fn why_of(condition: &Condition, outcome: Outcome<Reasons>) -> Why {
    let open = |deciding| Why {
        deciding,
        premises: Questions::default(),
    };
    match outcome {
        Outcome::Known(_, reasons) => {
            let Why { deciding, premises } = reasons.smallest();
            let only_premise = |id: &_| !deciding.contains(*id);
            Why {
                premises: premises.iter().filter(only_premise).collect(),
                deciding,
            }
        }
        Outcome::Unknown(causes) => open(causes),
        Outcome::Fault(_) => open(read_by([condition])),
    }
}

/// All questions that conditions read: numbers out of range leave something open because of any of
/// them.
pub(crate) fn read_by<'c>(conditions: impl IntoIterator<Item = &'c Condition>) -> Questions {
    let mut all = Vec::new();
    for condition in conditions {
        condition.questions(&mut |id| all.push(id));
    }
    all.into_iter().collect()
}
