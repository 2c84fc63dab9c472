//! The answers file. It may come from anywhere, so every step is checked and every fault has a place.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Answer, Answers, Product, Row, RuleSetStamp, Table};

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
    /// No JSON, or cut off: the place where reading stopped, both from 1.
    NotJson {
        /// Line.
        line: usize,
        /// Column in bytes.
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
        let value: Value = serde_json::from_str(text).map_err(|fault| AnswersFault::NotJson {
            line: fault.line(),
            column: fault.column(),
        })?;
        let file = value.as_object().ok_or(AnswersFault::OtherFormat)?;
        let file = match file.get("format").and_then(Value::as_str) {
            Some(FORMAT) => file,
            _ => file
                .get("answers")
                .and_then(Value::as_object)
                .filter(|inner| is_answers(inner))
                .ok_or(AnswersFault::OtherFormat)?,
        };
        match file.get("version").and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(AnswersFault::NewerVersion(newer)),
            _ => return Err(AnswersFault::OtherFormat),
        }
        let enterprise = file
            .get("enterprise")
            .map_or(Ok(BTreeMap::new()), |value| answer_map(value, "enterprise"))?;
        let products = match file.get("products") {
            None => Vec::new(),
            Some(value) => products(value)?,
        };
        Ok(Self {
            rules: file.get("rules").map(stamp).transpose()?,
            enterprise,
            products,
        })
    }

    /// The answers as a JSON value, members in alphabetical order.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let products: Vec<Value> = self
            .products
            .iter()
            .map(|product| json!({ "id": product.id, "answers": map_value(&product.answers) }))
            .collect();
        let mut file = Map::new();
        file.insert("format".into(), FORMAT.into());
        file.insert("version".into(), VERSION.into());
        if let Some(rules) = &self.rules {
            file.insert(
                "rules".into(),
                json!({ "id": rules.id, "version": rules.version, "hash": rules.hash }),
            );
        }
        file.insert("enterprise".into(), map_value(&self.enterprise));
        file.insert("products".into(), products.into());
        Value::Object(file)
    }

    /// The answers file as text.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_value().to_string()
    }
}

fn is_answers(file: &Map<String, Value>) -> bool {
    file.get("format").and_then(Value::as_str) == Some(FORMAT)
}

fn wrong(path: &str) -> AnswersFault {
    AnswersFault::WrongType {
        path: path.to_owned(),
    }
}

fn within(path: &str, length: usize, limit: usize) -> Result<(), AnswersFault> {
    if length > limit {
        Err(AnswersFault::TooMany {
            path: path.to_owned(),
            limit,
        })
    } else {
        Ok(())
    }
}

fn text(value: &Value, path: &str) -> Result<String, AnswersFault> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return Err(wrong(path)),
    };
    within(path, text.len(), MAX_TEXT)?;
    Ok(text)
}

fn stamp(value: &Value) -> Result<RuleSetStamp, AnswersFault> {
    let part = |name: &str| {
        value.get(name).map_or(Ok(String::new()), |part| {
            text(part, &format!("rules.{name}"))
        })
    };
    Ok(RuleSetStamp {
        id: part("id")?,
        version: part("version")?,
        hash: part("hash")?,
    })
}

fn products(value: &Value) -> Result<Vec<Product>, AnswersFault> {
    let list = value.as_array().ok_or_else(|| wrong("products"))?;
    within("products", list.len(), Answers::MAX_PRODUCTS)?;
    let mut products: Vec<Product> = Vec::with_capacity(list.len());
    for (index, value) in list.iter().enumerate() {
        let path = format!("products[{index}]");
        let mut id = value
            .get("id")
            .map_or(Ok(String::new()), |id| text(id, &format!("{path}.id")))?;
        // Two products of one name would be answered as one.
        if id.is_empty() || products.iter().any(|product| product.id == id) {
            id = (1..)
                .map(|n| format!("p{n}"))
                .find(|id| products.iter().all(|product| product.id != *id))
                .unwrap_or_default();
        }
        let answers = value.get("answers").ok_or_else(|| wrong(&path))?;
        products.push(Product {
            id,
            answers: answer_map(answers, &format!("{path}.answers"))?,
        });
    }
    Ok(products)
}

fn answer_map(value: &Value, path: &str) -> Result<BTreeMap<String, Answer>, AnswersFault> {
    let map = value.as_object().ok_or_else(|| wrong(path))?;
    within(path, map.len(), MAX_ITEMS)?;
    map.iter()
        .map(|(id, value)| Ok((id.clone(), answer(value, &format!("{path}.{id}"))?)))
        .collect()
}

fn answer(value: &Value, path: &str) -> Result<Answer, AnswersFault> {
    match value {
        Value::Array(members) => {
            within(path, members.len(), MAX_ITEMS)?;
            Ok(Answer::Set(
                members
                    .iter()
                    .map(|member| text(member, path))
                    .collect::<Result<_, _>>()?,
            ))
        }
        Value::Object(object) => match (object.get("rows"), object.get("unsure")) {
            (Some(rows), _) => table(rows, object.get("complete"), path).map(Answer::Table),
            (None, Some(Value::Bool(true))) => Ok(Answer::Unsure),
            _ => Err(wrong(path)),
        },
        _ => cell(value, path),
    }
}

fn cell(value: &Value, path: &str) -> Result<Answer, AnswersFault> {
    match value {
        Value::Bool(flag) => Ok(Answer::Flag(*flag)),
        Value::Object(object) if object.get("unsure") == Some(&Value::Bool(true)) => {
            Ok(Answer::Unsure)
        }
        _ => text(value, path).map(Answer::Text),
    }
}

fn table(rows: &Value, complete: Option<&Value>, path: &str) -> Result<Table, AnswersFault> {
    let rows = rows.as_array().ok_or_else(|| wrong(path))?;
    within(path, rows.len(), MAX_ITEMS)?;
    let rows = rows.iter().enumerate().map(|(index, value)| {
        let path = format!("{path}.rows[{index}]");
        let cells = value.as_object().ok_or_else(|| wrong(&path))?;
        within(&path, cells.len(), MAX_ITEMS)?;
        cells
            .iter()
            .map(|(id, value)| Ok((id.clone(), cell(value, &format!("{path}.{id}"))?)))
            .collect::<Result<Row, _>>()
    });
    Ok(Table {
        rows: rows.collect::<Result<_, _>>()?,
        complete: complete == Some(&Value::Bool(true)),
    })
}

fn map_value(map: &BTreeMap<String, Answer>) -> Value {
    Value::Object(
        map.iter()
            .map(|(id, answer)| (id.clone(), answer_value(answer)))
            .collect(),
    )
}

fn answer_value(answer: &Answer) -> Value {
    match answer {
        Answer::Unsure => json!({ "unsure": true }),
        Answer::Flag(flag) => (*flag).into(),
        Answer::Text(text) => text.clone().into(),
        Answer::Set(members) => members.clone().into(),
        Answer::Table(table) => {
            json!({ "rows": table.rows.iter().map(map_value).collect::<Vec<_>>(), "complete": table.complete })
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
