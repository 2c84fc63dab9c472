//! The place the reader is at, and the focus in it.

use santong_rules::QuestionRef;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::NodeRef;

use super::{
    checklist::checklist_page,
    declaration::declaration_page,
    element::{Element, element},
    page::{question_page, title, turner},
    question::reference,
    review::review_page,
    start::start_page,
};
use crate::{state::Place, widget::Screen};

/// The place the reader is at; another place is another element.
pub fn place(screen: &Screen, node: &NodeRef) -> Element {
    let place = screen.state.place;
    let token = place.to_token();
    let main = element("div")
        .known_as(node)
        .key(&token)
        .class("place")
        .attr("data-place", &token);
    if screen.waits_for_texts() {
        let words = screen.widget.words;
        return main.child(title(words.loading)).child(turner(screen));
    }
    match place {
        Place::Start => start_page(screen, main),
        Place::Page { page, product } => question_page(screen, main, page, product),
        Place::Review => review_page(screen, main),
        Place::Checklist => checklist_page(screen, main),
        Place::Declaration(product) => declaration_page(screen, main, product),
    }
}

/// Moves the focus to a question, or else to the heading.
pub fn focus(main: &NodeRef, target: Option<QuestionRef>) {
    let selector = match target {
        Some(target) => ["[data-ref='", &reference(target), "']"].concat(),
        None => "h2".into(),
    };
    let found = main
        .cast::<web_sys::Element>()
        .and_then(|main| main.query_selector(&selector).ok().flatten());
    if let Some(found) = found {
        found.scroll_into_view();
        if let Ok(element) = found.dyn_into::<HtmlElement>() {
            // Focus is a courtesy: an element that cannot take it does no harm.
            let _ = element.focus();
        }
    }
}
