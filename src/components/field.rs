//! Fields for single answers.

use santong_rules::{Answer, Choice, Kind, QuestionRef};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::{
    state::{Action, Edit},
    widget::Widget,
};

/// More choices than this stand in a list that opens, not in a column of radio buttons.
const MANY: usize = 12;

#[derive(Properties, PartialEq)]
pub struct FieldProps {
    pub widget: Widget,
    pub at: QuestionRef,
    pub name: AttrValue,
    pub answer: Option<Answer>,
    #[prop_or_default]
    pub choices: Vec<Choice>,
    #[prop_or_default]
    pub ill_formed: bool,
}

impl FieldProps {
    fn give(&self, answer: Answer) -> Callback<Event> {
        self.widget.always(Action::Edit(Edit::Answer(self.at, Some(answer))))
    }

    fn radio(&self, label: &str, value: &str, answer: Answer) -> Html {
        let checked = self.answer.as_ref() == Some(&answer);
        html! {
            <label class="choice">
                <input type="radio" name={self.name.clone()} value={value.to_owned()} {checked} onchange={self.give(answer)} />
                <span>{ label }</span>
            </label>
        }
    }

    fn take_back(&self) -> Html {
        if self.answer.is_none() {
            return Html::default();
        }
        let onclick = self.widget.always(Action::Edit(Edit::Answer(self.at, None)));
        html! { <button type="button" class="quiet take-back" {onclick}>{ self.widget.words.take_back }</button> }
    }
}

#[component]
pub fn BooleanField(props: &FieldProps) -> Html {
    let words = props.widget.words;
    html! {
        <div class="choices row">
            { props.radio(words.yes, "yes", Answer::Flag(true)) }
            { props.radio(words.no, "no", Answer::Flag(false)) }
            { props.radio(words.unsure, "unsure", Answer::Unsure) }
            { props.take_back() }
        </div>
    }
}

#[component]
pub fn ChoiceField(props: &FieldProps) -> Html {
    if props.choices.len() > MANY {
        return html! { <ChoiceList ..props.clone() /> };
    }
    html! {
        <div class="choices">
            { for props.choices.iter().map(|choice| props.radio(&choice.label, &choice.id, Answer::Text(choice.id.clone()))) }
            { props.radio(props.widget.words.unsure, "unsure", Answer::Unsure) }
            { props.take_back() }
        </div>
    }
}

impl Clone for FieldProps {
    fn clone(&self) -> Self {
        Self {
            widget: self.widget.clone(),
            at: self.at,
            name: self.name.clone(),
            answer: self.answer.clone(),
            choices: self.choices.clone(),
            ill_formed: self.ill_formed,
        }
    }
}

/// A long list of choices, grouped under headings. The value `?` is 还不清楚.
#[component]
fn ChoiceList(props: &FieldProps) -> Html {
    const UNSURE: &str = "?";
    let (words, at) = (props.widget.words, props.at);
    let chosen = match &props.answer {
        Some(Answer::Text(id)) => id.as_str(),
        Some(Answer::Unsure) => UNSURE,
        _ => "",
    };
    let onchange = props.widget.on(move |event: Event| {
        let value = event.target_dyn_into::<HtmlSelectElement>()?.value();
        let answer = match value.as_str() {
            "" => None,
            UNSURE => Some(Answer::Unsure),
            _ => Some(Answer::Text(value)),
        };
        Some(Action::Edit(Edit::Answer(at, answer)))
    });
    let option = |id: &str, label: &str| html! { <option value={id.to_owned()} selected={id == chosen}>{ label }</option> };
    html! {
        <select aria-labelledby={format!("{}-label", props.name)} {onchange}>
            { option("", words.choose) }
            { for props.choices.chunk_by(|a, b| a.group == b.group).map(|group| {
                let options = group.iter().map(|choice| option(&choice.id, &choice.label));
                match group.first().filter(|choice| !choice.group.is_empty()) {
                    Some(choice) => html! { <optgroup label={choice.group.clone()}>{ for options }</optgroup> },
                    None => options.collect(),
                }
            }) }
            { option(UNSURE, words.unsure) }
        </select>
    }
}

#[component]
pub fn ChoicesField(props: &FieldProps) -> Html {
    let (words, at) = (props.widget.words, props.at);
    let members: &[String] = match &props.answer {
        Some(Answer::Set(members)) => members,
        _ => &[],
    };
    let none = Answer::Set(Vec::new());
    html! {
        <div class="choices">
            { for props.choices.iter().map(|choice| {
                let (id, checked) = (choice.id.clone(), members.contains(&choice.id));
                let onchange = props.widget.always::<Event>(Action::Edit(Edit::Member(at, id.clone(), !checked)));
                html! {
                    <label class="choice">
                        <input type="checkbox" value={id} {checked} {onchange} />
                        <span>{ &choice.label }</span>
                    </label>
                }
            }) }
            { exclusive(props, words.none_of_these, none) }
            { exclusive(props, words.unsure, Answer::Unsure) }
        </div>
    }
}

/// A box that stands for the whole answer; unticking it takes the answer back.
fn exclusive(props: &FieldProps, label: &str, answer: Answer) -> Html {
    let checked = props.answer.as_ref() == Some(&answer);
    let edit = Edit::Answer(props.at, (!checked).then_some(answer));
    html! {
        <label class="choice exclusive">
            <input type="checkbox" {checked} onchange={props.widget.always::<Event>(Action::Edit(edit))} />
            <span>{ label }</span>
        </label>
    }
}

/// What was typed, unless an input method is still at it; the element sends one more event when it is done.
pub fn typed(event: &InputEvent) -> Option<Answer> {
    if event.is_composing() {
        return None;
    }
    let text = match event.target_dyn_into::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => event.target_dyn_into::<HtmlTextAreaElement>()?.value(),
    };
    Some(Answer::Text(text))
}

/// An empty text takes the answer back.
#[must_use]
pub fn unless_empty(answer: Answer) -> Option<Answer> {
    (answer != Answer::Text(String::new())).then_some(answer)
}

/// Text, numbers, amounts and dates: always typed as text, read as people write them.
#[component]
pub fn TextField(props: &FieldProps) -> Html {
    let Some(question) = props.widget.rules.question(props.at.question) else { return Html::default() };
    let at = props.at;
    let value = match &props.answer {
        Some(Answer::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let oninput = props.widget.on(move |event: InputEvent| Some(Action::Edit(Edit::Answer(at, unless_empty(typed(&event)?)))));
    let label = format!("{}-label", props.name);
    let described = format!("{0}-help {0}-state", props.name);
    let invalid = props.ill_formed.then_some("true");
    match &question.kind {
        Kind::Text(kind) if kind.multiline => html! {
            <textarea rows="4" {value} {oninput} aria-labelledby={label} aria-describedby={described} aria-invalid={invalid} />
        },
        kind => html! {
            <input type="text" class={width(kind)} {value} {oninput} autocomplete="off" spellcheck="false" inputmode={input_mode(kind)}
                aria-labelledby={label} aria-describedby={described} aria-invalid={invalid} />
        },
    }
}

/// The on-screen keyboard that fits.
#[must_use]
pub fn input_mode(kind: &Kind) -> Option<&'static str> {
    matches!(kind, Kind::Number(_) | Kind::Money { .. }).then_some("decimal")
}

fn width(kind: &Kind) -> &'static str {
    match kind {
        Kind::Number(_) | Kind::Money { .. } | Kind::Date => "short",
        _ => "long",
    }
}
