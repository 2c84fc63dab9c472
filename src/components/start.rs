//! The first page: what this is, where answers are kept, examples to look at.

use super::{
    element::{Element, button, choice, element, text},
    page::title,
};
use crate::{
    keeper::StorageChoice,
    state::{Action, Destination, Show},
    widget::{Message, Screen},
    words::fill,
};

/// The first page.
pub fn start_page(screen: &Screen, main: Element) -> Element {
    let (state, words) = (&screen.state, screen.widget.words);
    let version = version(screen);
    let mut points = Vec::new();
    for point in [
        words.start_point_1,
        words.start_point_2,
        words.start_point_3,
        words.start_point_4,
    ] {
        points.push(text("li", "", point));
    }
    let mut samples = Vec::new();
    for (name, label) in [
        ("ready", words.sample_ready),
        ("draft", words.sample_draft),
        ("blocked", words.sample_blocked),
        ("food", words.sample_food),
        ("textile", words.sample_textile),
        ("toy", words.sample_toy),
        ("ceramic", words.sample_ceramic),
        ("flange", words.sample_flange),
        ("shanxi", words.sample_shanxi),
        ("trading", words.sample_trading),
        ("electronics", words.sample_electronics),
        ("footwear", words.sample_footwear),
        ("food-contact", words.sample_food_contact),
        ("cosmetics", words.sample_cosmetics),
        ("building", words.sample_building),
        ("fruit", words.sample_fruit),
        ("machinery", words.sample_machinery),
        ("vehicle", words.sample_vehicle),
        ("wire", words.sample_wire),
        ("chemical", words.sample_chemical),
        ("device", words.sample_device),
    ] {
        samples.push(element("li").child(sample(screen, name, label)));
    }
    main.child(title(&state.rules.title).of_rules(&screen.widget))
        .child(text("p", "lead", words.start_lead))
        .child(element("ul").class("points").list(points))
        .child(storage(screen))
        .child(element("p").class("turner").child(begin(screen)))
        .child(
            element("section")
                .class("samples")
                .child(text("h3", "", words.samples))
                .child(text("p", "", words.samples_help))
                .child(element("ul").class("sample-list").list(samples)),
        )
        .child(
            element("p")
                .class("version")
                .child(text("small", "", &version)),
        )
}

/// Up to which day documents were looked through, and the version of the rules.
pub fn version(screen: &Screen) -> String {
    let rules = &screen.state.rules;
    let date = fill(
        screen.widget.words.data_as_of,
        "date",
        &rules.date.to_string(),
    );
    fill(&date, "version", &rules.version)
}

/// Where answers are kept.
fn storage(screen: &Screen) -> Element {
    let (view, words) = (&screen.state.view, screen.widget.words);
    let missing = view.undecided && screen.state.storage.is_none();
    let choices = element("div")
        .class("choices")
        .child(store(
            screen,
            StorageChoice::Local,
            "local",
            words.storage_local,
        ))
        .child(store(screen, StorageChoice::Tab, "tab", words.storage_tab))
        .child(store(
            screen,
            StorageChoice::Nowhere,
            "none",
            words.storage_none,
        ));
    element("fieldset")
        .class("question")
        .attr("data-question", "storage")
        .child(text("legend", "", words.storage_legend))
        .child(
            element("div")
                .class("help")
                .child(text("p", "", words.storage_help)),
        )
        .child(choices)
        .child(
            element("div")
                .attr("role", "alert")
                .maybe(missing.then(|| text("p", "remark wrong", words.storage_ask_first))),
        )
}

fn store(screen: &Screen, choice_: StorageChoice, value: &str, label: &str) -> Element {
    let checked = screen.state.storage == Some(choice_);
    choice(
        &screen.widget,
        "radio",
        checked,
        label,
        Action::Choose(choice_).into(),
    )
    .name("storage")
    .value(value)
    .build("choice")
}

/// Leads to the first page of questions, once it is settled where answers are kept.
fn begin(screen: &Screen) -> Element {
    let (state, words) = (&screen.state, screen.widget.words);
    let label = if state.answers.is_empty() {
        words.begin
    } else {
        words.go_on
    };
    let next = state.neighbour(true).map(Destination::Place);
    let action = match state.first.or(next) {
        Some(to) if state.storage.is_some() => to.into(),
        _ => Action::Show(Show::Undecided),
    };
    button(&screen.widget, "first", label, action.into()).attr("data-action", "begin")
}

fn sample(screen: &Screen, name: &'static str, label: &str) -> Element {
    button(&screen.widget, "second", label, Message::OpenSample(name)).attr("data-sample", name)
}
