//! Limits and measured values as standards and test reports write them.

use std::fmt;

use crate::{
    Decimal, Direction,
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
    /// What is written where a side sets no limit.
    pub const NONE: &str = "无";

    /// Reads `0.5`, `≤0.5`, `不小于 1,000`, `5～9`, `无`, also in full width.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(number) = Decimal::parse(text) {
            return Some(Self::Number(number));
        }
        let text = narrow(text);
        if text == Self::NONE {
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
            Self::None => f.write_str(Self::NONE),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_as_standards_write_them() {
        for (typed, kept) in [
            ("0.5", Some("0.5")),
            ("0.50", Some("0.5")),
            (" ０．５０ ", Some("0.5")),
            ("1,000", Some("1000")),
            ("１２，０００", Some("12000")),
            ("≤0.5", Some("≤0.5")),
            ("≦ 0.5", Some("≤0.5")),
            ("<=0.5", Some("≤0.5")),
            ("＜＝０．５", Some("≤0.5")),
            ("不大于0.5", Some("≤0.5")),
            ("不超过 1,000", Some("≤1000")),
            ("≥5", Some("≥5")),
            ("不小于５", Some("≥5")),
            ("不低于-5", Some("≥-5")),
            ("5～9", Some("5～9")),
            ("5~9", Some("5～9")),
            ("5〜9", Some("5～9")),
            ("5-9", Some("5～9")),
            ("5 – 9", Some("5～9")),
            ("5—9", Some("5～9")),
            ("5至9", Some("5～9")),
            ("５．０到９．０", Some("5～9")),
            ("-5--1", Some("-5～-1")),
            ("-5 - -1", Some("-5～-1")),
            ("−5～−1", Some("-5～-1")),
            ("1,000-2,000", Some("1000～2000")),
            ("7～7", Some("7～7")),
            ("无", Some("无")),
            (" 无 ", Some("无")),
            ("", None),
            ("9～5", None),
            ("5～", None),
            ("～9", None),
            ("5-", None),
            ("5～7～9", None),
            ("5-7-9", None),
            // Without the end itself: no limit that all sides and the own one could share.
            ("<0.5", None),
            (">5", None),
            ("小于0.5", None),
            ("0.5mA", None),
            ("约0.5", None),
            ("0.5%", None),
            ("≤", None),
            ("≤5～9", None),
            ("不要求", None),
            ("1e3", None),
            ("无限值", None),
        ] {
            let read = Limit::parse(typed).map(|limit| limit.to_string());
            assert_eq!(read.as_deref(), kept, "{typed}");
            if let Some(kept) = kept {
                assert_eq!(Limit::parse(kept), Limit::parse(typed), "{kept}");
            }
        }
    }

    #[test]
    fn measured_values_are_read_as_reports_write_them() {
        for (typed, kept) in [
            ("0.32", Some("0.32")),
            ("０．３２０", Some("0.32")),
            ("-18", Some("-18")),
            ("1,250.0", Some("1250")),
            ("<0.01", Some("<0.01")),
            ("＜０．０１", Some("<0.01")),
            ("< 0.01", Some("<0.01")),
            ("未检出(<0.01)", Some("<0.01")),
            ("未检出（＜0.01）", Some("<0.01")),
            ("未检出 (< 0.01)", Some("<0.01")),
            ("未检出<0.01", Some("<0.01")),
            ("未测", Some("未测")),
            ("", None),
            ("未检出", None),
            ("未检出(0.01)", None),
            ("未检出()", None),
            ("(<0.01)", None),
            ("<0", None),
            ("<-1", None),
            ("≤0.01", None),
            ("0.32mA", None),
            ("合格", None),
            ("5～9", None),
        ] {
            let read = Measured::parse(typed).map(|measured| measured.to_string());
            assert_eq!(read.as_deref(), kept, "{typed}");
            if let Some(kept) = kept {
                assert_eq!(Measured::parse(kept), Measured::parse(typed), "{kept}");
            }
        }
    }
}
