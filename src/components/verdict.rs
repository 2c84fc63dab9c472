//! A verdict told by word, shape and colour together.

use santong_rules::{Readiness, Verdict};
use yew::prelude::*;

use crate::widget::Widget;

/// The mark before a verdict's word; the shape is drawn by the style sheet, the word says the same.
pub fn verdict_mark(widget: &Widget, verdict: Verdict) -> Html {
    let class = match verdict {
        Verdict::Met => "met",
        Verdict::Unmet => "unmet",
        Verdict::Open => "open",
        Verdict::NotApplicable => "none",
    };
    html! { <span class={classes!("verdict", class)}>{ shape(verdict) }{ widget.documents.verdict(verdict) }</span> }
}

fn shape(verdict: Verdict) -> Html {
    let path = match verdict {
        Verdict::Met => html! { <><circle cx="8" cy="8" r="7" class="solid" /><path d="M4.5 8.2 7 10.7 11.6 5.6" class="sign" /></> },
        Verdict::Unmet => html! { <><path d="M8 .6 15.4 8 8 15.4.6 8Z" class="solid" /><path d="M5 8h6" class="sign" /></> },
        Verdict::Open => html! { <circle cx="8" cy="8" r="6" class="hollow" /> },
        Verdict::NotApplicable => html! { <path d="M3 8h10" class="hollow" /> },
    };
    html! { <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{ path }</svg> }
}

/// A product's readiness as a word in its colour.
pub fn readiness_mark(widget: &Widget, readiness: Readiness) -> Html {
    html! { <span class={classes!("readiness", readiness.name())}>{ widget.documents.readiness(readiness) }</span> }
}
