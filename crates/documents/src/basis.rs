//! Clauses as they are cited.

use santong_rules::{Clause, ClauseId, Document, RuleSet, Source};

use crate::{
    Words,
    overlay::added_by,
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
    let original = document.source == Source::Original;
    let via = fill(words.reprinted, &[&document.via]);
    let (text, note) = match (clause.quote.is_empty(), original) {
        (false, true) => (&clause.quote, String::new()),
        (false, false) => (&clause.quote, via),
        (true, true) => (&clause.gist, words.gist.to_owned()),
        (true, false) => (&clause.gist, [words.gist, &via].join(words.clause_break)),
    };
    let added_by = added_by(rules, document.origin, words);
    let notes = [Some(note).filter(|note| !note.is_empty()), added_by];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    Some(Basis {
        document: document_text(document, words),
        clause: number(clause).to_owned(),
        text: text.clone(),
        quoted: original && !clause.quote.is_empty(),
        note: notes.join(words.clause_break),
    })
}

/// What stands behind # counts the sentences of one place: ours, and not a part of the citation.
fn number(clause: &Clause) -> &str {
    clause.number.split('#').next().unwrap_or_default()
}

/// 《title》（number）; titles inside the title are in single marks. A description is no title.
fn document_text(document: &Document, words: &Words) -> String {
    if document.described {
        return document.title.clone();
    }
    let title = document.title.replace('《', "〈").replace('》', "〉");
    if document.number.is_empty() {
        fill(words.document_without_number, &[&title])
    } else {
        fill(words.document, &[&title, &document.number])
    }
}

/// Where a clause stands: the short name of its document and its number.
#[must_use]
pub fn place(rules: &RuleSet, clause: ClauseId, words: &Words) -> Option<String> {
    let (clause, document) = rules.clause(clause)?;
    Some(fill(words.place, &[&document.short, number(clause)]))
}

/// A clause in one line, under the short name of its document. Where the text of a document that is
/// no original comes from is said once, in the list of documents.
#[must_use]
pub fn citation(rules: &RuleSet, clause: ClauseId, words: &Words) -> Option<String> {
    let place = place(rules, clause, words)?;
    let (clause, document) = rules.clause(clause)?;
    let text = match (clause.quote.is_empty(), document.source) {
        (false, Source::Original) => quoted(&clause.quote, words),
        (false, _) => fill(words.remarked, &[&clause.quote, words.reprint]),
        (true, _) => {
            // The remark stands inside the sentence, which then ends without its full stop.
            let gist = clause.gist.trim_end_matches(words.full_stop);
            fill(words.remarked, &[gist, words.gist])
        }
    };
    Some(fill(words.labelled, &[&place, &text]))
}

/// A document in a list: short name, full name, where its text comes from.
#[must_use]
pub fn document_line(rules: &RuleSet, document: &Document, words: &Words) -> String {
    let mut line = document_text(document, words);
    if document.short != document.title && document.short != document.number {
        line = fill(words.labelled, &[&document.short, &line]);
    }
    if document.source != Source::Original {
        let via = fill(words.reprinted, &[&document.via]);
        line = [line, via].join(words.clause_break);
    }
    if let Some(added_by) = added_by(rules, document.origin, words) {
        line = [line, added_by].join(words.clause_break);
    }
    line
}
