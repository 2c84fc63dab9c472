//! Standards and regulations of other countries and of the world: `ISO 9001:2015`, `16 CFR 1303`,
//! `(EC) No 1935/2004`. Only what cannot be a number at all is refused.

use super::{Identified, IdentifierHint, is_digits, is_year};

/// Marks of bodies, and whether their numbers carry a year.
const BODIES: [(&str, bool); 26] = [
    ("AATCC", false),
    ("ANSI", false),
    ("AS", true),
    ("ASME", false),
    ("ASTM", true),
    ("BS", true),
    ("CEN", true),
    ("CFR", false),
    ("CISPR", true),
    ("CSA", false),
    ("DIN", true),
    ("EN", true),
    ("ETSI", false),
    ("GOST", true),
    ("IEC", true),
    ("IEEE", false),
    ("ISO", true),
    ("JIS", true),
    ("KS", true),
    ("NF", true),
    ("NZS", true),
    ("SASO", false),
    ("TR", false),
    ("TS", false),
    ("UL", false),
    ("VDE", false),
];

/// Reads the number of a standard that is not of this country.
pub fn read(text: &str) -> Option<Identified> {
    let letter = text.contains(|c: char| c.is_ascii_alphabetic());
    let digit = text.contains(|c: char| c.is_ascii_digit());
    let foreign = |c: char| {
        c.is_alphabetic() && !matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
            || c.is_ascii_digit()
            || " :-/+.,()[]&*#§".contains(c)
    };
    if !letter || !digit || !text.chars().all(foreign) {
        return None;
    }
    let (head, rest, dated) = head(text);
    if head.is_empty() {
        return Some(Identified {
            text: text.to_owned(),
            hint: None,
        });
    }
    // f963-17 is F963-17, but “Part 1303” stays as it is.
    let words = rest.split(' ').filter(|word| !word.is_empty());
    let words = words.map(|word| match word.contains(|c: char| c.is_ascii_digit()) {
        true => word.to_ascii_uppercase(),
        false => word.to_owned(),
    });
    let words: Vec<String> = std::iter::once(head).chain(words).collect();
    Some(Identified {
        text: words.join(" "),
        hint: (dated && !has_year(rest)).then_some(IdentifierHint::YearMissing),
    })
}

/// The marks at the beginning in capitals, what follows them, and whether years belong to them.
fn head(text: &str) -> (String, &str, bool) {
    let title = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, mut rest) = text.split_at(title);
    let mut head = String::new();
    let mut dated = false;
    loop {
        let separator = rest.len() - rest.trim_start_matches([' ', '/']).len();
        let behind = rest.get(separator..).unwrap_or_default();
        let letters = behind.len()
            - behind
                .trim_start_matches(|c: char| c.is_ascii_alphabetic())
                .len();
        let mark = behind
            .get(..letters)
            .unwrap_or_default()
            .to_ascii_uppercase();
        // The title of a code of regulations stands in front: 16 CFR 1303.
        let fits = number.is_empty() || mark == "CFR" || !head.is_empty();
        let Some((_, year)) = BODIES.iter().find(|(body, _)| *body == mark && fits) else {
            return (head, rest.trim_start(), dated);
        };
        if head.is_empty() && !number.is_empty() {
            head = [number, " "].concat();
        } else if !head.is_empty() {
            head.push_str(rest.get(..separator).unwrap_or(" "));
        }
        head.push_str(&mark);
        dated |= year;
        rest = behind.get(letters..).unwrap_or_default();
    }
}

/// `:2015`, `-2015`, or two digits at the end as ASTM writes them: `-17`, `-17e1`, `-94(2021)`.
fn has_year(rest: &str) -> bool {
    rest.split([':', '-']).skip(1).any(|part| {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let year = part.get(..digits).unwrap_or_default();
        is_year(year)
            || (digits == 2
                && is_digits(year)
                && rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    })
}
