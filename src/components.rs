//! Screens. They show what the state says and send what the reader does; nothing is computed here.
//!
//! Only the whole widget and the parts that are worth remembering are components; everything else is
//! a function from the screen to an [`Element`](element::Element).

mod app;
mod cell;
mod checklist;
mod comparison;
mod declaration;
mod document;
mod element;
mod event;
mod field;
mod files;
mod header;
mod measures;
mod notice;
mod page;
mod place;
mod prepared;
mod question;
mod remark;
mod remembered;
mod result;
mod review;
mod start;
mod steps;
mod table;
mod verdict;
mod why;

pub use app::{App, AppProps};
