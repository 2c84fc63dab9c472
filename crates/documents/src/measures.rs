//! Support measures in the order in which they are worth reading.

use std::cmp::Reverse;

use santong_rules::{
    Answers, Assessment, Level, MeasureFinding, MeasureId, QuestionRef, Relevance, RuleSet,
};

use crate::{
    Basis, Words,
    basis::basis,
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
    /// The questions that decided it, or keep it open.
    pub because: Vec<QuestionRef>,
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
    let found = assessment.measures.iter();
    let mut items: Vec<MeasureItem> = found
        .filter_map(|finding| item(rules, answers, finding, words))
        .collect();
    items.sort_by_key(|item| {
        let fits = item.relevance == Relevance::Relevant;
        let rank = fits.then_some((!item.regional, Reverse(item.because.len())));
        (item.relevance, rank)
    });
    items
}

fn item(
    rules: &RuleSet,
    answers: &Answers,
    finding: &MeasureFinding,
    words: &Words,
) -> Option<MeasureItem> {
    let measure = rules.measure(finding.measure)?;
    let clauses = clauses_here(rules, answers, &measure.clauses);
    let reference = |question| {
        let level = rules.question(question).map(|question| question.level);
        QuestionRef {
            product: finding
                .products
                .first()
                .copied()
                .filter(|_| level == Some(Level::Product)),
            question,
        }
    };
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
            .filter_map(|&clause| basis(rules, clause, words))
            .collect(),
        products: finding.products.clone(),
        because: finding.because.iter().map(reference).collect(),
    })
}
