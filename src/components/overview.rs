//! Where everything stands: integration capability by dimension, each product, the core in one table.

use santong_documents::ENTERPRISE_NAME;
use santong_rules::{Answer, Criterion, Group, ProductAssessment, Strength};

use super::{
    document::print_button,
    element::{Element, element, text},
    matrix::matrix,
    page::{title, turner},
    pick::{products_shown, range_choice},
    picture::{Bar, bars, legend},
    result::progress_line,
    start::version,
    verdict::readiness_mark,
};
use crate::{
    progress::{COUNTED, Counts, verdicts_of},
    widget::Screen,
    words::fill,
};

/// The page that sums up.
pub fn overview_page(screen: &Screen, main: Element) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let sheet = element("div")
        .class("pictures")
        .attr("data-sheet", "overview")
        .attr("lang", words.lang)
        .child(text("h1", "print-only", words.overview))
        .child(text("p", "print-only", &subject(screen)))
        .child(text("p", "print-only", &version(screen)))
        .child(text("p", "print-only", words.overview_lead))
        .child(legend(widget))
        .child(standing(screen))
        .child(capability(screen))
        .child(
            element("section")
                .child(text("h3", "", words.matrix))
                .child(text("p", "screen-only", words.matrix_lead))
                .child(matrix(screen)),
        );
    main.child(title(words.overview))
        .child(text("p", "lead", words.overview_lead))
        .child(progress_line(screen))
        .maybe(range_choice(screen))
        .child(sheet)
        .child(print_button(widget, words.overview.into()))
        .child(turner(screen))
}

/// Who was checked, and when.
fn subject(screen: &Screen) -> String {
    let (state, words) = (&screen.state, screen.widget.words);
    let name = match state.answers.enterprise.get(ENTERPRISE_NAME) {
        Some(Answer::Text(name)) => name.trim(),
        _ => words.unanswered,
    };
    let said = fill(words.checked, "name", name);
    fill(&said, "date", &state.as_of.to_string())
}

/// Of how many criteria each dimension of integration consists, and what they come to.
fn capability(screen: &Screen) -> Element {
    let (widget, state, words) = (&screen.widget, &screen.state, screen.widget.words);
    let mut groups: Vec<Group> = Vec::new();
    for criterion in &state.rules.criteria {
        if criterion.strength == Strength::Capability && !groups.contains(&criterion.group) {
            groups.push(criterion.group);
        }
    }
    groups.sort_unstable();
    let mut scopes = vec![None];
    for index in 0..state.assessment.products.len() {
        scopes.push(Some(index));
    }
    let mut rows = Vec::new();
    for group in groups {
        let counted = |criterion: &Criterion| {
            criterion.strength == Strength::Capability && criterion.group == group
        };
        rows.push(Bar {
            label: widget.documents.group(group).into(),
            counts: verdicts_of(&state.rules, &state.assessment, &scopes, &counted),
        });
    }
    let lines = table_rows(&rows);
    let figure = element("figure")
        .attr("data-picture", "capability")
        .child(bars(widget, "capability", words.capability, &rows))
        .child(table(screen, words.dimension, lines));
    let mut told = Vec::new();
    for share in santong_documents::shares(&state.rules, &state.answers, widget.documents) {
        told.push(text("p", "share", &share).of_rules(widget));
    }
    element("section")
        .child(text("h3", "", words.capability))
        .child(text("p", "", words.capability_lead))
        .list(told)
        .child(figure)
}

/// What each product comes to in the gates, in what is required and in the core.
fn standing(screen: &Screen) -> Element {
    let words = screen.widget.words;
    let mut drawings = Vec::new();
    let mut lines = Vec::new();
    for index in products_shown(screen) {
        let Some(product) = screen.state.assessment.products.get(index) else {
            continue;
        };
        let rows = product_bars(screen, index);
        let name = screen.product_name(index);
        let heading = text("th", "group", &name).attr("colspan", "4");
        lines.push(element("tr").child(heading.attr("scope", "rowgroup")));
        lines.extend(table_rows(&rows));
        drawings.push(drawing(screen, index, product, &name, &rows));
    }
    let figure = element("figure")
        .attr("data-picture", "products")
        .list(drawings)
        .child(table(screen, words.products, lines));
    element("section")
        .child(text("h3", "", words.standing))
        .child(text("p", "", words.standing_lead))
        .child(figure)
}

fn drawing(
    screen: &Screen,
    index: usize,
    product: &ProductAssessment,
    name: &str,
    rows: &[Bar],
) -> Element {
    let widget = &screen.widget;
    let id = ["product-", &index.to_string()].concat();
    element("div")
        .class("product-bars")
        .attr("data-product", &product.id)
        .attr("data-readiness", product.readiness.name())
        .child(
            text("h4", "", name)
                .text(" ")
                .child(readiness_mark(widget, product.readiness)),
        )
        .child(bars(widget, &id, name, rows))
}

/// What holds for the enterprise counts for each product.
fn product_bars(screen: &Screen, index: usize) -> Vec<Bar> {
    let (state, documents) = (&screen.state, screen.widget.documents);
    let count = |counted: &dyn Fn(&Criterion) -> bool| -> Counts {
        verdicts_of(
            &state.rules,
            &state.assessment,
            &[None, Some(index)],
            counted,
        )
    };
    vec![
        Bar {
            label: documents.strength(Strength::Gate).into(),
            counts: count(&|criterion| criterion.strength == Strength::Gate),
        },
        Bar {
            label: documents.strength(Strength::Required).into(),
            counts: count(&|criterion| criterion.strength == Strength::Required),
        },
        Bar {
            label: screen.widget.words.filter_core.into(),
            counts: count(&|criterion| criterion.group.is_core()),
        },
    ]
}

/// The numbers of a picture.
fn table(screen: &Screen, first: &str, rows: Vec<Element>) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let mut head = vec![text("th", "", first).attr("scope", "col")];
    for verdict in COUNTED {
        head.push(text("th", "", widget.documents.verdict(verdict)).attr("scope", "col"));
    }
    element("details")
        .class("numbers-table")
        .child(text("summary", "", words.figure_table))
        .child(
            element("table")
                .class("data")
                .child(element("thead").child(element("tr").list(head)))
                .child(element("tbody").list(rows)),
        )
}

fn table_rows(bars: &[Bar]) -> Vec<Element> {
    let mut rows = Vec::new();
    for bar in bars {
        let mut cells = Vec::new();
        for (_, count) in bar.counts {
            cells.push(text("td", "", &count.to_string()));
        }
        let heading = text("th", "", &bar.label).attr("scope", "row");
        rows.push(element("tr").child(heading).list(cells));
    }
    rows
}
