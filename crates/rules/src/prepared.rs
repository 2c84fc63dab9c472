//! Rows that a rule set has ready to choose from. They are no answer until the reader takes one.

use serde::{Deserialize, Serialize};

use crate::{
    Answer, Answers, Condition, Date, Facts, Kind, Outcome, QuestionId, QuestionRef, Row, RuleSet,
    Scope, TableKind, Value, evaluate,
};

/// A group of rows for one table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prepared {
    /// The table question.
    pub question: QuestionId,
    /// Where they are offered; `None` means always.
    pub when: Option<Condition>,
    /// Heading of the group.
    pub title: String,
    /// A remark under the heading; may be empty.
    pub hint: String,
    /// Cells by position of their column, as they would be typed; the others stay empty.
    pub rows: Vec<Vec<(u8, String)>>,
}

/// The groups that are offered for a question now, in the author's order.
#[must_use]
pub fn prepared<'a>(
    rules: &'a RuleSet,
    answers: &Answers,
    question: QuestionRef,
    as_of: Date,
) -> Vec<&'a Prepared> {
    let groups = rules
        .prepared
        .iter()
        .filter(|group| group.question == question.question);
    let facts = Facts::read_of(rules, answers, question.product);
    let scope = Scope::new(rules, &facts, question.product, as_of);
    let is_offered = |group: &&Prepared| {
        group.when.as_ref().is_none_or(|when| {
            matches!(evaluate(when, &scope), Outcome::Known(Value::Bool(true), _))
        })
    };
    groups.filter(is_offered).collect()
}

/// A prepared row as the answer that it becomes when it is taken.
#[must_use]
pub fn prepared_row(kind: &TableKind, cells: &[(u8, String)]) -> Row {
    let cell = |(column, text): &(u8, String)| {
        let column = kind.columns.get(usize::from(*column))?;
        let answer = match column.kind {
            Kind::Boolean => Answer::Flag(text == "true"),
            _ => Answer::Text(text.clone()),
        };
        Some((column.id.clone(), answer))
    };
    cells.iter().filter_map(cell).collect()
}
