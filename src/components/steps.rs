//! The steps: where the reader is, what is done, where to jump.

use super::{
    element::{Element, button, element, text},
    pick::products_shown,
    products::add_product,
};
use crate::{
    progress::Progress,
    state::{Action, Place, Show},
    widget::Screen,
};

/// The column of steps.
pub fn steps(screen: &Screen) -> Element {
    let (widget, state, words) = (&screen.widget, &screen.state, screen.widget.words);
    let places = state.places();
    // Where the reader is among the steps that do not fold.
    let (mut at, mut count) = (0, 0);
    for place in &places {
        if !folds(screen, *place) {
            count += 1;
        }
        if *place == state.place {
            at = count;
        }
    }
    let mut runs = Vec::new();
    for run in places.chunk_by(|a, b| section(*a) == section(*b)) {
        let Some(first) = run.first().copied() else {
            continue;
        };
        let product = section(first);
        if let Some(product) = product.filter(|_| folds(screen, first)) {
            // Of very many, those that are shown together on the list of products.
            if products_shown(screen).contains(&product) {
                runs.extend(folded(screen, first));
            }
            continue;
        }
        let mut steps = Vec::new();
        for place in run {
            if !folds(screen, *place) {
                steps.push(step(screen, *place));
            }
        }
        match product {
            None => runs.extend(steps),
            Some(product) => runs.push(
                element("li")
                    .class("section")
                    .child(text("span", "section-name", &screen.product_name(product)))
                    .child(element("ol").list(steps)),
            ),
        }
    }
    let (number, count) = (at.to_string(), count.to_string());
    let here = [
        words.steps,
        " ",
        &number,
        "/",
        &count,
        "　",
        &title(screen, state.place),
    ]
    .concat();
    let unfolded = state.view.steps;
    element("nav")
        .class("steps")
        .attr("part", "steps")
        .attr("aria-label", words.steps)
        // Only in the middle and narrow layouts, where the list folds.
        .child(
            button(
                widget,
                "fold",
                &here,
                Action::Show(Show::Steps(!unfolded)).into(),
            )
            .state("aria-expanded", unfolded),
        )
        .child(
            element("ol")
                .class(if unfolded { "unfolded" } else { "" })
                .list(runs)
                .child(element("li").child(add_product(screen, "quiet"))),
        )
}

/// Steps about the same product stand together under its name, and so do its declarations.
fn section(place: Place) -> Option<usize> {
    match place {
        Place::Page { product, .. } => product,
        _ => None,
    }
}

/// The steps about a product that the reader is not at fold to one line.
fn folds(screen: &Screen, place: Place) -> bool {
    place
        .product()
        .is_some_and(|product| product != screen.state.view.product)
}

/// The line of a product: its name and what is left, leading to its first page.
fn folded(screen: &Screen, place: Place) -> Option<Element> {
    let (state, product) = (&screen.state, section(place)?);
    let assessed = state.assessment.products.get(product)?;
    let left = Progress::of_product(&state.rules, assessed).to_ask;
    let line = element("button")
        .attr("type", "button")
        .class("step")
        .attr("data-step", &place.to_token())
        .on_click(&screen.widget, Action::Go(place).into())
        .child(text("span", "", &screen.product_name(product)))
        .child(mark(screen, left));
    Some(element("li").class("folded").child(line))
}

fn step(screen: &Screen, place: Place) -> Element {
    let name = text("span", "", &title(screen, place));
    let name = if place.has_questions() {
        name.of_rules(&screen.widget)
    } else {
        name
    };
    let step = element("button")
        .attr("type", "button")
        .class("step")
        .attr("data-step", &place.to_token())
        .on_click(&screen.widget, Action::Go(place).into())
        .child(name)
        .maybe(place_mark(screen, place));
    let here = place == screen.state.place;
    element("li").child(if here {
        step.attr("aria-current", "step")
    } else {
        step
    })
}

/// The name of a place in the steps.
fn title(screen: &Screen, place: Place) -> String {
    let (state, words) = (&screen.state, screen.widget.words);
    let title = match place {
        Place::Start => words.start,
        Place::Page { page, .. } => {
            let Some(page) = state.rules.pages.get(page) else {
                return String::new();
            };
            let optional = if page.optional {
                words.optional_page
            } else {
                ""
            };
            return [page.title.as_str(), optional].concat();
        }
        Place::Products => words.products,
        Place::Overview => words.overview,
        Place::Review => words.review,
        Place::Checklist => words.checklist,
        Place::Clauses => words.clauses,
        Place::Declaration(product) if state.answers.products.len() > 1 => {
            return [
                words.declaration,
                words.colon,
                &screen.product_name(product),
            ]
            .concat();
        }
        Place::Declaration(_) => words.declaration,
    };
    title.into()
}

fn place_mark(screen: &Screen, place: Place) -> Option<Element> {
    let questions = screen.state.questions_at(place);
    if questions.is_empty() {
        return None;
    }
    let left = Progress::over(&screen.state.assessment, &questions).to_ask;
    Some(mark(screen, left))
}

fn mark(screen: &Screen, left: usize) -> Element {
    let words = screen.widget.words;
    let (class, sign, says) = match left {
        0 => ("done", "✓".into(), words.mark_done),
        left => ("left", left.to_string(), words.mark_open),
    };
    text("span", class, &sign)
        .attr("title", says)
        .child(text("span", "hidden", says))
}
