//! What to answer next: the questions that can still decide the most.

use santong_documents::why_asked;
use santong_rules::QuestionRef;

use super::element::{Element, button, element, text};
use crate::{state::Action, widget::Screen, words::fill};

/// The questions that were worth the most when the place was entered, as far as they are still asked;
/// under a heading of a level.
pub fn next_questions(screen: &Screen, heading: &'static str) -> Option<Element> {
    let mut items = Vec::new();
    for at in &screen.state.next {
        if screen.state.assessment.standing(*at).is_asked() {
            items.extend(item(screen, *at));
        }
    }
    (!items.is_empty()).then(|| {
        element("section")
            .class("next-questions")
            .child(text(heading, "", screen.widget.words.next_questions))
            .child(element("ul").list(items))
    })
}

fn item(screen: &Screen, at: QuestionRef) -> Option<Element> {
    let (widget, state) = (&screen.widget, &screen.state);
    let question = state.rules.question(at.question)?;
    let label = match at.product.filter(|_| state.answers.products.len() > 1) {
        None => question.short.clone(),
        Some(product) => {
            let of = fill(
                widget.words.of_product,
                "name",
                &screen.product_name(product),
            );
            fill(&of, "short", &question.short)
        }
    };
    let why = why_asked(&state.rules, &state.assessment, at, widget.documents);
    let jump = button(widget, "link", &label, Action::Answer(at).into()).of_rules(widget);
    Some(
        element("li")
            .attr("data-next", &question.id)
            .child(jump)
            .maybe(why.map(|why| text("small", "", &why))),
    )
}
