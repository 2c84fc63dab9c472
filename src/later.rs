//! Doors to what nobody sees first.
//!
//! The build moves the functions of this module, with all that is reached through them alone, into a
//! second WebAssembly file (`xtask/src/build/split.rs`), which is fetched while the reader answers.
//! So nothing here may be called before the rule set has all its texts: both come together.

use crate::{
    components::{self, Element, QuestionPart, RowPart},
    host::Host,
    service,
    widget::{Screen, Widget},
};

/// See [`components::question_page`].
#[inline(never)]
pub fn question_page(
    screen: &Screen,
    main: Element,
    page: usize,
    product: Option<usize>,
) -> Element {
    components::question_page(screen, main, page, product)
}

/// See [`components::question`].
#[inline(never)]
pub fn question(widget: &Widget, part: &QuestionPart) -> Element {
    components::question(widget, part)
}

/// See [`components::row`].
#[inline(never)]
pub fn row(widget: &Widget, part: &RowPart) -> Element {
    components::row(widget, part)
}

/// See [`components::review_page`].
#[inline(never)]
pub fn review_page(screen: &Screen, main: Element) -> Element {
    components::review_page(screen, main)
}

/// See [`components::products_page`].
#[inline(never)]
pub fn products_page(screen: &Screen, main: Element) -> Element {
    components::products_page(screen, main)
}

/// See [`components::overview_page`].
#[inline(never)]
pub fn overview_page(screen: &Screen, main: Element) -> Element {
    components::overview_page(screen, main)
}

/// See [`components::checklist_page`].
#[inline(never)]
pub fn checklist_page(screen: &Screen, main: Element) -> Element {
    components::checklist_page(screen, main)
}

/// See [`components::declaration_page`].
#[inline(never)]
pub fn declaration_page(screen: &Screen, main: Element, product: usize) -> Element {
    components::declaration_page(screen, main, product)
}

/// See [`service::save_dossier`].
#[inline(never)]
pub fn save_dossier(screen: &Screen, host: &Host) {
    service::save_dossier(screen, host);
}
