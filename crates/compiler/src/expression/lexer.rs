//! Cuts a condition into tokens.

use super::ExpressionFault;
use super::escape;
use super::number::number_literal;
use crate::diagnostic::Code;

/// A token and the bytes it was read from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TokenKind {
    /// A name or a word such as `true` and `in`.
    Word(String),
    /// Digits, or `0x` and hexadecimal digits.
    Int(String),
    /// Digits with a point.
    Decimal(String),
    /// A string literal, decoded.
    Text(String),
    /// An operator or bracket.
    Sign(&'static str),
    /// The end of the condition.
    End,
}

/// Longer signs first.
const SIGNS: &[&str] = &[
    "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", "(", ")",
    "[", "]", "{", "}", ",", ".",
];

/// Signs that people type by habit, with what stands for them here.
const FOREIGN: &[(&str, &str)] = &[
    ("＝", "=="),
    ("（", "("),
    ("）", ")"),
    ("，", ","),
    ("＆", "&&"),
    ("｜", "||"),
    ("！", "!"),
    ("＜", "<"),
    ("＞", ">"),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("“", "'"),
    ("”", "'"),
    ("‘", "'"),
    ("’", "'"),
    ("。", "."),
    ("？", "?"),
    ("：", ":"),
    ("×", "*"),
    ("－", "-"),
    ("—", "-"),
    ("　", " "),
    ("=", "=="),
    ("&", "&&"),
    ("|", "||"),
];

/// Full-width quotation marks.
const WIDE_QUOTES: &[(char, char)] = &[
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('＇', '＇'),
    ('＂', '＂'),
];

/// All tokens, the last one [`TokenKind::End`], and every place where there is none.
pub(crate) fn tokens(text: &str) -> (Vec<Token>, Vec<ExpressionFault>) {
    let mut lexer = Lexer {
        text,
        at: 0,
        faults: Vec::new(),
    };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_blanks();
        let start = lexer.at;
        if lexer.rest().is_empty() {
            tokens.push(Token {
                kind: TokenKind::End,
                start,
                end: start,
            });
            return (tokens, lexer.faults);
        }
        if let Some(kind) = lexer.token() {
            tokens.push(Token {
                kind,
                start,
                end: lexer.at,
            });
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    faults: Vec<ExpressionFault>,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n', '\u{c}']);
            self.at += rest.len() - trimmed.len();
            if !trimmed.starts_with("//") {
                return;
            }
            self.at += trimmed.find('\n').unwrap_or(trimmed.len());
        }
    }

    fn token(&mut self) -> Option<TokenKind> {
        let start = self.at;
        let rest = self.rest();
        if let Some(string) = escape::string_literal(rest) {
            self.at += string.length;
            if let Some((from, to, message)) = string.fault {
                self.fault(
                    start + from,
                    start + to,
                    message,
                    "反斜杠本身写成 \\\\，或者用 r'…'。",
                );
            }
            return Some(TokenKind::Text(string.value));
        }
        let first = rest.chars().next()?;
        let point_first = first == '.'
            && rest
                .get(1..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if first.is_ascii_digit() || point_first {
            return Some(self.number());
        }
        if first.is_ascii_alphabetic() || first == '_' {
            let word = take(rest, |c| c.is_ascii_alphanumeric() || c == '_');
            self.at += word.len();
            if let Some(string) =
                escape::string_literal(self.rest()).filter(|_| is_bytes_prefix(word))
            {
                self.at += string.length;
                self.report(
                    start,
                    Code::Unsupported,
                    "条件里没有字节串",
                    "文字直接写在引号里。",
                );
                return None;
            }
            return Some(TokenKind::Word(word.to_owned()));
        }
        if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            self.at += sign.len();
            return Some(TokenKind::Sign(sign));
        }
        self.foreign(first);
        None
    }

    fn number(&mut self) -> TokenKind {
        let start = self.at;
        let number = number_literal(self.rest());
        self.at += number.length;
        if let Some(fault) = number.fault {
            self.report(start, fault.code, fault.message, fault.hint);
        }
        number.kind
    }

    /// A character that begins no token.
    fn foreign(&mut self, first: char) {
        let start = self.at;
        let rest = self.rest();
        if matches!(first, '"' | '\'') {
            let line = rest.lines().next().unwrap_or(rest);
            self.at += line.len().max(1);
            self.fault(start, self.at, "引号没有闭合", "在同一行补上右引号。");
            return;
        }
        let closing = WIDE_QUOTES.iter().find(|(opening, _)| *opening == first);
        if let Some(end) = closing.and_then(|(_, closing)| rest.find(*closing)) {
            self.at += end + first.len_utf8();
            let said = rest.get(first.len_utf8()..end).unwrap_or("");
            let hint = format!("条件里的引号用半角：'{said}'。");
            self.fault(start, self.at, "这里用了全角引号", hint);
            return;
        }
        let foreign = FOREIGN.iter().find(|(sign, _)| rest.starts_with(sign));
        let hint = match foreign {
            Some((_, " ")) => "改用半角空格。".to_owned(),
            Some((_, sign)) => format!("是否想写 {sign} ？"),
            None if first.is_alphabetic() => {
                "问题名只用小写英文字母、数字、下划线和点；文字要加引号。".to_owned()
            }
            None => String::new(),
        };
        let mut length = first.len_utf8();
        if foreign.is_none() && first.is_alphabetic() {
            length = take(rest, char::is_alphanumeric).len();
        }
        let wrong = rest.get(..length).unwrap_or("").to_owned();
        self.at += length;
        self.fault(start, self.at, format!("条件里不能写“{wrong}”"), hint);
    }

    fn fault(
        &mut self,
        start: usize,
        end: usize,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let (message, hint) = (message.into(), hint.into());
        let code = Code::ExpressionSyntax;
        self.faults.push(ExpressionFault {
            start,
            end,
            code,
            message,
            hint,
        });
    }

    /// A fault from a place up to here.
    fn report(&mut self, start: usize, code: Code, message: &str, hint: &str) {
        let (message, hint) = (message.to_owned(), hint.to_owned());
        self.faults.push(ExpressionFault {
            start,
            end: self.at,
            code,
            message,
            hint,
        });
    }
}

fn is_bytes_prefix(word: &str) -> bool {
    matches!(
        word,
        "b" | "B" | "br" | "Br" | "bR" | "BR" | "rb" | "Rb" | "rB" | "RB"
    )
}

fn take(text: &str, fits: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !fits(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}
