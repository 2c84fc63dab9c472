//! Exact decimal numbers.
//!
//! Limits are compared digit by digit in the end, so nothing here rounds: an operation either has an
//! exact result or none. (Published decimal types round products or fall back to division; a verdict
//! must not hang on that.)

use std::{cmp::Ordering, fmt};

use serde::{Deserialize, Serialize};

/// Most digits that may stand behind the point.
const MAX_SCALE: u8 = 18;
/// Most digits that a number read from text may have in all.
const MAX_DIGITS: usize = 18;

/// A decimal number `units / 10^scale`, kept without trailing zeros so that equal numbers look equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(i64, u8)")]
pub struct Decimal {
    units: i64,
    scale: u8,
}

impl Decimal {
    /// Reads `-12.50`; no exponent, no leading or trailing point, at most 18 digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (digits, ""),
        };
        let proper = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let length = whole.len() + fraction.len();
        if whole.is_empty() || !proper(whole) || !proper(fraction) || length > MAX_DIGITS {
            return None;
        }
        let mut units: i64 = 0;
        for digit in whole.bytes().chain(fraction.bytes()) {
            units = units * 10 + i64::from(digit - b'0');
        }
        Some(Self::reduced(
            if negative { -units } else { units },
            u8::try_from(fraction.len()).ok()?,
        ))
    }

    fn reduced(mut units: i64, mut scale: u8) -> Self {
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale -= 1;
        }
        Self { units, scale }
    }

    /// Both numbers in units of the finer scale.
    fn aligned(self, other: Self) -> Option<(i64, i64, u8)> {
        let scale = self.scale.max(other.scale);
        let widen = |d: Self| {
            d.units
                .checked_mul(10_i64.checked_pow(u32::from(scale - d.scale))?)
        };
        Some((widen(self)?, widen(other)?, scale))
    }

    /// The sum, unless it is out of range.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let (a, b, scale) = self.aligned(other)?;
        Some(Self::reduced(a.checked_add(b)?, scale))
    }

    /// The difference, unless it is out of range.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.checked_neg()?)
    }

    /// The product, unless it is out of range or needs more than 18 digits behind the point.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let product = Self::reduced(
            self.units.checked_mul(other.units)?,
            self.scale + other.scale,
        );
        (product.scale <= MAX_SCALE).then_some(product)
    }

    /// The number with the other sign.
    #[must_use]
    pub fn checked_neg(self) -> Option<Self> {
        Some(Self {
            units: self.units.checked_neg()?,
            scale: self.scale,
        })
    }

    /// The number without its sign.
    #[must_use]
    pub fn checked_abs(self) -> Option<Self> {
        if self.is_negative() {
            self.checked_neg()
        } else {
            Some(self)
        }
    }

    /// This part of a sum in tenths of a percent, rounded half up: for reading, never for a verdict.
    /// `None` for anything below zero and for a sum of zero.
    #[must_use]
    pub fn per_mille_of(self, whole: Self) -> Option<u32> {
        let (part, whole, _) = self.aligned(whole)?;
        let (part, whole) = (i128::from(part), i128::from(whole));
        if part < 0 || whole <= 0 {
            return None;
        }
        u32::try_from((part * 2000 + whole).checked_div(whole * 2)?).ok()
    }

    /// The number as `units / 10^scale`.
    pub(crate) fn parts(self) -> (i64, u8) {
        (self.units, self.scale)
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.units < 0
    }
}

impl TryFrom<(i64, u8)> for Decimal {
    type Error = &'static str;

    /// As a compiled rule set has it: whatever stands in a damaged one, the scale stays in bounds.
    fn try_from((units, scale): (i64, u8)) -> Result<Self, Self::Error> {
        if scale <= MAX_SCALE {
            Ok(Self::reduced(units, scale))
        } else {
            Err("too many digits")
        }
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self {
            units: value,
            scale: 0,
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        // Before the point and behind it apart, so that nothing gets out of range.
        let parts = |d: &Self| {
            let one = 10_i64.pow(d.scale.into());
            let fine = 10_i64.pow((MAX_SCALE - d.scale).into());
            (d.units / one, d.units % one * fine)
        };
        parts(self).cmp(&parts(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!(
            "{:0width$}",
            self.units.unsigned_abs(),
            width = usize::from(self.scale) + 1
        );
        let (whole, fraction) = digits
            .split_at_checked(digits.len() - usize::from(self.scale))
            .unwrap_or((&digits, ""));
        let sign = if self.units < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn reads_and_writes() {
        for (text, shown) in [
            ("0", "0"),
            ("-0.50", "-0.5"),
            ("12.340", "12.34"),
            ("007", "7"),
            ("0.000001", "0.000001"),
            ("999999999999999999", "999999999999999999"),
        ] {
            assert_eq!(d(text).to_string(), shown);
        }
        for bad in [
            "",
            "-",
            ".5",
            "5.",
            "1e3",
            "1,000",
            "1.2.3",
            "+1",
            " 1",
            "９",
            "1234567890123456789",
            "12345678901234567.89",
        ] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn is_exact() {
        assert_eq!(d("0.1").checked_add(d("0.2")), Some(d("0.3")));
        assert_eq!(d("0.3").checked_sub(d("0.1")), Some(d("0.2")));
        assert_eq!(d("1.10"), d("1.1"));
        assert_eq!(d("1.5").checked_mul(d("-2")), Some(d("-3")));
        assert!(d("0.50") <= d("0.5") && d("-1") < d("0.01") && d("10") > d("9.99"));
    }

    #[test]
    fn orders_numbers_of_every_size() {
        let rising = [
            "-999999999999999999",
            "-1.5",
            "-1.000000000000001",
            "-1",
            "-0.00000000000000001",
            "0",
            "0.00000000000000001",
            "0.1",
            "0.11",
            "1",
            "10",
            "999999999999999998",
            "999999999999999999",
        ];
        let rising: Vec<_> = rising.into_iter().map(d).collect();
        for (place, a) in rising.iter().enumerate() {
            for (other, b) in rising.iter().enumerate() {
                assert_eq!(a.cmp(b), place.cmp(&other), "{a} {b}");
            }
        }
    }

    #[test]
    fn a_damaged_one_is_refused() {
        let read = |parts: (i64, u8)| {
            let bytes = postcard::to_allocvec(&parts).unwrap();
            postcard::from_bytes::<Decimal>(&bytes).ok()
        };
        assert_eq!(read((-150, 2)), Some(d("-1.5")));
        assert_eq!(read((1, 18)).map(|d| d.to_string().len()), Some(20));
        assert_eq!(read((1, 19)), None);
        assert_eq!(read((0, 255)), None);
    }

    #[test]
    fn says_so_when_there_is_no_exact_result() {
        let small = d("0.0000000001");
        assert_eq!(small.checked_mul(small), None);
        let mut large = d("999999999999999999");
        assert_eq!(large.checked_mul(large), None);
        large = large.checked_mul(d("9")).unwrap();
        assert_eq!(large.checked_mul(large), None);
        assert!(small < large && large.checked_neg().unwrap() < small);
    }
}
