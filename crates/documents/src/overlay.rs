//! What is said of things that an overlay added.

use santong_rules::RuleSet;

use crate::{Words, text::fill};

/// Characters of a hash that are shown to people.
const HASH_SHOWN: usize = 12;

/// The beginning of a hash, enough to tell two apart.
pub fn short_hash(hash: &str) -> String {
    hash.chars().take(HASH_SHOWN).collect()
}

/// Who added something, where it is not the rule set's own: the name and the beginning of the hash.
#[must_use]
pub fn added_by(rules: &RuleSet, origin: Option<u16>, words: &Words) -> Option<String> {
    let overlay = rules.overlay(origin)?;
    let hash = short_hash(&overlay.hash);
    Some(fill(words.added_by, &[&overlay.name, &hash]))
}
