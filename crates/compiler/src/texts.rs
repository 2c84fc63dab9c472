//! Whether quotations stand in the texts they are taken from.

use crate::diagnostic::Code;
use crate::draft::Draft;

/// The stored text of a document.
#[derive(Clone, Debug)]
pub struct DocumentText {
    /// Name of the document.
    pub document: String,
    /// Its words.
    pub text: String,
}

/// Reports every quotation that does not stand, white space aside, in the text of its document.
pub(crate) fn check(draft: &Draft<'_>, texts: &[DocumentText]) {
    for text in texts {
        let Some(document) = draft.document_ids.get(&text.document) else {
            continue;
        };
        let words = without_blanks(&text.text);
        for (clause, place) in draft.clauses.iter().zip(&draft.quote_places) {
            let Some(place) = place.filter(|_| clause.document == document) else {
                continue;
            };
            if !words.contains(&without_blanks(&clause.quote)) {
                let message = format!("引文不在“{}”的正文里", text.document);
                draft
                    .cx
                    .faults
                    .error(place, Code::Quote, message, "逐字核对，标点也算。");
            }
        }
    }
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
