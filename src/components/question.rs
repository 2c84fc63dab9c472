//! One question: label, help, the field that fits its kind, 还不清楚, what is wrong, why it is asked.

use santong_rules::{Answer, Fact, Kind, Question, QuestionRef, Standing, read_answer};
use yew::prelude::*;

use super::{
    field::{BooleanField, ChoiceField, ChoicesField, TextField},
    table::TableField,
    why::Why,
};
use crate::{
    state::{Action, Edit},
    widget::Widget,
    words::fill,
};

#[derive(Properties, PartialEq)]
pub struct QuestionProps {
    pub widget: Widget,
    pub question: QuestionRef,
    pub answer: Option<Answer>,
    pub standing: Standing,
    #[prop_or_default]
    pub suggestion: Option<Answer>,
}

/// The question's name within the widget, also in ids of its elements.
#[must_use]
pub fn reference(question: QuestionRef) -> String {
    match question.product {
        None => format!("q{}", question.question.0),
        Some(product) => format!("p{product}-q{}", question.question.0),
    }
}

#[component]
pub fn QuestionField(props: &QuestionProps) -> Html {
    let widget = &props.widget;
    let Some(question) = widget.rules.question(props.question.question) else { return Html::default() };
    let id = reference(props.question);
    let unit = match &question.kind {
        Kind::Number(number) => number.unit.as_str(),
        Kind::Money { unit } => unit,
        _ => "",
    };
    html! {
        <fieldset class={classes!("question", state_class(props.standing))} data-question={question.id.clone()} data-ref={id.clone()}
            tabindex="-1" aria-describedby={format!("{id}-help")}>
            <legend id={format!("{id}-label")}>
                { &question.label }
                if !unit.is_empty() {
                    <span class="unit">{ format!("（{unit}）") }</span>
                }
            </legend>
            <div id={format!("{id}-help")} class="help">
                if !question.help.is_empty() {
                    <p>{ &question.help }</p>
                }
            </div>
            if let Some(suggestion) = &props.suggestion {
                { prefill(props, question, suggestion) }
            }
            { field(props, question, &id) }
            <div id={format!("{id}-state")} class="state" aria-live="polite">{ remarks(props, question) }</div>
            <Why widget={widget.clone()} question={props.question.question} />
        </fieldset>
    }
}

fn state_class(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::IllFormed => Some("ill-formed"),
        Standing::NotCounted | Standing::NotNeeded => Some("aside"),
        _ => None,
    }
}

fn field(props: &QuestionProps, question: &Question, id: &str) -> Html {
    let (widget, answer) = (props.widget.clone(), props.answer.clone());
    let (at, name) = (props.question, AttrValue::from(id.to_owned()));
    match &question.kind {
        Kind::Boolean => html! { <BooleanField {widget} {at} {name} {answer} /> },
        Kind::Choice(choices) => html! { <ChoiceField {widget} {at} {name} {answer} choices={choices.clone()} /> },
        Kind::Choices(choices) => html! { <ChoicesField {widget} {at} {name} {answer} choices={choices.clone()} /> },
        Kind::Table(_) => html! { <>
            <TableField widget={widget.clone()} {at} name={name.clone()} answer={answer.clone()} />
            { unsure_box(&widget, at, answer.as_ref()) }
        </> },
        Kind::Text(_) | Kind::Number(_) | Kind::Money { .. } | Kind::Date => html! { <>
            <TextField widget={widget.clone()} {at} {name} answer={answer.clone()} ill_formed={props.standing == Standing::IllFormed} />
            { unsure_box(&widget, at, answer.as_ref()) }
        </> },
    }
}

/// What the host page suggests, with the way to make it an answer.
fn prefill(props: &QuestionProps, question: &Question, suggestion: &Answer) -> Html {
    let (widget, words) = (&props.widget, props.widget.words);
    let text = santong_documents::answer_text(&widget.rules, question, Some(suggestion), widget.documents);
    let confirm = Action::Edit(Edit::Answer(props.question, Some(suggestion.clone())));
    html! {
        <p class="remark prefill">
            { fill(words.host_prefill, "answer", &text) }
            <button type="button" class="second small" onclick={widget.always(confirm)}>{ words.confirm }</button>
        </p>
    }
}

/// 还不清楚 for fields that are not a list of choices.
fn unsure_box(widget: &Widget, at: QuestionRef, answer: Option<&Answer>) -> Html {
    let checked = answer == Some(&Answer::Unsure);
    html! {
        <label class="choice unsure">
            <input type="checkbox" {checked} onchange={widget.always(Action::Edit(Edit::Unsure(at, !checked)))} />
            <span>{ widget.words.unsure }</span>
        </label>
    }
}

/// What is to be said about the answer: what is wrong with it, a warning, that it does not count.
fn remarks(props: &QuestionProps, question: &Question) -> Html {
    let (widget, words) = (&props.widget, props.widget.words);
    let Some(answer) = &props.answer else {
        return match props.standing {
            Standing::NotNeeded => html! { <p class="remark">{ words.not_needed }</p> },
            _ => Html::default(),
        };
    };
    let fault = match read_answer(&widget.rules, &question.kind, answer) {
        Fact::IllFormed(fault) => Some(santong_documents::ill_formed_text(&question.kind, &fault, widget.documents)),
        _ => None,
    };
    let warning = santong_documents::warning_text(&widget.rules, question, Some(answer), widget.documents);
    html! {
        <>
            if let Some(fault) = fault {
                <p class="remark wrong">{ words.to_fix }{ fault }</p>
            }
            if let Some(warning) = warning {
                <p class="remark warning">{ warning }</p>
            }
            if props.standing == Standing::NotCounted {
                <p class="remark">{ words.not_counted }</p>
            }
            if props.standing == Standing::Incomplete {
                <p class="remark">{ words.complete_missing }</p>
            }
        </>
    }
}
