//! What a reader of a rule set needs only later.
//!
//! To begin with it takes questions, conditions and the names of the pages; not yet labels,
//! quotations, remedies, prepared rows or the words of a declaration. So a compiled rule set can be
//! taken apart into one file to begin with and another that is fetched at once after the first
//! screen. No verdict depends on the second.

use std::mem::take;

use serde::{Deserialize, Serialize};

use crate::{
    Background, Choice, Clause, DeclarationForm, Document, Kind, Piece, Prepared, RuleSet,
    RuleSetFault,
};

/// First bytes of a file of later parts; the last one is the format's version.
const MAGIC: &[u8] = b"santexts\x01";

/// The later parts of a rule set.
#[derive(Serialize, Deserialize)]
struct Later {
    /// [`RuleSet::hash`] of the rule set that they belong to.
    hash: String,
    documents: Vec<Document>,
    clauses: Vec<Clause>,
    background: Vec<Background>,
    prepared: Vec<Prepared>,
    /// All other texts, in the order of [`RuleSet::later_texts`].
    texts: Vec<String>,
}

impl RuleSet {
    /// Takes the parts out that are needed only later, as a file of their own.
    ///
    /// # Errors
    /// When serialisation fails, which only running out of memory can cause.
    pub fn split_later(&mut self) -> Result<Vec<u8>, postcard::Error> {
        let mut texts = Vec::new();
        self.later_texts(&mut |text| texts.push(take(text)));
        let mut bytes = MAGIC.to_vec();
        bytes.extend(postcard::to_allocvec(&Later {
            hash: self.hash.clone(),
            documents: take(&mut self.documents),
            clauses: take(&mut self.clauses),
            background: take(&mut self.background),
            prepared: take(&mut self.prepared),
            texts,
        })?);
        Ok(bytes)
    }

    /// Puts the parts back that [`split_later`](Self::split_later) took out.
    ///
    /// # Errors
    /// [`RuleSetFault::OtherFormat`] when they belong to another rule set, and as for
    /// [`from_bytes`](Self::from_bytes).
    pub fn join_later(&mut self, bytes: &[u8]) -> Result<(), RuleSetFault> {
        let body = bytes.strip_prefix(MAGIC).ok_or(RuleSetFault::NotARuleSet)?;
        let later: Later = postcard::from_bytes(body).map_err(|_| RuleSetFault::Damaged)?;
        if later.hash != self.hash {
            return Err(RuleSetFault::OtherFormat);
        }
        self.documents = later.documents;
        self.clauses = later.clauses;
        self.background = later.background;
        self.prepared = later.prepared;
        let mut texts = later.texts.into_iter();
        self.later_texts(&mut |text| *text = texts.next().unwrap_or_default());
        Ok(())
    }

    /// Whether all parts are there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.declaration.title.is_empty()
    }

    /// Calls `each` with every text that is needed only later, always in the same order.
    fn later_texts(&mut self, each: &mut dyn FnMut(&mut String)) {
        for page in &mut self.pages {
            each(&mut page.intro);
        }
        for question in &mut self.questions {
            each(&mut question.label);
            each(&mut question.short);
            each(&mut question.help);
            texts_of_kind(&mut question.kind, each);
            question.evidence.iter_mut().for_each(&mut *each);
        }
        for criterion in &mut self.criteria {
            each(&mut criterion.title);
            each(&mut criterion.why);
            each(&mut criterion.remedy);
            criterion.evidence.iter_mut().for_each(&mut *each);
        }
        for measure in &mut self.measures {
            each(&mut measure.title);
            each(&mut measure.offers);
            each(&mut measure.responsible);
            each(&mut measure.time_note);
            measure.prepare.iter_mut().for_each(&mut *each);
        }
        texts_of_form(&mut self.declaration, each);
    }
}

fn texts_of_kind(kind: &mut Kind, each: &mut dyn FnMut(&mut String)) {
    match kind {
        Kind::Choice(choices) | Kind::Choices(choices) => {
            for Choice { label, group, .. } in choices {
                each(label);
                each(group);
            }
        }
        Kind::Text(text) => each(&mut text.pattern_hint),
        Kind::Number(number) => each(&mut number.unit),
        Kind::Money { unit } => each(unit),
        Kind::Table(table) => {
            each(&mut table.row_name);
            for column in &mut table.columns {
                each(&mut column.label);
                texts_of_kind(&mut column.kind, each);
            }
            for side in table.comparison.iter_mut().flat_map(|kind| &mut kind.sides) {
                each(&mut side.label);
            }
        }
        Kind::Boolean | Kind::Date | Kind::Limit | Kind::Measured => {}
    }
}

fn texts_of_form(form: &mut DeclarationForm, each: &mut dyn FnMut(&mut String)) {
    each(&mut form.title);
    each(&mut form.form);
    for content in &mut form.contents {
        each(&mut content.title);
    }
    let paragraphs = form
        .contents
        .iter_mut()
        .flat_map(|content| &mut content.paragraphs)
        .chain(&mut form.notes);
    for piece in paragraphs.flat_map(|paragraph| &mut paragraph.pieces) {
        if let Piece::Words(words) = piece {
            each(words);
        }
    }
    for risk in &mut form.risk_words {
        each(&mut risk.word);
        each(&mut risk.reason);
    }
}
