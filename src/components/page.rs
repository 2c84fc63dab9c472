//! One page of closely related questions.

use super::{
    element::{Element, button, element, text},
    products::remove_product,
    question::questions,
    skipped::skipped_questions,
};
use crate::{
    state::{Action, Place},
    widget::Screen,
};

/// The page's questions under its title.
pub fn question_page(
    screen: &Screen,
    main: Element,
    position: usize,
    product: Option<usize>,
) -> Element {
    let (widget, state) = (&screen.widget, &screen.state);
    let Some(page) = state.rules.pages.get(position) else {
        return main;
    };
    let several = state.answers.products.len() > 1;
    main.maybe(
        product
            .map(|product| text("p", "eyebrow", &screen.product_name(product)).attr("dir", "auto")),
    )
    .child(title(&page.title).of_rules(widget))
    .maybe((!page.intro.is_empty()).then(|| text("p", "lead", &page.intro).of_rules(widget)))
    .maybe(
        state
            .on_page
            .is_empty()
            .then(|| text("p", "", widget.words.nothing_here)),
    )
    .nodes(questions(screen))
    .maybe(skipped_questions(screen, position, product))
    .child(turner(screen))
    .maybe(
        product
            .filter(|_| several)
            .map(|product| remove_product(screen, product)),
    )
}

/// The heading of a place; it takes the focus when the place is entered.
pub fn title(title: &str) -> Element {
    text("h2", "", title).attr("tabindex", "-1")
}

/// Previous and next; both always work, whatever was answered.
pub fn turner(screen: &Screen) -> Element {
    let words = screen.widget.words;
    element("div")
        .class("turner")
        .maybe(turn(
            screen,
            screen.state.neighbour(false),
            "second",
            "previous",
            words.previous,
        ))
        .maybe(turn(
            screen,
            screen.state.neighbour(true),
            "first",
            "next",
            words.next,
        ))
}

fn turn(
    screen: &Screen,
    place: Option<Place>,
    class: &str,
    action: &str,
    label: &str,
) -> Option<Element> {
    let message = Action::Go(place?).into();
    Some(button(&screen.widget, class, label, message).attr("data-action", action))
}
