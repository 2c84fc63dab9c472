//! What decided a result: the smallest sets of answers that are enough for it.

use super::{Questions, Scope, Trail};
use crate::QuestionId;

/// A set of answers that is enough for a result: with these alone, and nothing said to all other
/// questions, it comes to the same. For what is open, the questions that keep it open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// Those that decide.
    pub deciding: Questions,
    /// Those through which the others count (`shown_when`) and the deciding condition applies.
    pub premises: Questions,
}

impl Why {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> Questions {
        self.deciding.union(&self.premises)
    }

    fn union(&self, other: &Self) -> Self {
        Self {
            deciding: self.deciding.union(&other.deciding),
            premises: self.premises.union(&other.premises),
        }
    }
}

/// The sets of answers each of which is enough; no set contains another one.
///
/// All smallest sets are kept, up to [`MAX_SETS`](Self::MAX_SETS); of more, the smallest ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasons(Vec<Why>);

impl Reasons {
    /// Beyond this number only the smallest sets are kept, and a set may no longer be the smallest
    /// there is. Real conditions have a handful.
    pub const MAX_SETS: usize = 64;

    /// The smallest set; of several, the one with the fewest that decide, then the one whose questions
    /// the author put first.
    #[must_use]
    pub fn smallest(&self) -> Why {
        self.0.first().cloned().unwrap_or_default()
    }

    /// Whether some answers are enough: one of the sets lies within them.
    #[must_use]
    pub fn any_within(&self, answers: &Questions) -> bool {
        self.0.iter().any(|why| why.all().is_within(answers))
    }

    /// The same sets as premises of something else.
    pub(crate) fn into_premises(self) -> Self {
        let premises = |why: Why| Why {
            premises: why.all(),
            deciding: Questions::default(),
        };
        Self(self.0.into_iter().map(premises).collect())
    }

    fn from_sets(sets: impl Iterator<Item = Why>) -> Self {
        let mut sets: Vec<(Questions, Why)> = sets.map(|why| (why.all(), why)).collect();
        sets.sort_by(|(a, why), (b, other)| {
            let size = |all: &Questions, why: &Why| (all.len(), why.deciding.len());
            let sizes = size(a, why).cmp(&size(b, other));
            sizes.then_with(|| a.iter().cmp(b.iter()))
        });
        let mut kept: Vec<(Questions, Why)> = Vec::new();
        for (all, why) in sets {
            if kept.len() == Self::MAX_SETS {
                break;
            }
            if !kept.iter().any(|(smaller, _)| smaller.is_within(&all)) {
                kept.push((all, why));
            }
        }
        Self(kept.into_iter().map(|(_, why)| why).collect())
    }
}

impl Default for Reasons {
    /// Nothing had to be answered.
    fn default() -> Self {
        Self(vec![Why::default()])
    }
}

impl Trail for Reasons {
    fn answer(scope: &Scope<'_>, id: QuestionId) -> Self {
        let read = Why {
            deciding: Questions::one(id),
            premises: scope.markets(id).into_iter().collect(),
        };
        Self(vec![read]).both(&scope.premises(id))
    }

    fn both(&self, other: &Self) -> Self {
        let nothing =
            |reasons: &Self| matches!(reasons.0.as_slice(), [only] if *only == Why::default());
        if nothing(other) || self == other {
            return self.clone();
        }
        if nothing(self) {
            return other.clone();
        }
        let pairs = self
            .0
            .iter()
            .flat_map(|a| other.0.iter().map(|b| a.union(b)));
        Self::from_sets(pairs)
    }

    fn either(&self, other: &Self) -> Self {
        Self::from_sets(self.0.iter().chain(&other.0).cloned())
    }
}
