//! Checklist, declaration and dossier as documents.
//!
//! The way of the data: a rule set, answers and their assessment go in, sentences and [`Document`]s
//! come out. All words of this crate stand in [`Words`]; everything about a policy comes from the
//! rule set. Nothing here reads a clock, and nothing panics, whatever the input.

mod answer;
mod asking;
mod basis;
mod case;
mod catalogue;
mod checklist;
mod citing;
mod comparison;
mod condition;
mod decision;
mod declaration;
mod differences;
mod document;
mod dossier;
mod evidence;
mod fault;
mod identifier;
mod measures;
mod migration;
mod overlay;
mod reason;
mod region;
mod remedy;
mod requirement;
mod risk;
mod share;
mod text;
mod words;

pub use answer::{PRODUCT_NAME, answer_text, cell_text, ill_formed_text, product_name};
pub use asking::{skipped_on_page, why_asked};
pub use basis::{Basis, basis, citation, document_line, place};
pub use catalogue::catalogue_texts;
pub use checklist::{
    ChecklistItem, ENTERPRISE_NAME, Keep, checklist, checklist_document, checklist_part,
};
pub use citing::{Citing, citing, search_clauses};
pub use comparison::comparison_text;
pub use condition::{ConditionPart, condition_text};
pub use decision::{DecisionPart, PartState, decision};
pub use declaration::{declaration, declaration_gaps};
pub use differences::{Difference, differences};
pub use document::{Block, Document};
pub use dossier::dossier_json;
pub use evidence::KeptEvidence;
pub use fault::{answers_fault_text, rule_set_fault_text};
pub use identifier::{hint_text, identifier_fault_text, identifier_hint_text};
pub use measures::{MeasureItem, measures};
pub use migration::migration;
pub use overlay::added_by;
pub use reason::reason;
pub use region::clauses_here;
pub use remedy::{Remedies, Remedy, remedies};
pub use risk::{Risk, risks, risks_in, risks_of_answer};
pub use share::shares;
pub use words::{Words, ZH, shape};
