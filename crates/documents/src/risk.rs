//! Words that must not appear in a declaration.

use santong_rules::{Answers, QuestionRef, RuleSet};

/// A risk word in an answer that a declaration would print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// Where it stands.
    pub question: QuestionRef,
    /// The word as the rule set has it.
    pub word: String,
    /// Why it must not stand there, and what to write instead.
    pub reason: String,
}

/// The risk words in the texts that the declaration of the product at a position would print.
#[must_use]
pub fn risks(_rules: &RuleSet, _answers: &Answers, _product: usize) -> Vec<Risk> {
    Vec::new()
}
