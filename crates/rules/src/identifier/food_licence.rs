//! 食品生产许可证编号: SC and fourteen digits.

use super::{Identified, IdentifierFault, IdentifierHint, characters};

/// Reads a licence number.
pub fn read(typed: &str) -> Result<Identified, IdentifierFault> {
    let text = characters::code(typed, false);
    let digits = text.strip_prefix("SC").ok_or(IdentifierFault::Beginning)?;
    characters::digits(digits, 14, 2)?;
    // Food has the classes 01 to 32, additives 01 to 03.
    let class = digits.get(..3).unwrap_or_default();
    if !("101"..="132").contains(&class) && !("201"..="203").contains(&class) {
        return Err(IdentifierFault::Part(3, class.to_owned()));
    }
    let hint = check_digit(digits).or_else(|| characters::region(digits.get(3..5)));
    Ok(Identified { text, hint })
}

/// ISO 7064 MOD 11,10. Licences in force do not all satisfy it, so it only gives a hint.
fn check_digit(digits: &str) -> Option<IdentifierHint> {
    let values: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let (last, others) = values.split_last()?;
    let product = others.iter().fold(10, |product, digit| {
        let sum = match (product + digit) % 10 {
            0 => 10,
            sum => sum,
        };
        2 * sum % 11
    });
    let expected = (11 - product) % 10;
    (expected != *last).then(|| IdentifierHint::CheckDigit {
        found: char::from_digit(*last, 10).unwrap_or('0'),
        expected: char::from_digit(expected, 10).unwrap_or('0'),
    })
}
