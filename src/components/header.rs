//! The header: the widget's name, where answers are kept, how everything looks.

use super::{
    element::{Element, button, element, text},
    files::file_bar,
};
use crate::{
    settings::{Lang, Settings},
    state::{Action, Show},
    widget::Screen,
};

/// The header.
pub fn header(screen: &Screen) -> Element {
    let (words, settings) = (screen.widget.words, screen.state.settings);
    let is_large = screen.is_large();
    let large = Settings {
        large: Some(!is_large),
        ..settings
    };
    let contrast = Settings {
        contrast: !settings.contrast,
        ..settings
    };
    let menu = screen.state.view.menu;
    let unfolded = if menu { "unfolded" } else { "" };
    let fold = button(
        &screen.widget,
        "quiet menu",
        words.menu,
        Action::Show(Show::Menu(!menu)).into(),
    );
    let looks = element("div")
        .class(&["looks ", unfolded].concat())
        .attr("role", "group")
        .attr("aria-label", words.looks)
        .child(
            switch(screen, "large-text", words.large_text, large).state("aria-pressed", is_large),
        )
        .child(
            switch(screen, "contrast", words.contrast, contrast)
                .state("aria-pressed", settings.contrast),
        );
    element("header")
        .class("bar")
        .attr("part", "header")
        .child(text("strong", "name", words.title))
        // Only in the narrow layout, where the rest folds.
        .child(
            fold.attr("data-action", "menu")
                .state("aria-expanded", menu),
        )
        .child(file_bar(screen, unfolded))
        .child(looks)
        .child(language(screen))
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
