//! What to ask next, why a question is asked and why another is not, and how many are left.

mod left;
mod possible;

use std::cmp::Reverse;

use crate::{
    Assessment, CriterionId, Level, MeasureId, Piece, QuestionId, QuestionRef, Questions, RuleSet,
    Scope, Standing, Strength, Why,
    evaluate::{Shown, evaluate_with_reasons},
    why::why_of,
};

pub use left::{Left, left_to_ask};

/// What an answer to a question can still decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stake {
    /// Open criteria that it keeps open, in the author's order, each once however many products it is
    /// about.
    pub criteria: Vec<CriterionId>,
    /// Measures of which it keeps open whether they fit.
    pub measures: Vec<MeasureId>,
    /// It stands in a declaration that is being prepared.
    pub declaration: bool,
}

/// What an answer to a question can still decide; nothing for a question that is not asked.
#[must_use]
pub fn stake(rules: &RuleSet, assessment: &Assessment, at: QuestionRef) -> Stake {
    if !assessment.standing(at).is_asked() {
        return Stake::default();
    }
    let scopes: Vec<Option<usize>> = match at.product {
        None => std::iter::once(None)
            .chain((0..assessment.products.len()).map(Some))
            .collect(),
        product => vec![product],
    };
    let mut criteria: Vec<CriterionId> = scopes
        .iter()
        .flat_map(|product| assessment.findings_of(*product))
        .filter(|finding| finding.causes.contains(at.question))
        .map(|finding| finding.criterion)
        .collect();
    criteria.sort_unstable();
    criteria.dedup();
    let measures = assessment.measures.iter();
    let measures = measures.filter(|finding| finding.causes.contains(at.question));
    let declared =
        |product: &Option<usize>| product.is_some_and(|index| assessment.is_declared(index));
    Stake {
        criteria,
        measures: measures.map(|finding| finding.measure).collect(),
        declaration: scopes.iter().any(declared) && is_declared(rules, at.question),
    }
}

/// Whether a declaration needs or prints the answer, or decides by it what it says.
fn is_declared(rules: &RuleSet, question: QuestionId) -> bool {
    let form = &rules.declaration;
    let mut found = form
        .contents
        .iter()
        .any(|content| content.needs.contains(&question));
    let written = form.contents.iter().flat_map(|content| &content.paragraphs);
    for paragraph in written.chain(&form.notes) {
        found |= paragraph.pieces.contains(&Piece::Answer(question));
        found |= paragraph
            .when
            .as_ref()
            .is_some_and(|when| when.reads(question));
    }
    found
}

/// All questions that are asked, those first that can still decide the most: what the author ranked, in
/// that order; then by open gates, by other required criteria, by further criteria and measures, by
/// whether a declaration needs them, and last in the author's order.
#[must_use]
pub fn next_questions(rules: &RuleSet, assessment: &Assessment) -> Vec<(QuestionRef, Stake)> {
    let mut asked: Vec<(QuestionRef, Stake)> = assessment
        .asked()
        .map(|at| (at, stake(rules, assessment, at)))
        .collect();
    asked.sort_by_cached_key(|(at, stake)| {
        let rank = rules
            .question(at.question)
            .and_then(|question| question.rank);
        let of = |wanted: &[Strength]| {
            let strength = |id: &&CriterionId| {
                let criterion = rules.criterion(**id);
                criterion.is_some_and(|criterion| wanted.contains(&criterion.strength))
            };
            Reverse(stake.criteria.iter().filter(strength).count())
        };
        (
            rank.unwrap_or(u32::MAX),
            of(&[Strength::Gate]),
            of(&[Strength::Required]),
            Reverse(stake.criteria.len() + stake.measures.len()),
            Reverse(stake.declaration),
            at.question,
            at.product,
        )
    });
    asked
}

/// Why a question is not asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// It makes no sense here, because of these answers.
    NotShown(Why),
    /// Not known yet whether it makes sense: that hangs on these questions.
    NotKnown(Questions),
    /// Everything that an answer could decide is settled: these criteria, in the author's order.
    Settled(Vec<CriterionId>),
    /// Only a declaration needs it, and none is being prepared: products are blocked.
    Blocked,
}

/// Why a question without an answer is not asked; `None` for one that is asked or has an answer.
#[must_use]
pub fn skipped(
    assessment: &Assessment,
    scope: &Scope<'_>,
    question: QuestionId,
) -> Option<Skipped> {
    let rules = scope.rules();
    let own = rules.question(question)?;
    let product = scope.product().filter(|_| own.level == Level::Product);
    match (
        assessment.standing(QuestionRef { product, question }),
        scope.shown(question),
    ) {
        (Standing::NotShown, Shown::Unknown(causes)) => Some(Skipped::NotKnown(causes)),
        (Standing::NotShown, _) => {
            let condition = own.shown_when.as_ref()?;
            let outcome = evaluate_with_reasons(condition, scope);
            Some(Skipped::NotShown(why_of(condition, outcome)))
        }
        (Standing::NotNeeded, _) => {
            let criteria = rules.criteria_with_ids();
            let reading = criteria.filter(|(_, criterion)| criterion.reads(question));
            let reading: Vec<CriterionId> = reading.map(|(id, _)| id).collect();
            Some(if reading.is_empty() && is_declared(rules, question) {
                Skipped::Blocked
            } else {
                Skipped::Settled(reading)
            })
        }
        _ => None,
    }
}
