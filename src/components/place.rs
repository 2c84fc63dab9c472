//! The place the reader is at, and the focus in it.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::NodeRef;

use super::{
    element::{Element, element},
    page::{title, turner},
    question::reference,
    start::start_page,
};
use crate::{
    later,
    state::{Place, Target},
    widget::Screen,
};

/// The place the reader is at; another place is another element.
pub fn place(screen: &Screen, node: &NodeRef) -> Element {
    let place = screen.state.place;
    let token = place.to_token();
    let main = element("div")
        .known_as(node)
        .key(&token)
        .class("place")
        .attr("part", "page")
        .attr("data-place", &token);
    if screen.waits() {
        let words = screen.widget.words;
        return main.child(title(words.loading)).child(turner(screen));
    }
    match place {
        Place::Start => start_page(screen, main),
        Place::Page { page, product } => later::question_page(screen, main, page, product),
        Place::Products => later::products_page(screen, main),
        Place::Review => later::review_page(screen, main),
        Place::Overview => later::overview_page(screen, main),
        Place::Checklist => later::checklist_page(screen, main),
        Place::Clauses => later::clauses_page(screen, main),
        Place::Declaration(product) => later::declaration_page(screen, main, product),
    }
}

/// Moves the focus to a question or a criterion, or else to the heading.
pub fn focus(main: &NodeRef, target: Option<Target>) {
    let selector = match target {
        Some(Target::Question(question)) => ["[data-ref='", &reference(question), "']"].concat(),
        Some(Target::Criterion(_)) => ".sought summary".into(),
        Some(Target::Product(product)) => {
            ["[data-position='", &product.to_string(), "'] input"].concat()
        }
        Some(Target::Source) => ".bring select".into(),
        Some(Target::Evidence(index)) => {
            ["[data-evidence='", &index.to_string(), "'] input"].concat()
        }
        Some(Target::Heading) | None => "h2".into(),
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
