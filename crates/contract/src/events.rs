//! Details of the element's events, as `src/told.rs`, `www/session.js`, `www/host-rules.js` and
//! `www/host.js` send them.

use santong_rules::Readiness;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::{Answers, Assessment, Dossier};

/// Detail of `santong-ready`: which program and which rules are at work.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadyDetail {
    /// Version of the program.
    pub version: String,
    /// The rule set.
    pub rules: RuleSetName,
}

/// A rule set by its name and version.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RuleSetName {
    /// Stable name.
    pub id: String,
    /// Version, for example `2026.11.1`.
    pub version: String,
    /// The day up to which the documents were looked through, `2026-11-22`.
    pub date: String,
    /// SHA-256 over the rule files, hexadecimal.
    pub hash: String,
}

/// Detail of `santong-progress`: questions by where they stand.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgressDetail {
    /// All that were asked so far: `answered` and `open` together.
    pub asked: u32,
    /// Those with an answer that counts.
    pub answered: u32,
    /// Those without one, 还不清楚 among them.
    pub open: u32,
}

/// Detail of `santong-assessment`: how many criteria come to what; nothing that was typed.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AssessmentDetail {
    /// Criteria about the enterprise.
    pub enterprise: Verdicts,
    /// Criteria about each product, in the order of the answers.
    pub products: Vec<ProductVerdicts>,
}

/// How many criteria come to what.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Verdicts {
    /// 满足.
    pub met: u32,
    /// 不满足.
    pub unmet: u32,
    /// 待确认.
    pub open: u32,
    /// 不适用.
    pub not_applicable: u32,
}

/// How many criteria about a product come to what, and how far it is.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProductVerdicts {
    /// How far it is from its declaration.
    pub readiness: Readiness,
    /// 满足.
    pub met: u32,
    /// 不满足.
    pub unmet: u32,
    /// 待确认.
    pub open: u32,
    /// 不适用.
    pub not_applicable: u32,
}

/// Detail of `santong-error`.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ErrorDetail {
    /// What failed.
    pub kind: ErrorKind,
    /// Of what was refused, all faults; else empty.
    pub faults: Vec<OverlayFault>,
    /// Of a failed start and of a stop, what was caught.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub message: Option<String>,
}

/// What failed: an overlay or a rule set was refused, the program could not start, or it stopped.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// An overlay or a rule set was refused; the rules stay as they were.
    Overlay,
    /// The program could not start.
    Start,
    /// The program stopped in the middle of something; the answers are kept.
    Stopped,
}

/// A fault in an overlay. A fault of the compiler also tells its kind and how bad it is.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct OverlayFault {
    /// Name of the file, `overlay` where it has none; `ruleSet` for a rule set that is none.
    pub file: String,
    /// Line, from 1; 0 where the file did not come at all.
    pub line: u32,
    /// Column in characters, from 1; 0 as the line.
    pub column: u32,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What to do about it, in Chinese; may be empty.
    pub hint: String,
}

/// Detail of `santong-handover`: the reader hands everything over to the page.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct HandoverDetail {
    /// The answers.
    pub answers: Answers,
    /// What follows from them; missing only where the dossier would be too large with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Assessment")]
    pub assessment: Option<Assessment>,
    /// Both, with the declarations, as the file that the reader can save.
    pub dossier: Dossier,
}
