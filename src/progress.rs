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
    fn count(standings: impl IntoIterator<Item = Standing>) -> Self {
        let mut progress = Self::default();
        for standing in standings {
            match standing {
                Standing::Answered => progress.answered += 1,
                Standing::Unsure => progress.unsure += 1,
                standing if standing.is_asked() => progress.to_ask += 1,
                _ => {}
            }
        }
        progress
    }

    /// Over everything.
    #[must_use]
    pub fn whole(assessment: &Assessment) -> Self {
        let products = assessment.products.iter().flat_map(|product| &product.standings);
        Self::count(assessment.standings.iter().chain(products).copied())
    }

    /// Over some questions.
    #[must_use]
    pub fn over(assessment: &Assessment, questions: &[QuestionRef]) -> Self {
        Self::count(questions.iter().map(|question| assessment.standing(*question)))
    }
}

/// How many criteria come to each verdict: of the enterprise (`None`) or of a product.
#[must_use]
pub fn verdicts(assessment: &Assessment, product: Option<usize>) -> [(Verdict, usize); 3] {
    let findings = assessment.findings_of(product);
    [Verdict::Unmet, Verdict::Open, Verdict::Met]
        .map(|verdict| (verdict, findings.iter().filter(|finding| finding.verdict == verdict).count()))
}
