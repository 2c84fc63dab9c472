//! Calendar days. All days are days in China (Asia/Shanghai); "today" is always an argument.

use std::{fmt, ops::Range};

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar from 1900 to 2199, the range in which a date on a form can be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The years there are.
const YEARS: Range<u16> = 1900..2200;

/// Days of a month; none in a month that does not exist.
fn length(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

impl Date {
    /// The last day there is.
    pub const MAX: Self = Self {
        year: 2199,
        month: 12,
        day: 31,
    };

    /// The day, unless it does not exist or is out of range.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let fits = YEARS.contains(&year) && (1..=length(year, month)).contains(&day);
        fits.then_some(Self { year, month, day })
    }

    /// The day in Asia/Shanghai, eight hours ahead of Greenwich all year, at a time in milliseconds
    /// since 1970 began in Greenwich. A clock that is set outside of 1900 to 2199 gives the last day
    /// there is: no day is right then, and the latest is the most careful.
    #[must_use]
    pub fn in_china(milliseconds: i64) -> Self {
        const HOUR: i64 = 60 * 60 * 1000;
        /// Days from the first one there is to 1970.
        const BEFORE: i64 = 25_567;
        let in_china = milliseconds.saturating_add(8 * HOUR);
        let mut left = in_china.div_euclid(24 * HOUR) + BEFORE;
        for year in YEARS {
            // All months but February have 337 days together.
            let days = 337 + i64::from(length(year, 2));
            if left >= days {
                left -= days;
                continue;
            }
            for month in 1..=12 {
                let length = i64::from(length(year, month));
                if (0..length).contains(&left) {
                    let day = u8::try_from(left + 1).ok();
                    return day.map_or(Self::MAX, |day| Self { year, month, day });
                }
                left -= length;
            }
        }
        Self::MAX
    }

    /// Reads `2026-01-31` and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits =
            |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The year, from 1900.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day after; none after the last day there is.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let Self { year, month, day } = self;
        Self::new(year, month, day + 1)
            .or_else(|| Self::new(year, month + 1, 1))
            .or_else(|| Self::new(year + 1, 1, 1))
    }

    /// The day before; none before the first day there is.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        let Self { year, month, day } = self;
        let last = |year, month| Self::new(year, month, length(year, month));
        Self::new(year, month, day - 1)
            .or_else(|| last(year, month - 1))
            .or_else(|| last(year - 1, 12))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_in_china_begins_at_sixteen_hours_in_greenwich() {
        const HOUR: i64 = 60 * 60 * 1000;
        let mut day = Date::new(1970, 1, 2);
        let mut begins = 16 * HOUR;
        while let Some(this) = day {
            assert_eq!(Date::in_china(begins), this);
            assert_eq!(Date::in_china(begins + 24 * HOUR - 1), this);
            day = this.next();
            begins += 24 * HOUR;
        }
        let mut day = Date::new(1970, 1, 1);
        let mut begins = -8 * HOUR;
        while let Some(this) = day {
            assert_eq!(Date::in_china(begins), this);
            day = this.previous();
            begins -= 24 * HOUR;
        }
        for clock in [i64::MIN, i64::MAX, begins - 24 * HOUR] {
            assert_eq!(Date::in_china(clock), Date::MAX, "{clock}");
        }
    }

    #[test]
    fn days_follow_each_other() {
        let day = |text| Date::parse(text).unwrap();
        for (before, after) in [
            ("2026-11-22", "2026-11-23"),
            ("2026-11-30", "2026-12-01"),
            ("2026-12-31", "2027-01-01"),
            ("2024-02-28", "2024-02-29"),
            ("2024-02-29", "2024-03-01"),
            ("2026-02-28", "2026-03-01"),
        ] {
            assert_eq!(day(before).next(), Some(day(after)), "{before}");
            assert_eq!(day(after).previous(), Some(day(before)), "{after}");
        }
        assert_eq!(Date::MAX.next(), None);
        assert_eq!(day("1900-01-01").previous(), None);
    }

    #[test]
    fn reads_existing_days_only() {
        for good in [
            "2026-11-22",
            "2024-02-29",
            "2000-02-29",
            "1900-01-01",
            "2199-12-31",
        ] {
            assert_eq!(
                Date::parse(good).map(|d| d.to_string()).as_deref(),
                Some(good)
            );
        }
        for bad in [
            "",
            "2026",
            "2026-13-01",
            "2026-02-29",
            "2100-02-29",
            "2026-1-1",
            "2026-04-31",
            "9999-01-01",
            "2026-11-22-1",
            "2026-11-00",
            "+026-11-22",
            "２０２６-11-22",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn later_days_are_greater() {
        let days: Vec<_> = ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"]
            .into_iter()
            .filter_map(Date::parse)
            .collect();
        assert_eq!(days.len(), 4);
        assert!(days.is_sorted());
    }
}
