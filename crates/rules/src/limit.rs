//! Limits and measured values as standards and test reports write them.

use std::fmt;

use crate::{
    Decimal, Direction, Ratio,
    typed::{narrow, read_decimal},
};

/// What a cell of a limit says, in its own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// 无: this side sets no limit.
    None,
    /// A number alone; the direction of the row says which end it is.
    Number(Decimal),
    /// 不大于.
    AtMost(Decimal),
    /// 不小于.
    AtLeast(Decimal),
    /// From one number to another, both allowed.
    Range(Decimal, Decimal),
}

/// Words and signs in front of an upper end; 小于 and `<` would leave the end itself out.
const AT_MOST: [&str; 6] = ["≤", "≦", "<=", "不大于", "不超过", "不高于"];
/// Words and signs in front of a lower end.
const AT_LEAST: [&str; 6] = ["≥", "≧", ">=", "不小于", "不少于", "不低于"];
/// What may stand between the ends of a range, apart from a hyphen.
const BETWEEN: [char; 6] = ['~', '〜', '–', '—', '至', '到'];

impl Limit {
    /// Reads `0.5`, `≤0.5`, `不小于 1,000`, `5～9`, `无`, also in full width.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = narrow(text);
        if text == "无" {
            return Some(Self::None);
        }
        if let Some(number) = behind(&text, &AT_MOST) {
            return read_decimal(number).map(Self::AtMost);
        }
        if let Some(number) = behind(&text, &AT_LEAST) {
            return read_decimal(number).map(Self::AtLeast);
        }
        let Some((low, high)) = ends(&text) else {
            return read_decimal(&text).map(Self::Number);
        };
        let (low, high) = (read_decimal(low)?, read_decimal(high)?);
        (low <= high).then_some(Self::Range(low, high))
    }

    /// The values that it allows in a row of this direction; `None` where the two do not agree, and
    /// for 无.
    pub(crate) fn allows(self, direction: Direction) -> Option<(Option<Decimal>, Option<Decimal>)> {
        match (self, direction) {
            (Self::Number(high), Direction::AtMost)
            | (Self::AtMost(high), Direction::AtMost | Direction::Range) => {
                Some((None, Some(high)))
            }
            (Self::Number(low), Direction::AtLeast)
            | (Self::AtLeast(low), Direction::AtLeast | Direction::Range) => {
                Some((Some(low), None))
            }
            (Self::Range(low, high), Direction::Range) => Some((Some(low), Some(high))),
            _ => None,
        }
    }
}

/// In the form in which it is kept: the same limit always looks the same.
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("无"),
            Self::Number(number) => number.fmt(f),
            Self::AtMost(high) => write!(f, "≤{high}"),
            Self::AtLeast(low) => write!(f, "≥{low}"),
            Self::Range(low, high) => write!(f, "{low}～{high}"),
        }
    }
}

/// What a cell of a measured value says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// 未测.
    NotTested,
    /// A value.
    Value(Decimal),
    /// Not detected: below this limit of detection.
    Below(Decimal),
}

impl Measured {
    /// Reads `0.32`, `<0.01`, `未检出(<0.01)`, `未测`, also in full width.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = narrow(text);
        if text == "未测" {
            return Some(Self::NotTested);
        }
        let detection = text.strip_prefix("未检出").map(str::trim);
        let inner = detection
            .and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')'))
            .or(detection)
            .unwrap_or(&text);
        match inner.trim().strip_prefix('<') {
            Some(limit) => read_decimal(limit)
                .filter(|limit| !limit.is_negative() && *limit != Decimal::from(0))
                .map(Self::Below),
            None if detection.is_none() => read_decimal(&text).map(Self::Value),
            None => None,
        }
    }

    /// Whether something was measured.
    #[must_use]
    pub fn is_measured(self) -> bool {
        self != Self::NotTested
    }
}

/// In the form in which it is kept.
impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotTested => f.write_str("未测"),
            Self::Value(value) => value.fmt(f),
            Self::Below(limit) => write!(f, "<{limit}"),
        }
    }
}

/// Values from a lower to an upper end, both allowed; an end that is not there has no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    low: Option<Ratio>,
    high: Option<Ratio>,
}

impl Interval {
    /// The values between two ends; `None` where there are none.
    #[must_use]
    pub fn new(low: Option<Ratio>, high: Option<Ratio>) -> Option<Self> {
        let empty = low.zip(high).is_some_and(|(low, high)| low > high);
        (!empty).then_some(Self { low, high })
    }

    /// The smallest value, where there is one.
    #[must_use]
    pub fn low(&self) -> Option<Ratio> {
        self.low
    }

    /// The largest value, where there is one.
    #[must_use]
    pub fn high(&self) -> Option<Ratio> {
        self.high
    }

    /// Whether all values of the other one are among its own.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let low = self
            .low
            .is_none_or(|low| other.low.is_some_and(|other| low <= other));
        let high = self
            .high
            .is_none_or(|high| other.high.is_some_and(|other| other <= high));
        low && high
    }
}

/// What stands behind one of the words or signs.
fn behind<'t>(text: &'t str, signs: &[&str]) -> Option<&'t str> {
    signs.iter().find_map(|sign| text.strip_prefix(sign))
}

/// The ends of a range. A hyphen is one between them only where a number ends before it.
fn ends(text: &str) -> Option<(&str, &str)> {
    if let Some(ends) = text.split_once(BETWEEN) {
        return Some(ends);
    }
    let mut after_digit = false;
    for (place, c) in text.char_indices() {
        if c == '-' && after_digit {
            return Some((text.get(..place)?, text.get(place + 1..)?));
        }
        if !c.is_whitespace() {
            after_digit = c.is_ascii_digit();
        }
    }
    None
}
