//! The checklist: every criterion with verdict, reason, remedy, evidence and basis.

use santong_documents::{ChecklistItem, checklist_document, checklist_part};
use santong_rules::{Criterion, QuestionRef, Readiness, Verdict};

use super::{
    decision::decision_tree,
    document::{print_button, sheet},
    element::{Element, button, choice, element, part, text},
    event::Pick,
    evidence::evidence_register,
    hand_over::hand_over,
    measures::measures,
    page::{title, turner},
    pick::product_choice,
    remedy::remedy,
    verdict::{readiness_mark, verdict_mark},
    why::basis_list,
};
use crate::{
    language::PAPER,
    state::{Action, Filter, Show},
    widget::Screen,
    words::fill,
};

/// The page of the checklist.
pub fn checklist_page(screen: &Screen, main: Element) -> Element {
    let (widget, state, words) = (&screen.widget, &screen.state, screen.widget.words);
    let filter = state.view.filter;
    let shown = state.view.product;
    // The enterprise, and one product at a time.
    let keeps = |product: Option<usize>, criterion: &Criterion, verdict| {
        product.is_none_or(|product| product == shown) && filter.keeps(criterion.group, verdict)
    };
    let items = checklist_part(
        &state.rules,
        &state.answers,
        &state.assessment,
        &keeps,
        widget.documents,
    );
    let mut products = Vec::new();
    for items in items.chunk_by(|a, b| a.product == b.product) {
        products.push(product_items(screen, items));
    }
    let document = checklist_document(
        &widget.paper,
        &state.answers,
        &state.assessment,
        &keeps,
        PAPER,
    );
    let choices = element("fieldset")
        .class("filter")
        .child(text("legend", "", words.filter))
        .child(filter_choice(screen, Filter::All, words.filter_all))
        .child(filter_choice(screen, Filter::Core, words.filter_core))
        .child(filter_choice(screen, Filter::ToDo, words.filter_to_do));
    main.child(title(words.checklist))
        .child(text("p", "lead", words.checklist_lead))
        .maybe(product_choice(screen, Pick::Shown, shown))
        .child(
            element("div")
                .class("tools")
                .child(choices)
                .child(print_button(widget, document.title.clone()))
                .maybe(hand_over(screen)),
        )
        .maybe(
            items
                .is_empty()
                .then(|| text("p", "", words.checklist_empty)),
        )
        .list(products)
        .child(measures(screen))
        .child(
            element("div")
                .class("print-only")
                .child(sheet(widget, &document)),
        )
        .child(turner(screen))
}

fn filter_choice(screen: &Screen, filter: Filter, label: &str) -> Element {
    let chosen = screen.state.view.filter == filter;
    let message = Action::Show(Show::Filter(filter)).into();
    choice(&screen.widget, "radio", chosen, label, message)
        .name("filter")
        .build("choice")
}

/// The items of the enterprise or of one product.
fn product_items(screen: &Screen, items: &[ChecklistItem]) -> Element {
    let widget = &screen.widget;
    let heading = match items.first().and_then(|item| item.product) {
        None => text("h3", "", widget.words.enterprise),
        Some(product) => {
            let mark = screen.state.assessment.products.get(product);
            let mark = mark.map(|product| readiness_mark(widget, product.readiness));
            text("h3", "", &screen.product_name(product))
                .attr("dir", "auto")
                .text(" ")
                .maybe(mark)
        }
    };
    let mut parts = Vec::new();
    let mut group = None;
    let mut apart = Vec::new();
    for one in items {
        if one.verdict == Verdict::NotApplicable {
            apart.push(item(screen, one));
            continue;
        }
        if group != Some(one.group) {
            group = Some(one.group);
            parts.push(text("h4", "", widget.documents.group(one.group)));
        }
        parts.push(item(screen, one));
    }
    let sought = items.iter().any(|item| {
        item.verdict == Verdict::NotApplicable
            && screen.state.view.criterion == Some(item.criterion)
    });
    let count = apart.len().to_string();
    let apart = (!apart.is_empty()).then(|| {
        let label = fill(widget.words.checklist_apart, "n", &count);
        element("details")
            .class("apart")
            .flag("open", sought)
            .child(text("summary", "", &label))
            .list(apart)
    });
    let product = items.first().and_then(|item| item.product);
    let unready = product.filter(|index| {
        let product = screen.state.assessment.products.get(*index);
        product.is_some_and(|product| product.readiness != Readiness::Ready)
    });
    element("section")
        .class("items")
        .child(heading)
        .maybe(unready.map(|product| remedy(screen, Some(product), None)))
        .list(parts)
        .maybe(apart)
}

fn item(screen: &Screen, item: &ChecklistItem) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let id = screen
        .state
        .rules
        .criterion(item.criterion)
        .map_or("", |criterion| &criterion.id);
    let to_do = matches!(item.verdict, Verdict::Unmet | Verdict::Open);
    let line_of_rules = |label, said: &str| {
        (!said.is_empty()).then(|| part(label, text("dd", "", said).of_rules(widget)))
    };
    let mut jumps = Vec::new();
    for question in &item.because {
        jumps.extend(jump(screen, *question));
    }
    let sought = screen.state.view.criterion == Some(item.criterion);
    let kept = (!item.kept.is_empty()).then(|| {
        let count = fill(words.evidence_count, "n", &item.kept.len().to_string());
        text("span", "kept", &count)
    });
    element("details")
        .class(if sought { "item sought" } else { "item" })
        .key(id)
        .flag("open", sought)
        .attr("data-criterion", id)
        .attr("data-verdict", item.verdict.name())
        .child(
            element("summary")
                .child(verdict_mark(widget, item.verdict))
                .child(text("span", "item-title", &item.title).of_rules(widget))
                .maybe(
                    item.added_by
                        .as_ref()
                        .map(|by| text("span", "added-by", by)),
                )
                .maybe(kept)
                .child(text(
                    "span",
                    "strength",
                    widget.documents.strength(item.strength),
                )),
        )
        .child(
            element("dl")
                .child(part(
                    words.reason,
                    text("dd", "", &item.reason).child(decision_tree(screen, item)),
                ))
                .maybe(to_do.then(|| {
                    let said = text("span", "", &item.remedy).of_rules(widget);
                    let least = remedy(screen, item.product, Some(item.criterion));
                    part(words.remedy, element("dd").child(said).child(least))
                }))
                .maybe(line_of_rules(words.why, &item.why))
                .maybe(line_of_rules(
                    words.evidence,
                    &item.evidence.join(words.list_break),
                ))
                .child(part(
                    words.basis,
                    element("dd").child(basis_list(widget, &item.basis)),
                ))
                .child(part(
                    words.evidence_kept,
                    element("dd").child(evidence_register(screen, id, item.product)),
                )),
        )
        .maybe(to_do.then(|| element("p").class("jumps").list(jumps)))
}

fn jump(screen: &Screen, question: QuestionRef) -> Option<Element> {
    let asked = screen.state.rules.question(question.question)?;
    let label = fill(screen.widget.words.go_answer, "short", &asked.short);
    Some(button(
        &screen.widget,
        "second small",
        &label,
        Action::Answer(question).into(),
    ))
}
