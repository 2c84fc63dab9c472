//! The live result: where each product stands, how far the reader has come.

use santong_rules::{Left, Readiness, Verdict, left_to_ask};

use super::{
    element::{Element, button, element, text},
    next::next_questions,
    verdict::{readiness_mark, verdict_mark},
};
use crate::{
    progress::{Progress, verdicts},
    state::{Action, Place},
    widget::Screen,
    words::fill,
};

/// With more products than this, those that the reader is not at are only counted.
const MANY: usize = 8;

/// The column beside the page.
pub fn live_result(screen: &Screen) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let assessment = &screen.state.assessment;
    let mut sections = Vec::new();
    if !assessment.findings.is_empty() {
        let section = element("section").class(current(screen, None));
        sections.push(
            section
                .child(text("h4", "", words.enterprise))
                .child(counts(screen, None)),
        );
    }
    let many = assessment.products.len() > MANY;
    for (index, product) in assessment.products.iter().enumerate() {
        let current = index == screen.state.view.product;
        if many && !current {
            continue;
        }
        let name = text("h4", "", &screen.product_name(index)).text(" ");
        let section = element("section")
            .class(self::current(screen, Some(index)))
            .key(&product.id)
            .attr("data-product", &product.id)
            .attr("data-readiness", product.readiness.name())
            .child(name.child(readiness_mark(widget, product.readiness)))
            .maybe(current.then(|| counts(screen, Some(index))))
            .maybe(current.then(|| advice(screen, index)).flatten());
        sections.push(section);
    }
    if many {
        sections.push(by_readiness(screen));
    }
    // The page of all answers has them itself, also where the column is but a line.
    let elsewhere = screen.state.place != Place::Review;
    let next = elsewhere.then(|| next_questions(screen, "h4")).flatten();
    element("aside")
        .class("result")
        .attr("part", "result")
        .attr("aria-label", words.result)
        .child(text("h3", "", words.result))
        .child(element("div").class("standing").list(sections))
        .child(progress_line(screen))
        .maybe(next)
        .child(
            button(
                widget,
                "quiet",
                words.show_checklist,
                Action::Go(Place::Checklist).into(),
            )
            .attr("data-action", "checklist"),
        )
}

/// What is not met where a product is ready all the same.
fn advice(screen: &Screen, product: usize) -> Option<Element> {
    let assessment = &screen.state.assessment;
    let ready = assessment.products.get(product)?.readiness == Readiness::Ready;
    let counts = verdicts(&screen.state.rules, assessment, Some(product));
    let unmet = |(verdict, count): &(Verdict, usize)| *verdict == Verdict::Unmet && *count > 0;
    let told = ready && counts.iter().any(unmet);
    told.then(|| text("p", "advice", screen.widget.words.ready_with_advice))
}

/// How many products there are of each readiness.
fn by_readiness(screen: &Screen) -> Element {
    let mut items = Vec::new();
    for readiness in [Readiness::Blocked, Readiness::Draft, Readiness::Ready] {
        let mut count: usize = 0;
        for product in &screen.state.assessment.products {
            count += usize::from(product.readiness == readiness);
        }
        let count = fill(screen.widget.words.count_of, "n", &count.to_string());
        items.push(
            element("li")
                .child(readiness_mark(&screen.widget, readiness))
                .text(" ")
                .text(&count),
        );
    }
    element("section")
        .child(text("h4", "", screen.widget.words.all_products))
        .child(element("ul").class("counts").list(items))
}

/// The one section that narrow layouts show: of what the page is about, or else the product that the
/// reader was at last.
fn current(screen: &Screen, product: Option<usize>) -> &'static str {
    let about = match screen.state.place {
        Place::Page { product, .. } => product,
        _ => Some(screen.state.view.product),
    };
    if about == product { "current" } else { "" }
}

/// How many criteria come to each verdict.
pub fn counts(screen: &Screen, product: Option<usize>) -> Element {
    let mut counts = Vec::new();
    for (verdict, count) in verdicts(&screen.state.rules, &screen.state.assessment, product) {
        let number = text("b", "", &count.to_string()).attr("data-count", verdict.name());
        let item = element("li").class(if count == 0 { "zero" } else { "" });
        counts.push(
            item.child(verdict_mark(&screen.widget, verdict))
                .text(" ")
                .child(number),
        );
    }
    element("ul").class("counts").list(counts)
}

/// Answered, 还不清楚 and still to ask, as a bar and in words.
pub fn progress_line(screen: &Screen) -> Element {
    let words = screen.widget.words;
    let progress = Progress::whole(&screen.state.rules, &screen.state.assessment);
    let all = progress.answered + progress.unsure + progress.to_ask;
    let left = what_is_left(screen, progress.to_ask);
    let sentence = element("p")
        .child(count(
            "answered",
            words.progress_answered,
            progress.answered,
        ))
        .maybe(
            (progress.unsure > 0).then(|| count("unsure", words.progress_unsure, progress.unsure)),
        )
        .child(text("span", "", &left).attr("data-progress", "to-ask"))
        .maybe(
            (progress.optional > 0)
                .then(|| count("optional", words.progress_optional, progress.optional)),
        );
    let bar = element("progress")
        .attr("max", &all.max(1).to_string())
        .attr("value", &progress.answered.to_string())
        .attr("aria-label", words.progress);
    element("div").class("progress").child(bar).child(sentence)
}

/// How many questions are left, at least and at most. With many products only those asked now are
/// counted: it would take too long at every keystroke.
fn what_is_left(screen: &Screen, asked: usize) -> String {
    let (state, words) = (&screen.state, screen.widget.words);
    let products = state.answers.products.len();
    if asked == 0 {
        return words.progress_done.to_owned();
    }
    if products > MANY {
        return fill(words.progress_to_ask, "n", &asked.to_string());
    }
    let products: Vec<usize> = (0..products).collect();
    let needed = |id| !state.rules.is_optional(id);
    let Left { at_least, at_most } = left_to_ask(
        &state.rules,
        &state.answers,
        &state.assessment,
        &products,
        &needed,
    );
    if at_least == at_most {
        return fill(words.left_exactly, "n", &at_most.to_string());
    }
    let from = fill(words.left_between, "least", &at_least.to_string());
    fill(&from, "most", &at_most.to_string())
}

fn count(name: &str, template: &str, number: usize) -> Element {
    text("span", "", &fill(template, "n", &number.to_string())).attr("data-progress", name)
}
