//! The name of a rule set's exact content.

use sha2::{Digest, Sha256};

use crate::source::Sources;
use crate::translations::is_translation_file;

/// SHA-256 over names and contents. An overlay has no place among the files: where it was read from
/// does not count. What texts are called in other languages changes no finding and does not count either.
pub(crate) fn hash(sources: &Sources) -> String {
    let mut digest = Sha256::new();
    let counts = |file: &usize| !is_translation_file(sources.name(*file));
    for file in (0..sources.len()).filter(counts) {
        let name = match sources.overlay(file) {
            Some(_) => "",
            None => sources.name(file),
        };
        for part in [name, sources.text(file)] {
            // Lengths keep neighbouring parts from running into each other.
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
    }
    hexadecimal(&digest.finalize())
}

/// SHA-256 over the content of one file.
pub(crate) fn hash_of_file(sources: &Sources, file: usize) -> String {
    hexadecimal(&Sha256::digest(sources.text(file)))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
