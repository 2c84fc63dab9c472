//! Number literals of CEL: integers, hexadecimal integers, decimals with or without an exponent.

use super::lexer::TokenKind;
use crate::diagnostic::Code;

/// A number literal at the beginning of a text.
pub(crate) struct NumberLiteral {
    pub kind: TokenKind,
    /// Bytes it takes, with whatever is glued to it.
    pub length: usize,
    pub fault: Option<NumberFault>,
}

/// What is wrong with a number literal.
pub(crate) struct NumberFault {
    pub code: Code,
    pub message: &'static str,
    pub hint: &'static str,
}

/// Most digits that an exponent may move the point over; exact numbers have no more.
const MAX_EXPONENT: usize = 18;

/// Reads the literal; the text begins with a digit, or with a point and a digit.
pub(crate) fn number_literal(text: &str) -> NumberLiteral {
    let hexadecimal = text.strip_prefix("0x").or(text.strip_prefix("0X"));
    let (kind, length) = match hexadecimal {
        Some(digits) => {
            let digits = take(digits, |c| c.is_ascii_hexdigit());
            (TokenKind::Int(format!("0x{digits}")), 2 + digits.len())
        }
        None => decimal(text),
    };
    let tail = take(text.get(length..).unwrap_or(""), |c| {
        c.is_ascii_alphanumeric() || c == '_'
    });
    let fault = match tail {
        "" if length == 2 && hexadecimal.is_some() => Some(MALFORMED),
        "" => None,
        "u" | "U" => Some(UNSIGNED),
        _ => Some(MALFORMED),
    };
    NumberLiteral {
        kind,
        length: length + tail.len(),
        fault,
    }
}

const MALFORMED: NumberFault = NumberFault {
    code: Code::ExpressionSyntax,
    message: "数字写得不对",
    hint: "只写十进制的整数或小数，如 3、1.5；单位不写。",
};

const UNSIGNED: NumberFault = NumberFault {
    code: Code::Unsupported,
    message: "条件里没有无符号整数",
    hint: "去掉末尾的 u。",
};

fn decimal(text: &str) -> (TokenKind, usize) {
    let whole = take(text, |c| c.is_ascii_digit());
    let mut length = whole.len();
    let fraction = text
        .get(length..)
        .and_then(|rest| rest.strip_prefix('.'))
        .map_or("", |digits| take(digits, |c| c.is_ascii_digit()));
    if !fraction.is_empty() {
        length += 1 + fraction.len();
    }
    let exponent = exponent(text.get(length..).unwrap_or(""));
    if fraction.is_empty() && exponent.is_none() {
        return (TokenKind::Int(whole.to_owned()), length);
    }
    let (places, exponent_length) = exponent.unwrap_or((0, 0));
    (
        TokenKind::Decimal(shifted(whole, fraction, places)),
        length + exponent_length,
    )
}

/// `e+3`: how far the point moves, and the bytes that say so.
fn exponent(text: &str) -> Option<(i32, usize)> {
    let rest = text.strip_prefix(['e', 'E'])?;
    let unsigned = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    let digits = take(unsigned, |c| c.is_ascii_digit());
    let sign = if rest.starts_with('-') { -1 } else { 1 };
    let places: i32 = digits.parse().ok()?;
    Some((sign * places, text.len() - unsigned.len() + digits.len()))
}

/// The digits with the point moved; a number that is too large for exact numbers keeps enough
/// digits to be refused as such.
fn shifted(whole: &str, fraction: &str, places: i32) -> String {
    let by = usize::try_from(places.unsigned_abs())
        .unwrap_or(usize::MAX)
        .min(2 * MAX_EXPONENT);
    if places >= 0 {
        let moved = fraction.get(..by).unwrap_or(fraction);
        let rest = fraction.get(by..).unwrap_or("");
        let zeros = "0".repeat(by - moved.len());
        format!("0{whole}{moved}{zeros}.{rest}0")
    } else {
        let padded = format!("{}{whole}", "0".repeat(by));
        let (front, moved) = padded
            .split_at_checked(padded.len() - by)
            .unwrap_or(("", &padded));
        format!("0{front}.{moved}{fraction}")
    }
}

fn take(text: &str, fits: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !fits(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}
