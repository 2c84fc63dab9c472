//! Units of measurement: which ones convert into each other, and by what exact factor.
//!
//! A unit is one of the [`UNITS`], with or without a prefix, or a quotient of two: mg/kg is a mass by
//! a mass, mg/L one by a volume, mg/dm² one by an area. Units convert only within the same dimension.
//! Whatever is not known here (%, ppm, dB(A), ℃, CFU) is a word that converts into itself.

mod known;

use known::{Known, PREFIXES, Quantity, UNITS};

use crate::{Ratio, typed::narrow};

/// What a unit, or one side of a quotient, is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Dimension {
    Of(Quantity),
    /// Not known here: it converts only into itself.
    Word(String),
}

/// What a value in one unit has to be multiplied by to be one in the other; `None` where they do not
/// convert into each other.
#[must_use]
pub(super) fn factor(from: &str, to: &str) -> Option<Ratio> {
    let (from, to) = (plain(from), plain(to));
    if from == to {
        return Ratio::new(1, 1);
    }
    let ((from, by), (to, other_by)) = (dimensions(&from)?, dimensions(&to)?);
    let divided = match (&by, &other_by) {
        (None, None) => Ratio::new(1, 1)?,
        (Some(by), Some(other)) if by.0 == other.0 => other.1.checked_div(by.1)?,
        _ => return None,
    };
    (from.0 == to.0)
        .then(|| from.1.checked_div(to.1)?.checked_mul(divided))
        .flatten()
}

type Part = (Dimension, Ratio);

/// The dimension of a unit, and that by which it is divided.
fn dimensions(unit: &str) -> Option<(Part, Option<Part>)> {
    if let Some(known) = known(unit) {
        return Some((known, None));
    }
    match unit.split_once('/') {
        Some((unit, by)) => Some((part(unit)?, Some(divisor(by)?))),
        None => Some((part(unit)?, None)),
    }
}

fn part(unit: &str) -> Option<Part> {
    match known(unit) {
        Some(known) => Some(known),
        None => Some((Dimension::Word(unit.to_owned()), Ratio::new(1, 1)?)),
    }
}

/// As in `mg/100g`. Other numbers than powers of ten belong to a method: what is torn off a strip of
/// 5 cm, or found in 25 g, is not five or twenty-five times what would be in one.
fn divisor(unit: &str) -> Option<Part> {
    let bare = unit.trim_start_matches(|c: char| c.is_ascii_digit());
    let zeros = unit
        .strip_suffix(bare)
        .and_then(|number| number.strip_prefix('1'))
        .filter(|zeros| zeros.bytes().all(|digit| digit == b'0'));
    if let Some(zeros) = zeros
        && let Some((dimension, factor)) = known(bare)
    {
        let exponent = i32::try_from(zeros.len()).ok()?;
        return Some((dimension, factor.checked_mul(power(1, exponent)?)?));
    }
    part(unit)
}

/// A unit of the table, with or without a prefix.
fn known(unit: &str) -> Option<Part> {
    let find = |name: &str| UNITS.iter().find(|known| known.0.contains(&name));
    if let Some(Known(_, quantity, mantissa, exponent, _)) = find(unit) {
        return Some((Dimension::Of(*quantity), power(*mantissa, *exponent)?));
    }
    PREFIXES.iter().find_map(|(prefix, shift)| {
        let Known(_, quantity, mantissa, exponent, times) =
            find(unit.strip_prefix(prefix)?).filter(|known| known.4 > 0)?;
        Some((
            Dimension::Of(*quantity),
            power(*mantissa, exponent + shift * times)?,
        ))
    })
}

/// `mantissa * 10^exponent`.
fn power(mantissa: u64, exponent: i32) -> Option<Ratio> {
    let ten = 10_i128.checked_pow(exponent.unsigned_abs())?;
    let mantissa = i128::from(mantissa);
    if exponent < 0 {
        Ratio::new(mantissa, ten)
    } else {
        Ratio::new(mantissa.checked_mul(ten)?, 1)
    }
}

/// A unit in the one way of writing that is looked up: half width, `u` for µ, `m2` for m² and 平方米.
fn plain(unit: &str) -> String {
    let mut plain = String::new();
    for c in narrow(unit).chars() {
        match c {
            'μ' | 'µ' => plain.push('u'),
            '\u{2126}' => plain.push('Ω'),
            '℃' => plain.push_str("°C"),
            '²' => plain.push('2'),
            '³' => plain.push('3'),
            '㎡' => plain.push_str("m2"),
            '㎥' => plain.push_str("m3"),
            '㎎' => plain.push_str("mg"),
            '㎏' => plain.push_str("kg"),
            '㎜' => plain.push_str("mm"),
            '㎝' => plain.push_str("cm"),
            '㎞' => plain.push_str("km"),
            '.' | '⋅' | '•' | '∙' | '×' | '*' | '･' | '・' => plain.push('·'),
            '^' => {}
            _ if c.is_whitespace() => {}
            _ => plain.push(c),
        }
    }
    let spelled = |part: &str| {
        let square = part.strip_prefix("平方").map(|rest| [rest, "2"].concat());
        let cubic = || part.strip_prefix("立方").map(|rest| [rest, "3"].concat());
        square.or_else(cubic).unwrap_or_else(|| part.to_owned())
    };
    let parts: Vec<String> = plain.split('/').map(spelled).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A value in one unit as one in another, `None` where they do not convert.
    fn check(from: &str, to: &str, expected: Option<&str>) {
        let found = factor(from, to);
        let decimal = found
            .and_then(Ratio::to_decimal)
            .map(|factor| factor.to_string());
        assert_eq!(decimal.as_deref(), expected, "{from} in {to}");
        // And back again.
        let back = factor(to, from);
        let one = found.zip(back).and_then(|(a, b)| a.checked_mul(b));
        assert_eq!(
            one,
            expected.and_then(|_| Ratio::new(1, 1)),
            "{to} in {from}"
        );
    }

    #[test]
    fn units_convert_within_their_dimension() {
        for (from, to, factor) in [
            ("mg/kg", "µg/kg", "1000"),
            ("mg/kg", "g/100g", "0.0001"),
            ("ng/g", "mg/kg", "0.001"),
            ("mg/100 g", "mg/kg", "10"),
            ("mg/L", "µg/mL", "1"),
            ("mg/L", "g/100mL", "0.0001"),
            ("μg/m³", "mg/m3", "0.001"),
            ("mg/m3", "mg/L", "0.001"),
            ("mg/dm²", "mg/m2", "100"),
            ("ug/cm2", "mg/dm²", "0.1"),
            ("g/㎡", "mg/平方厘米", "0.1"),
            ("kWh", "MJ", "3.6"),
            ("kW·h", "Wh", "1000"),
            ("µA", "mA", "0.001"),
            ("毫安", "mA", "1"),
            ("MΩ", "kΩ", "1000"),
            ("mPa", "MPa", "0.000000001"),
            ("N/mm²", "MPa", "1"),
            ("bar", "kPa", "100"),
            ("mbar", "Pa", "100"),
            ("kgf/cm2", "kPa", "98.0665"),
            ("km/h", "m/h", "1000"),
            ("L/h", "m³/h", "0.001"),
            ("小时", "min", "60"),
            ("ｋｇ", "克", "1000"),
            ("mg/Kg", "mg/kg", "1"),
            ("kN·m", "N·cm", "100000"),
            ("in", "mm", "25.4"),
            ("lb", "kg", "0.45359237"),
            ("mg/件", "µg/件", "1000"),
            ("CFU/g", "CFU/100g", "100"),
            ("mSv/h", "µSv/h", "1000"),
            ("mm3", "m3", "0.000000001"),
            ("℃", "° C", "1"),
            ("dB（A）", "dB(A)", "1"),
            ("％", "%", "1"),
            ("", "", "1"),
            ("N/5cm", "N/5 cm", "1"),
            ("转/分", "rpm", "1"),
        ] {
            check(from, to, Some(factor));
        }
        // Not every factor is a decimal number.
        assert_eq!(factor("L/min", "m3/h"), Ratio::new(6, 100));
        assert_eq!(factor("m/s", "km/h"), Ratio::new(36, 10));
        assert_eq!(factor("km/h", "m/s").and_then(Ratio::to_decimal), None);
        assert_eq!(factor("km/h", "m/s"), Ratio::new(5, 18));
    }

    #[test]
    fn units_do_not_convert_between_dimensions() {
        for (from, to) in [
            ("mg/L", "mg/dm²"),
            ("mg/L", "mg/kg"),
            ("mg/kg", "%"),
            ("mg/kg", "ppm"),
            ("%", "‰"),
            ("g", "g/m2"),
            ("N·m", "J"),
            ("N/mm", "MPa"),
            ("mPa", "mA"),
            ("MG", "Mg"),
            ("℃", "℉"),
            ("dB", "dB(A)"),
            ("", "mg"),
            ("级", "mg"),
            ("mg/件", "mg/套"),
            ("CFU/g", "MPN/g"),
            ("N/5cm", "N/cm"),
            ("CFU/25g", "CFU/g"),
            ("mass", "g"),
            ("kmin", "min"),
            ("mg/kg/d", "mg/kg"),
            ("/", "mg"),
            ("1", "100"),
            ("10000000000000000000000000000000000000000g", "g"),
        ] {
            check(from, to, None);
        }
    }
}
