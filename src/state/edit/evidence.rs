//! Changes to the register of evidence.

use santong_rules::{Answers, Evidence};

/// A part of a piece of evidence that is typed or chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidencePart {
    /// What it is called.
    Title,
    /// Its number.
    Number,
    /// Who issued it.
    Issuer,
    /// Day of issue.
    Date,
    /// Last day on which it counts.
    ValidUntil,
    /// The product it covers, or all.
    Product,
    /// The market it covers, or all.
    Market,
    /// Where it is kept.
    Place,
}

impl EvidencePart {
    fn of(self, evidence: &mut Evidence) -> Option<&mut String> {
        Some(match self {
            Self::Title => &mut evidence.title,
            Self::Number => &mut evidence.number,
            Self::Issuer => &mut evidence.issuer,
            Self::Date => &mut evidence.date,
            Self::ValidUntil => &mut evidence.valid_until,
            Self::Market => &mut evidence.market,
            Self::Place => &mut evidence.place,
            Self::Product => return None,
        })
    }
}

/// Adds an entry without anything in it.
pub(super) fn add(answers: &mut Answers, criterion: String, product: Option<usize>) {
    if answers.evidence.len() >= Evidence::MAX_COUNT {
        return;
    }
    let product = product
        .and_then(|index| answers.products.get(index))
        .map(|product| product.id.clone());
    answers.evidence.push(Evidence {
        criterion,
        product,
        ..Evidence::default()
    });
}

pub(super) fn remove(answers: &mut Answers, index: usize) {
    if index < answers.evidence.len() {
        answers.evidence.remove(index);
    }
}

/// Takes what was typed; a text too long for a file is left alone.
pub(super) fn enter(answers: &mut Answers, index: usize, part: EvidencePart, text: String) {
    let Some(evidence) = answers.evidence.get_mut(index) else {
        return;
    };
    match part.of(evidence) {
        Some(field) if text.len() <= Evidence::MAX_TEXT => *field = text,
        Some(_) => {}
        None => evidence.product = Some(text).filter(|id| !id.is_empty()),
    }
}
