//! Answers as people read them.

use santong_rules::{Answer, Answers, Column, IllFormed, Kind, Question, RuleSet};

use crate::Words;

/// An answer as people read it: labels of choices, 是 or 否, numbers with unit, 还不清楚, a table as
/// 3 行指标, and an answer that cannot be read in quotation marks.
#[must_use]
pub fn answer_text(
    _rules: &RuleSet,
    _question: &Question,
    _answer: Option<&Answer>,
    _words: &Words,
) -> String {
    String::new()
}

/// A cell as people read it; nothing for an empty one.
#[must_use]
pub fn cell_text(
    _rules: &RuleSet,
    _column: &Column,
    _answer: Option<&Answer>,
    _words: &Words,
) -> String {
    String::new()
}

/// What is wrong with an answer (or a cell) of a kind, where, and what to do.
#[must_use]
pub fn ill_formed_text(_kind: &Kind, _fault: &IllFormed, _words: &Words) -> String {
    String::new()
}

/// What to look at again in an answer that can be read.
#[must_use]
pub fn warning_text(
    _rules: &RuleSet,
    _question: &Question,
    _answer: Option<&Answer>,
    _words: &Words,
) -> Option<String> {
    None
}

/// The name of the product at a position, for headings: as answered, else 产品 1.
#[must_use]
pub fn product_name(_rules: &RuleSet, _answers: &Answers, _index: usize, _words: &Words) -> String {
    String::new()
}
