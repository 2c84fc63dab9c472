//! One question: label, help, the field that fits its kind, 还不清楚, what is wrong, why it is asked.

use santong_rules::{Answer, Kind, Question, QuestionRef, Standing, counted_sides, prepared};
use yew::Html;

use super::{
    element::{Element, choice, element, text},
    field::{choice_field, choices_field, flag_field, text_field},
    remark::{prefill, remarks},
    remembered::{Part, remembered},
    table::table_field,
    why::{Explained, why},
};
use crate::{
    state::{Edit, State},
    widget::{Screen, Widget},
    words::fill,
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
    pub explained: Option<Explained>,
    /// The sides of a comparison that count.
    pub sides: Option<Vec<usize>>,
    /// Positions of the groups of prepared rows that fit now.
    pub prepared: Vec<usize>,
}

impl QuestionPart {
    fn new(state: &State, at: QuestionRef) -> Self {
        Self {
            at,
            id: reference(at),
            answer: state.answer(at).cloned(),
            suggestion: state.suggestion(at).cloned(),
            standing: state.assessment.standing(at),
            explained: state
                .view
                .explained
                .contains(&at)
                .then(|| Explained::new(state, at)),
            sides: counted_sides(&state.rules, &state.answers, at),
            prepared: offered(state, at),
        }
    }

    /// The id of one of the question's elements.
    pub fn id_of(&self, element: &str) -> String {
        [self.id.as_str(), element].concat()
    }
}

/// Positions of the groups of prepared rows that fit now.
fn offered(state: &State, at: QuestionRef) -> Vec<usize> {
    let groups = &state.rules.prepared;
    if !groups.iter().any(|group| group.question == at.question) {
        return Vec::new();
    }
    let fitting = prepared(&state.rules, &state.answers, at, state.as_of);
    let fits = |index: &usize| {
        groups
            .get(*index)
            .is_some_and(|group| fitting.iter().any(|fitting| std::ptr::eq(*fitting, group)))
    };
    (0..groups.len()).filter(fits).collect()
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
    let help = (!question.help.is_empty()).then(|| text("p", "", &question.help).of_rules(widget));
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
            element("legend")
                .attr("id", &part.id_of("-label"))
                .child(text("span", "", &question.label).of_rules(widget))
                .maybe(unit(widget, &question.kind)),
        )
        .child(
            element("div")
                .attr("id", &part.id_of("-help"))
                .class("help")
                .maybe(help),
        )
        .maybe(suggestion)
        .child(field(widget, part, question))
        .child(remarks(widget, part, question))
        .maybe(unsure_box(widget, part, question))
        .child(why(widget, part, question))
}

/// The unit that an answer of this kind is in.
pub fn unit(widget: &Widget, kind: &Kind) -> Option<Element> {
    let unit = match kind {
        Kind::Number(number) => &number.unit,
        Kind::Money { unit } => unit,
        _ => return None,
    };
    (!unit.is_empty()).then(|| {
        text(
            "span",
            "unit",
            &fill(widget.words.in_brackets, "text", unit),
        )
        .of_rules(widget)
    })
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
