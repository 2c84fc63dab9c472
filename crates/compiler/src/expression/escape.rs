//! String literals of CEL: four kinds of quotation marks, raw or with escapes.

/// A string literal at the beginning of a text.
pub(crate) struct StringLiteral {
    /// Decoded value.
    pub value: String,
    /// Bytes it takes, marks included.
    pub length: usize,
    /// The first faulty escape: from, to, what is wrong.
    pub fault: Option<(usize, usize, &'static str)>,
}

/// Reads the literal that the text begins with; `None` where there is none or it never ends.
pub(crate) fn string_literal(text: &str) -> Option<StringLiteral> {
    let raw = text.starts_with(['r', 'R']);
    let opening = usize::from(raw);
    let quoted = text.get(opening..)?;
    let mark = ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find(|mark| quoted.starts_with(mark))?;
    let body_start = opening + mark.len();
    let mut literal = StringLiteral {
        value: String::new(),
        length: 0,
        fault: None,
    };
    let mut at = body_start;
    loop {
        let rest = text.get(at..)?;
        if rest.starts_with(mark) {
            literal.length = at + mark.len();
            return Some(literal);
        }
        let c = rest.chars().next()?;
        if c == '\n' && mark.len() == 1 {
            return None;
        }
        if c == '\\' && raw {
            // In a raw literal a backslash stands for itself and still keeps a mark from closing.
            let next = rest.get(1..)?.chars().next()?;
            literal.value.extend([c, next]);
            at += 1 + next.len_utf8();
        } else if c == '\\' {
            let (decoded, length) = escape(rest.get(1..)?);
            match decoded {
                Some(decoded) => literal.value.push(decoded),
                None if literal.fault.is_none() => {
                    literal.fault = Some((at, at + 1 + length, "反斜杠后面的字符不是转义符"));
                }
                None => {}
            }
            at += 1 + length;
        } else {
            literal.value.push(c);
            at += c.len_utf8();
        }
    }
}

/// The character that the text after a backslash stands for, and how many bytes say so.
fn escape(text: &str) -> (Option<char>, usize) {
    let Some(first) = text.chars().next() else {
        return (None, 0);
    };
    let simple = match first {
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        '\\' | '?' | '"' | '\'' | '`' => first,
        'x' | 'X' => return code(text, 1, 2, 16),
        'u' => return code(text, 1, 4, 16),
        'U' => return code(text, 1, 8, 16),
        '0'..='3' => return code(text, 0, 3, 8),
        _ => return (None, first.len_utf8()),
    };
    (Some(simple), 1)
}

fn code(text: &str, skip: usize, digits: usize, radix: u32) -> (Option<char>, usize) {
    let end = skip + digits;
    let number = text
        .get(skip..end)
        .filter(|number| number.chars().all(|c| c.is_digit(radix)));
    match number
        .and_then(|number| u32::from_str_radix(number, radix).ok())
        .and_then(char::from_u32)
    {
        Some(c) => (Some(c), end),
        None => (None, skip.max(1)),
    }
}
