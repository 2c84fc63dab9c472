//! The compiled rule set: the policy as data, checked and ready to run.
//!
//! Everything refers to everything else by position (`QuestionId`, `ClauseId` …), which the
//! compiler has resolved; readers still use the checked `get`-style lookups below.

mod criterion;
mod declaration;
mod file;
mod question;

use serde::{Deserialize, Serialize};

pub use criterion::{Criterion, Group, Strength, Window};
pub use declaration::{DeclarationContent, DeclarationForm, Paragraph, Piece, RiskWord};
pub use file::{MAGIC, RuleSetFault};
pub use question::{Choice, Column, Kind, NumberKind, Page, Question, TableKind, TextKind};

use crate::{Condition, Date, Pattern, Prepared, Retired, RuleSetStamp, Translation};

/// Position of a question in [`RuleSet::questions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QuestionId(pub u16);

/// Position of a criterion in [`RuleSet::criteria`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CriterionId(pub u16);

/// Position of a measure in [`RuleSet::measures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MeasureId(pub u16);

/// Position of a clause in [`RuleSet::clauses`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClauseId(pub u16);

/// A whole rule set in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleSet {
    /// Stable name of the rule set, for example `santong-cn`.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// Version, for example `2026.11.1`.
    pub version: String,
    /// The day up to which the documents were looked through (数据截至).
    pub date: Date,
    /// Language of all texts, a BCP 47 tag.
    pub lang: String,
    /// SHA-256 over the rule files, hexadecimal.
    pub hash: String,
    /// Files of regions or host pages that added to it.
    pub overlays: Vec<Overlay>,
    /// Documents in the order of the rule files.
    pub documents: Vec<Document>,
    /// Clauses of all documents.
    pub clauses: Vec<Clause>,
    /// Clauses for which nothing is asked or offered, with the reason.
    pub background: Vec<Background>,
    /// Pages of the questionnaire in order.
    pub pages: Vec<Page>,
    /// Questions, in the author's order.
    pub questions: Vec<Question>,
    /// Rows to choose from, in the author's order.
    pub prepared: Vec<Prepared>,
    /// Criteria, in the author's order.
    pub criteria: Vec<Criterion>,
    /// Support measures, in the author's order.
    pub measures: Vec<Measure>,
    /// What is worked out for reading, in the author's order.
    pub shares: Vec<Share>,
    /// What a declaration says.
    pub declaration: DeclarationForm,
    /// Names that earlier versions had, in the author's order.
    pub retired: Vec<Retired>,
    /// What overlays bring along for texts in other languages; those of the rule set's own files are
    /// files of their own, which only who wants them loads.
    pub translations: Vec<Translation>,
    /// Patterns that conditions and questions use, compiled.
    pub patterns: Vec<Pattern>,
}

/// Where the stored text of a document comes from. Only an [`Original`](Source::Original) is put
/// in quotation marks; anything else is shown as 转引.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Source {
    /// The issuer's own publication.
    Original,
    /// A copy published by somebody else.
    Reprint,
    /// Known only from somebody's account of it.
    Summary,
}

/// A policy, law, notice or standard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Stable name, for example `gbf-2023-42`.
    pub id: String,
    /// Full title.
    pub title: String,
    /// The title is a description of ours, since the document's own is not known; no 《》 around it.
    pub described: bool,
    /// Title short enough for a button; the full title where none is given.
    pub short: String,
    /// Document number, for example 国办发〔2023〕42号; empty where it has none or it is not known.
    pub number: String,
    /// Issuing body.
    pub issuer: String,
    /// Day of issue, where known.
    pub issued: Option<Date>,
    /// `national` or the six-digit code of a region.
    pub scope: String,
    /// Where the stored text comes from.
    pub source: Source,
    /// For a reprint or summary: where it was seen.
    pub via: String,
    /// Date of the stored copy, where there is one.
    pub stored: Option<Date>,
    /// Position in [`RuleSet::overlays`] of the overlay that added it.
    pub origin: Option<u16>,
}

/// A numbered place in a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    /// Position of the document in [`RuleSet::documents`].
    pub document: u16,
    /// Number within the document, for example 一、（四）#2.
    pub number: String,
    /// Verbatim words of the document, 6 to 40 characters; empty where only the gist is known.
    pub quote: String,
    /// What the place says in our words, for documents whose text is not stored; never shown as a quotation.
    pub gist: String,
}

/// A clause for which nothing is asked or offered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Background {
    /// The clause.
    pub clause: ClauseId,
    /// Why nothing is asked or offered.
    pub reason: String,
}

/// Whether something concerns the enterprise as a whole or each product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Level {
    /// Once for the enterprise.
    Enterprise,
    /// Once for each product.
    Product,
}

/// A file of a region or a host page that adds to a rule set and changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Overlay {
    /// Stable name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Version.
    pub version: String,
    /// SHA-256 over the file, hexadecimal.
    pub hash: String,
}

/// A share of a sum of two answers about the enterprise, told and not judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// What it is: 内销占比.
    pub title: String,
    /// The part: a question for a number or an amount.
    pub part: QuestionId,
    /// What makes up the sum with it.
    pub rest: QuestionId,
    /// What it means when both are above zero.
    pub both: String,
}

/// A support measure that an enterprise can look for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Stable name.
    pub id: String,
    /// Once for the enterprise or for each product; by the questions its condition uses.
    pub level: Level,
    /// What it is.
    pub title: String,
    /// What it offers, in plain words.
    pub offers: String,
    /// When it fits; `None` means always.
    pub relevant_when: Option<Condition>,
    /// Responsible body, 文件未写明 where the text names none.
    pub responsible: String,
    /// What to prepare.
    pub prepare: Vec<String>,
    /// A note that the document's own time has passed; empty for none.
    pub time_note: String,
    /// Legal basis.
    pub clauses: Vec<ClauseId>,
    /// Position in [`RuleSet::overlays`] of the overlay that added it.
    pub origin: Option<u16>,
}

impl RuleSet {
    /// The overlay that added something.
    #[must_use]
    pub fn overlay(&self, origin: Option<u16>) -> Option<&Overlay> {
        self.overlays.get(usize::from(origin?))
    }

    /// What answers and assessments are marked with.
    #[must_use]
    pub fn stamp(&self) -> RuleSetStamp {
        RuleSetStamp {
            id: self.id.clone(),
            version: self.version.clone(),
            hash: self.hash.clone(),
            date: Some(self.date),
            overlays: self.overlays.clone(),
        }
    }

    /// The question at this position, if there is one.
    #[must_use]
    pub fn question(&self, id: QuestionId) -> Option<&Question> {
        self.questions.get(usize::from(id.0))
    }

    /// The criterion at this position, if there is one.
    #[must_use]
    pub fn criterion(&self, id: CriterionId) -> Option<&Criterion> {
        self.criteria.get(usize::from(id.0))
    }

    /// The measure at this position, if there is one.
    #[must_use]
    pub fn measure(&self, id: MeasureId) -> Option<&Measure> {
        self.measures.get(usize::from(id.0))
    }

    /// The clause at this position with its document, if there is one.
    #[must_use]
    pub fn clause(&self, id: ClauseId) -> Option<(&Clause, &Document)> {
        let clause = self.clauses.get(usize::from(id.0))?;
        Some((clause, self.documents.get(usize::from(clause.document))?))
    }

    /// Whether the question stands on a page that nobody has to fill for a declaration.
    #[must_use]
    pub fn is_optional(&self, id: QuestionId) -> bool {
        let page = self.question(id).map(|question| usize::from(question.page));
        page.and_then(|page| self.pages.get(page))
            .is_some_and(|page| page.optional)
    }

    /// The pattern at this position, if there is one.
    #[must_use]
    pub fn pattern(&self, index: u16) -> Option<&Pattern> {
        self.patterns.get(usize::from(index))
    }

    /// The question with this stable name.
    #[must_use]
    pub fn find_question(&self, id: &str) -> Option<QuestionId> {
        let position = self.questions.iter().position(|q| q.id == id)?;
        u16::try_from(position).ok().map(QuestionId)
    }

    /// All questions with their positions, in the author's order.
    pub fn questions_with_ids(&self) -> impl Iterator<Item = (QuestionId, &Question)> {
        (0..).map(QuestionId).zip(&self.questions)
    }

    /// All criteria with their positions, in the author's order.
    pub fn criteria_with_ids(&self) -> impl Iterator<Item = (CriterionId, &Criterion)> {
        (0..).map(CriterionId).zip(&self.criteria)
    }

    /// All measures with their positions, in the author's order.
    pub fn measures_with_ids(&self) -> impl Iterator<Item = (MeasureId, &Measure)> {
        (0..).map(MeasureId).zip(&self.measures)
    }
}
