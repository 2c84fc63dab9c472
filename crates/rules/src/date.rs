//! Calendar days. All days are days in China (Asia/Shanghai); "today" is always an argument.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar from 1900 to 2199, the range in which a date on a form can be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
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
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let length = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        let fits = (1900..2200).contains(&year) && (1..=length).contains(&day);
        fits.then_some(Self { year, month, day })
    }

    /// The day in Asia/Shanghai, eight hours ahead of Greenwich all year, at a time in milliseconds
    /// since 1970 began in Greenwich. A clock that is set outside of 1900 to 2199 gives the last day
    /// there is: no day is right then, and the latest is the most careful.
    #[must_use]
    pub fn in_china(milliseconds: i64) -> Self {
        const HOUR: i64 = 60 * 60 * 1000;
        // Days since the first of March of the year 0: years that begin in March end with their leap
        // day. The calendar repeats itself every 400 years, which are 146,097 days.
        let days = (milliseconds.saturating_add(8 * HOUR)).div_euclid(24 * HOUR) + 719_468;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        // Five months from March or August have 153 days.
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (next_year, month) = if month < 10 {
            (0, month + 3)
        } else {
            (1, month - 9)
        };
        let year = u16::try_from(400 * era + year + next_year);
        let (month, day) = (u8::try_from(month), u8::try_from(day));
        let (Ok(year), Ok(month), Ok(day)) = (year, month, day) else {
            return Self::MAX;
        };
        Self::new(year, month, day).unwrap_or(Self::MAX)
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
        let last = |year, month| (28..=31).rev().find_map(|day| Self::new(year, month, day));
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
