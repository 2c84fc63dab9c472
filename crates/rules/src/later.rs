//! The texts of a rule set that a reader needs only later.
//!
//! Who begins to fill in needs questions and conditions, not yet quotations, remedies or the words of
//! a declaration. So a compiled rule set can be taken apart into one file to begin with and another
//! that is fetched while the reader is answering. No verdict depends on the second.

use std::mem::take;

use crate::{Piece, RuleSet, RuleSetFault};

/// First bytes of a file of later texts; the last one is the format's version.
const MAGIC: &[u8] = b"santexts\x01";

impl RuleSet {
    /// Takes the texts out that are needed only later, as a file of their own.
    ///
    /// # Errors
    /// When serialisation fails, which only running out of memory can cause.
    pub fn split_later(&mut self) -> Result<Vec<u8>, postcard::Error> {
        let mut texts = Vec::new();
        self.later_texts(&mut |text| texts.push(take(text)));
        let mut bytes = MAGIC.to_vec();
        bytes.extend(postcard::to_allocvec(&(&self.hash, texts))?);
        Ok(bytes)
    }

    /// Puts the texts back that [`split_later`](Self::split_later) took out.
    ///
    /// # Errors
    /// [`RuleSetFault::OtherFormat`] when they belong to another rule set, and as for
    /// [`from_bytes`](Self::from_bytes).
    pub fn join_later(&mut self, bytes: &[u8]) -> Result<(), RuleSetFault> {
        let body = bytes.strip_prefix(MAGIC).ok_or(RuleSetFault::NotARuleSet)?;
        let (hash, texts): (String, Vec<String>) =
            postcard::from_bytes(body).map_err(|_| RuleSetFault::Damaged)?;
        if hash != self.hash {
            return Err(RuleSetFault::OtherFormat);
        }
        let mut texts = texts.into_iter();
        self.later_texts(&mut |text| *text = texts.next().unwrap_or_default());
        Ok(())
    }

    /// Whether all texts are there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.declaration.title.is_empty()
    }

    /// Calls `each` with every text that is needed only later, always in the same order.
    fn later_texts(&mut self, each: &mut dyn FnMut(&mut String)) {
        for document in &mut self.documents {
            each(&mut document.title);
            each(&mut document.short);
            each(&mut document.number);
            each(&mut document.issuer);
            each(&mut document.via);
        }
        for clause in &mut self.clauses {
            each(&mut clause.number);
            each(&mut clause.quote);
            each(&mut clause.gist);
        }
        for background in &mut self.background {
            each(&mut background.reason);
        }
        for question in &mut self.questions {
            question.evidence.iter_mut().for_each(&mut *each);
        }
        for criterion in &mut self.criteria {
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
        self.later_texts_of_declaration(each);
    }

    fn later_texts_of_declaration(&mut self, each: &mut dyn FnMut(&mut String)) {
        let form = &mut self.declaration;
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
}
