//! Conditions with a value in place of a variable.

use crate::Condition;

impl Condition {
    /// The body of an `all` or `exists` for one member of the list: the member stands in place of the
    /// innermost variable.
    #[must_use]
    pub(super) fn bound_to(&self, member: &Self) -> Self {
        self.bound(0, member)
    }

    fn bound(&self, depth: u8, member: &Self) -> Self {
        let inner = |a: &Self| Box::new(a.bound(depth, member));
        match self {
            Self::Variable(own) if *own == depth => member.clone(),
            Self::Variable(own) if *own > depth => Self::Variable(own - 1),
            Self::Cell(own, column) if *own > depth => Self::Cell(own - 1, *column),
            Self::List(items) => {
                Self::List(items.iter().map(|item| item.bound(depth, member)).collect())
            }
            Self::Not(a) => Self::Not(inner(a)),
            Self::Negate(a) => Self::Negate(inner(a)),
            Self::Size(a) => Self::Size(inner(a)),
            Self::Matches(a, pattern) => Self::Matches(inner(a), *pattern),
            Self::And(a, b) => Self::And(inner(a), inner(b)),
            Self::Or(a, b) => Self::Or(inner(a), inner(b)),
            Self::If(a, b, c) => Self::If(inner(a), inner(b), inner(c)),
            Self::Compare(comparison, a, b) => Self::Compare(*comparison, inner(a), inner(b)),
            Self::Calculate(arithmetic, a, b) => Self::Calculate(*arithmetic, inner(a), inner(b)),
            Self::In(a, b) => Self::In(inner(a), inner(b)),
            Self::All(list, body) => {
                Self::All(inner(list), Box::new(body.bound(depth + 1, member)))
            }
            Self::Exists(list, body) => {
                Self::Exists(inner(list), Box::new(body.bound(depth + 1, member)))
            }
            other => other.clone(),
        }
    }
}
