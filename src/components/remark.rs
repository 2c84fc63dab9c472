//! What is said to a question besides its label: a suggestion, what is wrong, what does not count.

use santong_documents::risks_of_answer;
use santong_rules::{Answer, Fact, Kind, Question, QuestionId, QuestionRef, Standing, read_answer};

use super::{
    element::{Element, button, element, text},
    question::QuestionPart,
};
use crate::{state::Edit, widget::Widget, words::fill};

/// What the host page suggests, with the way to make it an answer.
pub fn prefill(
    widget: &Widget,
    at: QuestionRef,
    question: &Question,
    suggestion: &Answer,
) -> Element {
    let words = widget.words;
    let answer =
        santong_documents::answer_text(&widget.rules, question, Some(suggestion), widget.documents);
    let confirm = Edit::Answer(at, Some(suggestion.clone())).into();
    text(
        "p",
        "remark prefill",
        &fill(words.host_prefill, "answer", &answer),
    )
    .child(button(widget, "second small", words.confirm, confirm))
}

/// What is to be said about the answer: what is wrong with it, a warning, that it does not count.
pub fn remarks(widget: &Widget, part: &QuestionPart, question: &Question) -> Element {
    let words = widget.words;
    let mut remarks = Vec::new();
    if let Some(answer) = &part.answer {
        if let Fact::IllFormed(fault) = read_answer(&widget.rules, &question.kind, answer) {
            let fault =
                santong_documents::ill_formed_text(&question.kind, &fault, widget.documents);
            remarks.push(text("p", "remark wrong", words.to_fix).text(&fault));
        }
        if let Some(warning) = santong_documents::hint_text(
            &widget.rules,
            &question.kind,
            Some(answer),
            widget.documents,
        ) {
            remarks.push(text("p", "remark warning", &warning));
        }
        // Those in the cells of a table stand under the cells.
        if matches!(question.kind, Kind::Text(_)) {
            remarks.extend(risk_remarks(widget, part.at.question, answer));
        }
    }
    let standing = match part.standing {
        Standing::NotNeeded => words.not_needed,
        Standing::NotCounted => words.not_counted,
        Standing::Incomplete => words.complete_missing,
        _ => "",
    };
    if !standing.is_empty() {
        remarks.push(text("p", "remark", standing));
    }
    element("div")
        .attr("id", &part.id_of("-state"))
        .class(if keeps_room(&question.kind) {
            "state room"
        } else {
            "state"
        })
        .attr("aria-live", "polite")
        .list(remarks)
}

/// Whether remarks come and go while somebody types, so that room is kept for them.
fn keeps_room(kind: &Kind) -> bool {
    match kind {
        Kind::Text(text) => text.identifier.is_some() || text.pattern.is_some(),
        Kind::Number(_) | Kind::Money { .. } | Kind::Date => true,
        _ => false,
    }
}

/// Words in an answer that had better not stand in a declaration: a remark while they are typed.
pub fn risk_remarks(widget: &Widget, question: QuestionId, answer: &Answer) -> Vec<Element> {
    let mut remarks = Vec::new();
    for risk in risks_of_answer(&widget.rules, question, answer) {
        let word = text("b", "", &risk.word).of_rules(widget);
        let reason = text("span", "", &risk.reason).of_rules(widget);
        let remark = element("p")
            .class("remark warning")
            .attr("data-risk", &risk.word);
        remarks.push(remark.child(word).text(widget.words.colon).child(reason));
    }
    remarks
}
