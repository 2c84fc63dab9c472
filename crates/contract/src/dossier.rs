//! The dossier, as `santong_documents::dossier_json` writes it.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::{Answers, Assessment, Evidence};

/// Answers, assessment and declarations in one file; wherever answers are read, a dossier will do.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
#[schemars(title = "santong-dossier")]
pub struct Dossier {
    /// The answers.
    pub answers: Answers,
    /// What follows from them; left out of a dossier that would be too large to be opened again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Assessment")]
    pub assessment: Option<Assessment>,
    /// A declaration for each product that nothing blocks; left out as the assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<Declaration>")]
    pub declarations: Option<Vec<Declaration>>,
    /// The register of evidence with what the day makes of it, if there is any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<EvidenceNow>")]
    pub evidence: Option<Vec<EvidenceNow>>,
    /// Says what the file is.
    #[schemars(extend("const" = "santong-dossier"))]
    #[ts(type = "\"santong-dossier\"")]
    pub format: String,
    /// Version of the format.
    #[schemars(extend("const" = 1))]
    #[ts(type = "1")]
    pub version: u32,
}

/// The declaration of one product, in Chinese.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// Its parts in order.
    pub blocks: Vec<Block>,
    /// 草稿，不得发布, while anything is missing.
    pub mark: Option<String>,
    /// Its number, once everything that it is made of is given.
    pub number: Option<String>,
    /// Name of the product within the answers.
    pub product: String,
    /// Its heading.
    pub title: String,
}

/// A part of a document: an object with one member, named by its kind.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A note.
    Note(String),
    /// A list.
    List(Vec<String>),
    /// Labels with their values.
    Fields(Vec<(String, String)>),
    /// Labels with their values, to be signed.
    Signature(Vec<(String, String)>),
    /// A table.
    Table {
        /// Headings of the columns.
        head: Vec<String>,
        /// Rows of cells.
        rows: Vec<Vec<String>>,
    },
}

/// A piece of evidence and whether it still counts on the day of the assessment.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct EvidenceNow {
    /// The piece as it was typed.
    #[serde(flatten)]
    pub evidence: Evidence,
    /// Whether it still counts.
    pub state: santong_rules::EvidenceState,
}
