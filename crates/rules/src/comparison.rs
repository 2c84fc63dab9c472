//! Comparisons: tables whose rows set the limits of the home market and of others side by side.
//!
//! The cells of a row stand in a fixed order, see [`ColumnRole`]. What follows from a row is a
//! [`RowComparison`]. Values are compared with limits as GB/T 8170-2008 has it where a standard does
//! not say otherwise (全数值比较法): with all their digits, nothing is rounded.

mod fields;
mod row;
mod strictness;
mod unit;

use serde::{Deserialize, Serialize};

pub use fields::RowField;
pub(crate) use fields::{add_fields, is_settled};
pub use row::{
    Measurement, Obstacle, OwnLimit, RowComparison, SideLimit, compare_cells, compare_row,
};
pub use strictness::{End, Requirement, Strictest};

use crate::{Answers, Fact, Kind, QuestionId, QuestionRef, RuleSet, TableKind, Value, read_answer};

/// What makes a table a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonKind {
    /// The `choices` question whose answer says which sides count besides the first.
    pub markets: QuestionId,
    /// The home market, then every choice of [`markets`](Self::markets).
    pub sides: Vec<Side>,
}

/// A market that sets limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// `home`, or the id of the market's choice; also the id of the column with its limit.
    pub id: String,
    /// As shown.
    pub label: String,
}

/// What stands in a column of a comparison. Sides are positions in [`ComparisonKind::sides`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnRole {
    /// What is measured.
    Name,
    /// On what basis it is measured; may stay empty.
    Basis,
    /// The unit of the row. Left empty it says that there is none: giving one later is another answer,
    /// not one more.
    Unit,
    /// At most, at least, or within a range.
    Direction,
    /// All sides measure with the same or an equivalent method.
    SameMethod,
    /// What a side allows.
    Limit(usize),
    /// The unit of a side's limit, where it differs from the row's. Left empty it says that it is the same.
    LimitUnit(usize),
    /// The standard that sets a side's limit.
    Standard(usize),
    /// How a side measures.
    Method(usize),
    /// What the enterprise allows itself.
    Own,
    /// What was measured.
    Measured,
}

/// Columns before those of the first side.
const BEFORE_SIDES: usize = 5;
/// Columns of each side.
const PER_SIDE: usize = 4;

/// Which values of a limit are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// 不大于.
    AtMost,
    /// 不小于.
    AtLeast,
    /// 在范围内.
    Range,
}

impl Direction {
    /// All directions.
    pub const ALL: [Self; 3] = [Self::AtMost, Self::AtLeast, Self::Range];

    /// The id of the choice in the column of directions.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::AtMost => "at_most",
            Self::AtLeast => "at_least",
            Self::Range => "range",
        }
    }
}

impl ComparisonKind {
    /// What stands in the column at a position; nothing behind the last one.
    #[must_use]
    pub fn role(&self, column: usize) -> Option<ColumnRole> {
        let before = [
            ColumnRole::Name,
            ColumnRole::Basis,
            ColumnRole::Unit,
            ColumnRole::Direction,
            ColumnRole::SameMethod,
        ];
        if let Some(role) = before.get(column) {
            return Some(*role);
        }
        let behind = column - BEFORE_SIDES;
        let side = behind / PER_SIDE;
        if side < self.sides.len() {
            return Some(match behind % PER_SIDE {
                0 => ColumnRole::Limit(side),
                1 => ColumnRole::LimitUnit(side),
                2 => ColumnRole::Standard(side),
                _ => ColumnRole::Method(side),
            });
        }
        match behind - self.sides.len() * PER_SIDE {
            0 => Some(ColumnRole::Own),
            1 => Some(ColumnRole::Measured),
            _ => None,
        }
    }

    /// Where the column with this role stands.
    #[must_use]
    pub fn column(&self, role: ColumnRole) -> usize {
        match role {
            ColumnRole::Name => 0,
            ColumnRole::Basis => 1,
            ColumnRole::Unit => 2,
            ColumnRole::Direction => 3,
            ColumnRole::SameMethod => 4,
            ColumnRole::Limit(side) => BEFORE_SIDES + side * PER_SIDE,
            ColumnRole::LimitUnit(side) => BEFORE_SIDES + side * PER_SIDE + 1,
            ColumnRole::Standard(side) => BEFORE_SIDES + side * PER_SIDE + 2,
            ColumnRole::Method(side) => BEFORE_SIDES + side * PER_SIDE + 3,
            ColumnRole::Own => BEFORE_SIDES + self.sides.len() * PER_SIDE,
            ColumnRole::Measured => BEFORE_SIDES + self.sides.len() * PER_SIDE + 1,
        }
    }

    /// The sides that count for what was said about the markets: the home market always.
    #[must_use]
    pub fn counted(&self, markets: &Fact) -> Option<Vec<usize>> {
        let Fact::Known(Value::List(chosen)) = markets else {
            return None;
        };
        let is_chosen = |side: &Side| {
            chosen
                .iter()
                .any(|market| matches!(market, Value::Text(id) if **id == *side.id))
        };
        let others = self.sides.iter().enumerate().skip(1);
        let others = others.filter(|(_, side)| is_chosen(side));
        Some(
            std::iter::once(0)
                .chain(others.map(|(index, _)| index))
                .collect(),
        )
    }
}

/// The sides of a comparison question that count for the markets chosen; `None` while these are not
/// known, and where it is no comparison.
#[must_use]
pub fn counted_sides(
    rules: &RuleSet,
    answers: &Answers,
    question: QuestionRef,
) -> Option<Vec<usize>> {
    let Kind::Table(TableKind {
        comparison: Some(comparison),
        ..
    }) = &rules.question(question.question)?.kind
    else {
        return None;
    };
    let markets = rules.question(comparison.markets)?;
    let given = answers.of(question.product)?.get(&markets.id)?;
    comparison.counted(&read_answer(rules, &markets.kind, given))
}
