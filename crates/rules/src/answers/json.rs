//! The answers file. It may come from anywhere, so every step is checked and every fault has a place.

use std::collections::BTreeMap;

use super::{Answer, Answers, Product, Row, RuleSetStamp, Table};
use crate::json::{self, Json, JsonWriter};

/// What the file says it is.
const FORMAT: &str = "santong-answers";
/// The format's version; higher ones are refused.
const VERSION: u64 = 1;
/// Longest text that is kept, in bytes: more than any question accepts.
const MAX_TEXT: usize = 100_000;
/// Most rows of a table and most members of a set.
const MAX_ITEMS: usize = 5000;

/// Why a text is not an answers file. `path` is a place such as `products[0].answers.product.name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswersFault {
    /// Larger than [`Answers::MAX_BYTES`]; the size in bytes.
    TooLarge(usize),
    /// No JSON, or cut off: the place where reading stopped.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Bytes of this line that were read.
        column: usize,
    },
    /// JSON, but something else than answers.
    OtherFormat,
    /// Written by a newer version of the format.
    NewerVersion(u64),
    /// A value of the wrong kind.
    WrongType {
        /// Where.
        path: String,
    },
    /// More products, rows or characters than are read.
    TooMany {
        /// Where.
        path: String,
        /// The limit.
        limit: usize,
    },
}

impl Answers {
    /// Reads an answers file, or a dossier that carries answers under `answers`.
    ///
    /// # Errors
    /// The first fault.
    pub fn from_json(text: &str) -> Result<Self, AnswersFault> {
        if text.len() > Self::MAX_BYTES {
            return Err(AnswersFault::TooLarge(text.len()));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let value = json::parse(text).map_err(|offset| not_json(text, offset))?;
        let file = Some(&value)
            .filter(|file| is_answers(file))
            .or_else(|| json::member(&value, "answers").filter(|inner| is_answers(inner)))
            .ok_or(AnswersFault::OtherFormat)?;
        let version = match json::member(file, "version") {
            Some(Json::Number((digits, _))) => digits.parse().ok(),
            _ => None,
        };
        match version {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(AnswersFault::NewerVersion(newer)),
            _ => return Err(AnswersFault::OtherFormat),
        }
        let mut reader = Reader::default();
        let mut answers = Self::default();
        if let Some(rules) = json::member(file, "rules") {
            answers.rules = Some(RuleSetStamp {
                id: reader.part("rules", rules, "id")?,
                version: reader.part("rules", rules, "version")?,
                hash: reader.part("rules", rules, "hash")?,
            });
        }
        if let Some(enterprise) = json::member(file, "enterprise") {
            reader.path.push_str("enterprise");
            answers.enterprise = reader.named(enterprise, true)?;
        }
        if let Some(products) = json::member(file, "products") {
            answers.products = reader.products(products)?;
        }
        Ok(answers)
    }

    /// The answers file as text, members in alphabetical order.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut writer = JsonWriter::default();
        writer.open('{');
        writer.name("enterprise");
        write_answers(&mut writer, &self.enterprise);
        writer.name("format");
        writer.string(FORMAT);
        writer.name("products");
        writer.open('[');
        for product in &self.products {
            writer.open('{');
            writer.name("answers");
            write_answers(&mut writer, &product.answers);
            writer.name("id");
            writer.string(&product.id);
            writer.close('}');
        }
        writer.close(']');
        if let Some(rules) = &self.rules {
            writer.name("rules");
            rules.write(&mut writer);
        }
        writer.name("version");
        writer.raw(&VERSION.to_string());
        writer.close('}');
        writer.finish()
    }
}

impl RuleSetStamp {
    /// Writes the stamp as an object.
    pub(crate) fn write(&self, writer: &mut JsonWriter) {
        writer.open('{');
        for (name, value) in [
            ("hash", &self.hash),
            ("id", &self.id),
            ("version", &self.version),
        ] {
            writer.name(name);
            writer.string(value);
        }
        writer.close('}');
    }
}

fn is_answers(file: &Json<'_>) -> bool {
    json::member(file, "format").and_then(json::as_text) == Some(FORMAT)
}

fn not_json(text: &str, offset: usize) -> AnswersFault {
    let read = text.as_bytes().get(..offset).unwrap_or_default();
    let mut lines = read.split(|byte| *byte == b'\n');
    AnswersFault::NotJson {
        column: lines.next_back().map_or(0, <[u8]>::len),
        line: lines.count() + 1,
    }
}

/// Reads values and knows where it is.
#[derive(Default)]
struct Reader {
    path: String,
}

impl Reader {
    fn wrong(&self) -> AnswersFault {
        AnswersFault::WrongType {
            path: self.path.clone(),
        }
    }

    fn within(&self, length: usize, limit: usize) -> Result<(), AnswersFault> {
        if length <= limit {
            return Ok(());
        }
        let path = self.path.clone();
        Err(AnswersFault::TooMany { path, limit })
    }

    fn text(&self, value: &Json<'_>) -> Result<String, AnswersFault> {
        let text = match value {
            Json::String(text) => text,
            Json::Number((digits, _)) => *digits,
            _ => return Err(self.wrong()),
        };
        self.within(text.len(), MAX_TEXT)?;
        Ok(text.to_owned())
    }

    /// A text under a name; empty where there is none.
    fn part(&mut self, place: &str, value: &Json<'_>, name: &str) -> Result<String, AnswersFault> {
        match json::member(value, name) {
            None => Ok(String::new()),
            Some(part) => {
                self.path = [place, ".", name].concat();
                let text = self.text(part)?;
                self.path.clear();
                Ok(text)
            }
        }
    }

    fn products(&mut self, value: &Json<'_>) -> Result<Vec<Product>, AnswersFault> {
        self.path = "products".to_owned();
        let list = self.list(value, Answers::MAX_PRODUCTS)?;
        let mut products: Vec<Product> = Vec::new();
        for (index, value) in list.iter().enumerate() {
            let place = format!("products[{index}]");
            let mut id = self.part(&place, value, "id")?;
            // Two products of one name would be answered as one.
            let mut number = 0;
            while id.is_empty() || products.iter().any(|product| product.id == id) {
                number += 1;
                id = format!("p{number}");
            }
            self.path = place;
            let given = json::member(value, "answers").ok_or_else(|| self.wrong())?;
            self.path.push_str(".answers");
            let answers = self.named(given, true)?;
            products.push(Product { id, answers });
        }
        Ok(products)
    }

    /// Answers by the names of questions, or cells (`tables` is false) by those of columns.
    fn named(
        &mut self,
        value: &Json<'_>,
        tables: bool,
    ) -> Result<BTreeMap<String, Answer>, AnswersFault> {
        let Json::Object(members) = value else {
            return Err(self.wrong());
        };
        self.within(members.len(), MAX_ITEMS)?;
        let mut answers = BTreeMap::new();
        let here = self.path.len();
        for (name, value) in members {
            self.path.push('.');
            self.path.push_str(name);
            let answer = self.answer(value, tables)?;
            answers.insert(name.as_ref().to_owned(), answer);
            self.path.truncate(here);
        }
        Ok(answers)
    }

    /// An answer; in a cell there are no sets and no tables.
    fn answer(&mut self, value: &Json<'_>, tables: bool) -> Result<Answer, AnswersFault> {
        match value {
            Json::Bool(flag) => Ok(Answer::Flag(*flag)),
            Json::Array(_) if tables => {
                let mut members = Vec::new();
                for member in self.list(value, MAX_ITEMS)? {
                    members.push(self.text(member)?);
                }
                Ok(Answer::Set(members))
            }
            Json::Object(_) => match json::member(value, "rows") {
                Some(rows) if tables => {
                    let complete = is_true(json::member(value, "complete"));
                    let rows = self.rows(rows)?;
                    Ok(Answer::Table(Table { rows, complete }))
                }
                _ if is_true(json::member(value, "unsure")) => Ok(Answer::Unsure),
                _ => Err(self.wrong()),
            },
            _ => self.text(value).map(Answer::Text),
        }
    }

    fn rows(&mut self, value: &Json<'_>) -> Result<Vec<Row>, AnswersFault> {
        let mut rows = Vec::new();
        let here = self.path.len();
        for (index, row) in self.list(value, MAX_ITEMS)?.iter().enumerate() {
            self.path.push_str(&format!(".rows[{index}]"));
            rows.push(self.named(row, false)?);
            self.path.truncate(here);
        }
        Ok(rows)
    }

    fn list<'j, 'a>(
        &self,
        value: &'j Json<'a>,
        limit: usize,
    ) -> Result<&'j [Json<'a>], AnswersFault> {
        let Json::Array(items) = value else {
            return Err(self.wrong());
        };
        self.within(items.len(), limit)?;
        Ok(items)
    }
}

fn is_true(value: Option<&Json<'_>>) -> bool {
    matches!(value, Some(Json::Bool(true)))
}

fn write_answers(writer: &mut JsonWriter, answers: &BTreeMap<String, Answer>) {
    writer.open('{');
    for (name, answer) in answers {
        writer.name(name);
        write_answer(writer, answer);
    }
    writer.close('}');
}

fn write_answer(writer: &mut JsonWriter, answer: &Answer) {
    match answer {
        Answer::Unsure => writer.raw(r#"{"unsure":true}"#),
        Answer::Flag(flag) => writer.raw(if *flag { "true" } else { "false" }),
        Answer::Text(text) => writer.string(text),
        Answer::Set(members) => writer.strings(members),
        Answer::Table(table) => {
            writer.open('{');
            writer.name("complete");
            writer.raw(if table.complete { "true" } else { "false" });
            writer.name("rows");
            writer.open('[');
            for row in &table.rows {
                write_answers(writer, row);
            }
            writer.close(']');
            writer.close('}');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"{"enterprise":{"a":"1.50","b":true,"c":{"unsure":true},"d":[],"未知":["x","y"]},"format":"santong-answers","products":[{"answers":{"product.t":{"complete":true,"rows":[{"k":"<script>","n":false}]}},"id":"p1"}],"rules":{"hash":"h","id":"i","version":"v"},"version":1}"#;

    fn fault(text: &str) -> AnswersFault {
        Answers::from_json(text).unwrap_err()
    }

    #[test]
    fn what_was_written_reads_back_the_same() {
        let answers = Answers::from_json(WHOLE).unwrap();
        assert_eq!(answers.to_json(), WHOLE);
        let dossier = format!(r#"{{"format":"santong-dossier","answers":{WHOLE}}}"#);
        assert_eq!(
            Answers::from_json(&format!("\u{feff}{dossier}")).unwrap(),
            answers
        );
    }

    #[test]
    fn a_number_is_kept_digit_by_digit() {
        let text =
            r#"{"format":"santong-answers","version":1,"enterprise":{"n":0.10000000000000000001}}"#;
        let answers = Answers::from_json(text).unwrap();
        assert_eq!(
            answers.enterprise["n"],
            Answer::Text("0.10000000000000000001".into())
        );
    }

    #[test]
    fn products_of_one_name_stay_apart() {
        let text = r#"{"format":"santong-answers","version":1,"products":[{"id":"p1","answers":{}},{"id":"p1","answers":{}},{"answers":{}}]}"#;
        let ids: Vec<_> = Answers::from_json(text)
            .unwrap()
            .products
            .into_iter()
            .map(|product| product.id)
            .collect();
        assert_eq!(ids, ["p1", "p2", "p3"]);
    }

    #[test]
    fn every_fault_has_a_place() {
        assert_eq!(
            fault("{\n\"format\": \"santong-ans"),
            AnswersFault::NotJson {
                line: 2,
                column: 22
            }
        );
        assert_eq!(fault("[]"), AnswersFault::OtherFormat);
        assert_eq!(
            fault(r#"{"format":"other","version":1}"#),
            AnswersFault::OtherFormat
        );
        assert_eq!(
            fault(r#"{"format":"santong-answers"}"#),
            AnswersFault::OtherFormat
        );
        assert_eq!(
            fault(r#"{"format":"santong-answers","version":7}"#),
            AnswersFault::NewerVersion(7)
        );
        assert_eq!(
            fault(
                r#"{"format":"santong-answers","version":1,"enterprise":{"a":{"rows":[{"b":[]}]}}}"#
            ),
            AnswersFault::WrongType {
                path: "enterprise.a.rows[0].b".into()
            }
        );
        assert_eq!(
            fault(
                r#"{"format":"santong-answers","version":1,"products":[{"answers":{"a":null}}]}"#
            ),
            AnswersFault::WrongType {
                path: "products[0].answers.a".into()
            }
        );
        assert_eq!(
            fault(&"x".repeat(Answers::MAX_BYTES + 1)),
            AnswersFault::TooLarge(Answers::MAX_BYTES + 1)
        );
        let nested = "[".repeat(100_000);
        assert!(matches!(fault(&nested), AnswersFault::NotJson { .. }));
    }

    #[test]
    fn long_lists_are_refused() {
        let product = r#"{"answers":{}},"#.repeat(Answers::MAX_PRODUCTS);
        let text = format!(
            r#"{{"format":"santong-answers","version":1,"products":[{product}{{"answers":{{}}}}]}}"#
        );
        assert_eq!(
            fault(&text),
            AnswersFault::TooMany {
                path: "products".into(),
                limit: Answers::MAX_PRODUCTS
            }
        );
    }
}
