//! What may stand in a rule file: one module for each kind of table.

mod background;
mod comparison;
mod criterion;
mod declaration;
mod document;
mod example;
mod header;
mod kind;
mod measure;
mod overlay;
mod page;
mod paragraph;
mod prepared;
mod question;
mod retired;
mod section;
mod share;
mod translation;
mod window;

pub(crate) use example::{Example, Expected};
pub(crate) use header::Header;
pub(crate) use prepared::PreparedCell;
pub(crate) use section::Sections;
pub(crate) use translation::Translated;

use crate::draft::Draft;

/// Reads everything, referred-to things before what refers to them.
pub(crate) fn read<'a>(draft: &mut Draft<'a>, sections: Sections<'a>) {
    header::read(draft, sections.headers);
    overlay::read(draft, sections.overlays);
    document::read(draft, sections.documents);
    background::read(draft, sections.backgrounds);
    page::read_pages(draft, sections.pages);
    page::read_regions(draft, sections.regions);
    question::read(draft, sections.questions);
    prepared::read(draft, sections.prepared);
    criterion::read(draft, sections.criteria);
    measure::read(draft, sections.measures);
    share::read(draft, sections.shares);
    retired::read(draft, sections.retired);
    declaration::read(draft, sections.declarations);
    translation::read(draft, sections.translations);
}
