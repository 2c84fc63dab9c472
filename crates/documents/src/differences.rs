//! What one product says and another one does not.

use santong_rules::{Answer, Answers, Kind, Level, Question, QuestionId, RuleSet};

use crate::{
    Words,
    answer::{PRODUCT_NAME, answer_text, cell_text},
};

/// Most rows of a table that are written out.
const ROWS: usize = 12;

/// A question that one product has an answer to and another one has not, or another answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The question.
    pub question: QuestionId,
    /// The answer of the product that has it.
    pub from_text: String,
    /// The answer of the other one.
    pub to_text: String,
}

/// The answers of the product at `from` that the one at `to` has not, in the author's order; the name
/// is each product's own.
#[must_use]
pub fn differences(
    rules: &RuleSet,
    answers: &Answers,
    from: usize,
    to: usize,
    words: &Words,
) -> Vec<Difference> {
    let mut found = Vec::new();
    let (Some(theirs), Some(own)) = (answers.of(Some(from)), answers.of(Some(to))) else {
        return found;
    };
    for (id, question) in rules.questions_with_ids() {
        if question.level != Level::Product || question.id == PRODUCT_NAME {
            continue;
        }
        let (their, own) = (theirs.get(&question.id), own.get(&question.id));
        if their.is_some() && their != own {
            found.push(Difference {
                question: id,
                from_text: in_full(rules, question, their, words),
                to_text: in_full(rules, question, own, words),
            });
        }
    }
    found
}

/// An answer as people read it, with what stands in the rows of a table: two tables may differ in
/// nothing else.
fn in_full(rules: &RuleSet, question: &Question, answer: Option<&Answer>, words: &Words) -> String {
    let mut text = answer_text(rules, question, answer, words);
    let (Kind::Table(kind), Some(Answer::Table(table))) = (&question.kind, answer) else {
        return text;
    };
    for (index, row) in table.rows.iter().take(ROWS).enumerate() {
        if index == 0 {
            text.push_str(words.colon);
        } else {
            text.push_str(words.clause_break);
        }
        let mut cells = Vec::new();
        for column in &kind.columns {
            let cell = cell_text(rules, column, row.get(&column.id), words);
            if !cell.is_empty() {
                cells.push(cell);
            }
        }
        text.push_str(&cells.join(" "));
    }
    if table.rows.len() > ROWS {
        text.push_str(words.clause_break);
        text.push('…');
    }
    text
}
