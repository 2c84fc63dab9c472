//! The least that has to be done: for a criterion to be met, for a product to be ready.

use santong_documents::{Remedies, remedies};
use santong_rules::{CriterionId, Goal};

use super::{
    element::{Element, element, text},
    event::{On, Reaction},
};
use crate::{widget::Screen, words::fill};

/// What would make a criterion met (or, without one, the product ready); worked out when the reader opens
/// it.
pub fn remedy(screen: &Screen, product: Option<usize>, criterion: Option<CriterionId>) -> Element {
    let (widget, state) = (&screen.widget, &screen.state);
    let open = state.view.remedied.contains(&(product, criterion));
    let label = if criterion.is_some() {
        widget.words.remedy_criterion
    } else {
        widget.words.remedy_product
    };
    let told = open.then(|| {
        let goal = criterion.map_or(Goal::Ready, Goal::Met);
        let found = remedies(
            &state.rules,
            &state.answers,
            &state.assessment,
            product,
            goal,
            widget.documents,
        );
        ways(screen, &found)
    });
    element("details")
        .class("tree remedies")
        .attr(
            "data-remedy",
            if criterion.is_some() {
                "criterion"
            } else {
                "product"
            },
        )
        .flag("open", open)
        .on(widget, On::Toggle, Reaction::Remedy(product, criterion))
        .child(text("summary", "", label))
        .maybe(told)
}

fn ways(screen: &Screen, found: &Remedies) -> Element {
    let words = screen.widget.words;
    if found.ways.is_empty() {
        let said = match found.at_least {
            0 => words.remedy_none.to_owned(),
            number => fill(words.remedy_many, "n", &number.to_string()),
        };
        return text("p", "", &said);
    }
    let mut items = Vec::new();
    for (index, way) in found.ways.iter().enumerate() {
        let mut steps = Vec::new();
        for step in &way.steps {
            steps.push(text("li", "", step).of_rules(&screen.widget));
        }
        let label = fill(words.remedy_way, "n", &(index + 1).to_string());
        let heading = (found.ways.len() > 1).then(|| text("b", "", &label));
        items.push(
            element("li")
                .maybe(heading)
                .child(element("ul").list(steps)),
        );
    }
    element("ul").class("parts").list(items)
}
