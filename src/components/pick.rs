//! Lists from which one of several products is chosen, or one of several parts of a long row of them.

use std::ops::Range;

use super::{
    element::{Element, element, text},
    event::{On, Pick, Reaction},
    field::option,
};
use crate::widget::Screen;

/// All products but one, or all.
pub fn product_list(
    screen: &Screen,
    pick: Pick,
    chosen: Option<usize>,
    without: Option<usize>,
) -> Element {
    let chosen = chosen.map_or_else(String::new, |chosen| chosen.to_string());
    let mut options = Vec::new();
    if chosen.is_empty() {
        options.push(option("", screen.widget.words.choose, ""));
    }
    for index in 0..screen.state.answers.products.len() {
        if Some(index) != without {
            let name = screen.product_name(index);
            options.push(option(&index.to_string(), &name, &chosen));
        }
    }
    element("select")
        .on(&screen.widget, On::Change, Reaction::Pick(pick))
        .list(options)
}

/// The same with a label before it; nothing where there is only one product.
pub fn product_choice(screen: &Screen, pick: Pick, chosen: usize) -> Option<Element> {
    if screen.state.answers.products.len() < 2 {
        return None;
    }
    let label = element("label")
        .class("pick")
        .child(text("span", "", screen.widget.words.choose_product))
        .child(product_list(screen, pick, Some(chosen), None));
    Some(label)
}

/// So many products stand on a page at once.
const AT_ONCE: usize = 20;

/// The products that are shown together: all, or of many those around the one the reader is at.
pub fn products_shown(screen: &Screen) -> Range<usize> {
    let count = screen.state.answers.products.len();
    let first = screen.state.view.product / AT_ONCE * AT_ONCE;
    first..count.min(first + AT_ONCE)
}

/// The way to the others, where there are more.
pub fn range_choice(screen: &Screen) -> Option<Element> {
    let count = screen.state.answers.products.len();
    if count <= AT_ONCE {
        return None;
    }
    let chosen = products_shown(screen).start.to_string();
    let mut options = Vec::new();
    let mut first = 0;
    while first < count {
        let last = count.min(first + AT_ONCE);
        let label = [&(first + 1).to_string(), "–", &last.to_string()].concat();
        options.push(option(&first.to_string(), &label, &chosen));
        first += AT_ONCE;
    }
    let list = element("select")
        .on(&screen.widget, On::Change, Reaction::Pick(Pick::Shown))
        .list(options);
    let label = element("label")
        .class("pick")
        .child(text("span", "", screen.widget.words.products_shown))
        .child(list);
    Some(label)
}
