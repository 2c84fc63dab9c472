//! From answers to verdicts, readiness and what to ask next.

mod needed;
mod wire;

use needed::Needed;
use serde::Serialize;

use crate::{
    Answers, Criterion, CriterionId, Date, Fact, Facts, Level, MeasureId, Outcome, QuestionId,
    QuestionRef, RuleSet, RuleSetStamp, Scope, Standing, Strength, Value,
    evaluate::{Questions, Shown, evaluate},
    questionnaire::{is_incomplete, standings},
    why::read_by,
};

/// What a criterion comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Verdict {
    /// 满足.
    Met,
    /// 不满足.
    Unmet,
    /// 待确认.
    Open,
    /// 不适用.
    NotApplicable,
}

/// How far a product is from its declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Readiness {
    /// A gate is unmet: no declaration, a list of what to put right.
    Blocked,
    /// Something required is open or unmet, or contents of the declaration are missing.
    Draft,
    /// It can be declared.
    Ready,
}

/// Whether a measure fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Relevance {
    /// It fits.
    Relevant,
    /// Not known yet.
    Open,
    /// It does not fit.
    NotRelevant,
}

/// One criterion and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionFinding {
    /// The criterion.
    pub criterion: CriterionId,
    /// What it comes to.
    pub verdict: Verdict,
    /// For an open one, the questions that keep it open. What decided a settled one says
    /// [`why`](crate::why).
    pub causes: Questions,
}

/// One measure and whether it fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureFinding {
    /// The measure.
    pub measure: MeasureId,
    /// Whether it fits; for a measure about products, whether it fits any.
    pub relevance: Relevance,
    /// Positions of the products it fits; empty for a measure about the enterprise.
    pub products: Vec<usize>,
    /// The questions that keep open whether it fits: the enterprise, or one of the products.
    pub causes: Questions,
}

/// A content of the declaration that is not given yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclarationGap {
    /// Position in [`DeclarationForm::contents`](crate::DeclarationForm::contents).
    pub content: usize,
    /// Questions without a usable answer.
    pub missing: Questions,
}

/// The assessment of one product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductAssessment {
    /// [`Product::id`](crate::Product::id).
    pub id: String,
    /// How far it is from its declaration.
    pub readiness: Readiness,
    /// Criteria about products, in the author's order.
    pub findings: Vec<CriterionFinding>,
    /// Contents of the declaration that are missing.
    pub gaps: Vec<DeclarationGap>,
    /// One standing per question of the rule set.
    pub standings: Vec<Standing>,
}

/// What follows from a rule set, answers and a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The rule set.
    pub rules: RuleSetStamp,
    /// The day.
    pub as_of: Date,
    /// Criteria about the enterprise, in the author's order.
    pub findings: Vec<CriterionFinding>,
    /// One standing per question of the rule set.
    pub standings: Vec<Standing>,
    /// Products in the order of the answers.
    pub products: Vec<ProductAssessment>,
    /// Measures in the author's order.
    pub measures: Vec<MeasureFinding>,
}

impl Assessment {
    /// The assessment before anything is known, not even the rules.
    #[must_use]
    pub fn of_nothing(rules: &RuleSet, as_of: Date) -> Self {
        Self {
            rules: rules.stamp(),
            as_of,
            findings: Vec::new(),
            standings: Vec::new(),
            products: Vec::new(),
            measures: Vec::new(),
        }
    }

    /// The standing of a question.
    #[must_use]
    pub fn standing(&self, question: QuestionRef) -> Standing {
        let standings = match question.product {
            None => Some(&self.standings),
            Some(index) => self.products.get(index).map(|product| &product.standings),
        };
        standings
            .and_then(|all| all.get(usize::from(question.question.0)))
            .copied()
            .unwrap_or(Standing::NotShown)
    }

    /// Enterprise criteria (`None`) or those of the product at a position.
    #[must_use]
    pub fn findings_of(&self, product: Option<usize>) -> &[CriterionFinding] {
        match product {
            None => &self.findings,
            Some(index) => self
                .products
                .get(index)
                .map_or(&[], |product| &product.findings),
        }
    }

    /// Whether a declaration of the product at a position is being prepared.
    pub(crate) fn is_declared(&self, product: usize) -> bool {
        let product = self.products.get(product);
        product.is_some_and(|product| product.readiness != Readiness::Blocked)
    }

    /// Everything that is still to be asked: the enterprise first, then product by product.
    pub fn asked(&self) -> impl Iterator<Item = QuestionRef> {
        let enterprise = (None, &self.standings);
        let products = self
            .products
            .iter()
            .enumerate()
            .map(|(index, product)| (Some(index), &product.standings));
        std::iter::once(enterprise)
            .chain(products)
            .flat_map(|(product, standings)| {
                let asked = (0..)
                    .map(QuestionId)
                    .zip(standings)
                    .filter(|(_, standing)| standing.is_asked());
                asked.map(move |(question, _)| QuestionRef { product, question })
            })
    }
}

/// Assesses answers against a rule set as of a day. The same arguments give the same assessment.
#[must_use]
pub fn assess(rules: &RuleSet, answers: &Answers, as_of: Date) -> Assessment {
    let facts = Facts::read(rules, answers);
    let enterprise = Scope::new(rules, &facts, None, as_of);
    let products: Vec<Scope<'_>> = (0..answers.products.len())
        .map(|index| Scope::new(rules, &facts, Some(index), as_of))
        .collect();

    let mut needed = Needed::new(products.len());
    let findings = findings(&enterprise, &mut needed);
    let measures = measures(rules, &enterprise, &products, &mut needed);
    let gate_unmet = is_blocked(rules, &findings);
    let drafts: Vec<_> = products
        .iter()
        .zip(&answers.products)
        .map(|(scope, product)| {
            let own = self::findings(scope, &mut needed);
            let gaps = gaps(scope);
            let blocked = gate_unmet || is_blocked(rules, &own);
            if !blocked {
                needed.declaration(scope);
            }
            let ready = !blocked && gaps.is_empty() && is_ready(rules, as_of, &findings, &own);
            let readiness = match (blocked, ready) {
                (true, _) => Readiness::Blocked,
                (false, true) => Readiness::Ready,
                (false, false) => Readiness::Draft,
            };
            ProductAssessment {
                id: product.id.clone(),
                readiness,
                findings: own,
                gaps,
                standings: Vec::new(),
            }
        })
        .collect();
    let products = drafts
        .into_iter()
        .zip(products.iter().zip(&needed.products))
        .map(|(product, (scope, needed))| ProductAssessment {
            standings: standings(scope, needed),
            ..product
        })
        .collect();
    Assessment {
        rules: rules.stamp(),
        as_of,
        findings,
        standings: standings(&enterprise, &needed.enterprise),
        products,
        measures,
    }
}

fn findings(scope: &Scope<'_>, needed: &mut Needed) -> Vec<CriterionFinding> {
    let criteria = scope
        .rules()
        .criteria_with_ids()
        .filter(|(_, criterion)| criterion.level == scope.level());
    criteria
        .map(|(id, criterion)| {
            let (verdict, causes) = verdict(criterion, scope);
            needed.add(scope, &causes);
            CriterionFinding {
                criterion: id,
                verdict,
                causes,
            }
        })
        .collect()
}

/// `applies_when` false gives not applicable, unknown gives open; then `met_when` decides. With an open
/// verdict come the questions that keep it open.
pub(crate) fn verdict(criterion: &Criterion, scope: &Scope<'_>) -> (Verdict, Questions) {
    let settled = |verdict| (verdict, Questions::default());
    let read = || read_by(criterion.conditions());
    if !criterion.window.contains(scope.as_of()) {
        return settled(Verdict::NotApplicable);
    }
    let applies = criterion
        .applies_when
        .as_ref()
        .map(|condition| evaluate(condition, scope));
    match applies {
        Some(Outcome::Known(Value::Bool(false), ())) => return settled(Verdict::NotApplicable),
        Some(Outcome::Unknown(causes)) => return (Verdict::Open, causes),
        Some(Outcome::Fault(_)) => return (Verdict::Open, read()),
        _ => {}
    }
    match evaluate(&criterion.met_when, scope) {
        Outcome::Known(Value::Bool(true), ()) => settled(Verdict::Met),
        Outcome::Known(..) => settled(Verdict::Unmet),
        Outcome::Unknown(causes) => (Verdict::Open, causes),
        Outcome::Fault(_) => (Verdict::Open, read()),
    }
}

fn measures(
    rules: &RuleSet,
    enterprise: &Scope<'_>,
    products: &[Scope<'_>],
    needed: &mut Needed,
) -> Vec<MeasureFinding> {
    let find = |(id, measure): (MeasureId, &crate::Measure)| {
        let scopes = if measure.level == Level::Product {
            products
        } else {
            std::slice::from_ref(enterprise)
        };
        let mut finding = MeasureFinding {
            measure: id,
            relevance: Relevance::NotRelevant,
            products: Vec::new(),
            causes: Questions::default(),
        };
        for scope in scopes {
            let (relevance, causes) = relevance(measure, scope);
            needed.add(scope, &causes);
            if relevance == Relevance::Relevant {
                finding.products.extend(scope.product());
            }
            finding.causes = finding.causes.union(&causes);
            finding.relevance = finding.relevance.min(relevance);
        }
        finding
    };
    rules.measures_with_ids().map(find).collect()
}

/// Whether a measure fits here. With an open answer come the questions that keep it open.
pub(crate) fn relevance(measure: &crate::Measure, scope: &Scope<'_>) -> (Relevance, Questions) {
    let settled = |relevance| (relevance, Questions::default());
    let Some(condition) = &measure.relevant_when else {
        return settled(Relevance::Relevant);
    };
    match evaluate(condition, scope) {
        Outcome::Known(Value::Bool(true), ()) => settled(Relevance::Relevant),
        Outcome::Known(..) => settled(Relevance::NotRelevant),
        Outcome::Unknown(causes) => (Relevance::Open, causes),
        Outcome::Fault(_) => settled(Relevance::Open),
    }
}

fn strength(rules: &RuleSet, finding: &CriterionFinding) -> Option<Strength> {
    rules
        .criterion(finding.criterion)
        .map(|criterion| criterion.strength)
}

fn is_blocked(rules: &RuleSet, findings: &[CriterionFinding]) -> bool {
    findings.iter().any(|finding| {
        finding.verdict == Verdict::Unmet && strength(rules, finding) == Some(Strength::Gate)
    })
}

/// Whether every criterion is as a declaration wants it.
fn is_ready(
    rules: &RuleSet,
    as_of: Date,
    enterprise: &[CriterionFinding],
    product: &[CriterionFinding],
) -> bool {
    let fits = |finding: &CriterionFinding| {
        rules
            .criterion(finding.criterion)
            .is_some_and(|criterion| allows_declaring(criterion, finding.verdict, as_of))
    };
    enterprise.iter().chain(product).all(fits)
}

/// Every required criterion of the core is met; every gate and other required criterion is met or
/// does not apply. What is not in force on the day takes no part.
pub(crate) fn allows_declaring(criterion: &Criterion, verdict: Verdict, as_of: Date) -> bool {
    match (criterion.strength, verdict) {
        (Strength::Gate | Strength::Required, Verdict::Met) => true,
        _ if !criterion.window.contains(as_of) => true,
        (Strength::Required, _) if criterion.group.is_core() => false,
        (Strength::Gate | Strength::Required, verdict) => verdict == Verdict::NotApplicable,
        _ => true,
    }
}

/// Contents a to h without which a declaration is a draft.
pub(crate) fn gaps(scope: &Scope<'_>) -> Vec<DeclarationGap> {
    let contents = scope.rules().declaration.contents.iter().enumerate();
    let lettered = contents.filter(|(_, content)| !content.letter.is_empty());
    let gaps = lettered.map(|(index, content)| {
        let missing = content.needs.iter().filter(|id| match scope.shown(**id) {
            Shown::No => false,
            Shown::Unknown(_) => true,
            Shown::Yes => !matches!(scope.fact(**id), Fact::Known(value) if !is_incomplete(scope, **id, value)),
        });
        DeclarationGap { content: index, missing: missing.copied().collect() }
    });
    gaps.filter(|gap| !gap.missing.is_empty()).collect()
}
