//! 统一社会信用代码 (GB 32100-2015) with the organisation code (GB 11714) inside it.

use std::fmt;

const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];
const INNER_WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// A credit code whose 18 characters and check character are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditCode {
    text: String,
    /// The organisation code in characters 9 to 17 fails its own check (GB 11714). A reason to look
    /// again, never to refuse: codes of before the reform may carry such a part.
    pub inner_check_differs: bool,
}

/// What is wrong with a credit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreditCodeFault {
    /// Not 18 characters; the number there is.
    Length(usize),
    /// A character that cannot stand there: its place from 1, and itself.
    Character(usize, char),
    /// The check character does not fit the other seventeen: what it is, what it would have to be.
    Check {
        /// As typed.
        found: char,
        /// As computed.
        expected: char,
    },
}

impl CreditCode {
    /// Reads a credit code: full-width characters, lower case, spaces and hyphens are accepted.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, CreditCodeFault> {
        let text: String = typed.chars().filter_map(normal).collect();
        let length = text.chars().count();
        if length != 18 {
            return Err(CreditCodeFault::Length(length));
        }
        let mut values = Vec::with_capacity(18);
        for (place, character) in (1..).zip(text.chars()) {
            let value = ALPHABET.iter().position(|&a| char::from(a) == character);
            // Places 3 to 8 are a division code: digits. A letter in front (N, A, Y …) is a register's mark.
            let wrong = (3..=8).contains(&place) && !character.is_ascii_digit();
            match value {
                Some(value) if !wrong => values.push(value),
                _ => return Err(CreditCodeFault::Character(place, character)),
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
            Some(found) if found != expected => Err(CreditCodeFault::Check { found, expected }),
            _ => Ok(Self {
                inner_check_differs: !inner_check_fits(&text),
                text,
            }),
        }
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The character as it is meant; `None` for what people put in between.
fn normal(character: char) -> Option<char> {
    let narrow = match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0)?,
        other => other,
    };
    let skipped = narrow.is_whitespace()
        || matches!(
            narrow,
            '-' | '\u{2010}'..='\u{2015}' | '\u{200b}' | '\u{feff}'
        );
    (!skipped).then(|| narrow.to_ascii_uppercase())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Result<(&str, bool), CreditCodeFault>) {
        let found =
            CreditCode::parse(typed).map(|code| (code.to_string(), code.inner_check_differs));
        assert_eq!(
            found,
            expected.map(|(text, differs)| (text.to_owned(), differs)),
            "{typed}"
        );
    }

    #[test]
    fn accepts_real_codes_however_they_are_typed() {
        for real in [
            "914403001922038216",
            "9144030071526726XG",
            "91110000600037341L",
            "91310115MA1K3BTP2B",
            "91340600MA2PBM9HXD",
            "91440400192548256N",
            "91370200264574251E",
            "91110000710925462X",
            "91100000100003962T",
        ] {
            check(real, Ok((real, false)));
        }
        check(
            "９１４４０３００７１５２６７２６ｘｇ",
            Ok(("9144030071526726XG", false)),
        );
        check(" 91440300-71526726 XG ", Ok(("9144030071526726XG", false)));
    }

    #[test]
    fn says_what_is_wrong() {
        check("12345", Err(CreditCodeFault::Length(5)));
        check("", Err(CreditCodeFault::Length(0)));
        check(
            "9111000060003IOZSV",
            Err(CreditCodeFault::Character(14, 'I')),
        );
        check(
            "91440300192203821O",
            Err(CreditCodeFault::Character(18, 'O')),
        );
        check(
            "9A440300192203821X",
            Err(CreditCodeFault::Check {
                found: 'X',
                expected: 'A',
            }),
        );
        check(
            "91A40300192203821X",
            Err(CreditCodeFault::Character(3, 'A')),
        );
        check(
            "91110000600037341N",
            Err(CreditCodeFault::Check {
                found: 'N',
                expected: 'L',
            }),
        );
    }

    #[test]
    fn accepts_letters_in_front() {
        // Same body as a real code, with the check character recomputed for each register's mark.
        for mark in ["N2", "A1", "Y1"] {
            let body = format!("{mark}44030071526726X");
            let Err(CreditCodeFault::Check { expected, .. }) =
                CreditCode::parse(&format!("{body}0"))
            else {
                check(&format!("{body}0"), Ok((&format!("{body}0"), false)));
                continue;
            };
            check(
                &format!("{body}{expected}"),
                Ok((&format!("{body}{expected}"), false)),
            );
        }
    }

    #[test]
    fn warns_of_the_inner_check_only() {
        let Err(CreditCodeFault::Check { expected, .. }) = CreditCode::parse("914403007152672610")
        else {
            panic!("check expected")
        };
        check(
            &format!("91440300715267261{expected}"),
            Ok((&format!("91440300715267261{expected}"), true)),
        );
    }
}
