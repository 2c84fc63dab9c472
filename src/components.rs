//! Screens. They show what the state says and dispatch what the reader does; nothing is computed here.

mod app;
mod checklist;
mod declaration;
mod document;
mod field;
mod files;
mod measures;
mod notice;
mod page;
mod question;
mod result;
mod review;
mod start;
mod steps;
mod table;
mod verdict;
mod why;

pub use app::{App, AppProps};
