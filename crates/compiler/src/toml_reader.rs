//! Reads tables of a rule file key by key; everything that does not fit is reported, and reading goes on.

use std::collections::BTreeSet;

use santong_rules::{Date, Decimal};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Faults};
use crate::json_syntax::is_json;
use crate::limits::MAX_TEXT;
use crate::nearest;
use crate::source::{Place, Sources};
use crate::string_map::StringMap;

/// Most characters of a text that a message repeats.
const BRIEF: usize = 60;

/// What every reader needs: the files and where to report.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub sources: &'a Sources,
    pub faults: &'a Faults,
}

/// A string of a rule file and the place of its token, quotation marks included.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub value: String,
    pub place: Place,
}

impl Text {
    /// The place of a part of the decoded string.
    pub fn place_of(&self, sources: &Sources, start: usize, end: usize) -> Place {
        let map = StringMap::new(sources.slice(self.place), self.place.start);
        let (start, end) = (map.source(start), map.source(end));
        Place {
            file: self.place.file,
            start,
            end: end.max(start),
        }
    }
}

/// A table under reading.
pub(crate) struct Table<'a> {
    pub cx: Context<'a>,
    /// Where its header or its opening brace stands.
    pub place: Place,
    /// What it describes, for messages: 问题.
    pub what: &'static str,
    entries: &'a DeTable<'a>,
    known: BTreeSet<&'static str>,
    missing: BTreeSet<&'static str>,
}

impl<'a> Table<'a> {
    pub fn new(
        cx: Context<'a>,
        what: &'static str,
        place: Place,
        entries: &'a DeTable<'a>,
    ) -> Self {
        Self {
            cx,
            place,
            what,
            entries,
            known: BTreeSet::new(),
            missing: BTreeSet::new(),
        }
    }

    /// A string that may be missing.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        let value = self.value(key)?;
        self.expect_text(key, value)
    }

    /// A string that must be there and not be empty.
    pub fn required_text(&mut self, key: &'static str) -> Option<Text> {
        let present = self.entries.contains_key(key);
        let text = self.text(key);
        if !present {
            self.missing(key);
        }
        let text = text?;
        if text.value.trim().is_empty() {
            self.error(
                text.place,
                Code::BadValue,
                format!("“{key}”是空的"),
                "写上内容。",
            );
            return None;
        }
        Some(text)
    }

    /// The words of a string that must be there; empty after a fault.
    pub fn required_words(&mut self, key: &'static str) -> String {
        self.required_text(key)
            .map(|text| text.value)
            .unwrap_or_default()
    }

    /// The words of a string that may be missing.
    pub fn words(&mut self, key: &'static str) -> String {
        self.text(key).map(|text| text.value).unwrap_or_default()
    }

    /// A list of strings, empty where the key is missing.
    pub fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value, "一个列表，如 [\"…\", \"…\"]");
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| self.expect_text(key, item))
            .collect()
    }

    /// The words of a list of strings.
    pub fn word_list(&mut self, key: &'static str) -> Vec<String> {
        self.texts(key).into_iter().map(|text| text.value).collect()
    }

    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        let DeValue::Boolean(boolean) = value.get_ref() else {
            self.wrong_type(key, value, " true 或 false（不加引号）");
            return None;
        };
        Some(*boolean)
    }

    /// A whole number from 1.
    pub fn count(&mut self, key: &'static str) -> Option<u32> {
        let value = self.value(key)?;
        let DeValue::Integer(integer) = value.get_ref() else {
            self.wrong_type(key, value, "一个整数（不加引号）");
            return None;
        };
        let count = u32::from_str_radix(integer.as_str(), integer.radix())
            .ok()
            .filter(|count| *count > 0);
        if count.is_none() {
            self.error(
                self.at(value),
                Code::BadValue,
                format!("“{key}”应当是从 1 起的整数"),
                "",
            );
        }
        count
    }

    /// An exact number: an integer, or a string such as `"0.5"`.
    pub fn decimal(&mut self, key: &'static str) -> Option<Decimal> {
        let value = self.value(key)?;
        let decimal = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => Decimal::parse(integer.as_str()),
            DeValue::String(text) => Decimal::parse(text),
            _ => None,
        };
        if decimal.is_none() {
            self.wrong_type(key, value, "一个整数，或者写成文字的小数，如 \"0.5\"");
        }
        decimal
    }

    /// A day, as a string such as `"2026-01-31"`.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let value = self.value(key)?;
        let date = value.get_ref().as_str().and_then(Date::parse);
        if date.is_none() {
            self.wrong_type(key, value, "一个日期，如 \"2026-01-31\"");
        }
        date
    }

    /// One of several words; the pairs give each word its meaning.
    pub fn one_of<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        #[cfg(test)]
        crate::published::note_words(self.what, key, words.iter().map(|(word, _)| *word));
        let text = self.required_text(key)?;
        let found = words.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let hint = nearest::hint(&text.value, words.iter().map(|(word, _)| *word));
            self.error(
                text.place,
                Code::BadValue,
                format!("“{key}”不能是“{}”", text.value),
                hint,
            );
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// Subordinate tables, written as `[[…]]` or as a list of `{ … }`; empty where the key is missing.
    pub fn tables(&mut self, key: &'static str, what: &'static str) -> Vec<Table<'a>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(
                key,
                value,
                "一组表，写成两重方括号的表头 [[…]]，或列表 [{ … }]",
            );
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(entries) => {
                    tables.push(Table::new(self.cx, what, self.at(item), entries))
                }
                _ => self.wrong_type(key, item, "一张表，如 { 键 = 值 }"),
            }
        }
        tables
    }

    /// A subordinate table.
    pub fn table(&mut self, key: &'static str, what: &'static str) -> Option<Table<'a>> {
        let value = self.value(key)?;
        let DeValue::Table(entries) = value.get_ref() else {
            self.wrong_type(key, value, "一张表");
            return None;
        };
        Some(Table::new(self.cx, what, self.at(value), entries))
    }

    /// The raw value under a key.
    pub fn value(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.known.insert(key);
        self.entries.get(key)
    }

    /// All entries, for tables whose keys are free.
    pub fn entries(&self) -> impl Iterator<Item = (Text, &'a Spanned<DeValue<'a>>)> + use<'a> {
        let file = self.place.file;
        self.entries.iter().map(move |(key, value)| {
            let span = key.span();
            let place = Place {
                file,
                start: span.start,
                end: span.end,
            };
            (
                Text {
                    value: key.get_ref().to_string(),
                    place,
                },
                value,
            )
        })
    }

    /// The place of a value of this table.
    pub fn at(&self, value: &Spanned<DeValue<'_>>) -> Place {
        let span = value.span();
        Place {
            file: self.place.file,
            start: span.start,
            end: span.end,
        }
    }

    /// Lets keys stand that nobody will ask for.
    pub fn accept(&mut self, keys: &[&'static str]) {
        self.known.extend(keys);
    }

    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Notes a key that must be there and is not.
    pub fn missing(&mut self, key: &'static str) {
        self.missing.insert(key);
    }

    pub fn error(
        &self,
        place: Place,
        code: Code,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.cx.faults.error(place, code, message, hint);
    }

    /// Reports every key that nobody asked for and every one that is missing; `elsewhere` are keys
    /// that exist for other kinds.
    pub fn finish(mut self, elsewhere: &[&str]) {
        #[cfg(test)]
        crate::published::note_keys(self.what, &self.known);
        for (key, _) in self.entries() {
            // An empty key was reported when the file was read as TOML.
            if self.known.contains(key.value.as_str()) || key.value.is_empty() {
                continue;
            }
            let name = &key.value;
            let (message, hint) = if elsewhere.contains(&name.as_str()) {
                (
                    format!("这种{}不用“{name}”", self.what),
                    "删去这一行。".to_owned(),
                )
            } else {
                // A misspelt key is one fault, not two.
                if let Some(meant) = nearest::nearest(name, self.missing.iter().copied()) {
                    self.missing.retain(|key| *key != meant);
                }
                (
                    format!("{}没有“{name}”这个键", self.what),
                    nearest::hint(name, self.known.iter().copied()),
                )
            };
            self.error(key.place, Code::UnknownKey, message, hint);
        }
        // What stood on an unreadable line is not missing.
        if !self.cx.sources.is_damaged(self.place) {
            for key in &self.missing {
                let message = format!("{}缺少“{key}”", self.what);
                let hint = match is_json(self.cx.sources.name(self.place.file)) {
                    true => format!("在这个对象里加上 \"{key}\": …"),
                    false => format!("在这张表里加一行：{key} = …"),
                };
                self.error(self.place, Code::MissingKey, message, hint);
            }
        }
    }

    fn expect_text(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Option<Text> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, value, "写在引号里的文字");
            return None;
        };
        let length = text.chars().count();
        if length > MAX_TEXT {
            let message = format!("“{key}”有 {length} 个字，最多 {MAX_TEXT} 个");
            self.error(
                self.at(value),
                Code::TooComplex,
                message,
                "写短一些，或者拆开。",
            );
            return None;
        }
        Some(Text {
            value: text.to_string(),
            place: self.at(value),
        })
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = match value.get_ref() {
            DeValue::String(text) => {
                let brief: String = text.chars().take(BRIEF).collect();
                format!("文字“{brief}”")
            }
            DeValue::Integer(_) => "整数".to_owned(),
            DeValue::Float(_) => "小数".to_owned(),
            DeValue::Boolean(boolean) => boolean.to_string(),
            DeValue::Datetime(_) => "没有加引号的日期".to_owned(),
            DeValue::Array(_) => "列表".to_owned(),
            DeValue::Table(_) => "表".to_owned(),
        };
        let message = format!("“{key}”应当是{wanted}；这里是{found}");
        self.error(self.at(value), Code::WrongType, message, "");
    }
}
