//! Screens. They show what the state says and send what the reader does; nothing is computed here.
//!
//! Only the whole widget and the parts that are worth remembering are components; everything else is
//! a function from the screen to an [`Element`](element::Element).

mod app;
mod bring;
mod cell;
mod checklist;
mod clauses;
mod comparison;
mod decision;
mod declaration;
mod document;
mod element;
mod event;
mod evidence;
mod field;
mod files;
mod hand_over;
mod header;
mod matrix;
mod measures;
mod next;
mod notice;
mod overview;
mod page;
mod pick;
mod picture;
mod place;
mod prepared;
mod products;
mod question;
mod remark;
mod remedy;
mod remembered;
mod result;
mod review;
mod skipped;
mod start;
mod steps;
mod table;
mod verdict;
mod why;

pub use app::{App, AppProps};
pub use checklist::checklist_page;
pub use clauses::clauses_page;
pub use declaration::declaration_page;
pub use element::Element;
pub use overview::overview_page;
pub use page::question_page;
pub use products::products_page;
pub use question::{QuestionPart, question};
pub use result::live_result;
pub use review::review_page;
pub use table::{RowPart, row};
