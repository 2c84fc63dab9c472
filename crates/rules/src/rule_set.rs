//! The compiled rule set: the policy as data, checked and ready to run.
//!
//! Everything refers to everything else by position (`QuestionId`, `ClauseId` …), which the
//! compiler has resolved; readers still use the checked `get`-style lookups below.

use serde::{Deserialize, Serialize};

use crate::{ComparisonKind, Condition, Date, Pattern, Prepared};

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
    /// What a declaration says.
    pub declaration: DeclarationForm,
    /// Patterns that conditions and questions use, compiled.
    pub patterns: Vec<Pattern>,
}

/// Where the stored text of a document comes from. Only an [`Original`](Source::Original) is put
/// in quotation marks; anything else is shown as 转引.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
pub enum Level {
    /// Once for the enterprise.
    Enterprise,
    /// Once for each product.
    Product,
}

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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Stable name, for example `same_line`.
    pub id: String,
    /// As shown.
    pub label: String,
    /// Group heading in a long list; empty for none.
    pub group: String,
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

/// How much depends on a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// 阻断: market access and law.
    Gate,
    /// 必需: 三同 itself.
    Required,
    /// 建议.
    Advised,
    /// 能力: integration, by dimension.
    Capability,
    /// 警示.
    Caution,
}

/// The heading under which a criterion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// 主体.
    Subject,
    /// 产品.
    Product,
    /// 准入.
    Access,
    /// 同线.
    SameLine,
    /// 同标.
    SameStandard,
    /// 同质.
    SameQuality,
    /// 合规.
    Compliance,
    /// 声明.
    Declaration,
    /// 能力·品牌.
    Brand,
    /// 能力·渠道.
    Channel,
    /// 能力·数字化.
    Digital,
    /// 能力·服务.
    Service,
    /// 能力·信用与金融.
    Finance,
    /// 能力·创新与人才.
    Innovation,
}

impl Group {
    /// 同线, 同标 and 同质 are the core: a product is ready only when all of their required criteria are met.
    #[must_use]
    pub fn is_core(self) -> bool {
        matches!(
            self,
            Self::SameLine | Self::SameStandard | Self::SameQuality
        )
    }
}

/// One thing that is checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// Stable name, for example `same-line.production`.
    pub id: String,
    /// Once for the enterprise or for each product; by the questions its conditions use.
    pub level: Level,
    /// Heading it stands under.
    pub group: Group,
    /// How much depends on it.
    pub strength: Strength,
    /// What is required, as a short statement.
    pub title: String,
    /// Why the policy asks for it, in plain words; may be empty.
    pub why: String,
    /// Where it applies; `None` means always.
    pub applies_when: Option<Condition>,
    /// When it is met.
    pub met_when: Condition,
    /// What to do when it is not.
    pub remedy: String,
    /// Evidence wanted.
    pub evidence: Vec<String>,
    /// Legal basis.
    pub clauses: Vec<ClauseId>,
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
}

/// What a declaration says: contents a to h of GB/T 27050.1 and what stands around them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeclarationForm {
    /// Title of the document.
    pub title: String,
    /// In what form it is written, one sentence.
    pub form: String,
    /// First part of a declaration's number. The number is what GB/T 27050.1 content a asks for:
    /// `<prefix>-<last six of the code>-<YYYYMMDD>-<position of the product>`.
    pub number_prefix: String,
    /// The question whose answer is the enterprise's code, part of the number (GB/T 27050.1 content a).
    pub number_code: QuestionId,
    /// The question whose answer is the date of issue, part of the number (GB/T 27050.1 content a).
    pub number_date: QuestionId,
    /// Contents in order, a to h and the supporting information.
    pub contents: Vec<DeclarationContent>,
    /// Sentences at the end that always stand there.
    pub notes: Vec<Paragraph>,
    /// Words that must not appear in a declaration.
    pub risk_words: Vec<RiskWord>,
}

/// One of the contents of a declaration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeclarationContent {
    /// `a` to `h`; empty for supporting information, which no declaration needs in order to be complete.
    pub letter: String,
    /// Heading.
    pub title: String,
    /// Questions that must be answered where they are shown.
    pub needs: Vec<QuestionId>,
    /// What is written.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph with places for answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Written only where this is true; `None` means always.
    pub when: Option<Condition>,
    /// Pieces in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// Words as they stand.
    Words(String),
    /// The answer to a question; a table question stands alone in its paragraph.
    Answer(QuestionId),
    /// The declaration's own number.
    DeclarationNumber,
}

/// A word that must not appear in a declaration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RiskWord {
    /// The word.
    pub word: String,
    /// Why, and what to write instead.
    pub reason: String,
}

impl RuleSet {
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

    /// The compiled file: [`MAGIC`] followed by the rule set in postcard's format.
    ///
    /// # Errors
    /// When serialisation fails, which only running out of memory can cause.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(postcard::to_allocvec(self)?);
        Ok(bytes)
    }

    /// Reads a compiled file.
    ///
    /// # Errors
    /// [`RuleSetFault`] says whether this is no rule set, one of another format, or a damaged one.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, RuleSetFault> {
        let Some(body) = bytes.strip_prefix(MAGIC) else {
            return Err(if bytes.starts_with(MAGIC.get(..7).unwrap_or(MAGIC)) {
                RuleSetFault::OtherFormat
            } else {
                RuleSetFault::NotARuleSet
            });
        };
        postcard::from_bytes(body).map_err(|_| RuleSetFault::Damaged)
    }
}

/// First bytes of a compiled rule set; the last one is the format's version.
pub const MAGIC: &[u8] = b"santong\x02";

/// Why bytes are not a rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleSetFault {
    /// It does not begin like one.
    NotARuleSet,
    /// It was made for another version of this program.
    OtherFormat,
    /// It begins like one and then cannot be read.
    Damaged,
}
