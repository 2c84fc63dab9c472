//! Examples of a rule set: answers, and what must follow from them.

use crate::{Answers, CriterionId, Date, MeasureId, Relevance, Verdict};

/// Answers, and what must follow from them.
#[derive(Clone, Debug)]
pub struct Example {
    /// The answers; a single product is implied.
    pub answers: Answers,
    /// The day of the assessment, if not the rule set's own.
    pub as_of: Option<Date>,
    /// What must follow.
    pub promise: Promise,
}

/// What must follow from an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// This verdict of a criterion.
    Verdict(CriterionId, Verdict),
    /// Whether a measure fits.
    Relevance(MeasureId, Relevance),
}
