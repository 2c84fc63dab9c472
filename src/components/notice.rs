//! Something to tell the reader, announced to screen readers as it appears.

use super::element::{Element, button, element, text};
use crate::{
    state::{Action, Notice},
    widget::Screen,
    words::{Words, fill},
};

/// The room for a notice, which is there from the beginning so that what appears in it is announced.
pub fn notice_bar(screen: &Screen) -> Element {
    let widget = &screen.widget;
    let notice = screen.state.notice.as_ref().map(|notice| {
        let trouble = matches!(
            notice,
            Notice::NotKept
                | Notice::Unreadable(_)
                | Notice::NotOpened(_)
                | Notice::NoRules
                | Notice::BadRules(_)
                | Notice::NotAdded
                | Notice::NoEnglish
        );
        element("p")
            .class(if trouble { "notice trouble" } else { "notice" })
            .child(text("span", "", &sentence(widget.words, notice)))
            .child(button(
                widget,
                "quiet",
                widget.words.dismiss,
                Action::Dismiss.into(),
            ))
            .maybe(bring_back(screen, notice))
    });
    element("div")
        .attr("role", "status")
        .class("notice-room")
        .maybe(notice)
}

/// Opened answers have replaced others: the way back.
fn bring_back(screen: &Screen, notice: &Notice) -> Option<Element> {
    let widget = &screen.widget;
    let replaced = matches!(notice, Notice::Opened { .. } | Notice::Brought(_))
        && screen.state.replaced.is_some();
    let label = widget.words.bring_back;
    replaced.then(|| {
        button(widget, "quiet", label, Action::BringBack.into()).attr("data-action", "bring-back")
    })
}

fn sentence(words: &Words, notice: &Notice) -> String {
    match notice {
        Notice::NotKept => words.not_kept.into(),
        Notice::Copied => words.copied.into(),
        Notice::Unreadable(why) => fill(words.unreadable, "why", why),
        Notice::NotOpened(why) => why.clone(),
        Notice::Opened {
            unknown,
            version,
            moved,
        } => {
            let mut said = vec![match version {
                _ if !unknown.is_empty() => fill(
                    words.opened_unknown,
                    "ids",
                    &unknown.join(words.enumeration),
                ),
                Some(version) if moved.is_empty() => fill(words.opened_other, "version", version),
                _ => words.opened.into(),
            }];
            said.extend(moved.iter().map(|moved| [moved, words.full_stop].concat()));
            said.join(words.sentence_break)
        }
        Notice::Moved(moved) => {
            let sentences = moved.iter().map(|moved| [moved, words.full_stop].concat());
            let sentences: Vec<String> = sentences.collect();
            fill(
                words.moved,
                "changes",
                &sentences.join(words.sentence_break),
            )
        }
        Notice::Brought(count) => fill(words.brought, "n", &count.to_string()),
        Notice::Cleared => words.cleared.into(),
        Notice::Restarted => words.restarted.into(),
        Notice::NoRules => words.no_rules.into(),
        Notice::BadRules(why) => why.clone(),
        Notice::NotAdded => words.not_added.into(),
        Notice::HandedOver => words.handed_over.into(),
        Notice::NoEnglish => words.no_english.into(),
        Notice::UnknownRegion(region) => fill(words.unknown_region, "region", region),
    }
}
