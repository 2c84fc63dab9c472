//! From places in a decoded string of TOML or JSON back to places in the file.

/// For each byte of a decoded string, and its end, where it stands in the file.
pub(crate) struct StringMap {
    offsets: Vec<usize>,
}

impl StringMap {
    /// Reads the raw token with its quotation marks, which begins at `start` of the file.
    pub fn new(raw: &str, start: usize) -> Self {
        let (body, opening, escapes) = body(raw);
        let mut map = Self {
            offsets: Vec::with_capacity(body.len() + 1),
        };
        let mut chars = body.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let place = start + opening + at;
            if c != '\\' || !escapes {
                map.push(place, c.len_utf8());
                continue;
            }
            match chars.next().map(|(_, escape)| escape) {
                Some('x') => map.push_code(place, code(&mut chars, 2)),
                Some('u') => {
                    let mut found = code(&mut chars, 4);
                    // JSON writes a character beyond the first 65536 as two escapes.
                    if (0xd800..0xdc00).contains(&found) {
                        let low = code(&mut chars.by_ref().skip(2), 4);
                        found = 0x1_0000 + ((found - 0xd800) << 10) + (low & 0x3ff);
                    }
                    map.push_code(place, found);
                }
                Some('U') => map.push_code(place, code(&mut chars, 8)),
                // A backslash at the end of a line swallows all white space up to the next word.
                Some(' ' | '\t' | '\n') => {
                    while chars.next_if(|(_, c)| c.is_ascii_whitespace()).is_some() {}
                }
                _ => map.push(place, 1),
            }
        }
        map.offsets.push(start + opening + body.len());
        map
    }

    /// Where the byte at `decoded` stands in the file.
    pub fn source(&self, decoded: usize) -> usize {
        self.offsets
            .get(decoded)
            .or(self.offsets.last())
            .copied()
            .unwrap_or(0)
    }

    fn push(&mut self, place: usize, decoded_length: usize) {
        // Unescaped characters occupy as many bytes in the file; only their first byte is ever asked for.
        self.offsets
            .extend(std::iter::repeat_n(place, decoded_length));
    }

    fn push_code(&mut self, place: usize, code: u32) {
        let decoded = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.push(place, decoded.len_utf8());
    }
}

/// The number that the next digits are.
fn code(chars: &mut impl Iterator<Item = (usize, char)>, digits: usize) -> u32 {
    let digits: String = chars.take(digits).map(|(_, c)| c).collect();
    u32::from_str_radix(&digits, 16).unwrap_or(u32::MAX)
}

/// The content between the quotation marks, where it begins, and whether backslashes escape.
fn body(raw: &str) -> (&str, usize, bool) {
    for (mark, escapes) in [("\"\"\"", true), ("'''", false)] {
        if let Some(rest) = raw.strip_prefix(mark) {
            let body = rest.strip_prefix('\n').unwrap_or(rest);
            let opening = raw.len() - body.len();
            return (body.strip_suffix(mark).unwrap_or(body), opening, escapes);
        }
    }
    for (mark, escapes) in [('"', true), ('\'', false)] {
        if let Some(body) = raw.strip_prefix(mark) {
            return (body.strip_suffix(mark).unwrap_or(body), 1, escapes);
        }
    }
    (raw, 0, false)
}

#[cfg(test)]
mod tests {
    use super::StringMap;

    /// Decodes with the TOML reader and checks that every decoded character that stands in the
    /// file as itself is found where it stands.
    fn check(raw: &str, expected: &str) {
        let file = format!("k = {raw}\n");
        let table: toml::Spanned<toml::de::DeTable> = toml::de::DeTable::parse(&file).unwrap();
        let decoded = table
            .get_ref()
            .get("k")
            .unwrap()
            .get_ref()
            .as_str()
            .unwrap()
            .to_owned();
        assert_eq!(decoded, expected);
        check_places(raw, &file, &decoded);
    }

    /// As [`check`], with a JSON reader.
    fn check_json(raw: &str, expected: &str) {
        let decoded: String = serde_json::from_str(raw).unwrap();
        assert_eq!(decoded, expected);
        check_places(raw, &format!("k = {raw}\n"), &decoded);
    }

    fn check_places(raw: &str, file: &str, decoded: &str) {
        let map = StringMap::new(raw, 4);
        assert_eq!(map.offsets.len(), decoded.len() + 1, "{raw}");
        for (at, c) in decoded.char_indices() {
            let there = file[map.source(at)..].chars().next().unwrap();
            assert!(
                there == c || there == '\\',
                "{raw}: {c:?} is said to stand at {there:?}"
            );
        }
        assert!(
            file[map.source(decoded.len())..].starts_with(['"', '\'']),
            "{raw}"
        );
    }

    #[test]
    fn every_kind_of_json_string() {
        check_json(r#""中 a""#, "中 a");
        check_json(
            r#""\t\u4e2d\uD83D\uDE00\"\\\/\b\f中""#,
            "\t中😀\"\\/\u{8}\u{c}中",
        );
        check_json(r#""a == '\\d' && \uD83D\uDE00x""#, "a == '\\d' && 😀x");
        check_json("\"\"", "");
    }

    #[test]
    fn every_kind_of_toml_string() {
        check("\"中 a\"", "中 a");
        check("'a\\n中'", "a\\n中");
        check(r#""\t中\u4e2d\x41\U0001F600\"\\\e""#, "\t中中A😀\"\\\u{1b}");
        check("\"\"\"a\nb\"\"\"", "a\nb");
        check("\"\"\"\na\nb\"\"\"", "a\nb");
        check("\"\"\"\na \\\n   b \\  \n\n  中\"\"\"", "a b 中");
        check("\"\"\"a\"\"b\"\"\"\"\"", "a\"\"b\"\"");
        check("'''\nit's '中'\n'''", "it's '中'\n");
        check("\"\"", "");
    }
}
