//! From places in a decoded TOML string back to places in the file.

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
                Some('x') => map.push_code(place, &mut chars, 2),
                Some('u') => map.push_code(place, &mut chars, 4),
                Some('U') => map.push_code(place, &mut chars, 8),
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

    fn push_code(
        &mut self,
        place: usize,
        chars: &mut impl Iterator<Item = (usize, char)>,
        digits: usize,
    ) {
        let digits: String = chars.take(digits).map(|(_, c)| c).collect();
        let decoded = u32::from_str_radix(&digits, 16)
            .ok()
            .and_then(char::from_u32)
            .unwrap_or('\u{fffd}');
        self.push(place, decoded.len_utf8());
    }
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
