//! The steps: where the reader is, what is done, where to jump.

use super::element::{Element, button, element, text};
use crate::{
    progress::Progress,
    state::{Action, Edit, Place, Show},
    widget::Screen,
};

/// The column of steps.
pub fn steps(screen: &Screen) -> Element {
    let (widget, state, words) = (&screen.widget, &screen.state, screen.widget.words);
    let places = state.places();
    let at = places
        .iter()
        .position(|place| *place == state.place)
        .unwrap_or(0);
    let mut runs = Vec::new();
    for run in places.chunk_by(|a, b| section(*a) == section(*b)) {
        let mut steps = Vec::new();
        for place in run {
            steps.push(step(screen, *place));
        }
        match run.first().copied().and_then(section) {
            None => runs.extend(steps),
            Some(product) => runs.push(
                element("li")
                    .class("section")
                    .child(text("span", "section-name", &screen.product_name(product)))
                    .child(element("ol").list(steps)),
            ),
        }
    }
    let (number, count) = ((at + 1).to_string(), places.len().to_string());
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
    let add = button(widget, "quiet", "＋ ", Edit::AddProduct.into()).text(words.add_product);
    element("nav")
        .class("steps")
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
                .child(element("li").child(add.attr("data-action", "add-product"))),
        )
}

/// Steps about the same product stand together under its name.
fn section(place: Place) -> Option<usize> {
    match place {
        Place::Page { product, .. } => product,
        _ => None,
    }
}

fn step(screen: &Screen, place: Place) -> Element {
    let step = element("button")
        .attr("type", "button")
        .class("step")
        .attr("data-step", &place.to_token())
        .on_click(&screen.widget, Action::Go(place).into())
        .child(text("span", "", &title(screen, place)))
        .maybe(mark(screen, place));
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
        Place::Page { page, .. } => state.rules.pages.get(page).map_or("", |page| &page.title),
        Place::Review => words.review,
        Place::Checklist => words.checklist,
        Place::Declaration(product) if state.answers.products.len() > 1 => {
            return [words.declaration, "：", &screen.product_name(product)].concat();
        }
        Place::Declaration(_) => words.declaration,
    };
    title.into()
}

fn mark(screen: &Screen, place: Place) -> Option<Element> {
    let words = screen.widget.words;
    let questions = screen.state.questions_at(place);
    let (class, sign, says) = match Progress::over(&screen.state.assessment, &questions).to_ask {
        _ if questions.is_empty() => return None,
        0 => ("done", "✓".into(), words.mark_done),
        left => ("left", left.to_string(), words.mark_open),
    };
    Some(
        text("span", class, &sign)
            .attr("title", says)
            .child(text("span", "hidden", says)),
    )
}
