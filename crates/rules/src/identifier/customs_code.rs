//! 海关注册编码: four digits of the place, one mark of the zone, five more characters.

use super::{Identified, IdentifierFault, characters};

/// Reads a customs code.
pub fn read(typed: &str) -> Result<Identified, IdentifierFault> {
    let text = characters::code(typed, false);
    let count = text.chars().count();
    if count != 10 {
        return Err(IdentifierFault::Length(count));
    }
    for (place, character) in (1..).zip(text.chars()) {
        let fits = match place {
            1..=4 => character.is_ascii_digit(),
            5 => character.is_ascii_alphanumeric() && character != '0',
            _ => character.is_ascii_alphanumeric(),
        };
        if !fits {
            return Err(IdentifierFault::Character(place, character));
        }
    }
    let hint = characters::region(text.get(..2));
    Ok(Identified { text, hint })
}
