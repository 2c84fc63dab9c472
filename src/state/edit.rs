//! Changes to the answers.

mod evidence;
mod products;

use santong_rules::{
    Answer, Answers, Kind, Product, QuestionId, QuestionRef, Row, RuleSet, Table, prepared_row,
};

pub use evidence::EvidencePart;
pub use products::has_room;

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

/// A field that takes text, or a list to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldRef {
    /// The field of a question.
    Question(QuestionRef),
    /// A cell.
    Cell(CellRef),
    /// A part of the piece of evidence at a position.
    Evidence(usize, EvidencePart),
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
    /// Take what was typed into a field or chosen from its list; empty takes the answer back.
    Enter(FieldRef, String),
    /// Add an empty row.
    AddRow(QuestionRef),
    /// Add a row that the rule set has prepared: the group's position in it, the row's in the group.
    TakePrepared(QuestionRef, usize, usize),
    /// Remove a row.
    RemoveRow(QuestionRef, usize),
    /// Tick or untick 已列全.
    Complete(QuestionRef, bool),
    /// Add a product without answers.
    AddProduct,
    /// Add a product with the answers of the one at a position, under a name of its own.
    CopyProduct(usize, String),
    /// Remove the product at a position, with the evidence for it.
    RemoveProduct(usize),
    /// Add evidence for the criterion of a name: of the enterprise, or of the product at a position.
    AddEvidence(String, Option<usize>),
    /// Remove the piece of evidence at a position.
    RemoveEvidence(usize),
    /// Give a product the answers that another one has to some questions.
    Bring {
        /// Position of the product that has the answers.
        from: usize,
        /// Position of the product that takes them.
        to: usize,
        /// The questions.
        questions: Vec<QuestionId>,
    },
}

impl FieldRef {
    /// The value of 还不清楚 in a list to choose from.
    pub const UNSURE: &str = "?";
    /// The value of 是 in a list to choose from.
    pub const YES: &str = "yes";
    /// The value of 否 in a list to choose from.
    pub const NO: &str = "no";
}

impl Edit {
    /// Makes the change. What does not exist (any more) is left alone.
    pub(super) fn apply(
        self,
        rules: &RuleSet,
        answers: &mut Answers,
        set_aside: &mut Vec<(QuestionRef, Answer)>,
    ) {
        match self {
            Self::Answer(question, answer) => {
                take_aside(set_aside, question);
                put(rules, answers, question, answer);
            }
            Self::Unsure(question, true) => {
                let before = put(rules, answers, question, Some(Answer::Unsure));
                if let Some(before) = before.filter(|before| *before != Answer::Unsure) {
                    take_aside(set_aside, question);
                    set_aside.push((question, before));
                }
            }
            Self::Unsure(question, false) => {
                let before = take_aside(set_aside, question);
                put(rules, answers, question, before);
            }
            Self::Member(question, id, ticked) => {
                let mut members = match put(rules, answers, question, None) {
                    Some(Answer::Set(members)) => members,
                    _ => Vec::new(),
                };
                members.retain(|member| *member != id);
                if ticked {
                    members.push(id);
                }
                // Unticking the last one says nothing; 以上都没有 is said in words of its own.
                if !members.is_empty() {
                    put(rules, answers, question, Some(Answer::Set(members)));
                }
            }
            Self::Enter(FieldRef::Question(question), text) => {
                take_aside(set_aside, question);
                let kind = rules.question(question.question).map(|asked| &asked.kind);
                put(rules, answers, question, entered(kind, text));
            }
            Self::Enter(FieldRef::Cell(cell), text) => {
                let answer = entered(column_kind(rules, &cell), text);
                on_table(rules, answers, cell.question, |table| {
                    let Some(row) = table.rows.get_mut(cell.row) else {
                        return;
                    };
                    match answer {
                        Some(answer) => row.insert(cell.column, answer),
                        None => row.remove(&cell.column),
                    };
                });
            }
            Self::Enter(FieldRef::Evidence(index, part), text) => {
                evidence::enter(answers, index, part, text);
            }
            Self::AddRow(question) => on_table(rules, answers, question, |table| {
                table.rows.push(Row::new());
                table.complete = false;
            }),
            Self::TakePrepared(question, group, row) => {
                if let Some(row) = prepared(rules, question, group, row) {
                    on_table(rules, answers, question, |table| {
                        table.rows.push(row);
                        table.complete = false;
                    });
                }
            }
            Self::RemoveRow(question, row) => on_table(rules, answers, question, |table| {
                if row < table.rows.len() {
                    table.rows.remove(row);
                }
            }),
            Self::Complete(question, complete) => {
                on_table(rules, answers, question, |table| table.complete = complete);
            }
            Self::AddProduct => products::add(answers, Product::default()),
            Self::CopyProduct(index, name) => products::copy(answers, index, name),
            Self::RemoveProduct(index) => {
                answers.remove_product(index);
            }
            Self::AddEvidence(criterion, product) => evidence::add(answers, criterion, product),
            Self::RemoveEvidence(index) => evidence::remove(answers, index),
            Self::Bring {
                from,
                to,
                questions,
            } => {
                for question in &questions {
                    let question = QuestionRef {
                        product: Some(to),
                        question: *question,
                    };
                    take_aside(set_aside, question);
                }
                products::bring(rules, answers, from, to, &questions);
            }
        }
    }
}

fn prepared(rules: &RuleSet, question: QuestionRef, group: usize, row: usize) -> Option<Row> {
    let Kind::Table(kind) = &rules.question(question.question)?.kind else {
        return None;
    };
    let group = rules.prepared.get(group)?;
    let cells = group.rows.get(row)?;
    (group.question == question.question).then(|| prepared_row(kind, cells))
}

/// What a text means in a field of a kind.
fn entered(kind: Option<&Kind>, text: String) -> Option<Answer> {
    if text.is_empty() {
        return None;
    }
    Some(match kind {
        Some(Kind::Boolean) => Answer::Flag(text == FieldRef::YES),
        Some(Kind::Choice(_)) if text == FieldRef::UNSURE => Answer::Unsure,
        _ => Answer::Text(text),
    })
}

fn column_kind<'a>(rules: &'a RuleSet, cell: &CellRef) -> Option<&'a Kind> {
    match &rules.question(cell.question.question)?.kind {
        Kind::Table(table) => table
            .columns
            .iter()
            .find(|column| column.id == cell.column)
            .map(|column| &column.kind),
        _ => None,
    }
}

fn take_aside(set_aside: &mut Vec<(QuestionRef, Answer)>, question: QuestionRef) -> Option<Answer> {
    let index = set_aside.iter().position(|(about, _)| *about == question)?;
    Some(set_aside.swap_remove(index).1)
}

/// Sets an answer and returns the one before.
fn put(
    rules: &RuleSet,
    answers: &mut Answers,
    question: QuestionRef,
    answer: Option<Answer>,
) -> Option<Answer> {
    let id = &rules.question(question.question)?.id;
    let given = answers.of_mut(question.product)?;
    match answer {
        Some(answer) => given.insert(id.clone(), answer),
        None => given.remove(id),
    }
}

fn on_table(
    rules: &RuleSet,
    answers: &mut Answers,
    question: QuestionRef,
    change: impl FnOnce(&mut Table),
) {
    let mut table = match put(rules, answers, question, None) {
        Some(Answer::Table(table)) => table,
        _ => Table::default(),
    };
    change(&mut table);
    if table.complete || !table.rows.is_empty() {
        put(rules, answers, question, Some(Answer::Table(table)));
    }
}
