//! How far the reader has come.

use santong_rules::{Assessment, QuestionRef, Standing, Verdict};

/// Questions by where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Answered.
    pub answered: usize,
    /// 还不清楚.
    pub unsure: usize,
    /// Still to ask, as far as is known now.
    pub to_ask: usize,
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

    /// Over everything.
    #[must_use]
    pub fn whole(assessment: &Assessment) -> Self {
        let mut progress = Self::default();
        for standing in &assessment.standings {
            progress.add(*standing);
        }
        for product in &assessment.products {
            for standing in &product.standings {
                progress.add(*standing);
            }
        }
        progress
    }

    /// Over some questions.
    #[must_use]
    pub fn over(assessment: &Assessment, questions: &[QuestionRef]) -> Self {
        let mut progress = Self::default();
        for question in questions {
            progress.add(assessment.standing(*question));
        }
        progress
    }
}

/// How many criteria come to each verdict: of the enterprise (`None`) or of a product.
#[must_use]
pub fn verdicts(assessment: &Assessment, product: Option<usize>) -> [(Verdict, usize); 3] {
    let mut counts = [(Verdict::Unmet, 0), (Verdict::Open, 0), (Verdict::Met, 0)];
    for finding in assessment.findings_of(product) {
        for (verdict, count) in &mut counts {
            if finding.verdict == *verdict {
                *count += 1;
            }
        }
    }
    counts
}
