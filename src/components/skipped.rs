//! The questions of a page that are not asked, and why not.

use santong_documents::skipped_on_page;

use super::{
    element::{Element, element, text},
    event::{On, Reaction},
};
use crate::{widget::Screen, words::fill};

/// What is not asked on a page; the reasons are worked out when the reader opens it.
pub fn skipped_questions(screen: &Screen, page: usize, product: Option<usize>) -> Option<Element> {
    let (widget, state) = (&screen.widget, &screen.state);
    let count = state.skipped_count(page, product);
    let told = state.view.skipped.then(|| {
        let mut reasons = Vec::new();
        for (why, questions) in skipped_on_page(
            &state.rules,
            &state.answers,
            &state.assessment,
            page,
            product,
            widget.documents,
        ) {
            let mut labels = Vec::new();
            for id in questions {
                if let Some(question) = state.rules.question(id) {
                    labels.push(text("li", "", &question.label).of_rules(widget));
                }
            }
            reasons.push(text("p", "", &why));
            reasons.push(element("ul").list(labels));
        }
        element("div").class("why-body").list(reasons)
    });
    let label = fill(widget.words.skipped, "n", &count.to_string());
    (count > 0).then(|| {
        element("details")
            .class("why skipped")
            .flag("open", state.view.skipped)
            .on(widget, On::Toggle, Reaction::Skipped)
            .child(text("summary", "", &label))
            .maybe(told)
    })
}
