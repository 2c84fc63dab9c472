//! Conditions in compiled form: what remains of a CEL expression after reading and type-checking.

mod nesting;

use serde::{Deserialize, Serialize};

use crate::{Date, Decimal, QuestionId};

/// A compiled, well-typed expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// `true`, `false`.
    Bool(bool),
    /// A 64-bit integer literal.
    Int(i64),
    /// An exact decimal literal.
    Decimal(Decimal),
    /// A string literal, or the id of a choice.
    Text(String),
    /// `date('2026-01-31')`.
    Date(Date),
    /// `as_of`: the day of the assessment.
    AsOf,
    /// The answer to a question.
    Answer(QuestionId),
    /// The variable of an enclosing `all` or `exists`, 0 the innermost.
    Variable(u8),
    /// A cell of the row that a variable stands for: variable, then position of the column.
    Cell(u8, u8),
    /// `[a, b]`.
    List(#[serde(deserialize_with = "nesting::list")] Vec<Condition>),
    /// `!a`.
    Not(#[serde(deserialize_with = "nesting::boxed")] Box<Condition>),
    /// `-a`.
    Negate(#[serde(deserialize_with = "nesting::boxed")] Box<Condition>),
    /// `a && b`.
    And(
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
    ),
    /// `a || b`.
    Or(
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
    ),
    /// `a ? b : c`.
    If(
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
    ),
    /// `a == b` and its kin.
    Compare(
        Comparison,
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
    ),
    /// `a + b` and its kin.
    Calculate(
        Arithmetic,
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
    ),
    /// `a in list`.
    In(
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
    ),
    /// `size(a)`.
    Size(#[serde(deserialize_with = "nesting::boxed")] Box<Condition>),
    /// `a.matches('…')`: the text and the position of the pattern in the rule set.
    Matches(
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
        u16,
    ),
    /// `list.all(x, …)`.
    All(
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
    ),
    /// `list.exists(x, …)`.
    Exists(
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
        #[serde(deserialize_with = "nesting::boxed")] Box<Condition>,
    ),
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    /// What holds where this one does not.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::GreaterOrEqual,
            Self::LessOrEqual => Self::Greater,
            Self::Greater => Self::LessOrEqual,
            Self::GreaterOrEqual => Self::Less,
        }
    }

    /// The same seen from the other side: `a < b` as `b > a`.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            same => same,
        }
    }
}

/// An arithmetic operation; there is no division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arithmetic {
    /// `+`, also joins texts and lists.
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
}

impl Condition {
    /// Calls `visit` with every question that the condition reads.
    pub fn questions(&self, visit: &mut impl FnMut(QuestionId)) {
        match self {
            Self::Answer(id) => visit(*id),
            Self::Bool(_)
            | Self::Int(_)
            | Self::Decimal(_)
            | Self::Text(_)
            | Self::Date(_)
            | Self::AsOf
            | Self::Variable(_)
            | Self::Cell(..) => {}
            Self::List(items) => items.iter().for_each(|item| item.questions(visit)),
            Self::Not(a) | Self::Negate(a) | Self::Size(a) | Self::Matches(a, _) => {
                a.questions(visit)
            }
            Self::And(a, b)
            | Self::Or(a, b)
            | Self::Compare(_, a, b)
            | Self::Calculate(_, a, b)
            | Self::In(a, b)
            | Self::All(a, b)
            | Self::Exists(a, b) => {
                a.questions(visit);
                b.questions(visit);
            }
            Self::If(a, b, c) => {
                a.questions(visit);
                b.questions(visit);
                c.questions(visit);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_without_end_is_refused() {
        let mut deep = Condition::Bool(true);
        for _ in 0..60 {
            deep = Condition::Not(Box::new(deep));
        }
        let bytes = postcard::to_allocvec(&deep).unwrap();
        assert_eq!(postcard::from_bytes(&bytes), Ok(deep.clone()));
        let not = bytes.first().copied().unwrap();
        let endless = vec![not; 1_000_000];
        assert!(postcard::from_bytes::<Condition>(&endless).is_err());
        // And what was refused does not count for the next one.
        assert_eq!(postcard::from_bytes(&bytes), Ok(deep));
    }
}
