//! A verdict part by part: what the criterion wants, and what decided.

use santong_documents::{ChecklistItem, DecisionPart, PartState, decision};

use super::{
    element::{Element, element, text},
    event::{On, Reaction},
};
use crate::widget::Screen;

/// The parts of a criterion, which are worked out when the reader opens them.
pub fn decision_tree(screen: &Screen, item: &ChecklistItem) -> Element {
    let (widget, state) = (&screen.widget, &screen.state);
    let at = (item.product, item.criterion);
    let open = state.view.decided.contains(&at);
    let parts = open.then(|| {
        let parts = decision(
            &state.rules,
            &state.answers,
            &state.assessment,
            item.product,
            item.criterion,
            widget.documents,
        );
        list(screen, &parts)
    });
    element("details")
        .class("tree")
        .flag("open", open)
        .on(
            widget,
            On::Toggle,
            Reaction::Decide(item.product, item.criterion),
        )
        .child(text("summary", "", widget.words.part_by_part))
        .maybe(parts)
}

fn list(screen: &Screen, parts: &[DecisionPart]) -> Element {
    let mut items = Vec::new();
    for part in parts {
        items.push(item(screen, part));
    }
    element("ul").class("parts").list(items)
}

fn item(screen: &Screen, part: &DecisionPart) -> Element {
    let widget = &screen.widget;
    let words = widget.words;
    let (name, state) = match part.state {
        PartState::Holds => ("holds", words.part_holds),
        PartState::Fails => ("fails", words.part_fails),
        PartState::Open => ("open", words.part_open),
    };
    let found = part.found.join(words.list_break);
    let found = (!found.is_empty()).then(|| text("small", "", &found).of_rules(widget));
    let inner = (!part.parts.is_empty()).then(|| list(screen, &part.parts));
    element("li")
        .class(if part.decides { "decides" } else { "idle" })
        .attr("data-part", name)
        .child(text("b", "part-state", state))
        .child(text("span", "part-text", &part.text).of_rules(widget))
        .maybe(found)
        .maybe(inner)
}
