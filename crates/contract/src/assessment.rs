//! The assessment, as [`santong_rules::Assessment::to_json`] writes it.

use santong_rules::{Readiness, Relevance, Verdict};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::RuleSetStamp;

/// What follows from a rule set, answers and a day. Everything is called by its stable name; `rules()`
/// tells what the names mean.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[schemars(title = "santong-assessment")]
pub struct Assessment {
    /// The day, `2026-11-22`.
    pub as_of: String,
    /// Questions about the enterprise that are still to be asked.
    pub asked: Vec<String>,
    /// Criteria about the enterprise, in the author's order.
    pub criteria: Vec<CriterionVerdict>,
    /// Says what this is.
    #[schemars(extend("const" = "santong-assessment"))]
    #[ts(type = "\"santong-assessment\"")]
    pub format: String,
    /// Support measures, in the author's order.
    pub measures: Vec<MeasureFit>,
    /// Products in the order of the answers.
    pub products: Vec<ProductAssessment>,
    /// The rule set.
    pub rules: RuleSetStamp,
    /// Version of the format.
    #[schemars(extend("const" = 1))]
    #[ts(type = "1")]
    pub version: u32,
}

/// One criterion and what it comes to.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CriterionVerdict {
    /// Questions whose answers decided the verdict; of an open one, those that keep it open.
    pub because: Vec<String>,
    /// Questions whose answers made it apply.
    pub given: Vec<String>,
    /// Stable name of the criterion.
    pub id: String,
    /// Stable name of the overlay that added it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub overlay: Option<String>,
    /// What it comes to.
    pub verdict: Verdict,
}

/// One support measure and whether it fits.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MeasureFit {
    /// Questions whose answers decided it.
    pub because: Vec<String>,
    /// Stable name of the measure.
    pub id: String,
    /// Names of the products it fits; empty for a measure about the enterprise.
    pub products: Vec<String>,
    /// Whether it fits; for a measure about products, whether it fits any.
    pub relevance: Relevance,
}

/// The assessment of one product.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProductAssessment {
    /// Questions about it that are still to be asked.
    pub asked: Vec<String>,
    /// Criteria about it, in the author's order.
    pub criteria: Vec<CriterionVerdict>,
    /// Contents of the declaration that are missing.
    pub gaps: Vec<Gap>,
    /// Name of the product within the answers.
    pub id: String,
    /// How far it is from its declaration.
    pub readiness: Readiness,
}

/// A content of the declaration that is not given yet.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Its letter in GB/T 27050.1: `a` to `h`.
    pub content: String,
    /// Questions without a usable answer.
    pub missing: Vec<String>,
}
