//! The declaration of one product as the page it will be; for a blocked product, what to put right.

use santong_documents::Risk;
use santong_rules::{Criterion, Readiness, Strength, Verdict};

use super::{
    document::{each, print_button, sheet},
    element::{Element, button, element, text},
    event::Pick,
    hand_over::hand_over,
    page::{title, turner},
    pick::product_choice,
    verdict::{readiness_mark, verdict_mark},
};
use crate::{
    language::PAPER,
    state::{Action, Place},
    widget::{Message, Screen},
};

/// The page of one product's declaration.
pub fn declaration_page(screen: &Screen, main: Element, index: usize) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let Some(product) = screen.state.assessment.products.get(index) else {
        return main;
    };
    let main = main
        .maybe(product_choice(screen, Pick::Declaration, index))
        .child(text("p", "eyebrow", &screen.product_name(index)))
        .child(
            title(words.declaration)
                .text(" ")
                .child(readiness_mark(widget, product.readiness)),
        );
    let main = match product.readiness {
        Readiness::Blocked => blocked(screen, main, index),
        Readiness::Draft => main_sheet(screen, main.child(gaps(screen, index)), index),
        Readiness::Ready => main_sheet(
            screen,
            main.child(text("p", "lead", words.declaration_ready)),
            index,
        ),
    };
    main.child(turner(screen))
}

/// The gates that are not met.
fn blocked(screen: &Screen, main: Element, index: usize) -> Element {
    let (widget, state, words) = (&screen.widget, &screen.state, screen.widget.words);
    let mut gates = Vec::new();
    let unmet = |product: Option<usize>, _: &Criterion, verdict| {
        product.is_none_or(|product| product == index) && verdict == Verdict::Unmet
    };
    for item in santong_documents::checklist_part(
        &state.rules,
        &state.answers,
        &state.assessment,
        &unmet,
        widget.documents,
    ) {
        if item.strength == Strength::Gate {
            let gate = element("li")
                .child(verdict_mark(widget, item.verdict))
                .text(" ")
                .child(text("b", "", &item.title).of_rules(widget))
                .child(text("p", "", &item.reason))
                .child(
                    text("p", "", words.remedy)
                        .text(words.colon)
                        .child(text("span", "", &item.remedy).of_rules(widget)),
                );
            gates.push(gate);
        }
    }
    main.child(text("p", "lead", words.declaration_blocked).attr("role", "note"))
        .child(element("ul").class("gates").list(gates))
        .child(button(
            widget,
            "second",
            words.show_checklist,
            Action::Go(Place::Checklist).into(),
        ))
}

/// What is still missing before it can be signed.
fn gaps(screen: &Screen, index: usize) -> Element {
    let state = &screen.state;
    let gaps = santong_documents::declaration_gaps(
        &state.rules,
        &state.answers,
        &state.assessment,
        index,
        screen.widget.documents,
    );
    element("details")
        .class("gaps")
        .flag("open", true)
        .child(text("summary", "", screen.widget.words.declaration_gaps))
        .child(element("ul").list(each("li", &gaps)))
}

/// The sheet, with the ways to take it along.
fn main_sheet(screen: &Screen, main: Element, index: usize) -> Element {
    let (widget, state, words) = (&screen.widget, &screen.state, screen.widget.words);
    let declaration = santong_documents::declaration(
        &widget.paper,
        &state.answers,
        &state.assessment,
        index,
        PAPER,
    );
    let Some(document) = declaration else {
        return main;
    };
    let title = [document.title.as_str(), "　", &screen.product_name(index)].concat();
    let save = button(widget, "second", words.save_dossier, Message::SaveDossier)
        .attr("data-action", "save-dossier");
    main.maybe(risks(screen, index))
        .child(
            element("div")
                .class("tools")
                .child(print_button(widget, title))
                .child(save)
                .maybe(hand_over(screen)),
        )
        .child(element("div").class("desk").child(sheet(widget, &document)))
}

fn risks(screen: &Screen, index: usize) -> Option<Element> {
    let mut items = Vec::new();
    for risk in santong_documents::risks(&screen.state.rules, &screen.state.answers, index) {
        items.push(risky(screen, &risk));
    }
    if items.is_empty() {
        return None;
    }
    let lead = text("p", "", screen.widget.words.risks);
    Some(
        element("div")
            .class("remark warning")
            .child(lead)
            .child(element("ul").list(items)),
    )
}

fn risky(screen: &Screen, risk: &Risk) -> Element {
    let change = button(
        &screen.widget,
        "link",
        screen.widget.words.change,
        Action::Answer(risk.question).into(),
    );
    element("li")
        .child(text("b", "", &risk.word).of_rules(&screen.widget))
        .text(screen.widget.words.colon)
        .child(text("span", "", &risk.reason).of_rules(&screen.widget))
        .text(" ")
        .child(change)
}
