//! Files that cannot be read: what is wrong, where, and what to do.

use santong_rules::{AnswersFault, RuleSetFault};

use crate::Words;

/// Why a file with answers was not opened.
#[must_use]
pub fn answers_fault_text(_fault: &AnswersFault, _words: &Words) -> String {
    String::new()
}

/// Why the rule set was not loaded.
#[must_use]
pub fn rule_set_fault_text(_fault: RuleSetFault, _words: &Words) -> String {
    String::new()
}
