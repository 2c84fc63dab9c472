//! What each product comes to in each criterion of the core.

use santong_rules::{Criterion, CriterionId, Group, Level, Verdict};

use super::{
    element::{Element, element, text},
    pick::products_shown,
    verdict::verdict_mark,
};
use crate::{
    state::Action,
    widget::{Message, Screen},
};

/// A product as a column: its position and name.
struct Column {
    product: usize,
    name: String,
}

/// Products and criteria of 同线, 同标 and 同质 as a table; narrow layouts fold it into lists.
pub fn matrix(screen: &Screen) -> Element {
    let (state, words) = (&screen.state, screen.widget.words);
    let mut head = vec![text("th", "", words.criterion).attr("scope", "col")];
    let mut columns = Vec::new();
    for product in products_shown(screen) {
        let name = screen.product_name(product);
        head.push(text("th", "", &name).attr("scope", "col"));
        columns.push(Column { product, name });
    }
    let mut bodies = Vec::new();
    for group in [Group::SameLine, Group::SameStandard, Group::SameQuality] {
        let mut rows = Vec::new();
        for (id, criterion) in state.rules.criteria_with_ids() {
            if criterion.group == group && criterion.level == Level::Product {
                rows.extend(row(screen, id, criterion, &columns));
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

/// One criterion, unless it applies to none of the products.
fn row(
    screen: &Screen,
    id: CriterionId,
    criterion: &Criterion,
    columns: &[Column],
) -> Option<Element> {
    let mut cells = Vec::new();
    let mut applies = false;
    for column in columns {
        let findings = screen.state.assessment.findings_of(Some(column.product));
        let mut verdict = Verdict::NotApplicable;
        for finding in findings {
            if finding.criterion == id {
                verdict = finding.verdict;
            }
        }
        applies |= verdict != Verdict::NotApplicable;
        cells.push(cell(screen, id, criterion, column, verdict));
    }
    let heading = text("th", "", &criterion.title).attr("scope", "row");
    applies.then(|| {
        element("tr")
            .child(heading.of_rules(&screen.widget))
            .list(cells)
    })
}

/// The verdict, leading to the criterion in the product's checklist.
fn cell(
    screen: &Screen,
    id: CriterionId,
    criterion: &Criterion,
    column: &Column,
    verdict: Verdict,
) -> Element {
    let widget = &screen.widget;
    let colon = widget.words.colon;
    let said = [
        widget.documents.verdict(verdict),
        colon,
        &criterion.title,
        widget.words.comma,
        &column.name,
    ];
    let message: Message = Action::Criterion(Some(column.product), id).into();
    let button = element("button")
        .attr("type", "button")
        .class("cell-link")
        .attr("aria-label", &said.concat())
        .attr("data-verdict", verdict.name())
        .on_click(widget, message)
        .child(verdict_mark(widget, verdict));
    element("td").attr("data-label", &column.name).child(button)
}
