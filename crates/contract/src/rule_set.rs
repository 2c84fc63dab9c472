//! What a rule set contains, by stable names.

use santong_rules::{ClauseId, Group, Kind, Level, Overlay, RuleSet, Source, Strength};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// What a rule set contains, in the author's order.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Rules {
    /// Says what this is.
    #[schemars(extend("const" = "santong-rules"))]
    #[ts(type = "\"santong-rules\"")]
    pub format: String,
    /// Version of the format.
    #[schemars(extend("const" = 1))]
    #[ts(type = "1")]
    pub version: u32,
    /// What the rule set says of itself.
    pub rules: RuleSetFacts,
    /// Files that added to it.
    pub overlays: Vec<Overlay>,
    /// Documents.
    pub documents: Vec<DocumentFacts>,
    /// Questions.
    pub questions: Vec<QuestionFacts>,
    /// Criteria.
    pub criteria: Vec<CriterionFacts>,
    /// Support measures.
    pub measures: Vec<MeasureFacts>,
}

/// What a rule set says of itself.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct RuleSetFacts {
    /// Stable name.
    pub id: String,
    /// Version, for example `2026.11.1`.
    pub version: String,
    /// SHA-256 over the rule files, hexadecimal.
    pub hash: String,
    /// Title for people.
    pub title: String,
    /// The day up to which the documents were looked through, `2026-11-22`.
    pub date: String,
    /// Language of all texts, a BCP 47 tag.
    pub lang: String,
}

/// A policy, law, notice or standard.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct DocumentFacts {
    /// Stable name.
    pub id: String,
    /// Full title.
    pub title: String,
    /// Document number; empty where it has none or it is not known.
    pub number: String,
    /// Issuing body.
    pub issuer: String,
    /// `national` or the six-digit code of a region.
    pub scope: String,
    /// Where the stored text comes from.
    pub source: Source,
    /// Day of issue, where known.
    pub issued: Option<String>,
    /// Day of the stored copy, where there is one.
    pub stored: Option<String>,
    /// Stable name of the overlay that added it.
    pub overlay: Option<String>,
}

/// What is asked.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct QuestionFacts {
    /// Stable name.
    pub id: String,
    /// Once for the enterprise or for each product.
    pub level: Level,
    /// Stable name of its page.
    pub page: Option<String>,
    /// What kind of answer it takes.
    pub kind: AnswerKind,
    /// The question as it is asked.
    pub label: String,
    /// Clauses it rests on, beyond those of the criteria that use it: document and number.
    pub clauses: Vec<String>,
    /// Stable name of the overlay that added it.
    pub overlay: Option<String>,
    /// Of a choice, what there is to choose.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<ChoiceFacts>>")]
    pub choices: Vec<ChoiceFacts>,
    /// Of a table, its columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<ColumnFacts>>")]
    pub columns: Vec<ColumnFacts>,
    /// Of a number or an amount, its unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub unit: String,
}

/// One choice.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ChoiceFacts {
    /// Stable name: what the answer says.
    pub id: String,
    /// As shown.
    pub label: String,
}

/// One column of a table.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ColumnFacts {
    /// Stable name within the table.
    pub id: String,
    /// Heading.
    pub label: String,
    /// An empty cell is fine.
    pub optional: bool,
    /// What stands in its cells.
    pub kind: AnswerKind,
    /// Of a choice, what there is to choose.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<ChoiceFacts>>")]
    pub choices: Vec<ChoiceFacts>,
    /// Of a number or an amount, its unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub unit: String,
}

/// What is checked.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CriterionFacts {
    /// Stable name.
    pub id: String,
    /// Once for the enterprise or for each product.
    pub level: Level,
    /// The heading under which it stands.
    pub group: Group,
    /// How much depends on it.
    pub strength: Strength,
    /// What is required, as a short statement.
    pub title: String,
    /// Clauses it rests on: document and number.
    pub clauses: Vec<String>,
    /// Stable name of the overlay that added it.
    pub overlay: Option<String>,
}

/// A support measure.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct MeasureFacts {
    /// Stable name.
    pub id: String,
    /// Once for the enterprise or for each product.
    pub level: Level,
    /// What it is.
    pub title: String,
    /// Responsible body.
    pub responsible: String,
    /// Clauses it rests on: document and number.
    pub clauses: Vec<String>,
    /// Stable name of the overlay that added it.
    pub overlay: Option<String>,
}

/// What kind of answer a question or a cell takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Yes or no.
    Boolean,
    /// One of several.
    Choice,
    /// Any number of several.
    Choices,
    /// A text.
    Text,
    /// An exact decimal number.
    Number,
    /// An amount, never negative.
    Money,
    /// A day, `2026-11-22`.
    Date,
    /// Rows of cells.
    Table,
    /// Rows that compare the limits of several sides.
    Comparison,
    /// What a standard or the enterprise allows: `≤ 0.5`.
    Limit,
    /// What was measured.
    Measured,
}

impl From<&Kind> for AnswerKind {
    fn from(kind: &Kind) -> Self {
        match kind {
            Kind::Boolean => Self::Boolean,
            Kind::Choice(_) => Self::Choice,
            Kind::Choices(_) => Self::Choices,
            Kind::Text(_) => Self::Text,
            Kind::Number(_) => Self::Number,
            Kind::Money { .. } => Self::Money,
            Kind::Date => Self::Date,
            Kind::Table(table) if table.comparison.is_some() => Self::Comparison,
            Kind::Table(_) => Self::Table,
            Kind::Limit => Self::Limit,
            Kind::Measured => Self::Measured,
        }
    }
}

impl Rules {
    /// Of a rule set.
    #[must_use]
    pub fn of(rules: &RuleSet) -> Self {
        Self {
            format: "santong-rules".to_owned(),
            version: 1,
            rules: RuleSetFacts {
                id: rules.id.clone(),
                version: rules.version.clone(),
                hash: rules.hash.clone(),
                title: rules.title.clone(),
                date: rules.date.to_string(),
                lang: rules.lang.clone(),
            },
            overlays: rules.overlays.clone(),
            documents: documents(rules),
            questions: questions(rules),
            criteria: criteria(rules),
            measures: measures(rules),
        }
    }
}

fn documents(rules: &RuleSet) -> Vec<DocumentFacts> {
    let facts = |document: &santong_rules::Document| DocumentFacts {
        id: document.id.clone(),
        title: document.title.clone(),
        number: document.number.clone(),
        issuer: document.issuer.clone(),
        scope: document.scope.clone(),
        source: document.source,
        issued: document.issued.map(|day| day.to_string()),
        stored: document.stored.map(|day| day.to_string()),
        overlay: origin(rules, document.origin),
    };
    rules.documents.iter().map(facts).collect()
}

fn questions(rules: &RuleSet) -> Vec<QuestionFacts> {
    let facts = |question: &santong_rules::Question| QuestionFacts {
        id: question.id.clone(),
        level: question.level,
        page: rules
            .pages
            .get(usize::from(question.page))
            .map(|page| page.id.clone()),
        kind: (&question.kind).into(),
        label: question.label.clone(),
        clauses: clauses(rules, &question.clauses),
        overlay: origin(rules, question.origin),
        choices: choices(&question.kind),
        columns: columns(&question.kind),
        unit: unit(&question.kind),
    };
    rules.questions.iter().map(facts).collect()
}

fn choices(kind: &Kind) -> Vec<ChoiceFacts> {
    let (Kind::Choice(choices) | Kind::Choices(choices)) = kind else {
        return Vec::new();
    };
    let facts = |choice: &santong_rules::Choice| ChoiceFacts {
        id: choice.id.clone(),
        label: choice.label.clone(),
    };
    choices.iter().map(facts).collect()
}

fn columns(kind: &Kind) -> Vec<ColumnFacts> {
    let Kind::Table(table) = kind else {
        return Vec::new();
    };
    let facts = |column: &santong_rules::Column| ColumnFacts {
        id: column.id.clone(),
        label: column.label.clone(),
        optional: column.optional,
        kind: (&column.kind).into(),
        choices: choices(&column.kind),
        unit: unit(&column.kind),
    };
    table.columns.iter().map(facts).collect()
}

fn unit(kind: &Kind) -> String {
    match kind {
        Kind::Number(number) => number.unit.clone(),
        Kind::Money { unit } => unit.clone(),
        _ => String::new(),
    }
}

fn criteria(rules: &RuleSet) -> Vec<CriterionFacts> {
    let facts = |criterion: &santong_rules::Criterion| CriterionFacts {
        id: criterion.id.clone(),
        level: criterion.level,
        group: criterion.group,
        strength: criterion.strength,
        title: criterion.title.clone(),
        clauses: clauses(rules, &criterion.clauses),
        overlay: origin(rules, criterion.origin),
    };
    rules.criteria.iter().map(facts).collect()
}

fn measures(rules: &RuleSet) -> Vec<MeasureFacts> {
    let facts = |measure: &santong_rules::Measure| MeasureFacts {
        id: measure.id.clone(),
        level: measure.level,
        title: measure.title.clone(),
        responsible: measure.responsible.clone(),
        clauses: clauses(rules, &measure.clauses),
        overlay: origin(rules, measure.origin),
    };
    rules.measures.iter().map(facts).collect()
}

/// The name of the overlay that added something.
fn origin(rules: &RuleSet, origin: Option<u16>) -> Option<String> {
    rules.overlay(origin).map(|overlay| overlay.id.clone())
}

fn clauses(rules: &RuleSet, ids: &[ClauseId]) -> Vec<String> {
    ids.iter()
        .filter_map(|id| rules.clause(*id))
        .map(|(clause, document)| format!("{} {}", document.id, clause.number))
        .collect()
}
