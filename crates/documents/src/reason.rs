//! Why a verdict is what it is, in one plain sentence.

use santong_rules::{Answers, Assessment, CriterionFinding, RuleSet};

use crate::Words;

/// Why this verdict: the short names of the questions that decided it, with their answers.
/// `product` is the position of the product the finding is about.
#[must_use]
pub fn reason(
    _rules: &RuleSet,
    _answers: &Answers,
    _assessment: &Assessment,
    _product: Option<usize>,
    _finding: &CriterionFinding,
    _words: &Words,
) -> String {
    String::new()
}
