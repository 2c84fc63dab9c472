//! Where answers are kept, and the way to and from files.

use super::{
    element::{Element, button, element, text},
    event::{On, Reaction},
};
use crate::{
    keeper::StorageChoice,
    state::{Action, Show},
    widget::{Message, Screen},
};

/// The part of the header that is about keeping.
pub fn file_bar(screen: &Screen, class: &str) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let status = match screen.state.storage {
        _ if screen.state.unkept => words.status_unkept,
        Some(StorageChoice::Local) => words.status_local,
        Some(StorageChoice::Tab) => words.status_tab,
        Some(StorageChoice::Nowhere) => words.status_none,
        None => words.status_undecided,
    };
    let asking = screen.state.view.clearing;
    let ask = |value| Message::Act(Action::Show(Show::Clearing(value)));
    let sure = asking.then(|| {
        text("p", "sure", words.clear_sure)
            .attr("role", "alert")
            .child(
                button(widget, "danger", words.clear_yes, Action::Clear.into())
                    .attr("data-action", "clear-yes"),
            )
            .child(button(widget, "second", words.cancel, ask(false)))
    });
    element("div")
        .class(&["files ", class].concat())
        .child(text("span", "status", status))
        .child(
            button(widget, "quiet", words.clear, ask(true))
                .attr("data-action", "clear")
                .state("aria-expanded", asking),
        )
        .child(
            button(widget, "quiet", words.save_file, Message::SaveAnswers)
                .attr("data-action", "save-file"),
        )
        .child(open_file(screen))
        .maybe(sure)
}

/// A file input that looks like a button.
fn open_file(screen: &Screen) -> Element {
    let input = element("input")
        .attr("type", "file")
        .attr("accept", ".json,application/json");
    text("label", "quiet file", screen.widget.words.open_file).child(input.on(
        &screen.widget,
        On::Change,
        Reaction::OpenFile,
    ))
}
