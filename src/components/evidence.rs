//! What the enterprise keeps as evidence for a criterion: a register, which decides nothing.

use santong_rules::{Evidence, EvidenceState, Kind, RuleSet};

use super::{
    element::{Element, button, element, text},
    event::{On, Reaction},
    field::option,
};
use crate::{
    state::{Edit, EvidencePart, FieldRef},
    widget::Screen,
    words::fill,
};

/// Most characters of a part.
const LENGTH: &str = "300";

/// The entries for a criterion of the enterprise, or of the product at a position.
pub fn evidence_register(screen: &Screen, criterion: &str, product: Option<usize>) -> Element {
    let (widget, answers, words) = (&screen.widget, &screen.state.answers, screen.widget.words);
    let id = product
        .and_then(|index| answers.products.get(index))
        .map(|product| product.id.as_str());
    let mut entries = Vec::new();
    for (index, evidence) in answers.evidence_of(criterion, id) {
        entries.push(entry(screen, index, entries.len() + 1, evidence, id));
    }
    let add = (answers.evidence.len() < Evidence::MAX_COUNT).then(|| {
        let edit = Edit::AddEvidence(criterion.into(), product);
        button(widget, "second small", words.add_evidence, edit.into())
            .attr("data-action", "add-evidence")
    });
    element("div")
        .class("register")
        .list(entries)
        .maybe(add)
        .child(text("small", "", words.evidence_lead))
}

fn entry(
    screen: &Screen,
    index: usize,
    number: usize,
    evidence: &Evidence,
    product: Option<&str>,
) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let number = number.to_string();
    let field = |label: &str, part: EvidencePart, given: &str| {
        let input = element("input")
            .attr("type", "text")
            .attr("autocomplete", "off")
            .attr("maxlength", LENGTH)
            .value(given)
            .on(
                widget,
                On::Input,
                Reaction::Enter(FieldRef::Evidence(index, part)),
            );
        labelled(label, input)
    };
    let remove = fill(words.remove_evidence, "n", &number);
    let legend = text("legend", "", &fill(words.evidence_number, "n", &number))
        .text(" ")
        .maybe(state(screen, evidence));
    let cells = element("div")
        .class("cells")
        .child(field(
            words.evidence_title,
            EvidencePart::Title,
            &evidence.title,
        ))
        .child(field(
            words.evidence_code,
            EvidencePart::Number,
            &evidence.number,
        ))
        .child(field(
            words.evidence_issuer,
            EvidencePart::Issuer,
            &evidence.issuer,
        ))
        .child(field(
            words.evidence_date,
            EvidencePart::Date,
            &evidence.date,
        ))
        .child(field(
            words.evidence_until,
            EvidencePart::ValidUntil,
            &evidence.valid_until,
        ))
        .maybe(covered_product(screen, index, evidence, product))
        .child(covered_market(screen, index, evidence))
        .child(field(
            words.evidence_place,
            EvidencePart::Place,
            &evidence.place,
        ));
    element("fieldset")
        .class("entry")
        .attr("data-evidence", &index.to_string())
        .child(legend)
        .child(cells)
        .child(
            button(
                widget,
                "quiet small",
                &remove,
                Edit::RemoveEvidence(index).into(),
            )
            .attr("data-action", "remove-evidence"),
        )
}

fn labelled(label: &str, field: Element) -> Element {
    element("label")
        .class("cell")
        .child(text("span", "", label))
        .child(field)
}

/// Whether it still counts, where that can be said.
fn state(screen: &Screen, evidence: &Evidence) -> Option<Element> {
    let words = screen.widget.words;
    let (class, said) = match evidence.state(screen.state.as_of) {
        EvidenceState::Valid => ("valid", words.evidence_valid),
        EvidenceState::Expired => ("expired", words.evidence_expired),
        EvidenceState::UnreadableDate => ("expired", words.evidence_unreadable),
        EvidenceState::NoDate => return None,
    };
    Some(text("span", &["evidence-state ", class].concat(), said))
}

/// This product alone or all of them, where there are several.
fn covered_product(
    screen: &Screen,
    index: usize,
    evidence: &Evidence,
    product: Option<&str>,
) -> Option<Element> {
    let words = screen.widget.words;
    let id = product.filter(|_| screen.state.answers.products.len() > 1)?;
    let chosen = evidence.product.as_deref().unwrap_or_default();
    let list = list(screen, index, EvidencePart::Product)
        .child(option(id, words.evidence_this_product, chosen))
        .child(option("", words.evidence_all_products, chosen));
    Some(labelled(words.evidence_product, list))
}

fn covered_market(screen: &Screen, index: usize, evidence: &Evidence) -> Element {
    let words = screen.widget.words;
    let mut options = vec![option("", words.evidence_all_markets, &evidence.market)];
    for (id, label) in markets(&screen.state.rules) {
        options.push(option(id, label, &evidence.market));
    }
    labelled(
        words.evidence_market,
        list(screen, index, EvidencePart::Market).list(options),
    )
}

fn list(screen: &Screen, index: usize, part: EvidencePart) -> Element {
    element("select").on(
        &screen.widget,
        On::Change,
        Reaction::Enter(FieldRef::Evidence(index, part)),
    )
}

/// The markets of the rule set: the sides of its first comparison.
fn markets(rules: &RuleSet) -> Vec<(&str, &str)> {
    let mut markets = Vec::new();
    for question in &rules.questions {
        if let Kind::Table(table) = &question.kind
            && let Some(comparison) = &table.comparison
        {
            for side in &comparison.sides {
                markets.push((side.id.as_str(), side.label.as_str()));
            }
            break;
        }
    }
    markets
}
