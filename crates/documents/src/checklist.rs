//! The checklist: every criterion with verdict, reason, remedy, evidence and legal basis.

mod document;

use santong_rules::{
    Answers, Assessment, Criterion, CriterionFinding, CriterionId, Group, QuestionRef, RuleSet,
    Strength, Verdict,
};

pub use document::{ENTERPRISE_NAME, checklist_document};

use crate::{
    Basis, Words,
    basis::basis,
    case::Case,
    evidence::{KeptEvidence, kept},
    overlay::added_by,
    reason::explain,
    region::clauses_here,
};

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
    /// Evidence registered.
    pub kept: Vec<KeptEvidence>,
    /// Who added it, where it is not the rule set's own: the name and the first characters of the hash.
    pub added_by: Option<String>,
    /// Legal basis.
    pub basis: Vec<Basis>,
    /// Where the reader can go to answer.
    pub because: Vec<QuestionRef>,
}

/// All criteria: the enterprise's first, then product by product, each by group and then in the
/// author's order.
#[must_use]
pub fn checklist(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    words: &Words,
) -> Vec<ChecklistItem> {
    kept_items(
        &Case::new(rules, answers, assessment, words),
        assessment,
        &|_, _, _| true,
    )
}

/// Which items are wanted: of the enterprise (`None`) or a product, by criterion and verdict.
pub type Keep<'a> = &'a dyn Fn(Option<usize>, &Criterion, Verdict) -> bool;

/// The wanted ones of all criteria, in the same order; nothing is said about any other.
#[must_use]
pub fn checklist_part(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    keep: Keep<'_>,
    words: &Words,
) -> Vec<ChecklistItem> {
    kept_items(
        &Case::new(rules, answers, assessment, words),
        assessment,
        keep,
    )
}

fn kept_items(case: &Case<'_>, assessment: &Assessment, keep: Keep<'_>) -> Vec<ChecklistItem> {
    let products = (0..assessment.products.len()).map(Some);
    let scopes = std::iter::once(None).chain(products);
    scopes
        .flat_map(|product| {
            let findings = assessment.findings_of(product).iter();
            let mut items: Vec<_> = findings
                .filter_map(|finding| item(case, product, finding, keep))
                .collect();
            items.sort_by_key(|item| item.group);
            items
        })
        .collect()
}

fn item(
    case: &Case<'_>,
    product: Option<usize>,
    finding: &CriterionFinding,
    keep: Keep<'_>,
) -> Option<ChecklistItem> {
    let criterion = case.rules.criterion(finding.criterion)?;
    if !keep(product, criterion, finding.verdict) {
        return None;
    }
    let clauses = clauses_here(case.rules, case.answers, &criterion.clauses);
    Some(ChecklistItem {
        product,
        criterion: finding.criterion,
        group: criterion.group,
        strength: criterion.strength,
        verdict: finding.verdict,
        title: criterion.title.clone(),
        why: criterion.why.clone(),
        reason: explain(case, product, finding),
        remedy: criterion.remedy.clone(),
        evidence: criterion.evidence.clone(),
        kept: kept(case, &criterion.id, product),
        added_by: added_by(case.rules, criterion.origin, case.words),
        basis: clauses
            .iter()
            .filter_map(|&clause| basis(case.rules, clause, case.words))
            .collect(),
        because: case
            .why(product, finding.criterion)
            .deciding
            .iter()
            .map(|question| case.reference(product, question))
            .collect(),
    })
}
