//! What each product comes to in each criterion of the core.

use santong_rules::{Criterion, CriterionId, Group, Level, Verdict};

use super::{
    element::{Element, element, text},
    verdict::verdict_mark,
};
use crate::{
    state::Action,
    widget::{Message, Screen},
};

/// Products and criteria of 同线, 同标 and 同质 as a table; narrow layouts fold it into lists.
pub fn matrix(screen: &Screen) -> Element {
    let (state, words) = (&screen.state, screen.widget.words);
    let mut head = vec![text("th", "", words.criterion).attr("scope", "col")];
    for index in 0..state.assessment.products.len() {
        head.push(text("th", "", &screen.product_name(index)).attr("scope", "col"));
    }
    let mut bodies = Vec::new();
    for group in [Group::SameLine, Group::SameStandard, Group::SameQuality] {
        let mut rows = Vec::new();
        for (id, criterion) in state.rules.criteria_with_ids() {
            if criterion.group == group && criterion.level == Level::Product {
                rows.push(row(screen, id, criterion));
            }
        }
        if !rows.is_empty() {
            let heading = text("th", "group", screen.widget.documents.group(group))
                .attr("scope", "rowgroup")
                .attr("colspan", &head.len().to_string());
            let heading = element("tr").child(heading);
            bodies.push(element("tbody").child(heading).list(rows));
        }
    }
    element("div")
        .class("scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", words.matrix)
        .child(
            element("table")
                .class("data matrix")
                .attr("data-matrix", "core")
                .child(element("thead").child(element("tr").list(head)))
                .list(bodies),
        )
}

fn row(screen: &Screen, id: CriterionId, criterion: &Criterion) -> Element {
    let mut cells = Vec::new();
    for index in 0..screen.state.assessment.products.len() {
        cells.push(cell(screen, id, criterion, index));
    }
    element("tr")
        .child(
            text("th", "", &criterion.title)
                .of_rules(&screen.widget)
                .attr("scope", "row"),
        )
        .list(cells)
}

fn cell(screen: &Screen, id: CriterionId, criterion: &Criterion, product: usize) -> Element {
    let widget = &screen.widget;
    let mut verdict = Verdict::NotApplicable;
    for finding in screen.state.assessment.findings_of(Some(product)) {
        if finding.criterion == id {
            verdict = finding.verdict;
        }
    }
    let name = screen.product_name(product);
    let said = [
        widget.documents.verdict(verdict),
        widget.words.colon,
        &criterion.title,
        widget.words.comma,
        &name,
    ];
    let message: Message = Action::Criterion(Some(product), id).into();
    let button = element("button")
        .attr("type", "button")
        .class("cell-link")
        .attr("aria-label", &said.concat())
        .attr("data-verdict", verdict.name())
        .on_click(widget, message)
        .child(verdict_mark(widget, verdict));
    element("td").attr("data-label", &name).child(button)
}
