//! The header: the widget's name, where answers are kept, how everything looks.

use super::{
    element::{Element, button, element, text},
    files::file_bar,
};
use crate::{
    settings::{Lang, Settings},
    state::Action,
    widget::Screen,
};

/// The header.
pub fn header(screen: &Screen) -> Element {
    let (words, settings) = (screen.widget.words, screen.state.settings);
    let large = Settings {
        large: !settings.large,
        ..settings
    };
    let contrast = Settings {
        contrast: !settings.contrast,
        ..settings
    };
    let looks = element("div")
        .class("looks")
        .attr("role", "group")
        .attr("aria-label", words.looks)
        .child(
            switch(screen, "large-text", words.large_text, large)
                .state("aria-pressed", settings.large),
        )
        .child(
            switch(screen, "contrast", words.contrast, contrast)
                .state("aria-pressed", settings.contrast),
        )
        .child(language(screen));
    element("header")
        .class("bar")
        .child(text("strong", "name", words.title))
        .child(file_bar(screen))
        .child(looks)
}

/// Leads to the other language, in that language.
fn language(screen: &Screen) -> Element {
    let (lang, label) = if screen.widget.words.lang == Lang::English.tag() {
        (Lang::Chinese, "中文")
    } else {
        (Lang::English, "English")
    };
    let settings = Settings {
        lang: Some(lang),
        ..screen.state.settings
    };
    switch(screen, "language", label, settings).attr("lang", lang.tag())
}

fn switch(screen: &Screen, action: &str, label: &str, settings: Settings) -> Element {
    let message = Action::Set(settings).into();
    button(&screen.widget, "quiet", label, message).attr("data-action", action)
}
