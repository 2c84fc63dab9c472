//! Reading the parts of an answers file, each fault with its place.

use std::collections::BTreeMap;

use super::AnswersFault;
use crate::Overlay;
use crate::answers::{Answer, Answers, Product, Row, Table};
use crate::evidence::Evidence;
use crate::json::{self, Json};

/// Longest text that is kept, in bytes: more than any question accepts.
const MAX_TEXT: usize = 100_000;
/// Most rows of a table and most members of a set.
const MAX_ITEMS: usize = 5000;

/// Reads values and knows where it is.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) path: String,
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
    pub(super) fn part(
        &mut self,
        place: &str,
        value: &Json<'_>,
        name: &str,
    ) -> Result<String, AnswersFault> {
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

    /// The overlays of a stamp.
    pub(super) fn overlays(&mut self, value: &Json<'_>) -> Result<Vec<Overlay>, AnswersFault> {
        let place = "rules.overlays";
        self.path = place.to_owned();
        let list = self.list(value, MAX_ITEMS)?;
        self.path.clear();
        list.iter()
            .map(|overlay| {
                Ok(Overlay {
                    id: self.part(place, overlay, "id")?,
                    name: self.part(place, overlay, "name")?,
                    version: self.part(place, overlay, "version")?,
                    hash: self.part(place, overlay, "hash")?,
                })
            })
            .collect()
    }

    pub(super) fn products(&mut self, value: &Json<'_>) -> Result<Vec<Product>, AnswersFault> {
        self.path = "products".to_owned();
        let list = self.list(value, usize::MAX)?;
        if list.len() > Answers::MAX_PRODUCTS {
            return Err(AnswersFault::TooManyProducts(list.len()));
        }
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

    pub(super) fn evidence(&mut self, value: &Json<'_>) -> Result<Vec<Evidence>, AnswersFault> {
        self.path = "evidence".to_owned();
        let list = self.list(value, usize::MAX)?;
        if list.len() > Evidence::MAX_COUNT {
            return Err(AnswersFault::TooMuchEvidence(list.len()));
        }
        let mut register = Vec::new();
        for (index, value) in list.iter().enumerate() {
            let place = format!("evidence[{index}]");
            self.path.clone_from(&place);
            if !matches!(value, Json::Object(_)) {
                return Err(self.wrong());
            }
            let mut evidence = Evidence::default();
            for name in Evidence::PARTS {
                let text = self.part(&place, value, name)?;
                self.path = [&place, ".", name].concat();
                self.within(text.len(), Evidence::MAX_TEXT)?;
                evidence.set(name, text);
            }
            register.push(evidence);
        }
        self.path.clear();
        Ok(register)
    }

    /// Answers by the names of questions, or cells (`tables` is false) by those of columns.
    pub(super) fn named(
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
