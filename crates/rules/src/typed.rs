//! Numbers and dates as people type them.

use crate::{Date, Decimal};

/// Full-width characters as their plain ones, without the spaces around.
pub(crate) fn narrow(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{2212}' => '-',
            '。' => '.',
            _ => c,
        })
        .collect()
}

/// `１，２３４．５` as `1234.5`; separators count only in groups of three.
fn plain_number(text: &str) -> Option<String> {
    let narrow = narrow(text);
    let (whole, fraction) = narrow
        .split_once('.')
        .map_or((narrow.as_str(), None), |(w, f)| (w, Some(f)));
    let mut groups = whole.split([',', ' ', '\u{a0}']);
    let mut plain = groups.next()?.to_owned();
    let first = plain.trim_start_matches('-').len();
    for group in groups {
        if group.len() != 3 || !(1..=3).contains(&first) {
            return None;
        }
        plain.push_str(group);
    }
    if let Some(fraction) = fraction {
        plain.push('.');
        plain.push_str(fraction);
    }
    Some(plain)
}

/// A number as people type it.
pub(crate) fn read_decimal(text: &str) -> Option<Decimal> {
    Decimal::parse(text).or_else(|| Decimal::parse(&plain_number(text)?))
}

/// `2026-1-31`, `2026/01/31`, `2026.1.31`, `2026年1月31日`, `20260131`, also in full width.
pub(crate) fn read_date(text: &str) -> Option<Date> {
    let narrow = narrow(text);
    let parts: Vec<&str> = match narrow.as_str() {
        digits if digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()) => {
            vec![digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?]
        }
        other => other
            .trim_end_matches('日')
            .split(['-', '/', '.', '年', '月'])
            .map(str::trim)
            .collect(),
    };
    let [year, month, day] = parts.try_into().ok()?;
    let short =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || !short(month) || !short(day) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, plain) in [
            ("1,234.50", Some("1234.5")),
            ("１２．５", Some("12.5")),
            (" 7 ", Some("7")),
            ("-1,000", Some("-1000")),
            ("−3", Some("-3")),
            ("1，000，000", Some("1000000")),
            ("1 234", Some("1234")),
            ("1,23", None),
            ("12,3456", None),
            ("1e3", None),
            ("约5", None),
            ("5mg", None),
            ("--1", None),
            ("1..2", None),
            ("٣", None),
        ] {
            let read = read_decimal(typed).map(|number| number.to_string());
            assert_eq!(read.as_deref(), plain, "{typed}");
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for typed in [
            "2026-01-31",
            "2026/1/31",
            "2026.01.31",
            "2026年1月31日",
            "20260131",
            "２０２６年１月３１日",
            " 2026-1-31 ",
        ] {
            assert_eq!(read_date(typed), Date::new(2026, 1, 31), "{typed}");
        }
        for typed in [
            "2026-02-30",
            "31-01-2026",
            "2026-1",
            "2026-1-31-2",
            "26-1-31",
            "明天",
            "2026-001-31",
            "12026-1-3",
            "2026-+1-01",
        ] {
            assert_eq!(read_date(typed), None, "{typed}");
        }
    }
}
