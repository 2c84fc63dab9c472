//! A list from which one of several products is chosen.

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
