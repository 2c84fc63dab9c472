//! The way to hand everything over to the page around, where that page takes it.

use super::element::{Element, button, element, text};
use crate::widget::{Message, Screen};

/// The button with what it does; only where the page around has asked for it.
pub fn hand_over(screen: &Screen) -> Option<Element> {
    let words = screen.widget.words;
    screen.hands_over.then(|| {
        let give = button(&screen.widget, "second", words.hand_over, Message::HandOver);
        element("p")
            .class("hand-over")
            .child(give.attr("data-action", "hand-over"))
            .child(text("small", "", words.hand_over_help))
    })
}
