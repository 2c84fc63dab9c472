//! Characters as they are meant, however they were typed.

use super::{IdentifierFault, IdentifierHint};

/// Codes of the provinces, GB/T 2260; 10 stands for the nation in codes that central bodies give.
const PROVINCES: [&str; 35] = [
    "10", "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
    "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65",
    "71", "81", "82",
];

/// A full-width character as its plain one, every dash as `-`.
pub fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{3000}' => ' ',
        other => other,
    }
}

/// What nobody sees and nobody means.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A code without what people put in between: spaces, dashes and, where `dots` says so, dots.
pub fn code(typed: &str, dots: bool) -> String {
    typed
        .chars()
        .map(narrow)
        .filter(|c| {
            !(c.is_whitespace()
                || is_invisible(*c)
                || *c == '-'
                || (dots && matches!(c, '.' | '·')))
        })
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// Whether there are so many characters, all of them digits. Characters read `before` count for the
/// place of a wrong one, not for the length.
pub fn digits(text: &str, length: usize, before: usize) -> Result<(), IdentifierFault> {
    let wrong = (1..).zip(text.chars()).find(|(_, c)| !c.is_ascii_digit());
    if let Some((place, character)) = wrong {
        return Err(IdentifierFault::Character(before + place, character));
    }
    let count = text.chars().count();
    if count == length {
        Ok(())
    } else {
        Err(IdentifierFault::Length(count))
    }
}

/// A hint where two digits are not those of a province.
pub fn region(digits: Option<&str>) -> Option<IdentifierHint> {
    let digits = digits?;
    (!PROVINCES.contains(&digits)).then(|| IdentifierHint::Region(digits.to_owned()))
}
