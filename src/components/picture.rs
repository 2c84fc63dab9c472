//! Bars that say how many criteria come to each verdict, by pattern and number as well as by colour.

use santong_documents::shape;
use santong_rules::Verdict;

use super::element::{Element, element, text};
use crate::{
    progress::{COUNTED, Counts},
    widget::Widget,
};

/// Part of the width that the longest bar takes; numbers stand beside it.
const WIDEST: f64 = 50.0;
/// Height of one bar with its label.
const HEIGHT: f64 = 3.2;

/// One bar.
pub struct Bar {
    /// What is counted.
    pub label: String,
    /// How many come to each verdict.
    pub counts: Counts,
}

/// A drawing of bars to one scale: lengths in percent of its width and in text heights, so that it
/// fits any width and grows with the text.
pub fn bars(widget: &Widget, id: &str, title: &str, bars: &[Bar]) -> Element {
    let mut most = 1;
    let mut said = String::new();
    for bar in bars {
        most = most.max(total(&bar.counts));
        if !said.is_empty() {
            said.push_str(widget.words.list_break);
        }
        said.push_str(&sentence(widget, bar));
    }
    let mut drawn = Vec::new();
    for (index, bar) in bars.iter().enumerate() {
        drawn.push(draw(bar, index as f64 * HEIGHT, WIDEST / most as f64));
    }
    let (title_id, description_id) = ([id, "-title"].concat(), [id, "-about"].concat());
    element("svg")
        .class("bars")
        .attr("width", "100%")
        .attr("height", &em(bars.len() as f64 * HEIGHT))
        .attr("role", "img")
        .attr("focusable", "false")
        .attr(
            "aria-labelledby",
            &[&title_id, " ", &description_id].concat(),
        )
        .child(text("title", "", title).attr("id", &title_id))
        .child(text("desc", "", &said).attr("id", &description_id))
        .list(drawn)
}

/// 品牌：不满足 1，待确认 0，满足 2.
fn sentence(widget: &Widget, bar: &Bar) -> String {
    let mut said = [bar.label.as_str(), widget.words.colon].concat();
    for (index, (verdict, count)) in bar.counts.iter().enumerate() {
        if index > 0 {
            said.push_str(widget.words.comma);
        }
        said.push_str(widget.documents.verdict(*verdict));
        said.push(' ');
        said.push_str(&count.to_string());
    }
    said
}

fn draw(bar: &Bar, top: f64, unit: f64) -> Element {
    let mut parts = Vec::new();
    let mut numbers = Vec::new();
    let mut left = 0.0;
    for (verdict, count) in bar.counts {
        if count == 0 {
            continue;
        }
        let width = count as f64 * unit;
        parts.push(piece(verdict, left, width, top + 1.4));
        numbers.push(
            text("tspan", class(verdict), shape(verdict))
                .text(" ")
                .text(&count.to_string())
                .text(" \u{2002}"),
        );
        left += width;
    }
    element("g")
        .child(text("text", "", &bar.label).attr("y", &em(top + 1.0)))
        .list(parts)
        .child(
            element("text")
                .class("numbers")
                .attr("x", &percent(left + 2.0))
                .attr("y", &em(top + 2.25))
                .list(numbers),
        )
}

/// Full for 满足, striped for 不满足, hollow for 待确认.
fn piece(verdict: Verdict, left: f64, width: f64, top: f64) -> Element {
    let stripes = (verdict == Verdict::Unmet).then(|| {
        element("line")
            .attr("x1", &percent(left))
            .attr("x2", &percent(left + width))
            .attr("y1", &em(top + 0.5))
            .attr("y2", &em(top + 0.5))
    });
    element("g")
        .class(class(verdict))
        .child(
            element("rect")
                .attr("x", &percent(left))
                .attr("y", &em(top))
                .attr("width", &percent(width))
                .attr("height", "1em"),
        )
        .maybe(stripes)
}

fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "bar-met",
        Verdict::Unmet => "bar-unmet",
        _ => "bar-open",
    }
}

/// What the patterns mean.
pub fn legend(widget: &Widget) -> Element {
    let mut items = Vec::new();
    for verdict in COUNTED {
        let swatch = element("svg")
            .class("bars")
            .attr("width", "2em")
            .attr("height", "1em")
            .attr("aria-hidden", "true")
            .attr("focusable", "false")
            .child(piece(verdict, 0.0, 100.0, 0.0));
        let word = [shape(verdict), " ", widget.documents.verdict(verdict)].concat();
        items.push(element("li").child(swatch).text(" ").text(&word));
    }
    element("ul").class("legend").list(items)
}

fn total(counts: &Counts) -> usize {
    let mut total = 0;
    for (_, count) in counts {
        total += count;
    }
    total
}

fn em(length: f64) -> String {
    number(length, "em")
}

fn percent(length: f64) -> String {
    number(length, "%")
}

/// A length with two decimals, which is as fine as a screen.
fn number(length: f64, unit: &str) -> String {
    let hundredths = (length * 100.0 + 0.5) as usize;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let zero = if rest < 10 { "0" } else { "" };
    [&whole.to_string(), ".", zero, &rest.to_string(), unit].concat()
}
