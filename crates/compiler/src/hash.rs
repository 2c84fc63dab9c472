//! The name of a rule set's exact content.

use sha2::{Digest, Sha256};

use crate::source::Sources;

/// SHA-256 over names and contents.
pub(crate) fn hash(sources: &Sources) -> String {
    let mut digest = Sha256::new();
    for file in 0..sources.len() {
        for part in [sources.name(file), sources.text(file)] {
            // Lengths keep neighbouring parts from running into each other.
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
    }
    digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
