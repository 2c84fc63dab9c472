//! Clauses as they are cited.

use santong_rules::{ClauseId, RuleSet};

use crate::Words;

/// A clause as it is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// 《title》（number）.
    pub document: String,
    /// Number within the document.
    pub clause: String,
    /// What it says.
    pub text: String,
    /// `text` is verbatim from the issuer's own publication and stands in quotation marks; nothing else may.
    pub quoted: bool,
    /// Where a text that is not quoted comes from; may be empty.
    pub note: String,
}

/// The clause at a position, if there is one.
#[must_use]
pub fn basis(_rules: &RuleSet, _clause: ClauseId, _words: &Words) -> Option<Basis> {
    None
}
