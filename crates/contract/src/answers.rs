//! The answers file, as [`santong_rules::Answers::from_json`] reads it.

use std::collections::BTreeMap;

use santong_rules::Overlay;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// Everything an enterprise has answered: the file that the widget saves, and what `assess` takes.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
#[schemars(title = "santong-answers")]
pub struct Answers {
    /// Says what the file is.
    #[schemars(extend("const" = "santong-answers"))]
    #[ts(type = "\"santong-answers\"")]
    pub format: String,
    /// Version of the format.
    #[schemars(extend("const" = 1))]
    #[ts(type = "1")]
    pub version: u32,
    /// The rule set with which the answers were last used.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "RuleSetStamp")]
    pub rules: Option<RuleSetStamp>,
    /// Answers about the enterprise, by the names of the questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "BTreeMap<String, Answer>")]
    pub enterprise: Option<BTreeMap<String, Answer>>,
    /// Products in the order added.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<Product>", length(max = santong_rules::Answers::MAX_PRODUCTS))]
    pub products: Option<Vec<Product>>,
    /// The register of evidence; it decides nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<Evidence>", length(max = santong_rules::Evidence::MAX_COUNT))]
    pub evidence: Option<Vec<Evidence>>,
}

/// The rule set with which something was made.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RuleSetStamp {
    /// The day up to which the documents were looked through, `2026-11-22`; older files do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub date: Option<String>,
    /// SHA-256 over the rule files, hexadecimal.
    pub hash: String,
    /// Stable name.
    pub id: String,
    /// Files that added to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<Overlay>")]
    pub overlays: Option<Vec<Overlay>>,
    /// Version, for example `2026.11.1`.
    pub version: String,
}

/// One product with its answers.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Product {
    /// Stable name within the answers, for example `p1`; made up where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub id: Option<String>,
    /// Answers by the names of the questions.
    pub answers: BTreeMap<String, Answer>,
}

/// What was said to one question: 还不清楚, yes or no, a text (also the id of a choice, numbers and
/// days), ids of choices of which an empty list is 以上都没有, or the rows of a table.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(untagged)]
pub enum Answer {
    /// 还不清楚.
    Unsure(Unsure),
    /// Yes or no.
    Flag(bool),
    /// A number in the place of a text; whoever needs exactly these digits gives them as a text.
    Number(f64),
    /// A text as typed.
    Text(String),
    /// Ids of choices.
    Set(Vec<String>),
    /// Rows of a table.
    Table(Table),
}

/// 还不清楚: neither no nor zero.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Unsure {
    /// Always true.
    #[schemars(extend("const" = true))]
    #[ts(type = "true")]
    pub unsure: bool,
}

/// The rows given to a table question.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Table {
    /// 已列全 is ticked: no further rows will come.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "bool")]
    pub complete: Option<bool>,
    /// Rows in order: cells by the names of the columns.
    pub rows: Vec<BTreeMap<String, Cell>>,
}

/// What stands in one cell of a table.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(untagged)]
pub enum Cell {
    /// 还不清楚.
    Unsure(Unsure),
    /// Yes or no.
    Flag(bool),
    /// A number in the place of a text; whoever needs exactly these digits gives them as a text.
    Number(f64),
    /// A text as typed, or the id of a choice.
    Text(String),
}

/// A report, certificate or record that is kept, exactly as typed; parts that are empty are left out.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct Evidence {
    /// The criterion it is for, by its stable name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub criterion: Option<String>,
    /// Day of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub date: Option<String>,
    /// Who issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub issuer: Option<String>,
    /// The side it covers: `home`, or the id of a market's choice; all where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub market: Option<String>,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub number: Option<String>,
    /// Where it is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub place: Option<String>,
    /// The product it covers, by its `id`; all where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub product: Option<String>,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub title: Option<String>,
    /// Last day on which it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub valid_until: Option<String>,
}
