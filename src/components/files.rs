//! Where answers are kept, and the way to and from files.

use std::rc::Rc;

use santong_rules::{Answers, AnswersFault};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::{
    keeper::StorageChoice,
    state::{Action, Notice, State},
    widget::Widget,
};

#[derive(Properties, PartialEq)]
pub struct FileBarProps {
    pub widget: Widget,
    pub state: State,
}

#[component]
pub fn FileBar(props: &FileBarProps) -> Html {
    let (widget, state, words) = (&props.widget, &props.state, props.widget.words);
    let asking = use_state(|| false);
    let ask = |value: bool| {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(value))
    };
    let clear = {
        let (asking, dispatch) = (asking.clone(), widget.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            asking.set(false);
            dispatch.emit(Action::Clear);
        })
    };
    let status = match state.storage {
        Some(StorageChoice::Local) => words.status_local,
        Some(StorageChoice::Tab) => words.status_tab,
        Some(StorageChoice::Nowhere) => words.status_none,
        None => words.status_undecided,
    };
    html! {
        <div class="files">
            <span class="status">{ status }</span>
            <button type="button" class="quiet" data-action="clear" onclick={ask(true)} aria-expanded={asking.to_string()}>{ words.clear }</button>
            <button type="button" class="quiet" data-action="save-file" onclick={save(widget, state)}>{ words.save_file }</button>
            <OpenFile widget={widget.clone()} />
            if *asking {
                <p class="sure" role="alert">
                    { words.clear_sure }
                    <button type="button" class="danger" data-action="clear-yes" onclick={clear}>{ words.clear_yes }</button>
                    <button type="button" class="second" onclick={ask(false)}>{ words.cancel }</button>
                </p>
            }
        </div>
    }
}

fn save(widget: &Widget, state: &State) -> Callback<MouseEvent> {
    let (widget, state) = (widget.clone(), state.clone());
    Callback::from(move |_| {
        let mut answers = (*state.answers).clone();
        answers.rules = Some(state.assessment.rules.clone());
        widget.host.save_file(&format!("santong-answers-{}.json", state.as_of), &answers.to_json());
    })
}

#[derive(Properties, PartialEq)]
pub struct OpenProps {
    pub widget: Widget,
}

/// A file input that looks like a button.
#[component]
pub fn OpenFile(props: &OpenProps) -> Html {
    let widget = props.widget.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let file = input.files().and_then(|files| files.get(0));
        // So that the same file can be chosen again after it was mended.
        input.set_value("");
        if let Some(file) = file {
            let widget = widget.clone();
            spawn_local(async move { open(&widget, file).await });
        }
    });
    html! {
        <label class="quiet file">
            { props.widget.words.open_file }
            <input type="file" accept=".json,application/json" {onchange} />
        </label>
    }
}

async fn open(widget: &Widget, file: File) {
    // Looked at before reading, so that a film chosen by mistake does not fill the memory.
    let size = file.size() as usize;
    if size > Answers::MAX_BYTES {
        refuse(widget, &AnswersFault::TooLarge(size));
        return;
    }
    match JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) {
        Some(text) => open_text(widget, &text),
        None => widget.dispatch.emit(Action::Tell(Notice::NotOpened(widget.words.file_unreadable.into()))),
    }
}

/// Replaces the answers by those of an answers file or a dossier, or says why not.
pub fn open_text(widget: &Widget, text: &str) {
    match Answers::from_json(text) {
        Ok(answers) => widget.dispatch.emit(Action::Open(Rc::new(answers))),
        Err(fault) => refuse(widget, &fault),
    }
}

fn refuse(widget: &Widget, fault: &AnswersFault) {
    let why = santong_documents::answers_fault_text(fault, widget.documents);
    widget.dispatch.emit(Action::Tell(Notice::NotOpened(why)));
}
