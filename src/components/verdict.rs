//! A verdict told by word, shape and colour together.

use santong_rules::{Readiness, Verdict};

use super::element::{Element, element, text};
use crate::widget::Widget;

/// The mark before a verdict's word; the shape is drawn by the style sheet, the word says the same.
pub fn verdict_mark(widget: &Widget, verdict: Verdict) -> Element {
    let (class, outline, sign) = match verdict {
        Verdict::Met => (
            "verdict met",
            circle("7", "solid"),
            Some("M4.5 8.2 7 10.7 11.6 5.6"),
        ),
        Verdict::Unmet => (
            "verdict unmet",
            path("M8 .6 15.4 8 8 15.4.6 8Z", "solid"),
            Some("M5 8h6"),
        ),
        Verdict::Open => ("verdict open", circle("6", "hollow"), None),
        Verdict::NotApplicable => ("verdict none", path("M3 8h10", "hollow"), None),
    };
    let drawing = element("svg")
        .attr("viewBox", "0 0 16 16")
        .attr("width", "16")
        .attr("height", "16");
    let drawing = drawing
        .attr("aria-hidden", "true")
        .attr("focusable", "false");
    let drawing = drawing
        .child(outline)
        .maybe(sign.map(|sign| path(sign, "sign")));
    element("span")
        .class(class)
        .child(drawing)
        .text(widget.documents.verdict(verdict))
}

fn circle(radius: &str, class: &str) -> Element {
    element("circle")
        .attr("cx", "8")
        .attr("cy", "8")
        .attr("r", radius)
        .class(class)
}

fn path(d: &str, class: &str) -> Element {
    element("path").attr("d", d).class(class)
}

/// A product's readiness as a word in its colour.
pub fn readiness_mark(widget: &Widget, readiness: Readiness) -> Element {
    text(
        "span",
        &["readiness ", readiness.name()].concat(),
        widget.documents.readiness(readiness),
    )
}
