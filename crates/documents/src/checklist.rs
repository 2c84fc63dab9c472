//! The checklist: every criterion with verdict, reason, remedy, evidence and legal basis.

use santong_rules::{
    Answers, Assessment, CriterionId, Group, QuestionRef, RuleSet, Strength, Verdict,
};

use crate::{Basis, Document, Words};

/// One criterion for the enterprise or for one product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistItem {
    /// Position of the product; `None` for the enterprise.
    pub product: Option<usize>,
    /// The criterion.
    pub criterion: CriterionId,
    /// Heading it stands under.
    pub group: Group,
    /// How much depends on it.
    pub strength: Strength,
    /// What it comes to.
    pub verdict: Verdict,
    /// What is required.
    pub title: String,
    /// Why the policy asks for it; may be empty.
    pub why: String,
    /// Why the verdict is what it is.
    pub reason: String,
    /// What to do when it is not met.
    pub remedy: String,
    /// Evidence wanted.
    pub evidence: Vec<String>,
    /// Legal basis.
    pub basis: Vec<Basis>,
    /// Where the reader can go to answer.
    pub because: Vec<QuestionRef>,
}

/// All criteria: the enterprise's first, then product by product, each in the author's order.
#[must_use]
pub fn checklist(
    _rules: &RuleSet,
    _answers: &Answers,
    _assessment: &Assessment,
    _words: &Words,
) -> Vec<ChecklistItem> {
    Vec::new()
}

/// The checklist as a document, with the items that `keep` keeps.
#[must_use]
pub fn checklist_document(
    _rules: &RuleSet,
    _answers: &Answers,
    _assessment: &Assessment,
    _keep: &dyn Fn(&ChecklistItem) -> bool,
    _words: &Words,
) -> Document {
    Document {
        title: String::new(),
        mark: None,
        blocks: Vec::new(),
    }
}
