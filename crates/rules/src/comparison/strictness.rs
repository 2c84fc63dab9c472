//! What several limits demand together, and which of them is the strictest.

use crate::{Decimal, Direction, Interval, Ratio, SideLimit};

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
    /// is no decimal number. A side without this end is not among them.
    pub others: Vec<(usize, Option<Decimal>)>,
}

impl Requirement {
    /// What the limits demand together.
    pub(super) fn new(direction: Direction, sides: Vec<SideLimit>) -> Self {
        let limits: Vec<(usize, Interval)> = sides
            .iter()
            .filter_map(|side| Some((side.side, side.limit?)))
            .collect();
        let ends = |end: fn(&Interval) -> Option<Ratio>| -> Vec<(usize, Ratio)> {
            let ends = limits.iter();
            ends.filter_map(|(side, limit)| Some((*side, end(limit)?)))
                .collect()
        };
        let (lows, highs) = (ends(Interval::low), ends(Interval::high));
        let low = lows.iter().map(|(_, value)| *value).max();
        let high = highs.iter().map(|(_, value)| *value).min();
        Self {
            direction,
            strictest: strictest(&limits, low, high),
            sides,
            low: low.map(|value| End::new(value, &lows)),
            high: high.map(|value| End::new(value, &highs)),
        }
    }

    /// What all sides allow; `None` where no value satisfies them all.
    #[must_use]
    pub fn common(&self) -> Option<Interval> {
        let value = |end: &Option<End>| end.as_ref().map(|end| end.value);
        Interval::new(value(&self.low), value(&self.high))
    }

    /// The sides that do not allow all of these values.
    pub(super) fn exceeded_by(&self, values: &Interval) -> Vec<usize> {
        let exceeded = |side: &&SideLimit| side.limit.is_some_and(|limit| !limit.contains(values));
        let sides = self.sides.iter().filter(exceeded);
        sides.map(|side| side.side).collect()
    }
}

impl End {
    fn new(value: Ratio, ends: &[(usize, Ratio)]) -> Self {
        let (mut sides, mut others) = (Vec::new(), Vec::new());
        for (side, end) in ends {
            if *end == value {
                sides.push(*side);
            } else {
                let more = end.checked_sub(value).and_then(Ratio::to_decimal);
                others.push((*side, more.and_then(Decimal::checked_abs)));
            }
        }
        Self {
            value,
            sides,
            others,
        }
    }
}

fn strictest(limits: &[(usize, Interval)], low: Option<Ratio>, high: Option<Ratio>) -> Strictest {
    if let [(side, _)] = limits {
        return Strictest::Only(*side);
    }
    let demands_all = |limit: &&(usize, Interval)| limit.1.low() == low && limit.1.high() == high;
    let sides: Vec<usize> = limits
        .iter()
        .filter(demands_all)
        .map(|(side, _)| *side)
        .collect();
    if sides.is_empty() {
        Strictest::Ends
    } else if sides.len() == limits.len() {
        Strictest::Equal
    } else {
        Strictest::Sides(sides)
    }
}
