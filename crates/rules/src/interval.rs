//! Intervals of values.

use crate::Ratio;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Decimal;

    #[test]
    fn an_interval_contains_what_lies_in_it() {
        let interval = |text: &str| {
            let end = |text: &str| Decimal::parse(text).map(Ratio::from);
            let (low, high) = text.split_once(' ').unwrap();
            Interval::new(end(low), end(high))
        };
        for (outer, inner, contains) in [
            ("_ 0.5", "_ 0.5", true),
            ("_ 0.5", "_ 0.51", false),
            ("_ 0.5", "_ _", false),
            ("_ _", "_ 0.5", true),
            ("5 _", "5 9", true),
            ("5 9", "5 _", false),
            ("5 9", "5 9", true),
            ("5 9", "4.9 9", false),
            ("5 9", "6 8", true),
            ("_ 9", "5 9", true),
        ] {
            let found = interval(outer).unwrap().contains(&interval(inner).unwrap());
            assert_eq!(found, contains, "{inner} in {outer}");
        }
        assert_eq!(interval("9 5"), None);
    }
}
