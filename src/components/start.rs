//! The first page: what this is, where answers are kept, examples to look at.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::files::open_text;
use crate::{
    keeper::StorageChoice,
    state::{Action, Notice, State},
    widget::Widget,
    words::fill,
};

#[derive(Properties, PartialEq)]
pub struct StartProps {
    pub widget: Widget,
    pub state: State,
}

#[component]
pub fn StartPage(props: &StartProps) -> Html {
    let (widget, state, words) = (&props.widget, &props.state, props.widget.words);
    let undecided = use_state(|| false);
    let begin = {
        let (undecided, dispatch) = (undecided.clone(), widget.dispatch.clone());
        let (first, chosen) = (state.neighbour(true), state.storage.is_some());
        Callback::from(move |_: MouseEvent| match first {
            Some(place) if chosen => dispatch.emit(Action::Go(place)),
            _ => undecided.set(true),
        })
    };
    let version = fill(&fill(words.data_as_of, "date", &state.rules.date.to_string()), "version", &state.rules.version);
    html! {
        <>
            <h2 tabindex="-1">{ &state.rules.title }</h2>
            <p class="lead">{ words.start_lead }</p>
            <ul class="points">{ for words.start_points.iter().map(|point| html! { <li>{ *point }</li> }) }</ul>
            <fieldset class="question" data-question="storage">
                <legend>{ words.storage_legend }</legend>
                <div class="help"><p>{ words.storage_help }</p></div>
                <div class="choices">
                    { storage(props, StorageChoice::Local, "local", words.storage_local) }
                    { storage(props, StorageChoice::Tab, "tab", words.storage_tab) }
                    { storage(props, StorageChoice::Nowhere, "none", words.storage_none) }
                </div>
                <div role="alert">
                    if *undecided && state.storage.is_none() {
                        <p class="remark wrong">{ words.storage_ask_first }</p>
                    }
                </div>
            </fieldset>
            <p class="turner">
                <button type="button" class="first" data-action="begin" onclick={begin}>
                    { if state.answers.is_empty() { words.begin } else { words.go_on } }
                </button>
            </p>
            <section class="samples">
                <h3>{ words.samples }</h3>
                <p>{ words.samples_help }</p>
                <p>
                    { sample(widget, "ready", words.sample_ready) }
                    { sample(widget, "draft", words.sample_draft) }
                    { sample(widget, "blocked", words.sample_blocked) }
                </p>
            </section>
            <p class="version"><small>{ version }</small></p>
        </>
    }
}

fn storage(props: &StartProps, choice: StorageChoice, value: &'static str, label: &'static str) -> Html {
    let checked = props.state.storage == Some(choice);
    html! {
        <label class="choice">
            <input type="radio" name="storage" {value} {checked} onchange={props.widget.always::<Event>(Action::Choose(choice))} />
            <span>{ label }</span>
        </label>
    }
}

fn sample(widget: &Widget, name: &'static str, label: &'static str) -> Html {
    let widget = widget.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let widget = widget.clone();
        spawn_local(async move {
            match widget.host.fetch_text(&format!("samples/{name}.json")).await {
                Some(text) => open_text(&widget, &text),
                None => widget.dispatch.emit(Action::Tell(Notice::NotOpened(widget.words.sample_failed.into()))),
            }
        });
    });
    html! { <button type="button" class="second" data-sample={name} {onclick}>{ label }</button> }
}
