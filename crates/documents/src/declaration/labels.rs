//! Labels in paragraphs: `label：value；label：value` can stand as fields.

use santong_rules::Piece;

use crate::Words;

/// Most characters of a label in front of a colon.
const LABEL: usize = 16;

/// Pieces cut at the ends of clauses in the rule set's own words, never in an answer.
pub fn segments(pieces: &[Piece], words: &Words) -> Vec<Vec<Piece>> {
    let mut segments = Vec::new();
    let mut current = Vec::new();
    for piece in pieces {
        let Piece::Words(text) = piece else {
            current.push(piece.clone());
            continue;
        };
        for (index, part) in text.split(|c| words.clause_ends.contains(c)).enumerate() {
            if index > 0 {
                segments.push(std::mem::take(&mut current));
            }
            if !part.is_empty() {
                current.push(Piece::Words(part.to_owned()));
            }
        }
    }
    segments.push(current);
    segments.retain(|segment| !segment.is_empty());
    segments
}

/// `label：` and what stands behind it.
pub fn labelled(segment: Vec<Piece>, words: &Words) -> Option<(String, Vec<Piece>)> {
    let mut pieces = segment.into_iter();
    let Some(Piece::Words(first)) = pieces.next() else {
        return None;
    };
    let (label, behind) = first.split_once(words.colon)?;
    let sentence =
        label.contains(|c| words.sentence_marks.contains(c)) || label.chars().count() > LABEL;
    (!sentence && !label.is_empty()).then(|| {
        let value = std::iter::once(Piece::Words(behind.to_owned())).chain(pieces);
        (label.to_owned(), value.collect())
    })
}
