//! Support measures that fit.

use santong_rules::{Measure, MeasureFinding, Relevance};

use super::{
    element::{Element, element, part, text},
    why::clause_list,
};
use crate::{widget::Screen, words::fill};

/// Measures that fit, and how many may still turn out to.
pub fn measures(screen: &Screen) -> Element {
    let (state, words) = (&screen.state, screen.widget.words);
    let mut fitting = Vec::new();
    let mut open = 0;
    for finding in &state.assessment.measures {
        match (finding.relevance, state.rules.measure(finding.measure)) {
            (Relevance::Relevant, Some(found)) => fitting.push(measure(screen, finding, found)),
            (Relevance::Open, _) => open += 1,
            _ => {}
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

fn measure(screen: &Screen, finding: &MeasureFinding, measure: &Measure) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let mut products = Vec::new();
    if screen.state.answers.products.len() > 1 {
        for product in &finding.products {
            products.push(screen.product_name(*product));
        }
    }
    let line = |label: &str, said: &str| part(label, text("dd", "", said).of_rules(widget));
    element("details")
        .class("item")
        .attr("data-measure", &measure.id)
        .child(
            element("summary").child(text("span", "item-title", &measure.title).of_rules(widget)),
        )
        .child(text("p", "", &measure.offers).of_rules(widget))
        .maybe(
            (!measure.time_note.is_empty())
                .then(|| text("p", "remark warning", &measure.time_note).of_rules(widget)),
        )
        .child(
            element("dl")
                .maybe((!products.is_empty()).then(|| {
                    part(
                        words.fits,
                        text("dd", "", &products.join(words.enumeration)),
                    )
                }))
                .child(line(words.responsible, &measure.responsible))
                .maybe(
                    (!measure.prepare.is_empty())
                        .then(|| line(words.prepare, &measure.prepare.join(words.list_break))),
                )
                .child(part(
                    words.basis,
                    element("dd").child(clause_list(widget, &measure.clauses)),
                )),
        )
}
