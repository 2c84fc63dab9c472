//! Changes to the answers.

use std::collections::BTreeMap;

use santong_rules::{Answer, Answers, Product, QuestionRef, Row, RuleSet, Table};

/// A cell of a table question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellRef {
    /// The table.
    pub question: QuestionRef,
    /// The row's position.
    pub row: usize,
    /// The column's stable name.
    pub column: String,
}

/// One change to the answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Give an answer, or take it back.
    Answer(QuestionRef, Option<Answer>),
    /// Tick or untick 还不清楚; unticking brings back what was there before.
    Unsure(QuestionRef, bool),
    /// Tick or untick one of several choices.
    Member(QuestionRef, String, bool),
    /// Change a cell.
    Cell(CellRef, Option<Answer>),
    /// Add an empty row.
    AddRow(QuestionRef),
    /// Remove a row.
    RemoveRow(QuestionRef, usize),
    /// Tick or untick 已列全.
    Complete(QuestionRef, bool),
    /// Add a product without answers.
    AddProduct,
    /// Remove the product at a position.
    RemoveProduct(usize),
}

impl Edit {
    /// Makes the change. What does not exist (any more) is left alone.
    pub(super) fn apply(
        &self,
        rules: &RuleSet,
        answers: &mut Answers,
        set_aside: &mut BTreeMap<QuestionRef, Answer>,
    ) {
        match self {
            Self::Answer(question, answer) => {
                set_aside.remove(question);
                put(rules, answers, *question, answer.clone());
            }
            Self::Unsure(question, true) => {
                if let Some(before) = put(rules, answers, *question, Some(Answer::Unsure)) {
                    set_aside.insert(*question, before);
                }
            }
            Self::Unsure(question, false) => {
                put(rules, answers, *question, set_aside.remove(question));
            }
            Self::Member(question, id, ticked) => {
                let mut members = match current(rules, answers, *question) {
                    Some(Answer::Set(members)) => members.clone(),
                    _ => Vec::new(),
                };
                members.retain(|member| member != id);
                if *ticked {
                    members.push(id.clone());
                }
                // Unticking the last one says nothing; 以上都没有 is said in words of its own.
                let answer = (!members.is_empty()).then_some(Answer::Set(members));
                put(rules, answers, *question, answer);
            }
            Self::Cell(cell, answer) => on_table(rules, answers, cell.question, |table| {
                let Some(row) = table.rows.get_mut(cell.row) else { return };
                match answer {
                    Some(answer) => row.insert(cell.column.clone(), answer.clone()),
                    None => row.remove(&cell.column),
                };
            }),
            Self::AddRow(question) => on_table(rules, answers, *question, |table| {
                table.rows.push(Row::new());
                table.complete = false;
            }),
            Self::RemoveRow(question, row) => on_table(rules, answers, *question, |table| {
                if *row < table.rows.len() {
                    table.rows.remove(*row);
                }
            }),
            Self::Complete(question, complete) => {
                on_table(rules, answers, *question, |table| table.complete = *complete);
            }
            Self::AddProduct => add_product(answers),
            Self::RemoveProduct(index) => {
                if *index < answers.products.len() {
                    answers.products.remove(*index);
                }
            }
        }
    }
}

fn add_product(answers: &mut Answers) {
    if answers.products.len() >= Answers::MAX_PRODUCTS {
        return;
    }
    let free = (1..).map(|n| format!("p{n}")).find(|id| answers.products.iter().all(|product| product.id != *id));
    answers.products.push(Product { id: free.unwrap_or_default(), answers: BTreeMap::new() });
}

fn current<'a>(rules: &RuleSet, answers: &'a Answers, question: QuestionRef) -> Option<&'a Answer> {
    answers.of(question.product)?.get(&rules.question(question.question)?.id)
}

/// Sets an answer and returns the one before.
fn put(rules: &RuleSet, answers: &mut Answers, question: QuestionRef, answer: Option<Answer>) -> Option<Answer> {
    let id = &rules.question(question.question)?.id;
    let given = answers.of_mut(question.product)?;
    match answer {
        Some(answer) => given.insert(id.clone(), answer),
        None => given.remove(id),
    }
}

fn on_table(rules: &RuleSet, answers: &mut Answers, question: QuestionRef, change: impl FnOnce(&mut Table)) {
    let mut table = match current(rules, answers, question) {
        Some(Answer::Table(table)) => table.clone(),
        _ => Table::default(),
    };
    change(&mut table);
    let answer = (table != Table::default()).then_some(Answer::Table(table));
    put(rules, answers, question, answer);
}
