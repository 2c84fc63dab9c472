//! Documents made from one small rule set. `UPDATE_EXPECT=1 cargo test` writes the expected texts anew.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod answers;
mod asking;
mod checklist;
mod comparison;
mod decision;
mod declaration;
mod differences;
mod dossier;
mod evidence;
mod faults;
mod hostile;
mod reasons;
mod regions;
mod risks;
mod support;
