//! JSON, read from and written to text.
//!
//! Reading is `hifijson`'s: depth-limited, and numbers stay as written. Writing goes straight to
//! text, without a tree in between.

use std::borrow::Cow;

use hifijson::{SliceLexer, token::Lex, value::parse_bounded};

/// Deepest nesting that is read: a dossier has ten levels, and a small stack has to hold them all.
const MAX_DEPTH: usize = 64;

/// A JSON value; its strings borrow from the text where they can.
pub(crate) type Json<'a> = hifijson::value::Value<&'a str, Cow<'a, str>>;

/// Reads one JSON value.
///
/// # Errors
/// The byte where reading stopped.
pub(crate) fn parse(text: &str) -> Result<Json<'_>, usize> {
    let mut lexer = SliceLexer::new(text.as_bytes());
    let value = lexer.exactly_one(Lex::ws_peek, |next, lexer| {
        parse_bounded(MAX_DEPTH, next, lexer)
    });
    value.map_err(|_| text.len() - lexer.as_slice().len())
}

/// The member of an object; of several with one name, the last.
pub(crate) fn member<'j, 'a>(value: &'j Json<'a>, name: &str) -> Option<&'j Json<'a>> {
    let Json::Object(members) = value else {
        return None;
    };
    let found = members.iter().rfind(|(key, _)| key == name);
    found.map(|(_, value)| value)
}

/// The text of a string.
pub(crate) fn as_text<'j>(value: &'j Json<'_>) -> Option<&'j str> {
    match value {
        Json::String(text) => Some(text),
        _ => None,
    }
}

/// Writes JSON without white space. Whoever writes an object names its members in alphabetical
/// order, so that equal things are equal texts.
#[derive(Default)]
pub struct JsonWriter {
    text: String,
    /// A value stands in front: the next one needs a comma.
    follows: bool,
}

impl JsonWriter {
    /// Begins a list (`[`) or an object (`{`).
    pub fn open(&mut self, bracket: char) {
        self.separate();
        self.text.push(bracket);
        self.follows = false;
    }

    /// Ends a list (`]`) or an object (`}`).
    pub fn close(&mut self, bracket: char) {
        self.text.push(bracket);
        self.follows = true;
    }

    /// Names the member of an object whose value is written next.
    pub fn name(&mut self, name: &str) {
        self.string(name);
        self.text.push(':');
        self.follows = false;
    }

    /// A string.
    pub fn string(&mut self, text: &str) {
        self.separate();
        self.text.push('"');
        for character in text.chars() {
            let escape = match character {
                '"' | '\\' => character,
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                '\u{8}' => 'b',
                '\u{c}' => 'f',
                ..'\u{20}' => 'u',
                _ => {
                    self.text.push(character);
                    continue;
                }
            };
            self.text.push('\\');
            self.text.push(escape);
            if escape == 'u' {
                let digit = |value| char::from_digit(value, 16).unwrap_or('0');
                self.text.push_str("00");
                self.text.push(digit(u32::from(character) >> 4));
                self.text.push(digit(u32::from(character) & 0xf));
            }
        }
        self.text.push('"');
    }

    /// A list of strings.
    pub fn strings(&mut self, texts: &[String]) {
        self.open('[');
        for text in texts {
            self.string(text);
        }
        self.close(']');
    }

    /// A value that is JSON already: a number, `true`, `null`, or what another writer wrote.
    pub fn raw(&mut self, json: &str) {
        self.separate();
        self.text.push_str(json);
    }

    /// What was written.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    fn separate(&mut self) {
        if self.follows {
            self.text.push(',');
        }
        self.follows = true;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn written(text: &str) -> String {
        let mut writer = JsonWriter::default();
        writer.string(text);
        writer.finish()
    }

    #[test]
    fn strings_are_written_as_serde_json_writes_them() {
        let every = (0..0x300).chain([0x2028, 0x4e2d, 0xfeff, 0x1_f600]);
        for text in every.filter_map(char::from_u32).map(String::from) {
            assert_eq!(written(&text), Value::from(text.as_str()).to_string());
        }
    }

    #[test]
    fn lists_and_objects_have_commas_between_their_values() {
        let mut writer = JsonWriter::default();
        writer.open('{');
        writer.name("a");
        writer.strings(&[]);
        writer.name("b");
        writer.strings(&["x".to_owned(), "y".to_owned()]);
        writer.name("c");
        writer.open('[');
        for _ in 0..2 {
            writer.open('{');
            writer.name("n");
            writer.raw("1");
            writer.close('}');
        }
        writer.close(']');
        writer.close('}');
        assert_eq!(
            writer.finish(),
            r#"{"a":[],"b":["x","y"],"c":[{"n":1},{"n":1}]}"#
        );
    }

    /// What is read is the same as with `serde_json`, and what is refused is refused by both.
    #[test]
    fn reads_as_serde_json_does() {
        for text in [
            r#""""#,
            r#""中\u4e2d\"\\\/\b\f\n\r\t""#,
            r#""\ud83d\ude00 😀""#,
            r#"{"a":{"b":[true,false,null]},"":"x"}"#,
            " [ 1 , -0.50e+7 , 12345678901234567890.10 ] \r\n\t",
            // Refused: lone and reversed surrogates, bare control characters, unknown escapes.
            r#""\ud83d""#,
            r#""\ud83d\ud83d""#,
            r#""\ude00\ud83d""#,
            r#""\ud83dx""#,
            "\"a\nb\"",
            "\"\u{1f}\"",
            r#""\x41""#,
            r#""\u12g4""#,
            // Refused: what only looks like a number, a name, a value.
            "01",
            "1.",
            ".5",
            "+1",
            "-",
            "1e",
            "NaN",
            "nul",
            "True",
            "'a'",
            "[1,]",
            "[,1]",
            "{\"a\"}",
            "{a:1}",
            "{\"a\":1,}",
            "[1] 2",
            "[1}",
            "/* */ 1",
            "\u{feff}1",
            "",
            " ",
        ] {
            let expected = serde_json::from_str::<Value>(text).ok();
            let found = parse(text).ok().map(|value| tree(&value));
            assert_eq!(found, expected, "{text}");
        }
    }

    fn tree(json: &Json<'_>) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Bool(flag) => (*flag).into(),
            Json::Number((digits, _)) => serde_json::from_str(digits).unwrap(),
            Json::String(text) => text.as_ref().into(),
            Json::Array(items) => items.iter().map(tree).collect(),
            Json::Object(members) => {
                let members = members.iter();
                Value::Object(members.map(|(k, v)| (k.to_string(), tree(v))).collect())
            }
        }
    }

    #[test]
    fn nothing_cut_off_is_read() {
        let text = r#"{"a":["x\u00e9",{"b":-1.5e3}],"c":true}"#;
        assert!(parse(text).is_ok());
        for end in 3..text.len() {
            // At the end, or in front of a name such as `true` that is not whole.
            let stopped = parse(&text[..end]).unwrap_err();
            assert!(
                (end - "tru".len()..=end).contains(&stopped),
                "{stopped} of {end}"
            );
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(parse(&nested(MAX_DEPTH)).is_ok());
        assert!(parse(&nested(MAX_DEPTH + 1)).is_err());
        assert!(parse(&"[".repeat(1_000_000)).is_err());
        assert!(parse(&"{\"\":".repeat(1_000_000)).is_err());
    }

    #[test]
    fn of_members_with_one_name_the_last_counts() {
        let object = parse(r#"{"a":"1","b":"2","a":"3"}"#).unwrap();
        assert_eq!(member(&object, "a").and_then(as_text), Some("3"));
        assert_eq!(member(&object, "c"), None);
        assert_eq!(member(&Json::Null, "a"), None);
    }
}
