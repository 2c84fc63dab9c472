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

/// Reports a fault of a file in JSON; where it is.
pub(crate) fn check(text: &str, file: usize, faults: &Faults) -> Option<Place> {
    let fault = parse(text).err()?;
    let width = text.get(fault.at..).and_then(|rest| rest.chars().next());
    let place = Place {
        file,
        start: fault.at,
        end: fault.at + width.map_or(0, char::len_utf8),
    };
    faults.error(place, fault.code, fault.message, fault.hint);
    Some(place)
}

/// The tables of a file in JSON; nothing where it has a fault.
pub(crate) fn table(text: &str) -> Spanned<DeTable<'_>> {
    parse(text).unwrap_or_else(|_| Spanned::new(0..0, DeTable::new()))
}

fn parse(text: &str) -> Read<Spanned<DeTable<'_>>> {
    Reader { text, at: 0 }.whole()
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

    fn fault(&self, at: usize, message: impl Into<String>, hint: &'static str) -> JsonFault {
        JsonFault {
            at,
            code: Code::Syntax,
            message: message.into(),
            hint,
        }
    }

    fn rest(&self) -> &str {
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
            Some('-' | '0'..='9') => return self.number(),
            _ if self.word("true") => DeValue::Boolean(true),
            _ if self.word("false") => DeValue::Boolean(false),
            _ if self.word("null") => {
                return Err(self.fault(start, "规则文件里没有 null", "不写的项整个省去。"));
            }
            None => return Err(self.fault(start, "文件没有写完", "补齐括号和引号。")),
            Some(_) => return Err(self.fault(start, "这里应当是一个值", "文字要加双引号。")),
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
                let hint = "键写成双引号里的名称，最后一项后面不加逗号。";
                return Err(self.fault(start, "这里应当是一个键", hint));
            }
            let key = self.string()?;
            let span: Range<usize> = start..self.at;
            self.space();
            if !self.accept(':') {
                return Err(self.fault(self.at, "键后面缺少冒号", "写成 \"键\": 值。"));
            }
            let value = self.value(depth + 1)?;
            if table.contains_key(key.as_str()) {
                return Err(JsonFault {
                    code: Code::Duplicate,
                    ..self.fault(
                        start,
                        format!("键“{key}”重复"),
                        "同一个对象里一个键只写一次。",
                    )
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
        let message = format!("这里应当是“{between}”或“{closing}”");
        Err(self.fault(self.at, message, "检查前一项的引号和逗号。"))
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
                control if u32::from(control) < 0x20 => {
                    return Err(self.fault(
                        at,
                        "文字里不能直接换行或者有控制字符",
                        "换行写成 \\n。",
                    ));
                }
                plain => text.push(plain),
            }
        }
    }

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
            'u' => {
                let high = self.hex(at)?;
                let code = if (0xd800..0xdc00).contains(&high) && self.rest().starts_with("\\u") {
                    self.at += 2;
                    let low = self.hex(at)?;
                    0x10000 + ((high - 0xd800) << 10) + (low.wrapping_sub(0xdc00) & 0x3ff)
                } else {
                    high
                };
                char::from_u32(code)
                    .ok_or_else(|| self.fault(at, "没有这个字符", "直接写这个字。"))?
            }
            _ => return Err(self.fault(at, "没有这种转义", "反斜杠本身写成 \\\\。")),
        })
    }

    fn hex(&mut self, at: usize) -> Read<u32> {
        let digits = self.rest().get(..4).map(str::to_owned);
        let code = digits.and_then(|digits| u32::from_str_radix(&digits, 16).ok());
        self.at += 4;
        code.ok_or_else(|| self.fault(at, "\\u 后面应当是四位十六进制数", "直接写这个字。"))
    }

    fn number(&mut self) -> Read<Spanned<DeValue<'t>>> {
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
            return Err(self.fault(start, format!("“{written}”不是数"), "写成 3 或者 1.5。"));
        }
        Ok(Spanned::new(start..self.at, value))
    }
}
