//! Answers that another product has, to be brought: what differs is looked at first.

use santong_documents::{Difference, differences};

use super::{
    element::{Element, button, element, text},
    event::Pick,
    pick::product_list,
};
use crate::{
    state::{Action, Bringing, Edit, Notice},
    widget::Screen,
    words::fill,
};

/// The list of products to bring from, and then what differs.
pub fn bring_panel(screen: &Screen, bringing: Bringing) -> Element {
    let (state, words) = (&screen.state, screen.widget.words);
    let from = bringing
        .from
        .filter(|from| *from < state.answers.products.len());
    let list = product_list(screen, Pick::Source(bringing.to), from, Some(bringing.to));
    let label = element("label")
        .class("pick")
        .child(text("span", "", words.bring_from))
        .child(list);
    let found = from.map(|from| {
        let found = differences(
            &state.rules,
            &state.answers,
            from,
            bringing.to,
            screen.widget.documents,
        );
        differing(screen, from, bringing.to, &found)
    });
    element("div")
        .class("bring")
        .child(label)
        .maybe(brought(screen))
        .maybe(found)
}

/// What was brought just now, with the way back; the notice above may be out of sight.
fn brought(screen: &Screen) -> Option<Element> {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let Some(Notice::Brought(count)) = screen.state.notice else {
        return None;
    };
    let said = fill(words.brought, "n", &count.to_string());
    let back = button(
        widget,
        "second small",
        words.bring_back,
        Action::BringBack.into(),
    );
    Some(text("p", "remark", &said).text(" ").child(back))
}

fn differing(screen: &Screen, from: usize, to: usize, found: &[Difference]) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    if found.is_empty() {
        return text("p", "", words.bring_none);
    }
    let name = screen.product_name(from);
    let mut questions = Vec::new();
    let mut rows = Vec::new();
    for difference in found {
        questions.push(difference.question);
        rows.push(row(screen, from, to, &name, difference));
    }
    let all = fill(words.bring_all, "n", &found.len().to_string());
    let bring = Edit::Bring {
        from,
        to,
        questions,
    };
    let head = element("tr")
        .child(text("th", "", words.bring_question).attr("scope", "col"))
        .child(text("th", "", words.bring_to).attr("scope", "col"))
        .child(text("th", "", &name).attr("scope", "col"))
        .child(element("td"));
    element("div")
        .child(text("p", "", &fill(words.bring_lead, "name", &name)))
        .child(
            element("table")
                .class("data differences")
                .child(element("thead").child(head))
                .child(element("tbody").list(rows)),
        )
        .child(button(widget, "first", &all, bring.into()).attr("data-action", "bring-answers"))
}

/// One question, what the one product says and what the other says, with what is different marked.
fn row(screen: &Screen, from: usize, to: usize, name: &str, difference: &Difference) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let rules = &screen.state.rules;
    let Some(asked) = rules.question(difference.question) else {
        return element("tr");
    };
    let at = screen
        .state
        .answers
        .of(Some(to))
        .and_then(|given| given.get(&asked.id));
    // Bringing adds an answer, or puts one in the place of another.
    let (tag, before) = match at {
        None => (
            words.bring_adds,
            text("span", "given missing", words.unanswered),
        ),
        Some(_) => (
            words.bring_replaces,
            marked(&difference.to_text, &difference.from_text),
        ),
    };
    let after = match at {
        None => element("span").child(text("mark", "", &difference.from_text)),
        Some(_) => marked(&difference.from_text, &difference.to_text),
    };
    let bring = Edit::Bring {
        from,
        to,
        questions: vec![difference.question],
    };
    element("tr")
        .key(&asked.id)
        .child(
            text("th", "", &asked.short)
                .of_rules(widget)
                .attr("scope", "row"),
        )
        .child(
            element("td")
                .attr("data-label", words.bring_to)
                .child(before),
        )
        .child(
            element("td").attr("data-label", name).child(
                element("span")
                    .child(after)
                    .text(" ")
                    .child(text("small", "tag", tag)),
            ),
        )
        .child(
            element("td").child(
                button(widget, "second small", words.bring_one, bring.into())
                    .attr("data-action", "bring-answer")
                    .attr(
                        "aria-label",
                        &[words.bring_one, words.colon, &asked.short].concat(),
                    ),
            ),
        )
}

/// A text in which the part is marked that another one does not have at the same place.
fn marked(text_: &str, other: &str) -> Element {
    let mut start = text_.len();
    for ((at, one), two) in text_.char_indices().zip(other.chars()) {
        if one != two {
            start = at;
            break;
        }
        start = at + one.len_utf8();
    }
    let rest = text_.get(start..).unwrap_or_default();
    let other = other.get(start..).unwrap_or_default();
    let mut end = rest.len();
    for (one, two) in rest.chars().rev().zip(other.chars().rev()) {
        if one != two {
            break;
        }
        end -= one.len_utf8();
    }
    let (before, middle) = (text_.get(..start), rest.get(..end).unwrap_or_default());
    element("span")
        .class("given")
        .text(before.unwrap_or_default())
        .maybe((!middle.is_empty()).then(|| text("mark", "", middle)))
        .text(rest.get(end..).unwrap_or_default())
}
