//! The cover of a rule set: what can be shown before the rule set itself is there.

use serde::{Deserialize, Serialize};

use crate::{Date, DeclarationForm, Page, QuestionId, RuleSet, RuleSetFault};

/// First bytes of a cover's file; the last one is the format's version.
const MAGIC: &[u8] = b"santong-cover\x01";

/// The parts of a rule set that make its cover.
#[derive(Serialize, Deserialize)]
struct Cover {
    id: String,
    title: String,
    version: String,
    date: Date,
    lang: String,
    hash: String,
    pages: Vec<Page>,
}

impl RuleSet {
    /// The file of the cover.
    ///
    /// # Errors
    /// When serialisation fails, which only running out of memory can cause.
    pub fn cover_to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(postcard::to_allocvec(&Cover {
            id: self.id.clone(),
            title: self.title.clone(),
            version: self.version.clone(),
            date: self.date,
            lang: self.lang.clone(),
            hash: self.hash.clone(),
            pages: self.pages.clone(),
        })?);
        Ok(bytes)
    }

    /// Reads a cover: a rule set that has pages and asks nothing yet.
    ///
    /// # Errors
    /// As for [`from_bytes`](Self::from_bytes).
    pub fn cover_from_bytes(bytes: &[u8]) -> Result<Self, RuleSetFault> {
        let body = bytes.strip_prefix(MAGIC).ok_or(RuleSetFault::NotARuleSet)?;
        let cover: Cover = postcard::from_bytes(body).map_err(|_| RuleSetFault::Damaged)?;
        Ok(Self {
            id: cover.id,
            title: cover.title,
            version: cover.version,
            date: cover.date,
            lang: cover.lang,
            hash: cover.hash,
            overlays: Vec::new(),
            documents: Vec::new(),
            clauses: Vec::new(),
            background: Vec::new(),
            retired: Vec::new(),
            translations: Vec::new(),
            pages: cover.pages,
            questions: Vec::new(),
            criteria: Vec::new(),
            measures: Vec::new(),
            shares: Vec::new(),
            prepared: Vec::new(),
            declaration: DeclarationForm {
                title: String::new(),
                form: String::new(),
                number_prefix: String::new(),
                number_code: QuestionId(0),
                number_date: QuestionId(0),
                contents: Vec::new(),
                notes: Vec::new(),
                risk_words: Vec::new(),
            },
            patterns: Vec::new(),
        })
    }

    /// Whether this is more than a cover.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.questions.is_empty()
    }
}
