//! The form of a declaration.

use serde::{Deserialize, Serialize};

use crate::{Condition, QuestionId};

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
