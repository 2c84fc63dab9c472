//! Pages, questions and the types of their answers.

use serde::{Deserialize, Serialize};

use crate::{ClauseId, ComparisonKind, Condition, Level};

/// One page of closely related questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Stable name.
    pub id: String,
    /// Heading, also the name of the step.
    pub title: String,
    /// One or two sentences under the heading; may be empty.
    pub intro: String,
    /// Asked once or for each product.
    pub level: Level,
    /// Nobody has to fill it for a declaration.
    pub optional: bool,
}

/// One fact that is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Stable name, for example `product.line`.
    pub id: String,
    /// Once for the enterprise or for each product (ids that begin with `product.`).
    pub level: Level,
    /// Position of the page in [`RuleSet::pages`].
    pub page: u16,
    /// The question as asked.
    pub label: String,
    /// The fact as a noun, for summaries and reasons: 内外销生产地点.
    pub short: String,
    /// Help under the question, with an example; may be empty.
    pub help: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Where the question makes sense; `None` means always.
    pub shown_when: Option<Condition>,
    /// What to keep as evidence for the answer.
    pub evidence: Vec<String>,
    /// Why it is asked, beyond the criteria that use it.
    pub clauses: Vec<ClauseId>,
    /// A fact that the enterprise cannot change: its industry, its region.
    pub fixed: bool,
    /// What to do so that a yes-or-no question is answered yes, or a text as it has to be; an order
    /// without a full stop, empty where none is needed.
    pub todo: String,
    /// What to do so that a yes-or-no question is answered no.
    pub todo_no: String,
    /// The author's place for it among what is asked next, before all questions without one.
    pub rank: Option<u32>,
    /// Position in [`RuleSet::overlays`](crate::RuleSet::overlays) of the overlay that added it.
    pub origin: Option<u16>,
}

/// The type of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Yes or no.
    Boolean,
    /// One of several.
    Choice(Vec<Choice>),
    /// Any number of several; the empty set is 以上都没有.
    Choices(Vec<Choice>),
    /// Free text.
    Text(TextKind),
    /// An exact decimal number.
    Number(NumberKind),
    /// An amount in the unit given, never negative.
    Money {
        /// Unit, for example 万元.
        unit: String,
    },
    /// A calendar day.
    Date,
    /// Rows of cells, open until 已列全 is ticked.
    Table(TableKind),
    /// What a standard or the enterprise allows: only in the columns of a comparison.
    Limit,
    /// What was measured: only in the columns of a comparison.
    Measured,
}

/// One choice of a choice question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Stable name, for example `same_line`.
    pub id: String,
    /// As shown.
    pub label: String,
    /// Group heading in a long list; empty for none.
    pub group: String,
    /// Nothing that the enterprise can bring about.
    pub fixed: bool,
    /// Picking it only informs: it decides nothing.
    pub informational: bool,
    /// What to do so that it can be chosen; an order without a full stop.
    pub todo: String,
    /// What to do so that it need not be chosen any more, where several can be chosen.
    pub todo_no: String,
}

/// What a text answer must look like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TextKind {
    /// More than one line.
    pub multiline: bool,
    /// At most so many characters.
    pub max_length: u32,
    /// Position in [`RuleSet::patterns`] of a pattern that the whole answer must match.
    pub pattern: Option<u16>,
    /// What a fitting answer looks like, said when the pattern does not match.
    pub pattern_hint: String,
    /// An identifier with its own check.
    pub identifier: Option<crate::IdentifierKind>,
    /// Of the identifier there may be none: [`NONE`](crate::NONE) is an answer.
    pub none: bool,
}

/// What a number answer must look like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NumberKind {
    /// Unit, may be empty.
    pub unit: String,
    /// Smallest allowed value.
    pub min: Option<crate::Decimal>,
    /// Largest allowed value.
    pub max: Option<crate::Decimal>,
}

/// The columns of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableKind {
    /// Columns in order.
    pub columns: Vec<Column>,
    /// What one row is called, for buttons and messages: 指标, 标准.
    pub row_name: String,
    /// At most so many rows.
    pub max_rows: u32,
    /// The rows compare the limits of several sides; the columns stand as [`ColumnRole`](crate::ColumnRole) says.
    pub comparison: Option<ComparisonKind>,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Stable name within the table.
    pub id: String,
    /// Heading.
    pub label: String,
    /// An empty cell is fine.
    pub optional: bool,
    /// Type of the cells: never `Choices` or `Table`; `Limit` and `Measured` only in a comparison.
    pub kind: Kind,
}
