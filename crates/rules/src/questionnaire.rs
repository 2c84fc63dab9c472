//! Where each question stands, and which ones are still to be asked.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    Fact, QuestionId, Value,
    comparison::is_settled,
    evaluate::{Scope, Shown},
};

/// A question of the enterprise (`product` is `None`) or of the product at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuestionRef {
    /// Position of the product, if it is a question about one.
    pub product: Option<usize>,
    /// The question.
    pub question: QuestionId,
}

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Standing {
    /// Answered, and the answer counts.
    Answered,
    /// 还不清楚.
    Unsure,
    /// Answered with something that cannot be read.
    IllFormed,
    /// A table that is not said to be complete or has empty cells, where that can still change something.
    Incomplete,
    /// Answered, but the question does not make sense here (or it is not known whether it does).
    NotCounted,
    /// Not answered, and an answer can still change something.
    ToAsk,
    /// Not answered, and an answer would change nothing any more.
    NotNeeded,
    /// Does not make sense here, or it is not known yet whether it does.
    NotShown,
}

impl Standing {
    /// Whether the reader is to be asked this question, or asked again.
    #[must_use]
    pub fn is_asked(self) -> bool {
        matches!(self, Self::ToAsk | Self::IllFormed | Self::Incomplete)
    }
}

/// The standing of every question of the rule set in one scope; `needed` are the questions whose
/// answers can still change something.
pub(crate) fn standings(scope: &Scope<'_>, needed: &BTreeSet<QuestionId>) -> Vec<Standing> {
    let questions = scope.rules().questions_with_ids();
    questions
        .map(|(id, question)| {
            if question.level == scope.level() {
                standing(scope, id, needed.contains(&id))
            } else {
                Standing::NotShown
            }
        })
        .collect()
}

fn standing(scope: &Scope<'_>, id: QuestionId, needed: bool) -> Standing {
    let shown = scope.shown(id) == Shown::Yes;
    match (shown, scope.fact(id)) {
        (true, Fact::Known(value)) if needed && is_incomplete(scope, id, value) => {
            Standing::Incomplete
        }
        (true, Fact::Known(_)) => Standing::Answered,
        (true, Fact::Unsure) => Standing::Unsure,
        (true, Fact::IllFormed(_)) => Standing::IllFormed,
        (true, Fact::Unanswered) if needed => Standing::ToAsk,
        (true, Fact::Unanswered) => Standing::NotNeeded,
        (false, Fact::Unanswered) => Standing::NotShown,
        (false, _) => Standing::NotCounted,
    }
}

/// Whether this is a table that is still open, has a needed cell without a value, or a row that cannot
/// be compared.
pub(crate) fn is_incomplete(scope: &Scope<'_>, id: QuestionId, value: &Value) -> bool {
    let (Value::Table { rows, complete }, Some(crate::Kind::Table(kind))) = (
        value,
        scope.rules().question(id).map(|question| &question.kind),
    ) else {
        return false;
    };
    let is_full = |row: &Vec<Option<Value>>| match &kind.comparison {
        Some(_) => is_settled(kind, row),
        None => kind.missing(None, row).is_empty(),
    };
    !complete || !rows.iter().all(is_full)
}
