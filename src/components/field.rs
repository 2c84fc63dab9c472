//! Fields for single answers.

use santong_rules::{Answer, Choice, Kind};

use super::{
    element::{self, Element, button, choice, element, text},
    event::{On, Reaction},
    question::QuestionPart,
};
use crate::{
    state::{Edit, FieldRef},
    widget::Widget,
};

/// More choices than this stand in a list that opens, not in a column of radio buttons.
const MANY: usize = 12;

/// Yes, no and 还不清楚.
pub fn flag_field(widget: &Widget, part: &QuestionPart) -> Element {
    element("div")
        .class("choices row")
        .child(radio(widget, part, widget.words.yes, "yes", Answer::Flag(true)).build("choice"))
        .child(radio(widget, part, widget.words.no, "no", Answer::Flag(false)).build("choice"))
        .child(radio(widget, part, widget.words.unsure, "unsure", Answer::Unsure).build("choice"))
        .child(take_back(widget, part))
}

/// One of several choices.
pub fn choice_field(widget: &Widget, part: &QuestionPart, choices: &[Choice]) -> Element {
    if choices.len() > MANY {
        return choice_list(widget, part, choices);
    }
    let mut radios = Vec::new();
    for choice in choices {
        radios.push(
            radio(
                widget,
                part,
                &choice.label,
                &choice.id,
                Answer::Text(choice.id.clone()),
            )
            .of_rules(widget)
            .build("choice"),
        );
    }
    element("div")
        .class("choices")
        .list(radios)
        .child(radio(widget, part, widget.words.unsure, "unsure", Answer::Unsure).build("choice"))
        .child(take_back(widget, part))
}

fn radio(
    widget: &Widget,
    part: &QuestionPart,
    label: &str,
    value: &str,
    answer: Answer,
) -> element::Choice {
    let checked = part.answer.as_ref() == Some(&answer);
    let edit = Edit::Answer(part.at, Some(answer)).into();
    choice(widget, "radio", checked, label, edit)
        .name(&part.id)
        .value(value)
}

/// The way to take an answer back. It keeps its room while there is none, so that nothing moves, and
/// is there as long as it has the focus.
fn take_back(widget: &Widget, part: &QuestionPart) -> Element {
    let edit = Edit::Answer(part.at, None).into();
    button(widget, "quiet take-back", widget.words.take_back, edit)
        .state("aria-disabled", part.answer.is_none())
}

/// A long list of choices, grouped under headings.
fn choice_list(widget: &Widget, part: &QuestionPart, choices: &[Choice]) -> Element {
    let words = widget.words;
    let chosen = match &part.answer {
        Some(Answer::Text(id)) => id,
        Some(Answer::Unsure) => FieldRef::UNSURE,
        _ => "",
    };
    let mut groups = Vec::new();
    for group in choices.chunk_by(|a, b| a.group == b.group) {
        let mut options = Vec::new();
        let mut heading = "";
        for choice in group {
            heading = &choice.group;
            options.push(option(&choice.id, &choice.label, chosen).of_rules(widget));
        }
        if heading.is_empty() {
            groups.extend(options);
        } else {
            groups.push(
                element("optgroup")
                    .attr("label", heading)
                    .of_rules(widget)
                    .list(options),
            );
        }
    }
    element("select")
        .attr("aria-labelledby", &part.id_of("-label"))
        .on(
            widget,
            On::Change,
            Reaction::Enter(FieldRef::Question(part.at)),
        )
        .child(option("", words.choose, chosen))
        .list(groups)
        .child(option(FieldRef::UNSURE, words.unsure, chosen))
}

/// One entry of a list to choose from.
pub fn option(value: &str, label: &str, chosen: &str) -> Element {
    text("option", "", label)
        .attr("value", value)
        .flag("selected", value == chosen)
}

/// Any of several choices.
pub fn choices_field(widget: &Widget, part: &QuestionPart, choices: &[Choice]) -> Element {
    let members: &[String] = match &part.answer {
        Some(Answer::Set(members)) => members,
        _ => &[],
    };
    let mut boxes = Vec::new();
    for member in choices {
        let checked = members.contains(&member.id);
        let edit = Edit::Member(part.at, member.id.clone(), !checked).into();
        boxes.push(
            choice(widget, "checkbox", checked, &member.label, edit)
                .value(&member.id)
                .of_rules(widget)
                .build("choice"),
        );
    }
    element("div")
        .class("choices")
        .list(boxes)
        .child(exclusive(
            widget,
            part,
            widget.words.none_of_these,
            Answer::Set(Vec::new()),
        ))
        .child(exclusive(widget, part, widget.words.unsure, Answer::Unsure))
}

/// A box that stands for the whole answer; unticking it takes the answer back.
fn exclusive(widget: &Widget, part: &QuestionPart, label: &str, answer: Answer) -> Element {
    let checked = part.answer.as_ref() == Some(&answer);
    let edit = Edit::Answer(part.at, (!checked).then_some(answer)).into();
    choice(widget, "checkbox", checked, label, edit).build("choice exclusive")
}

/// Text, numbers, amounts and dates: always typed as text, read as people write them.
pub fn text_field(widget: &Widget, part: &QuestionPart, kind: &Kind) -> Element {
    let value = match &part.answer {
        Some(Answer::Text(text)) => text,
        _ => "",
    };
    let field = match kind {
        Kind::Text(text) if text.multiline => {
            element("textarea").attr("rows", "4").attr("dir", "auto")
        }
        Kind::Number(_) | Kind::Money { .. } | Kind::Date => {
            text_input(kind).class("short").attr("spellcheck", "false")
        }
        _ => text_input(kind).class("long").attr("spellcheck", "false"),
    };
    let field = field
        .value(value)
        .attr("aria-labelledby", &part.id_of("-label"))
        .attr(
            "aria-describedby",
            &[part.id.as_str(), "-help ", &part.id, "-state"].concat(),
        )
        .on(
            widget,
            On::Input,
            Reaction::Enter(FieldRef::Question(part.at)),
        );
    let ill_formed = part.standing == santong_rules::Standing::IllFormed;
    if ill_formed {
        field.attr("aria-invalid", "true")
    } else {
        field
    }
}

/// An input with the on-screen keyboard that fits.
pub fn text_input(kind: &Kind) -> Element {
    let input = element("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("dir", "auto");
    if matches!(kind, Kind::Number(_) | Kind::Money { .. }) {
        input.attr("inputmode", "decimal")
    } else {
        input
    }
}
