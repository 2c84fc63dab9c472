//! What follows from one row of a comparison.

use crate::{Decimal, Direction, Interval, Measured, Ratio, Row, RuleSet, TableKind, Value};

/// What follows from one row, as far as its cells go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowComparison {
    /// Columns whose cells are needed for the sides that count and have no value: empty or ill-formed.
    pub missing: Vec<usize>,
    /// Why the row cannot be compared, apart from missing cells.
    pub obstacle: Option<Obstacle>,
    /// What the sides demand; there as soon as it is known.
    pub requirement: Option<Requirement>,
    /// The enterprise's own limit against the requirement.
    pub own: Option<OwnLimit>,
    /// What was measured against the requirement.
    pub measured: Option<Measurement>,
}

/// Why a row cannot be compared. The remedy is to change the row, or to give each method a row of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It is not known which markets count.
    MarketsUnknown,
    /// The limit in this column does not agree with the row's direction.
    Form(usize),
    /// The unit of this side's limit cannot be converted to the row's.
    Unit(usize),
    /// No side sets a limit.
    NoLimit,
    /// The sides do not measure alike, so their limits cannot be compared.
    OtherMethod,
    /// Numbers too large or too small to be compared exactly.
    OutOfRange,
}

/// What the sides that count demand.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    /// In which direction.
    pub direction: Direction,
    /// The sides that count, in order.
    pub sides: Vec<SideLimit>,
    /// Which side is the strictest.
    pub strictest: Strictest,
    /// The lower end of what all sides allow.
    pub low: Option<End>,
    /// The upper end of what all sides allow. Below the lower one, no value satisfies all sides.
    pub high: Option<End>,
}

/// What one side allows.
#[derive(Clone, Debug, PartialEq)]
pub struct SideLimit {
    /// Position in [`ComparisonKind::sides`](crate::ComparisonKind::sides).
    pub side: usize,
    /// In the row's unit; `None` where the side sets no limit (无).
    pub limit: Option<Interval>,
    /// It was given in another unit.
    pub converted: bool,
}

/// Which side is the strictest. Sides are positions in [`ComparisonKind::sides`](crate::ComparisonKind::sides).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Strictest {
    /// Only this side sets a limit.
    Only(usize),
    /// All sides that set a limit demand the same.
    Equal,
    /// These sides demand the same, and nobody more at either end.
    Sides(Vec<usize>),
    /// One side is the strictest below and another above; [`End::sides`] says which.
    Ends,
}

/// An end of what all sides allow.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// In the row's unit.
    pub value: Ratio,
    /// The sides that demand it.
    pub sides: Vec<usize>,
    /// The sides that allow more at this end, and how much more in the row's unit; `None` where that
    /// is no decimal number.
    pub others: Vec<(usize, Option<Decimal>)>,
}

/// The enterprise's own limit.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnLimit {
    /// In the row's unit.
    pub limit: Interval,
    /// Sides that allow less than the own limit does; empty where it keeps them all.
    pub exceeds: Vec<usize>,
}

/// What was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    /// In the row's unit.
    pub value: Measured,
    /// Sides whose limit it does not show to be kept; empty where it keeps them all, or nothing was measured.
    pub exceeds: Vec<usize>,
}

impl RowComparison {
    /// Whether nothing is missing and the limits can be compared: only then conditions know the row.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.missing.is_empty() && self.obstacle.is_none()
    }
}

impl Requirement {
    /// What all sides allow; `None` where no value satisfies them all.
    #[must_use]
    pub fn common(&self) -> Option<Interval> {
        let (low, high) = (
            self.low.as_ref().map(|end| end.value),
            self.high.as_ref().map(|end| end.value),
        );
        Interval::new(low, high)
    }
}

/// Compares a row as given. `sides` are the sides that count
/// ([`counted_sides`](crate::counted_sides)), `None` while the markets are not known.
#[must_use]
pub fn compare_row(
    rules: &RuleSet,
    kind: &TableKind,
    sides: Option<&[usize]>,
    row: &Row,
) -> RowComparison {
    compare_cells(kind, sides, &crate::fact::read_row(rules, kind, row))
}

/// Compares a row of values, one per column, as a table's fact has them.
#[must_use]
pub fn compare_cells(
    kind: &TableKind,
    sides: Option<&[usize]>,
    cells: &[Option<Value>],
) -> RowComparison {
    RowComparison {
        missing: kind.missing(sides, cells),
        ..RowComparison::default()
    }
}
