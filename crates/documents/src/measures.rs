//! Support measures in the order in which they are worth reading.

use std::cmp::Reverse;

use santong_rules::{
    Answers, Assessment, MeasureFinding, MeasureId, Relevance, RuleSet, why_relevant,
};

use crate::{
    Basis, Words,
    basis::basis,
    case::Case,
    region::{clauses_here, is_regional},
};

/// One measure and whether it fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureItem {
    /// The measure.
    pub measure: MeasureId,
    /// Whether it fits.
    pub relevance: Relevance,
    /// All of its clauses belong to documents of the enterprise's own region.
    pub regional: bool,
    /// What it is.
    pub title: String,
    /// What it offers.
    pub offers: String,
    /// Responsible body, as the rule set names it.
    pub responsible: String,
    /// What to prepare.
    pub prepare: Vec<String>,
    /// That the document's own time has passed; empty for none.
    pub time_note: String,
    /// Legal basis.
    pub basis: Vec<Basis>,
    /// Positions of the products it fits; empty for a measure about the enterprise.
    pub products: Vec<usize>,
    /// How many answers speak for it where it fits.
    spoken_for: usize,
}

/// All measures: those that fit first; among them those of the region before those of the nation,
/// then those that more answers speak for, then in the author's order.
#[must_use]
pub fn measures(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    words: &Words,
) -> Vec<MeasureItem> {
    let case = Case::new(rules, answers, assessment, words);
    let found = assessment.measures.iter();
    let mut items: Vec<MeasureItem> = found.filter_map(|finding| item(&case, finding)).collect();
    items.sort_by_key(|item| {
        let fits = item.relevance == Relevance::Relevant;
        let rank = fits.then_some((!item.regional, Reverse(item.spoken_for)));
        (item.relevance, rank)
    });
    items
}

fn item(case: &Case<'_>, finding: &MeasureFinding) -> Option<MeasureItem> {
    let (rules, answers) = (case.rules, case.answers);
    let measure = rules.measure(finding.measure)?;
    let clauses = clauses_here(rules, answers, &measure.clauses);
    Some(MeasureItem {
        measure: finding.measure,
        relevance: finding.relevance,
        regional: is_regional(rules, answers, &measure.clauses),
        title: measure.title.clone(),
        offers: measure.offers.clone(),
        responsible: measure.responsible.clone(),
        prepare: measure.prepare.clone(),
        time_note: measure.time_note.clone(),
        basis: clauses
            .iter()
            .filter_map(|&clause| basis(rules, clause, case.words))
            .collect(),
        products: finding.products.clone(),
        spoken_for: why_relevant(measure, &case.scope(finding.products.first().copied()))
            .deciding
            .len(),
    })
}
