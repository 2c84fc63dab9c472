//! Exact quotients, for values whose conversion leaves the decimals: 50 min is 5/6 h.

use std::cmp::Ordering;

use crate::Decimal;

/// An exact number, a quotient in its lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    /// Above zero.
    denominator: i128,
}

impl Ratio {
    /// The quotient of two numbers; none by zero or out of range.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = common_divisor(numerator, denominator)?;
        let sign = denominator.signum();
        Some(Self {
            numerator: numerator.checked_div(divisor)?.checked_mul(sign)?,
            denominator: denominator.checked_div(divisor)?.checked_mul(sign)?,
        })
    }

    /// The product, unless it is out of range.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        // Crosswise in lowest terms first, so that nothing grows without need.
        let a = Self::new(self.numerator, other.denominator)?;
        let b = Self::new(other.numerator, self.denominator)?;
        Some(Self {
            numerator: a.numerator.checked_mul(b.numerator)?,
            denominator: a.denominator.checked_mul(b.denominator)?,
        })
    }

    /// The quotient, unless it is out of range or by zero.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.checked_mul(Self::new(other.denominator, other.numerator)?)
    }

    /// The difference, unless it is out of range.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let a = self.numerator.checked_mul(other.denominator)?;
        let b = other.numerator.checked_mul(self.denominator)?;
        let denominator = self.denominator.checked_mul(other.denominator)?;
        Self::new(a.checked_sub(b)?, denominator)
    }

    /// The same number as a decimal, where it is one of at most 18 digits behind the point.
    #[must_use]
    pub fn to_decimal(self) -> Option<Decimal> {
        let mut scale = 0_u8;
        let mut power = 1_i128;
        while power % self.denominator != 0 {
            scale = scale.checked_add(1).filter(|scale| *scale <= 18)?;
            power *= 10;
        }
        let units = self.numerator.checked_mul(power / self.denominator)?;
        Decimal::try_from((i64::try_from(units).ok()?, scale)).ok()
    }
}

/// The greatest common divisor, above zero unless both are zero.
fn common_divisor(a: i128, b: i128) -> Option<i128> {
    let (mut a, mut b) = (a.checked_abs()?, b.checked_abs()?);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    Some(a)
}

impl From<Decimal> for Ratio {
    fn from(decimal: Decimal) -> Self {
        let (units, scale) = decimal.parts();
        let denominator = 10_i128.pow(u32::from(scale));
        Self::new(units.into(), denominator).unwrap_or(Self {
            numerator: units.into(),
            denominator,
        })
    }
}

impl Ord for Ratio {
    /// Whole parts first, then the inverted rests: nothing is multiplied, so nothing gets out of range.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        loop {
            let (whole_a, rest_a) = a.split();
            let (whole_b, rest_b) = b.split();
            let order = whole_a.cmp(&whole_b);
            if order.is_ne() || rest_a == 0 || rest_b == 0 {
                return order.then(rest_a.cmp(&rest_b));
            }
            // Of two fractions below one, the larger has the smaller inverse.
            (a, b) = (
                Self {
                    numerator: b.denominator,
                    denominator: rest_b,
                },
                Self {
                    numerator: a.denominator,
                    denominator: rest_a,
                },
            );
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ratio {
    /// The whole part, rounded down, and the numerator of the rest.
    fn split(self) -> (i128, i128) {
        (
            self.numerator.div_euclid(self.denominator),
            self.numerator.rem_euclid(self.denominator),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn orders_quotients_of_every_size() {
        let largest = i128::MAX;
        let rising = [
            ratio(-largest, 1),
            ratio(-7, 2),
            ratio(-10, 3),
            ratio(-1, largest),
            ratio(0, 5),
            ratio(1, largest),
            ratio(largest / 3, largest),
            ratio(1, 3),
            ratio(5, 6),
            ratio(largest - 1, largest),
            ratio(1, 1),
            ratio(largest, largest - 1),
            ratio(largest, 1),
        ];
        for (place, a) in rising.iter().enumerate() {
            for (other, b) in rising.iter().enumerate() {
                assert_eq!(a.cmp(b), place.cmp(&other), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn calculates_exactly_or_not_at_all() {
        let decimal = |text: &str| Ratio::from(Decimal::parse(text).unwrap());
        assert_eq!(ratio(-6, -4), decimal("1.5"));
        assert_eq!(ratio(50, 60).to_decimal(), None);
        assert_eq!(ratio(45, 60).to_decimal(), Decimal::parse("0.75"));
        assert_eq!(
            ratio(1, 1 << 18).to_decimal().map(|d| d.to_string().len()),
            Some(20)
        );
        assert_eq!(ratio(1, 1 << 19).to_decimal(), None);
        assert_eq!(ratio(i128::MAX, 1).to_decimal(), None);
        let small = ratio(1, 10_i128.pow(18));
        assert_eq!(
            small.checked_mul(decimal("999999999999999999")),
            Some(ratio(999_999_999_999_999_999, 10_i128.pow(18)))
        );
        assert_eq!(
            decimal("0.3").checked_sub(decimal("0.1")),
            Some(decimal("0.2"))
        );
        assert_eq!(decimal("3").checked_div(decimal("0.5")), Some(decimal("6")));
        assert_eq!(decimal("3").checked_div(decimal("0")), None);
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::new(i128::MIN, 1), None);
        assert_eq!(ratio(i128::MAX, 1).checked_mul(ratio(2, 1)), None);
        assert_eq!(
            ratio(i128::MAX, 2).checked_mul(ratio(2, 1)),
            Some(ratio(i128::MAX, 1))
        );
    }
}
