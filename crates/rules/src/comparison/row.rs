//! What follows from one row of a comparison.

use super::unit;
use crate::{
    ColumnRole, ComparisonKind, Direction, Interval, Limit, Measured, Ratio, Requirement, Row,
    RuleSet, TableKind, Value, fact::read_row,
};

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
    /// This side's limit is too large or too small to be converted exactly.
    OutOfRange(usize),
}

/// What one side allows.
#[derive(Clone, Debug, PartialEq)]
pub struct SideLimit {
    /// Position in [`ComparisonKind::sides`].
    pub side: usize,
    /// In the row's unit; `None` where the side sets no limit (无).
    pub limit: Option<Interval>,
    /// It was given in another unit.
    pub converted: bool,
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

/// Compares a row as given. `sides` are the sides that count
/// ([`counted_sides`](crate::counted_sides)), `None` while the markets are not known.
#[must_use]
pub fn compare_row(
    rules: &RuleSet,
    kind: &TableKind,
    sides: Option<&[usize]>,
    row: &Row,
) -> RowComparison {
    compare_cells(kind, sides, &read_row(rules, kind, row))
}

/// Compares a row of values, one per column, as a table's fact has them.
#[must_use]
pub fn compare_cells(
    kind: &TableKind,
    sides: Option<&[usize]>,
    cells: &[Option<Value>],
) -> RowComparison {
    let mut found = RowComparison {
        missing: kind.missing(sides, cells),
        ..RowComparison::default()
    };
    let Some(comparison) = &kind.comparison else {
        return found;
    };
    let cells = Cells { comparison, cells };
    match cells.requirement(sides) {
        Ok(requirement) => found.requirement = requirement,
        Err(obstacle) => found.obstacle = Some(obstacle),
    }
    let own = match cells.own() {
        Ok(own) => own,
        Err(obstacle) => {
            found.obstacle = found.obstacle.or(Some(obstacle));
            None
        }
    };
    if let Some(requirement) = &found.requirement {
        found.own = own.map(|limit| OwnLimit {
            limit,
            exceeds: requirement.exceeded_by(&limit),
        });
        found.measured = cells
            .measured()
            .map(|measured| measurement(measured, requirement));
    }
    found
}

/// 未检出 says that the value lies between nothing and the limit of detection, so all of that must be allowed.
fn measurement(value: Measured, requirement: &Requirement) -> Measurement {
    let values = match value {
        Measured::NotTested => None,
        Measured::Value(value) => Some((Ratio::from(value), Ratio::from(value))),
        Measured::Below(limit) => Some((Ratio::from(crate::Decimal::from(0)), Ratio::from(limit))),
    };
    let values = values.and_then(|(low, high)| Interval::new(Some(low), Some(high)));
    Measurement {
        value,
        exceeds: values.map_or_else(Vec::new, |values| requirement.exceeded_by(&values)),
    }
}

/// The cells of a row by their roles.
struct Cells<'a> {
    comparison: &'a ComparisonKind,
    cells: &'a [Option<Value>],
}

impl Cells<'_> {
    fn text(&self, role: ColumnRole) -> Option<&str> {
        match self.cells.get(self.comparison.column(role)) {
            Some(Some(Value::Text(text))) => Some(text),
            _ => None,
        }
    }

    fn direction(&self) -> Option<Direction> {
        let id = self.text(ColumnRole::Direction)?;
        Direction::ALL
            .into_iter()
            .find(|direction| direction.id() == id)
    }

    /// The limit in a column, in its own unit; `None` where it or the direction is missing.
    fn limit(&self, role: ColumnRole) -> Option<(Direction, Limit)> {
        Some((self.direction()?, Limit::parse(self.text(role)?)?))
    }

    fn interval(
        &self,
        role: ColumnRole,
        direction: Direction,
        limit: Limit,
        factor: Option<Ratio>,
    ) -> Result<Option<Interval>, Obstacle> {
        let form = || Obstacle::Form(self.comparison.column(role));
        let (low, high) = limit.allows(direction).ok_or_else(form)?;
        let ratio = |end: Option<crate::Decimal>| match (end.map(Ratio::from), factor) {
            (Some(end), Some(factor)) => end.checked_mul(factor).map(Some),
            (end, _) => Some(end),
        };
        Ok(ratio(low)
            .zip(ratio(high))
            .and_then(|(low, high)| Interval::new(low, high)))
    }

    /// The enterprise's own limit, where it can be read.
    fn own(&self) -> Result<Option<Interval>, Obstacle> {
        match self.limit(ColumnRole::Own) {
            Some((direction, limit)) => self.interval(ColumnRole::Own, direction, limit, None),
            None => Ok(None),
        }
    }

    fn measured(&self) -> Option<Measured> {
        Measured::parse(self.text(ColumnRole::Measured)?)
    }

    /// What the sides demand; nothing as long as cells are missing for it.
    fn requirement(&self, sides: Option<&[usize]>) -> Result<Option<Requirement>, Obstacle> {
        let sides = sides.ok_or(Obstacle::MarketsUnknown)?;
        let mut limits = Vec::new();
        let mut known = true;
        for side in sides {
            match self.side(*side)? {
                Some(limit) => limits.push(limit),
                None => known = false,
            }
        }
        let (Some(direction), true) = (self.direction(), known) else {
            return Ok(None);
        };
        let setting = limits.iter().filter(|side| side.limit.is_some()).count();
        if setting == 0 {
            return Err(Obstacle::NoLimit);
        }
        let same_method = self.comparison.column(ColumnRole::SameMethod);
        match self.cells.get(same_method) {
            _ if setting == 1 => {}
            Some(Some(Value::Bool(true))) => {}
            Some(Some(Value::Bool(false))) => return Err(Obstacle::OtherMethod),
            _ => return Ok(None),
        }
        Ok(Some(Requirement::new(direction, limits)))
    }

    /// What one side demands, in the unit of the row.
    fn side(&self, side: usize) -> Result<Option<SideLimit>, Obstacle> {
        let role = ColumnRole::Limit(side);
        let Some((direction, limit)) = self.limit(role) else {
            return Ok(None);
        };
        if limit == Limit::None {
            return Ok(Some(SideLimit {
                side,
                limit: None,
                converted: false,
            }));
        }
        let factor = match self.text(ColumnRole::LimitUnit(side)) {
            Some(own) => {
                let unit = self.text(ColumnRole::Unit).unwrap_or("");
                Some(unit::factor(own, unit).ok_or(Obstacle::Unit(side))?)
            }
            None => None,
        };
        let interval = self.interval(role, direction, limit, factor)?;
        Ok(Some(SideLimit {
            side,
            limit: Some(interval.ok_or(Obstacle::OutOfRange(side))?),
            converted: factor.is_some_and(|factor| Some(factor) != Ratio::new(1, 1)),
        }))
    }
}
