//! How far the reader has come, and what it comes to so far.

use santong_rules::{
    Assessment, Criterion, ProductAssessment, QuestionId, QuestionRef, RuleSet, Standing, Strength,
    Verdict,
};

/// Questions by where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Answered.
    pub answered: usize,
    /// 还不清楚.
    pub unsure: usize,
    /// Still to ask, as far as is known now.
    pub to_ask: usize,
    /// Still to ask, on pages that nobody has to fill.
    pub optional: usize,
}

impl Progress {
    fn add(&mut self, standing: Standing) {
        match standing {
            Standing::Answered => self.answered += 1,
            Standing::Unsure => self.unsure += 1,
            standing if standing.is_asked() => self.to_ask += 1,
            _ => {}
        }
    }

    /// What stands on optional pages counts apart: only what is left of it.
    fn add_all(&mut self, rules: &RuleSet, standings: &[Standing]) {
        for (id, standing) in (0..).map(QuestionId).zip(standings) {
            if !rules.is_optional(id) {
                self.add(*standing);
            } else if standing.is_asked() {
                self.optional += 1;
            }
        }
    }

    /// Over everything.
    #[must_use]
    pub fn whole(rules: &RuleSet, assessment: &Assessment) -> Self {
        let mut progress = Self::default();
        progress.add_all(rules, &assessment.standings);
        for product in &assessment.products {
            progress.add_all(rules, &product.standings);
        }
        progress
    }

    /// Over one product.
    #[must_use]
    pub fn of_product(rules: &RuleSet, product: &ProductAssessment) -> Self {
        let mut progress = Self::default();
        progress.add_all(rules, &product.standings);
        progress
    }

    /// Over some questions, those of optional pages like all others.
    #[must_use]
    pub fn over(assessment: &Assessment, questions: &[QuestionRef]) -> Self {
        let mut progress = Self::default();
        for question in questions {
            progress.add(assessment.standing(*question));
        }
        progress
    }
}

/// The verdicts that are counted, in this order.
pub const COUNTED: [Verdict; 3] = [Verdict::Unmet, Verdict::Open, Verdict::Met];

/// How many criteria come to each of them.
pub type Counts = [(Verdict, usize); 3];

/// How many criteria come to each verdict: of the enterprise (`None`) or of a product. Capabilities,
/// which nobody has to have, are left to the overview.
#[must_use]
pub fn verdicts(rules: &RuleSet, assessment: &Assessment, product: Option<usize>) -> Counts {
    let counts = |criterion: &Criterion| criterion.strength != Strength::Capability;
    verdicts_of(rules, assessment, &[product], &counts)
}

/// How many of some criteria come to each verdict: of the enterprise, of one product (or of all).
pub fn verdicts_of(
    rules: &RuleSet,
    assessment: &Assessment,
    products: &[Option<usize>],
    counts_in: &dyn Fn(&Criterion) -> bool,
) -> Counts {
    let mut counts = none();
    for product in products {
        for finding in assessment.findings_of(*product) {
            if rules.criterion(finding.criterion).is_some_and(counts_in) {
                count(&mut counts, finding.verdict);
            }
        }
    }
    counts
}

fn none() -> Counts {
    COUNTED.map(|verdict| (verdict, 0))
}

fn count(counts: &mut Counts, verdict: Verdict) {
    for (counted, count) in counts {
        if *counted == verdict {
            *count += 1;
        }
    }
}
