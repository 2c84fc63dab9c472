//! What the page around does for the widget: files to save and to open, printing.

use santong_rules::{Answers, AnswersFault};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, File};
use yew::Callback;

use crate::{
    host::Host,
    language::PAPER,
    state::{Action, Notice},
    widget::{Message, Screen},
};

/// Offers the answers as a file to save, marked with the rule set they were given for.
pub fn save_answers(screen: &mut Screen, host: &Host) {
    let state = &mut screen.state;
    let before = state.answers.rules.replace(state.assessment.rules.clone());
    host.save_file(
        &["santong-answers-", &state.as_of.to_string(), ".json"].concat(),
        &state.answers.to_json(),
    );
    state.answers.rules = before;
}

/// Offers answers, assessment and declarations as a file to save.
pub fn save_dossier(screen: &Screen, host: &Host) {
    host.save_file(
        &["santong-dossier-", &screen.state.as_of.to_string(), ".json"].concat(),
        &dossier(screen),
    );
}

/// Hands answers, assessment and declarations over to the page around.
pub fn hand_over(screen: &Screen, host: &Host) {
    host.give(&dossier(screen));
}

fn dossier(screen: &Screen) -> String {
    let state = &screen.state;
    santong_documents::dossier_json(
        &screen.widget.paper,
        &state.answers,
        &state.assessment,
        PAPER,
    )
}

/// Prints the sheet that stands in a place.
pub fn print(place: Option<Element>, title: &str, host: &Host) {
    if let Some(sheet) = place.and_then(|place| place.query_selector("[data-sheet]").ok().flatten())
    {
        host.print_element(&sheet, title);
    }
}

/// Fetches the rule set, with the second part of the program.
pub fn fetch_rules(screen: &Screen, host: std::rc::Rc<Host>) {
    let send = screen.widget.send.clone();
    spawn_local(async move {
        send.emit(Message::Rules(host.fetch_rules().await));
    });
}

/// Fetches a sample and opens it, or says why not.
pub fn open_sample(name: &'static str, screen: &Screen, host: std::rc::Rc<Host>) {
    let (send, failed) = (
        screen.widget.send.clone(),
        screen.widget.words.sample_failed,
    );
    spawn_local(async move {
        let text = host.fetch_text(&["samples/", name, ".json"].concat()).await;
        open(&send, text, failed);
    });
}

/// Reads a file and opens it, or says why not.
pub fn open_file(file: File, screen: &Screen) {
    let (send, failed) = (
        screen.widget.send.clone(),
        screen.widget.words.file_unreadable,
    );
    // Looked at before reading, so that a film chosen by mistake does not fill the memory.
    let size = file.size() as usize;
    if size > Answers::MAX_BYTES {
        let why = santong_documents::answers_fault_text(
            &AnswersFault::TooLarge(size),
            screen.widget.documents,
        );
        send.emit(Action::Tell(Notice::NotOpened(why)).into());
        return;
    }
    spawn_local(async move {
        let text = JsFuture::from(file.text())
            .await
            .ok()
            .and_then(|text| text.as_string());
        open(&send, text, failed);
    });
}

fn open(send: &Callback<Message>, text: Option<String>, failed: &str) {
    send.emit(match text {
        Some(text) => Action::Open(text).into(),
        None => Action::Tell(Notice::NotOpened(failed.into())).into(),
    });
}
