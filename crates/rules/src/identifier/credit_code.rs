//! 统一社会信用代码 (GB 32100-2015) with the organisation code (GB 11714) inside it.

use super::{Identified, IdentifierFault, IdentifierHint, characters};

const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];
const INNER_WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Reads a credit code.
pub fn read(typed: &str) -> Result<Identified, IdentifierFault> {
    let text = characters::code(typed, false);
    let length = text.chars().count();
    if length != 18 {
        return Err(IdentifierFault::Length(length));
    }
    let mut values = Vec::with_capacity(18);
    for (place, character) in (1..).zip(text.chars()) {
        let value = ALPHABET.iter().position(|&a| char::from(a) == character);
        // Places 3 to 8 are a division code: digits. A letter in front (N, A, Y …) is a register's mark.
        let wrong = (3..=8).contains(&place) && !character.is_ascii_digit();
        match value {
            Some(value) if !wrong => values.push(value),
            _ => return Err(IdentifierFault::Character(place, character)),
        }
    }
    let sum: usize = values
        .iter()
        .zip(WEIGHTS)
        .map(|(value, weight)| value * weight)
        .sum();
    let expected = ALPHABET
        .get((31 - sum % 31) % 31)
        .map_or('0', |&a| char::from(a));
    match text.chars().next_back() {
        Some(found) if found != expected => Err(IdentifierFault::Check { found, expected }),
        _ => Ok(Identified {
            hint: hint(&text),
            text,
        }),
    }
}

fn hint(text: &str) -> Option<IdentifierHint> {
    if inner_check_fits(text) {
        characters::region(text.get(2..4))
    } else {
        Some(IdentifierHint::InnerCheck)
    }
}

/// GB 11714: the ninth character of the organisation code against the eight before it.
fn inner_check_fits(text: &str) -> bool {
    let code: Vec<char> = text.chars().skip(8).take(9).collect();
    let sum: usize = code
        .iter()
        .zip(INNER_WEIGHTS)
        .map(|(c, weight)| c.to_digit(36).map_or(0, |digit| digit as usize) * weight)
        .sum();
    let expected = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(u32::try_from(digit).unwrap_or(0), 10).unwrap_or('0'),
    };
    code.last() == Some(&expected)
}
