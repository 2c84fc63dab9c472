//! Small sets of questions.

use crate::QuestionId;

/// A set of questions in the author's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions(Vec<QuestionId>);

impl Questions {
    /// The set of one question.
    #[must_use]
    pub fn one(id: QuestionId) -> Self {
        Self(vec![id])
    }

    /// Everything that is in either set.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.iter().chain(other.iter()).collect()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a question is one of them.
    #[must_use]
    pub fn contains(&self, id: QuestionId) -> bool {
        self.0.binary_search(&id).is_ok()
    }

    /// Whether all of them are in the other set.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.iter().all(|id| other.contains(id))
    }

    /// The members in the author's order.
    pub fn iter(&self) -> impl Iterator<Item = QuestionId> {
        self.0.iter().copied()
    }
}

impl FromIterator<QuestionId> for Questions {
    fn from_iter<I: IntoIterator<Item = QuestionId>>(ids: I) -> Self {
        let mut all: Vec<_> = ids.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }
}
