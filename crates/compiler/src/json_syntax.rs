//! Rule files written as JSON: the same tables, with every value at its place.
//!
//! The published JSON readers that keep places either recurse without a bound or stop at the first
//! comment; rule files come from anywhere, so this one counts its depth.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::diagnostic::{Code, Faults};
use crate::source::Place;

/// Deepest nesting; rule files have five levels, and the stack would be the limit otherwise.
const MAX_DEPTH: usize = 64;

/// Whether a rule file is written as JSON.
pub(crate) fn is_json(name: &str) -> bool {
    name.ends_with(".json")
}

/// Reports what is no JSON in a file; where it is.
pub(crate) fn check(text: &str, file: usize, faults: &Faults) -> Vec<Place> {
    let report = |fault: JsonFault| {
        let sign = text.get(fault.at..).and_then(|rest| rest.chars().next());
        let place = Place {
            file,
            start: fault.at,
            end: fault.at + sign.map_or(0, char::len_utf8),
        };
        faults.error(place, fault.code, fault.message, fault.hint);
        place
    };
    parse(text)
        .err()
        .into_iter()
        .flatten()
        .map(report)
        .collect()
}

/// The tables of a file in JSON; nothing where it has a fault.
pub(crate) fn table(text: &str) -> Spanned<DeTable<'_>> {
    parse(text).unwrap_or_else(|_| Spanned::new(0..0, DeTable::new()))
}

fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, Vec<JsonFault>> {
    let mut reader = Reader {
        text,
        at: 0,
        passed: Vec::new(),
    };
    let read = reader.whole();
    let mut faults = reader.passed;
    match read {
        Ok(table) if faults.is_empty() => return Ok(table),
        Ok(_) => {}
        Err(fault) => faults.push(fault),
    }
    Err(faults)
}

struct JsonFault {
    at: usize,
    code: Code,
    message: String,
    hint: &'static str,
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// Faults after which it is clear how the file goes on.
    passed: Vec<JsonFault>,
}

type Read<T> = Result<T, JsonFault>;

impl<'t> Reader<'t> {
    fn whole(&mut self) -> Read<Spanned<DeTable<'t>>> {
        self.space();
        let start = self.at;
        let value = self.value(0)?;
        self.space();
        if self.at < self.text.len() {
            return Err(self.fault(
                self.at,
                "JSON 到此已经完整，后面还有内容",
                "删去后面的内容。",
            ));
        }
        match value.into_inner() {
            DeValue::Table(table) => Ok(Spanned::new(start..self.at, table)),
            _ => Err(self.fault(
                start,
                "规则文件应当是一个 JSON 对象",
                "写成 { \"criterion\": [ … ] }。",
            )),
        }
    }

    /// Something else stands where `wanted` should.
    fn stray(&self, wanted: &str) -> JsonFault {
        let (message, hint) = match self.peek() {
            None => return self.fault(self.at, "文件没有写完", "补齐括号和引号。"),
            Some('}' | ']' | ',') => ("", "最后一项后面不加逗号，两个逗号之间要有内容。"),
            Some('\'') => ("：这里是单引号", "JSON 的文字和键用双引号 \"…\"。"),
            Some('“' | '”' | '‘' | '’' | '：' | '，' | '［' | '］' | '｛' | '｝') => {
                (
                    "：这里是全角符号",
                    "JSON 的引号、冒号、逗号和括号一律用半角。",
                )
            }
            Some('/' | '#') => ("：JSON 没有注释", "删去注释；要写注释，改用 TOML 文件。"),
            Some(_) => ("", "键和文字都要加双引号；检查前一项的引号和逗号。"),
        };
        self.fault(self.at, format!("这里应当是{wanted}{message}"), hint)
    }

    fn fault(&self, at: usize, message: impl Into<String>, hint: &'static str) -> JsonFault {
        JsonFault {
            at,
            code: Code::Syntax,
            message: message.into(),
            hint,
        }
    }

    /// Notes a fault and lets reading go on.
    fn pass(&mut self, at: usize, message: impl Into<String>, hint: &'static str) {
        let fault = self.fault(at, message, hint);
        self.passed.push(fault);
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn space(&mut self) {
        let rest = self.rest();
        let skipped = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        self.at += skipped;
    }

    fn accept(&mut self, sign: char) -> bool {
        let there = self.peek() == Some(sign);
        if there {
            self.at += sign.len_utf8();
        }
        there
    }

    fn value(&mut self, depth: usize) -> Read<Spanned<DeValue<'t>>> {
        self.space();
        let start = self.at;
        if depth > MAX_DEPTH {
            let message = format!("嵌套超过 {MAX_DEPTH} 层");
            return Err(JsonFault {
                code: Code::TooComplex,
                ..self.fault(start, message, "规则文件一般只有五层，请检查括号。")
            });
        }
        let value = match self.peek() {
            Some('{') => DeValue::Table(self.table(depth)?),
            Some('[') => DeValue::Array(self.array(depth)?),
            Some('"') => DeValue::String(self.string()?.into()),
            Some('-' | '0'..='9') => self.number(),
            _ if self.word("true") => DeValue::Boolean(true),
            _ if self.word("false") => DeValue::Boolean(false),
            _ if self.word("null") => {
                self.pass(start, "规则文件里没有 null", "不写的项整个省去。");
                DeValue::Boolean(false)
            }
            _ => return Err(self.stray("一个值")),
        };
        Ok(Spanned::new(start..self.at, value))
    }

    fn word(&mut self, word: &str) -> bool {
        let there = self.rest().starts_with(word);
        if there {
            self.at += word.len();
        }
        there
    }

    fn table(&mut self, depth: usize) -> Read<DeTable<'t>> {
        self.at += 1;
        let mut table = DeTable::new();
        self.space();
        if self.accept('}') {
            return Ok(table);
        }
        loop {
            self.space();
            let start = self.at;
            if self.peek() != Some('"') {
                return Err(self.stray("一个键"));
            }
            let key = self.string()?;
            let span: Range<usize> = start..self.at;
            self.space();
            if !self.accept(':') {
                return Err(self.stray("键后面的冒号"));
            }
            let value = self.value(depth + 1)?;
            if table.contains_key(key.as_str()) {
                let message = format!("键“{key}”重复");
                self.passed.push(JsonFault {
                    code: Code::Duplicate,
                    ..self.fault(start, message, "同一个对象里一个键只写一次。")
                });
            }
            table.insert(Spanned::new(span, key.into()), value);
            if self.ends(',', '}')? {
                return Ok(table);
            }
        }
    }

    fn array(&mut self, depth: usize) -> Read<DeArray<'t>> {
        self.at += 1;
        let mut array = DeArray::new();
        self.space();
        if self.accept(']') {
            return Ok(array);
        }
        loop {
            array.push(self.value(depth + 1)?);
            if self.ends(',', ']')? {
                return Ok(array);
            }
        }
    }

    /// Whether the closing sign follows, and not the one between two members.
    fn ends(&mut self, between: char, closing: char) -> Read<bool> {
        self.space();
        if self.accept(closing) {
            return Ok(true);
        }
        if self.accept(between) {
            return Ok(false);
        }
        Err(self.stray(&format!("“{between}”或“{closing}”")))
    }

    fn string(&mut self) -> Read<String> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let at = self.at;
            let Some(sign) = self.peek() else {
                return Err(self.fault(start, "引号没有结束", "在文字末尾加双引号。"));
            };
            self.at += sign.len_utf8();
            match sign {
                '"' => return Ok(text),
                '\\' => text.push(self.escaped(at)?),
                '\n' => {
                    let hint = "在这一行补上右引号；文字里的换行写成 \\n。";
                    return Err(self.fault(start, "引号没有结束", hint));
                }
                control if u32::from(control) < 0x20 => {
                    self.pass(at, "文字里有控制字符", "删去，制表符写成 \\t。");
                }
                plain => text.push(plain),
            }
        }
    }

    /// The character that an escape means; one in its place where it means none.
    fn escaped(&mut self, at: usize) -> Read<char> {
        let Some(sign) = self.peek() else {
            return Err(self.fault(at, "引号没有结束", "在文字末尾加双引号。"));
        };
        self.at += sign.len_utf8();
        Ok(match sign {
            '"' | '\\' | '/' => sign,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.unicode(at),
            _ => {
                self.pass(at, "没有这种转义", "反斜杠本身写成 \\\\。");
                sign
            }
        })
    }

    /// `\uXXXX`, or two of them for a character beyond the first 65536.
    fn unicode(&mut self, at: usize) -> char {
        let Some(high) = self.hex() else {
            let message = "\\u 后面应当是四位十六进制数";
            self.pass(at, message, "直接写这个字。");
            return char::REPLACEMENT_CHARACTER;
        };
        let mut units = vec![high];
        if (0xd800..0xdc00).contains(&high) && self.rest().starts_with("\\u") {
            self.at += 2;
            units.extend(self.hex());
        }
        match char::decode_utf16(units).next() {
            Some(Ok(decoded)) => decoded,
            _ => {
                self.pass(at, "这个转义不是一个字", "直接写这个字。");
                char::REPLACEMENT_CHARACTER
            }
        }
    }

    fn hex(&mut self) -> Option<u16> {
        let digits = self.rest().get(..4)?;
        // What the number reader would take, signs included, is more than JSON does.
        let proper = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let code = u16::from_str_radix(digits, 16).ok().filter(|_| proper)?;
        self.at += digits.len();
        Some(code)
    }

    /// As written: TOML numbers of these characters are JSON numbers, but for days.
    fn number(&mut self) -> DeValue<'t> {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or("");
        let length = rest
            .find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'))
            .unwrap_or(rest.len());
        let written = rest.get(..length).unwrap_or("");
        self.at += length;
        let (value, errors) = DeValue::parse_recoverable(written);
        let value = value.into_inner();
        if !errors.is_empty() || !(value.is_integer() || value.is_float()) {
            let message = format!("“{written}”不是数");
            self.pass(start, message, "写成 3 或者 1.5；日期写成文字。");
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn value(of: &DeValue<'_>) -> Value {
        match of {
            DeValue::String(text) => text.as_ref().into(),
            DeValue::Integer(number) => serde_json::from_str(number.as_str()).unwrap(),
            DeValue::Float(number) => serde_json::from_str(number.as_str()).unwrap(),
            DeValue::Boolean(flag) => (*flag).into(),
            DeValue::Datetime(_) => Value::Null,
            DeValue::Array(items) => items.iter().map(|item| value(item.get_ref())).collect(),
            DeValue::Table(entries) => entries
                .iter()
                .map(|(key, of)| (key.get_ref().to_string(), value(of.get_ref())))
                .collect(),
        }
    }

    /// Reads as the well-known reader does, but for what rule files do not have.
    fn check(text: &str) {
        let expected: Option<Value> = serde_json::from_str(text).ok();
        match parse(text) {
            Ok(table) => {
                let found = value(&DeValue::Table(table.into_inner()));
                assert_eq!(Some(found), expected, "{text}");
            }
            Err(faults) => {
                let ours = faults.iter().any(|fault| {
                    fault.code != Code::Syntax
                        || fault.message.contains("null")
                        || fault.message.contains("JSON 对象")
                });
                assert!(ours || expected.is_none(), "{text}: {}", faults[0].message);
            }
        }
    }

    #[test]
    fn values_as_another_reader_sees_them() {
        for value in [
            "0",
            "-0",
            "1.5",
            "-1.50",
            "1e5",
            "1E+5",
            "0e1",
            "1.0e-7",
            "12345678901234567890123",
            "00",
            "01",
            "-",
            "+1",
            ".5",
            "1.",
            "1e",
            "1e+",
            "0x10",
            "1_0",
            "Infinity",
            "NaN",
            "--1",
            "2026-01-31",
            "1.2.3",
            "true",
            "false",
            "null",
            "True",
            "nul",
            "truefalse",
            "'a'",
            r#""""#,
            r#""\"\\\/\b\f\n\r\t""#,
            r#""\u4e2d\uD83D\uDE00""#,
            r#""\u0000""#,
            r#""\ud83d""#,
            r#""\ud83dx""#,
            r#""\ud83d\u0041""#,
            r#""\ude00\ud83d""#,
            r#""\u+041""#,
            r#""\u12""#,
            r#""\u中文""#,
            r#""\x41""#,
            r#""\"#,
            "\"\t\"",
            "\"a\nb\"",
            "\"\u{7f}\u{85}\"",
            "[]",
            "[1]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[",
            "]",
            "{}",
            "{,}",
            "{\"b\":1,}",
            "{\"b\" 1}",
            "{b:1}",
            "{1:1}",
            "{\"b\":{\"c\":[{}]}}",
            "/* */ 1",
            "1 // a",
            "\u{a0}1",
            "\u{feff}1",
            "\"a\" \"b\"",
            "\"a\"}",
        ] {
            check(&format!("{{\"a\": {value}}}"));
            check(&format!(" [{value}] "));
            check(value);
        }
        check("");
        check("{\"a\":\r\n\t 1}");
        check("{\"a\": 1} x");
    }

    /// However a file is spoilt, both readers take it or refuse it.
    #[test]
    fn a_wrong_character_anywhere() {
        let text = include_str!("../tests/overlay.json");
        check(text);
        for (number, (at, c)) in text.char_indices().enumerate() {
            check(&text[..at]);
            let wrong = ["\"", ",", "[", "}", "\\", ":", "\0", "", "1"][number % 9];
            check(&[&text[..at], wrong, &text[at + c.len_utf8()..]].concat());
        }
    }
}
