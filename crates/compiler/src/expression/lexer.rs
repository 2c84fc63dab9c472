//! Cuts a condition into tokens.

use super::ExpressionFault;
use super::escape;
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
        let rest = self.rest();
        let start = self.at;
        if rest.starts_with("0x") || rest.starts_with("0X") {
            let digits = take(rest.get(2..).unwrap_or(""), |c| c.is_ascii_hexdigit());
            self.at += 2 + digits.len();
            return TokenKind::Int(format!("0x{digits}"));
        }
        let whole = take(rest, |c| c.is_ascii_digit());
        let after = rest.get(whole.len()..).unwrap_or("");
        let fraction = after
            .strip_prefix('.')
            .map_or("", |digits| take(digits, |c| c.is_ascii_digit()));
        let length = if fraction.is_empty() {
            whole.len()
        } else {
            whole.len() + 1 + fraction.len()
        };
        self.at += length;
        let tail = take(self.rest(), |c| c.is_ascii_alphanumeric() || c == '_');
        if !tail.is_empty() {
            self.at += tail.len();
            self.fault(
                start,
                self.at,
                "数字写得不对",
                "只写十进制的整数或小数，如 3、1.5；单位不写。",
            );
        }
        if fraction.is_empty() {
            TokenKind::Int(whole.to_owned())
        } else {
            TokenKind::Decimal(format!(
                "{}.{fraction}",
                if whole.is_empty() { "0" } else { whole }
            ))
        }
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
        self.faults.push(ExpressionFault {
            start,
            end,
            code: Code::ExpressionSyntax,
            message,
            hint,
        });
    }
}

fn take(text: &str, fits: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !fits(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}
