//! A condition of a rule set in words, part by part, without any answers.

use santong_rules::{Condition, RuleSet};

use crate::{
    Words,
    requirement::{Lists, Wording},
};

/// What has to be the case, or a heading over its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionPart {
    /// What has to be the case; over parts, whether all or one of them is wanted.
    pub text: String,
    /// Its parts.
    pub parts: Vec<ConditionPart>,
}

/// A condition in words: `and` and `or` as lists, everything else as a sentence without a full stop.
#[must_use]
pub fn condition_text(rules: &RuleSet, condition: &Condition, words: &Words) -> ConditionPart {
    let wording = Wording { rules, words };
    part(wording, condition)
}

fn part(wording: Wording<'_>, condition: &Condition) -> ConditionPart {
    let words = wording.words;
    let heading = match condition {
        Condition::And(..) => words.all_of_these,
        Condition::Or(..) => words.one_of_these,
        _ => {
            return ConditionPart {
                text: wording.requirement(condition, true, &Lists::new()),
                parts: Vec::new(),
            };
        }
    };
    let mut alike = Vec::new();
    collect(condition, condition, &mut alike);
    ConditionPart {
        text: heading.to_owned(),
        parts: alike.into_iter().map(|one| part(wording, one)).collect(),
    }
}

/// The parts of a chain of one connective: `a && (b && c)` has three.
fn collect<'a>(chain: &Condition, condition: &'a Condition, parts: &mut Vec<&'a Condition>) {
    match (chain, condition) {
        (Condition::And(..), Condition::And(a, b)) | (Condition::Or(..), Condition::Or(a, b)) => {
            collect(chain, a, parts);
            collect(chain, b, parts);
        }
        _ => parts.push(condition),
    }
}
