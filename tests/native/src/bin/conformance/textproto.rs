//! As much of the text format of protocol buffers as test files need: fields, blocks, lists, strings.

/// A field's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, a word, or a string without its quotation marks.
    Text(String),
    /// Fields of a message.
    Block(Vec<(String, Value)>),
}

impl Value {
    /// All values of a field, in order.
    pub fn all<'v>(&'v self, name: &'v str) -> impl Iterator<Item = &'v Value> {
        let fields = match self {
            Self::Block(fields) => fields.as_slice(),
            Self::Text(_) => &[],
        };
        fields
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value)
    }

    /// The first value of a field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Block(fields) => fields
                .iter()
                .find(|(field, _)| field == name)
                .map(|(_, value)| value),
            Self::Text(_) => None,
        }
    }

    /// The names of its fields.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let fields = match self {
            Self::Block(fields) => fields.as_slice(),
            Self::Text(_) => &[],
        };
        fields.iter().map(|(name, _)| name.as_str())
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Block(_) => None,
        }
    }
}

/// Reads a file; says at which byte it could not go on.
pub fn parse(text: &str) -> Result<Value, String> {
    let mut reader = Reader { text, at: 0 };
    let fields = reader.fields(None)?;
    Ok(Value::Block(fields))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed =
                rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ';');
            let comment = trimmed.starts_with('#');
            let line = trimmed.find('\n').unwrap_or(trimmed.len());
            let behind = rest.len() - trimmed.len() + if comment { line } else { 0 };
            self.at += behind;
            if !comment {
                return;
            }
        }
    }

    fn accept(&mut self, sign: char) -> bool {
        self.skip();
        let there = self.rest().starts_with(sign);
        if there {
            self.at += sign.len_utf8();
        }
        there
    }

    fn fields(&mut self, closing: Option<char>) -> Result<Vec<(String, Value)>, String> {
        let mut fields = Vec::new();
        loop {
            if closing.is_some_and(|closing| self.accept(closing)) {
                return Ok(fields);
            }
            self.skip();
            if self.rest().is_empty() {
                return match closing {
                    None => Ok(fields),
                    Some(closing) => Err(format!("{closing} is missing at the end")),
                };
            }
            let name = self.name()?;
            self.accept(':');
            if self.accept('[') && !name.starts_with('[') {
                while !self.accept(']') {
                    fields.push((name.clone(), self.value()?));
                }
            } else {
                fields.push((name, self.value()?));
            }
        }
    }

    fn name(&mut self) -> Result<String, String> {
        // The name of an extension or of a type stands in brackets.
        let length = if self.rest().starts_with('[') {
            self.rest().find(']').map(|end| end + 1)
        } else {
            let rest = self.rest();
            Some(
                rest.find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(rest.len()),
            )
        };
        let length = length
            .filter(|length| *length > 0)
            .ok_or_else(|| self.stuck())?;
        let name = self.rest().get(..length).unwrap_or("").to_owned();
        self.at += length;
        Ok(name)
    }

    fn stuck(&self) -> String {
        format!("cannot read on at byte {}", self.at)
    }

    fn value(&mut self) -> Result<Value, String> {
        if self.accept('{') {
            return Ok(Value::Block(self.fields(Some('}'))?));
        }
        self.skip();
        if self.rest().starts_with(['"', '\'']) {
            let mut text = String::new();
            // Strings side by side are one.
            while self.rest().starts_with(['"', '\'']) {
                text.push_str(&self.string()?);
                self.skip();
            }
            return Ok(Value::Text(text));
        }
        let rest = self.rest();
        let end = rest
            .find(|c: char| c.is_whitespace() || ",;}]#".contains(c))
            .unwrap_or(rest.len());
        let text = rest.get(..end).unwrap_or("").to_owned();
        if text.is_empty() {
            return Err(self.stuck());
        }
        self.at += end;
        Ok(Value::Text(text))
    }

    fn string(&mut self) -> Result<String, String> {
        let mut signs = self.rest().char_indices();
        let Some((_, quote)) = signs.next() else {
            return Err(self.stuck());
        };
        let mut bytes = Vec::new();
        while let Some((at, sign)) = signs.next() {
            if sign == quote {
                self.at += at + 1;
                return Ok(String::from_utf8_lossy(&bytes).into_owned());
            }
            if sign != '\\' {
                bytes.extend(sign.encode_utf8(&mut [0; 4]).as_bytes());
                continue;
            }
            let Some((_, escaped)) = signs.next() else {
                break;
            };
            let mut digits = |most: usize, radix: u32, first: Option<char>| {
                let mut code = first.and_then(|digit| digit.to_digit(radix)).unwrap_or(0);
                for _ in 0..most {
                    let mut ahead = signs.clone();
                    let Some(digit) = ahead.next().and_then(|(_, sign)| sign.to_digit(radix))
                    else {
                        break;
                    };
                    code = code * radix + digit;
                    signs = ahead;
                }
                code
            };
            match escaped {
                'n' => bytes.push(b'\n'),
                'r' => bytes.push(b'\r'),
                't' => bytes.push(b'\t'),
                'a' => bytes.push(7),
                'b' => bytes.push(8),
                'f' => bytes.push(12),
                'v' => bytes.push(11),
                'x' => bytes.push(u8::try_from(digits(2, 16, None)).unwrap_or(b'?')),
                '0'..='7' => {
                    bytes.push(u8::try_from(digits(2, 8, Some(escaped))).unwrap_or(b'?'));
                }
                'u' | 'U' => {
                    let code = digits(if escaped == 'u' { 4 } else { 8 }, 16, None);
                    let sign = char::from_u32(code).unwrap_or('\u{fffd}');
                    bytes.extend(sign.encode_utf8(&mut [0; 4]).as_bytes());
                }
                other => bytes.extend(other.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        Err(format!(
            "a string that begins at byte {} does not end",
            self.at
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_blocks_lists_and_strings_are_read() {
        let read = parse(
            "# a comment\nname: \"a\\n\" 'b\\x41\\101'\ntest { expr: '1', list: [1, 2] }\ntest: { big: -3.5e2 [x.y/z] { a: 1 } }",
        );
        let read = read.unwrap();
        assert_eq!(read.get("name").and_then(Value::text), Some("a\nbAA"));
        let tests: Vec<&Value> = read.all("test").collect();
        assert_eq!(tests.len(), 2);
        assert_eq!(
            tests[0]
                .all("list")
                .filter_map(Value::text)
                .collect::<Vec<_>>(),
            ["1", "2"]
        );
        assert_eq!(tests[1].get("big").and_then(Value::text), Some("-3.5e2"));
        assert!(tests[1].get("[x.y/z]").is_some());
        assert!(parse("a: \"b").is_err());
        assert!(parse("a {").is_err());
    }
}
