//! Clauses as they are cited.

use santong_rules::{ClauseId, Document, RuleSet, Source};

use crate::{
    Words,
    text::{fill, quoted},
};

/// A clause as it is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// 《title》（number）.
    pub document: String,
    /// Number within the document.
    pub clause: String,
    /// What it says.
    pub text: String,
    /// `text` is verbatim from the issuer's own publication and stands in quotation marks; nothing else may.
    pub quoted: bool,
    /// Where a text that is not quoted comes from; may be empty.
    pub note: String,
}

/// The clause at a position, if there is one.
#[must_use]
pub fn basis(rules: &RuleSet, clause: ClauseId, words: &Words) -> Option<Basis> {
    let (clause, document) = rules.clause(clause)?;
    let verbatim = !clause.quote.is_empty();
    let quoted = verbatim && document.source == Source::Original;
    let via = fill(words.reprinted, &[&document.via]);
    let note = match (verbatim, document.source) {
        (true, Source::Original) => String::new(),
        (true, _) => via,
        (false, Source::Original) => words.gist.to_owned(),
        (false, _) => [words.gist, &via].join(words.clause_break),
    };
    // What stands behind # counts the sentences of one place: ours, and not a part of the citation.
    let number = clause.number.split('#').next().unwrap_or_default();
    Some(Basis {
        document: document_text(document, words),
        clause: number.to_owned(),
        text: if verbatim {
            &clause.quote
        } else {
            &clause.gist
        }
        .clone(),
        quoted,
        note,
    })
}

/// 《title》（number）; titles inside the title are in single marks.
pub fn document_text(document: &Document, words: &Words) -> String {
    let title = document.title.replace('《', "〈").replace('》', "〉");
    if document.number.is_empty() || document.title.contains(&document.number) {
        fill(words.document_without_number, &[&title])
    } else {
        fill(words.document, &[&title, &document.number])
    }
}

impl Basis {
    /// The citation in one line: document, place, what it says, where that comes from.
    #[must_use]
    pub fn line(&self, words: &Words) -> String {
        let place = [self.document.as_str(), &self.clause].concat();
        let text = if self.quoted {
            quoted(&self.text, words)
        } else if self.note.is_empty() {
            self.text.clone()
        } else {
            // The remark stands behind the sentence, so the sentence ends without its full stop.
            let text = self.text.trim_end_matches(words.full_stop);
            fill(words.remarked, &[text, &self.note])
        };
        fill(words.labelled, &[&place, &text])
    }
}
