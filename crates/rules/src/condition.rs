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

    /// Where a number of things is compared with `number`, whether that asks for some or for none; `None`
    /// where it asks for anything else.
    #[must_use]
    pub fn asks_for_some(self, number: i64) -> Option<bool> {
        match (self, number) {
            (Self::Greater | Self::NotEqual, 0) | (Self::GreaterOrEqual, 1) => Some(true),
            (Self::Equal | Self::LessOrEqual, 0) | (Self::Less, 1) => Some(false),
            _ => None,
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
    /// Calls `visit` with the condition and all its parts.
    pub fn visit<'c>(&'c self, visit: &mut impl FnMut(&'c Self)) {
        visit(self);
        match self {
            Self::Bool(_)
            | Self::Int(_)
            | Self::Decimal(_)
            | Self::Text(_)
            | Self::Date(_)
            | Self::AsOf
            | Self::Answer(_)
            | Self::Variable(_)
            | Self::Cell(..) => {}
            Self::List(items) => items.iter().for_each(|item| item.visit(visit)),
            Self::Not(a) | Self::Negate(a) | Self::Size(a) | Self::Matches(a, _) => a.visit(visit),
            Self::And(a, b)
            | Self::Or(a, b)
            | Self::Compare(_, a, b)
            | Self::Calculate(_, a, b)
            | Self::In(a, b)
            | Self::All(a, b)
            | Self::Exists(a, b) => {
                a.visit(visit);
                b.visit(visit);
            }
            Self::If(a, b, c) => {
                a.visit(visit);
                b.visit(visit);
                c.visit(visit);
            }
        }
    }

    /// Calls `visit` with every question that the condition reads.
    pub fn questions(&self, visit: &mut impl FnMut(QuestionId)) {
        self.visit(&mut |part| {
            if let Self::Answer(id) = part {
                visit(*id);
            }
        });
    }

    /// Whether it reads a question.
    #[must_use]
    pub fn reads(&self, question: QuestionId) -> bool {
        let mut found = false;
        self.questions(&mut |read| found |= read == question);
        found
    }

    /// Whether it reads a column of a row, by its position.
    #[must_use]
    pub fn reads_column(&self, column: usize) -> bool {
        let mut found = false;
        self.visit(&mut |part| {
            found |= matches!(part, Self::Cell(_, own) if usize::from(*own) == column);
        });
        found
    }

    /// The condition itself, or what holds where it does not.
    #[must_use]
    pub(crate) fn when(&self, wanted: bool) -> Self {
        if wanted {
            self.clone()
        } else {
            Self::Not(Box::new(self.clone()))
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
