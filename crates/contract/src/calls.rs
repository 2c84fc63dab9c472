//! What the calls of the headless module take and give.

use santong_rules::IdentifierKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

/// Options of `assess`, `rules` and `nextQuestions`; each may be left out.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct CallOptions {
    /// The day to assess for, `2026-11-22`; today in China where none is given.
    pub as_of: Option<String>,
    /// A compiled rule set (of `compileRules`, `santong compile` or the workbench) in the place of the
    /// one that was loaded.
    #[ts(optional, type = "Uint8Array")]
    pub rules: Option<Vec<u8>>,
}

impl CallOptions {
    /// The names that options have.
    pub const NAMES: [&str; 2] = ["asOf", "rules"];
}

/// Whether a text can be the identifier it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum IdentifierCheck {
    /// Form and check characters are right; whether it was ever given to anybody no check can tell.
    Plausible {
        /// Which identifier.
        kind: IdentifierKind,
        /// In its usual form, however it was typed.
        text: String,
        /// What may be wrong all the same.
        hint: Option<Remark>,
    },
    /// It cannot be right.
    Faulty {
        /// Which identifier.
        kind: IdentifierKind,
        /// What is wrong.
        fault: Remark,
    },
}

/// A remark on an identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Remark {
    /// Stable name of its kind: `length`, `character`, `check`, `beginning`, `part`, `form`; of hints
    /// `inner-check`, `check-digit`, `region`, `chapter`, `year-missing`.
    pub code: String,
    /// What is wrong, where, and what to do, in Chinese.
    pub message: String,
}

/// A rule file.
#[derive(Clone, Debug, Deserialize, JsonSchema, TS)]
pub struct RuleFile {
    /// Its path below the folder of rules, with `/` between the parts; ends with `.toml` or `.json`.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// What comes out of rule files.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Outcome {
    /// All faults in the order of files and places.
    pub diagnostics: Vec<Finding>,
    /// The rule set, if no diagnostic is an error.
    pub rules: Option<Compiled>,
}

/// One fault at one place of a rule file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Stable name of its kind.
    pub code: String,
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Characters that are faulty, within the line, at least 1.
    pub width: u32,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What to do about it, in Chinese; may be empty.
    pub hint: String,
}

/// How bad a fault is: with an `error` there is no rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// There is no rule set.
    Error,
    /// Something to look at.
    Warning,
    /// Something to know.
    Note,
}

/// A compiled rule set and what it says of itself.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Compiled {
    /// The compiled file.
    #[serde(serialize_with = "serialize_bytes")]
    #[schemars(with = "Vec<u8>")]
    #[ts(type = "Uint8Array")]
    pub bytes: Vec<u8>,
    /// Stable name.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// Version.
    pub version: String,
    /// The day up to which the documents were looked through.
    pub date: String,
    /// SHA-256 over the rule files, hexadecimal.
    pub hash: String,
    /// How many there are of each.
    pub counts: Counts,
}

/// How many there are of each.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema, TS)]
pub struct Counts {
    /// Documents.
    pub documents: u32,
    /// Clauses of documents.
    pub clauses: u32,
    /// Pages of the questionnaire.
    pub pages: u32,
    /// Questions.
    pub questions: u32,
    /// Rows to choose from.
    pub prepared: u32,
    /// Criteria.
    pub criteria: u32,
    /// Support measures.
    pub measures: u32,
}

/// As a `Uint8Array` and not as a list of numbers.
fn serialize_bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}
