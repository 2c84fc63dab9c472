//! Answers as given: kept exactly as typed, whatever they are, by the stable names of the questions.

mod json;

use std::collections::BTreeMap;

use crate::Evidence;

pub use json::AnswersFault;

/// What was said to one question, or stands in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 还不清楚.
    Unsure,
    /// Yes or no.
    Flag(bool),
    /// A text as typed: also numbers, amounts and dates; or the id of a choice.
    Text(String),
    /// Ids of choices; empty means 以上都没有.
    Set(Vec<String>),
    /// Rows of a table.
    Table(Table),
}

/// One row of a table: cells by the names of the columns.
pub type Row = BTreeMap<String, Answer>;

/// The rows given to a table question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Rows in the order given.
    pub rows: Vec<Row>,
    /// 已列全 is ticked.
    pub complete: bool,
}

/// One product with its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Product {
    /// Stable name within the answers, for example `p1`.
    pub id: String,
    /// Answers by the names of the questions.
    pub answers: BTreeMap<String, Answer>,
}

/// The rule set with which answers were last used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSetStamp {
    /// [`RuleSet::id`](crate::RuleSet::id).
    pub id: String,
    /// [`RuleSet::version`](crate::RuleSet::version).
    pub version: String,
    /// [`RuleSet::hash`](crate::RuleSet::hash).
    pub hash: String,
    /// [`RuleSet::date`](crate::RuleSet::date); older files do not say.
    pub date: Option<crate::Date>,
    /// [`RuleSet::overlays`](crate::RuleSet::overlays).
    pub overlays: Vec<crate::Overlay>,
}

/// Everything an enterprise has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The rule set they were given for, if the file says.
    pub rules: Option<RuleSetStamp>,
    /// Answers about the enterprise, by the names of the questions.
    pub enterprise: BTreeMap<String, Answer>,
    /// Products in the order added.
    pub products: Vec<Product>,
    /// The register of evidence in the order added.
    pub evidence: Vec<Evidence>,
}

impl Answers {
    /// The largest answers file that is read, in bytes: a hundred products fill a tenth of it.
    pub const MAX_BYTES: usize = 8 * 1024 * 1024;
    /// Most products in one file; real enterprises declare dozens.
    pub const MAX_PRODUCTS: usize = 100;

    /// The answers to enterprise questions (`None`) or of the product at a position.
    #[must_use]
    pub fn of(&self, product: Option<usize>) -> Option<&BTreeMap<String, Answer>> {
        match product {
            None => Some(&self.enterprise),
            Some(index) => self.products.get(index).map(|product| &product.answers),
        }
    }

    /// As [`of`](Self::of), to be changed.
    pub fn of_mut(&mut self, product: Option<usize>) -> Option<&mut BTreeMap<String, Answer>> {
        match product {
            None => Some(&mut self.enterprise),
            Some(index) => self
                .products
                .get_mut(index)
                .map(|product| &mut product.answers),
        }
    }

    /// Names of questions in the answers that the rule set does not have.
    #[must_use]
    pub fn unknown_questions(&self, rules: &crate::RuleSet) -> Vec<String> {
        let products = self
            .products
            .iter()
            .flat_map(|product| product.answers.keys());
        let mut unknown: Vec<_> = self
            .enterprise
            .keys()
            .chain(products)
            .filter(|id| rules.find_question(id).is_none())
            .cloned()
            .collect();
        unknown.sort();
        unknown.dedup();
        unknown
    }

    /// Whether nothing was answered yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.enterprise.is_empty()
            && self.evidence.is_empty()
            && self
                .products
                .iter()
                .all(|product| product.answers.is_empty())
    }
}
