//! The declaration of one product: contents a to h of GB/T 27050.1 as the rule set words them.

use santong_rules::{Answers, Assessment, RuleSet};

use crate::{Document, Words};

/// The declaration of the product at a position; `None` when it is blocked, for then there is only
/// the list of what to put right.
#[must_use]
pub fn declaration(
    _rules: &RuleSet,
    _answers: &Answers,
    _assessment: &Assessment,
    _product: usize,
    _words: &Words,
) -> Option<Document> {
    None
}

/// What stands between a product and its declaration: missing contents, gates and required criteria
/// that are open or unmet.
#[must_use]
pub fn declaration_gaps(
    _rules: &RuleSet,
    _answers: &Answers,
    _assessment: &Assessment,
    _product: usize,
    _words: &Words,
) -> Vec<String> {
    Vec::new()
}
