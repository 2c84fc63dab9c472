//! Support measures that fit.

use santong_documents::MeasureItem;
use santong_rules::Relevance;

use super::{
    element::{Element, element, part, text},
    why::basis_list,
};
use crate::{widget::Screen, words::fill};

/// So many products are named; of more it is said how many they are.
const NAMED: usize = 8;

/// Measures that fit, and how many may still turn out to.
pub fn measures(screen: &Screen) -> Element {
    let (state, words) = (&screen.state, screen.widget.words);
    let found = santong_documents::measures(
        &state.rules,
        &state.answers,
        &state.assessment,
        screen.widget.documents,
    );
    let mut fitting = Vec::new();
    let mut open = 0;
    for item in &found {
        match item.relevance {
            Relevance::Relevant => fitting.push(measure(screen, item)),
            Relevance::Open => open += 1,
            Relevance::NotRelevant => {}
        }
    }
    element("section")
        .class("measures")
        .child(text("h3", "", words.measures))
        .child(text("p", "", words.measures_lead))
        .maybe(
            fitting
                .is_empty()
                .then(|| text("p", "", words.measures_none)),
        )
        .list(fitting)
        .maybe(
            (open > 0).then(|| text("p", "", &fill(words.measures_open, "n", &open.to_string()))),
        )
}

fn measure(screen: &Screen, item: &MeasureItem) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let id = widget.rules.measure(item.measure).map(|found| &found.id);
    let products = products(screen, &item.products);
    let line = |label: &str, said: &str| part(label, text("dd", "", said).of_rules(widget));
    element("details")
        .class("item")
        .attr("data-measure", id.map_or("", |id| id))
        .child(element("summary").child(text("span", "item-title", &item.title).of_rules(widget)))
        .child(text("p", "", &item.offers).of_rules(widget))
        .maybe(
            (!item.time_note.is_empty())
                .then(|| text("p", "remark warning", &item.time_note).of_rules(widget)),
        )
        .child(
            element("dl")
                .maybe(products.map(|products| part(words.fits, text("dd", "", &products))))
                .child(line(words.responsible, &item.responsible))
                .maybe(
                    (!item.prepare.is_empty())
                        .then(|| line(words.prepare, &item.prepare.join(words.list_break))),
                )
                .child(part(
                    words.basis,
                    element("dd").child(basis_list(widget, &item.basis)),
                )),
        )
}

/// The products that a measure fits, where there are several to choose from.
fn products(screen: &Screen, fitting: &[usize]) -> Option<String> {
    let words = screen.widget.words;
    let all = screen.state.answers.products.len();
    if all < 2 || fitting.is_empty() {
        return None;
    }
    if fitting.len() == all {
        return Some(words.all_products.into());
    }
    if fitting.len() > NAMED {
        return Some(fill(words.count_of, "n", &fitting.len().to_string()));
    }
    let mut names = Vec::new();
    for product in fitting {
        names.push(screen.product_name(*product));
    }
    Some(names.join(words.enumeration))
}
