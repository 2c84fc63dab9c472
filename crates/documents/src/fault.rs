//! Files that cannot be read: what is wrong, where, and what to do.

use santong_rules::{Answers, AnswersFault, Evidence, RuleSetFault};

use crate::{
    Words,
    text::{clean, fill},
};

const MEGABYTE: usize = 1024 * 1024;
/// Most characters of a place in a file; its names may come from anybody.
const PLACE: usize = 120;

/// Why a file with answers was not opened.
#[must_use]
pub fn answers_fault_text(fault: &AnswersFault, words: &Words) -> String {
    let text = match fault {
        AnswersFault::TooLarge(bytes) => fill(
            words.file_too_large,
            &[
                &bytes.div_ceil(MEGABYTE).to_string(),
                &(Answers::MAX_BYTES / MEGABYTE).to_string(),
            ],
        ),
        AnswersFault::NotJson { line, column } => fill(
            words.file_not_json,
            &[&line.to_string(), &column.to_string()],
        ),
        AnswersFault::OtherFormat => words.file_other.to_owned(),
        AnswersFault::NewerVersion(version) => fill(words.file_newer, &[&version.to_string()]),
        AnswersFault::WrongType { path } => {
            fill(words.file_wrong_type, &[&clean(path, PLACE, false)])
        }
        AnswersFault::TooManyProducts(count) => fill(
            words.file_too_many_products,
            &[&count.to_string(), &Answers::MAX_PRODUCTS.to_string()],
        ),
        AnswersFault::TooMuchEvidence(count) => fill(
            words.file_too_much_evidence,
            &[&count.to_string(), &Evidence::MAX_COUNT.to_string()],
        ),
        AnswersFault::TooMany { path, limit } => fill(
            words.file_too_many,
            &[&clean(path, PLACE, false), &limit.to_string()],
        ),
    };
    text + words.file_kept
}

/// Why the rule set was not loaded.
#[must_use]
pub fn rule_set_fault_text(fault: RuleSetFault, words: &Words) -> String {
    match fault {
        RuleSetFault::NotARuleSet => words.rules_none,
        RuleSetFault::OtherFormat => words.rules_other,
        RuleSetFault::Damaged => words.rules_damaged,
    }
    .to_owned()
}
