//! Something to tell the reader, announced to screen readers as it appears.

use yew::prelude::*;

use crate::{
    state::{Action, Notice},
    widget::Widget,
    words::{Words, fill},
};

#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    pub widget: Widget,
    pub notice: Option<Notice>,
}

#[component]
pub fn NoticeBar(props: &NoticeProps) -> Html {
    let words = props.widget.words;
    html! {
        <div role="status" class="notice-room">
            if let Some(notice) = &props.notice {
                <p class={classes!("notice", is_trouble(notice).then_some("trouble"))}>
                    <span>{ text(words, notice) }</span>
                    <button type="button" class="quiet" onclick={props.widget.always(Action::Dismiss)}>{ words.dismiss }</button>
                </p>
            }
        </div>
    }
}

fn is_trouble(notice: &Notice) -> bool {
    matches!(notice, Notice::NotKept | Notice::Unreadable(_) | Notice::NotOpened(_))
}

fn text(words: &Words, notice: &Notice) -> String {
    match notice {
        Notice::NotKept => words.not_kept.into(),
        Notice::Copied => words.copied.into(),
        Notice::Unreadable(why) => fill(words.unreadable, "why", why),
        Notice::NotOpened(why) => why.clone(),
        Notice::Opened(unknown) if unknown.is_empty() => words.opened.into(),
        Notice::Opened(unknown) => fill(words.opened_unknown, "ids", &unknown.join("、")),
        Notice::Cleared => words.cleared.into(),
        Notice::Restarted => words.restarted.into(),
        Notice::UnknownRegion(region) => fill(words.unknown_region, "region", region),
    }
}
