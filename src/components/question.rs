//! One question: label, help, the field that fits its kind, 还不清楚, what is wrong, why it is asked.

use santong_rules::{Answer, Kind, Question, QuestionRef, Standing};
use yew::Html;

use super::{
    element::{Element, choice, element, text},
    field::{choice_field, choices_field, flag_field, text_field},
    remark::{prefill, remarks},
    remembered::{Part, remembered},
    table::table_field,
    why::why,
};
use crate::{
    state::{Edit, State},
    widget::{Screen, Widget},
};

/// All that a question is drawn from.
#[derive(PartialEq)]
pub struct QuestionPart {
    pub at: QuestionRef,
    /// The question's name within the widget, also in ids of its elements.
    pub id: String,
    pub answer: Option<Answer>,
    pub suggestion: Option<Answer>,
    pub standing: Standing,
    /// Why it is asked is told.
    pub explained: bool,
}

impl QuestionPart {
    fn new(state: &State, at: QuestionRef) -> Self {
        Self {
            at,
            id: reference(at),
            answer: state.answer(at).cloned(),
            suggestion: state.suggestion(at).cloned(),
            standing: state.assessment.standing(at),
            explained: state.view.explained.contains(&at),
        }
    }

    /// The id of one of the question's elements.
    pub fn id_of(&self, element: &str) -> String {
        [self.id.as_str(), element].concat()
    }
}

/// The question's name within the widget.
#[must_use]
pub fn reference(question: QuestionRef) -> String {
    match question.product {
        None => format!("q{}", question.question.0),
        Some(product) => format!("p{product}-q{}", question.question.0),
    }
}

/// The questions of the page.
pub fn questions(screen: &Screen) -> Vec<Html> {
    let mut questions = Vec::new();
    for at in &screen.state.on_page {
        let part = QuestionPart::new(&screen.state, *at);
        questions.push(remembered(
            &screen.widget,
            &reference(*at),
            Part::Question(part),
        ));
    }
    questions
}

/// One question.
pub fn question(widget: &Widget, part: &QuestionPart) -> Element {
    let Some(question) = widget.rules.question(part.at.question) else {
        return element("fieldset");
    };
    let class = match part.standing {
        Standing::IllFormed => "question ill-formed",
        Standing::NotCounted | Standing::NotNeeded => "question aside",
        _ => "question",
    };
    let help = (!question.help.is_empty()).then(|| text("p", "", &question.help));
    let suggestion = part
        .suggestion
        .as_ref()
        .map(|suggestion| prefill(widget, part.at, question, suggestion));
    element("fieldset")
        .class(class)
        .attr("data-question", &question.id)
        .attr("data-ref", &part.id)
        .attr("tabindex", "-1")
        .attr("aria-describedby", &part.id_of("-help"))
        .child(
            text("legend", "", &question.label)
                .attr("id", &part.id_of("-label"))
                .maybe(unit(&question.kind)),
        )
        .child(
            element("div")
                .attr("id", &part.id_of("-help"))
                .class("help")
                .maybe(help),
        )
        .maybe(suggestion)
        .child(field(widget, part, question))
        .maybe(unsure_box(widget, part, question))
        .child(remarks(widget, part, question))
        .child(why(widget, part, question))
}

/// The unit that an answer of this kind is in.
pub fn unit(kind: &Kind) -> Option<Element> {
    let unit = match kind {
        Kind::Number(number) => &number.unit,
        Kind::Money { unit } => unit,
        _ => return None,
    };
    (!unit.is_empty()).then(|| text("span", "unit", &["（", unit, "）"].concat()))
}

fn field(widget: &Widget, part: &QuestionPart, question: &Question) -> Element {
    match &question.kind {
        Kind::Boolean => flag_field(widget, part),
        Kind::Choice(choices) => choice_field(widget, part, choices),
        Kind::Choices(choices) => choices_field(widget, part, choices),
        Kind::Table(kind) => table_field(widget, part, kind),
        kind => text_field(widget, part, kind),
    }
}

/// 还不清楚 for fields that are not a list of choices.
fn unsure_box(widget: &Widget, part: &QuestionPart, question: &Question) -> Option<Element> {
    if matches!(
        question.kind,
        Kind::Boolean | Kind::Choice(_) | Kind::Choices(_)
    ) {
        return None;
    }
    let checked = part.answer == Some(Answer::Unsure);
    let edit = Edit::Unsure(part.at, !checked).into();
    Some(choice(widget, "checkbox", checked, widget.words.unsure, edit).build("choice unsure"))
}
