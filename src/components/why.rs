//! Why a question is asked: what it decides, and where that stands, word for word.

use santong_documents::{Basis, clauses_here, why_asked};
use santong_rules::{Answers, ClauseId, Question, QuestionId, QuestionRef, RuleSet};

use super::{
    element::{Element, element, text},
    event::{On, Reaction},
    question::QuestionPart,
};
use crate::{state::State, widget::Widget};

/// The explanation, which is made when the reader opens it.
pub fn why(widget: &Widget, part: &QuestionPart, question: &Question) -> Element {
    element("details")
        .class("why")
        .on(widget, On::Toggle, Reaction::Explain(part.at))
        .child(text("summary", "", widget.words.why_asked))
        .maybe(
            part.explained
                .as_ref()
                .map(|explained| content(widget, part.at.question, question, explained)),
        )
}

/// What is told of a question.
#[derive(PartialEq)]
pub struct Explained {
    /// What an answer can still decide; nothing for a question that is answered.
    asked: Option<String>,
    /// The places in documents on which it rests.
    clauses: Vec<ClauseId>,
}

impl Explained {
    /// What is told of a question now.
    pub fn new(state: &State, at: QuestionRef) -> Self {
        Self {
            asked: why_asked(&state.rules, &state.assessment, at, state.documents),
            clauses: grounds(&state.rules, &state.answers, at.question),
        }
    }
}

/// On what a question rests where the enterprise is: its own clauses and those of the criteria that
/// read it.
fn grounds(rules: &RuleSet, answers: &Answers, id: QuestionId) -> Vec<ClauseId> {
    let mut clauses = Vec::new();
    if let Some(question) = rules.question(id) {
        clauses = clauses_here(rules, answers, &question.clauses);
    }
    for criterion in &rules.criteria {
        if criterion.reads(id) {
            clauses.extend(clauses_here(rules, answers, &criterion.clauses));
        }
    }
    clauses.sort_unstable();
    clauses.dedup();
    clauses
}

fn content(widget: &Widget, id: QuestionId, question: &Question, explained: &Explained) -> Element {
    let words = widget.words;
    let asked = explained.asked.as_ref();
    let asked = asked.map(|asked| text("p", "", asked).attr("data-why", "asked"));
    let mut titles = Vec::new();
    for criterion in &widget.rules.criteria {
        if criterion.reads(id) {
            titles.push(criterion.title.as_str());
        }
    }
    let used = if titles.is_empty() {
        text("p", "", words.why_declaration)
    } else {
        labelled(widget, words.why_used_by, &titles.join(words.list_break))
    };
    let evidence = (!question.evidence.is_empty()).then(|| {
        labelled(
            widget,
            words.evidence_wanted,
            &question.evidence.join(words.list_break),
        )
    });
    element("div")
        .class("why-body")
        .maybe(asked)
        .child(used)
        .maybe(evidence)
        .child(clause_list(widget, &explained.clauses))
}

/// What the rule set says, behind a label of the widget's own.
fn labelled(widget: &Widget, label: &str, said: &str) -> Element {
    text("p", "", label)
        .child(text("span", "", said).of_rules(widget))
        .text(widget.words.full_stop)
}

/// Places in documents.
fn clause_list(widget: &Widget, clauses: &[ClauseId]) -> Element {
    let mut found = Vec::new();
    for clause in clauses {
        found.extend(santong_documents::basis(
            &widget.rules,
            *clause,
            widget.documents,
        ));
    }
    basis_list(widget, &found)
}

/// Places in documents, as they are cited.
pub fn basis_list(widget: &Widget, found: &[Basis]) -> Element {
    let mut items = Vec::new();
    for basis in found {
        items.push(basis_item(widget, basis));
    }
    element("ul").class("basis").list(items)
}

/// One place in a document, with quotation marks only around what an original says.
fn basis_item(widget: &Widget, basis: &Basis) -> Element {
    let said = if basis.quoted {
        text("q", "", &basis.text).of_rules(widget)
    } else {
        text("span", "gist", widget.words.colon)
            .child(text("span", "", &basis.text).of_rules(widget))
    };
    element("li")
        .child(text("span", "document", &basis.document).of_rules(widget))
        .text(" ")
        .child(text("span", "clause", &basis.clause).of_rules(widget))
        .child(said)
        .maybe((!basis.note.is_empty()).then(|| text("small", "", &basis.note)))
}
