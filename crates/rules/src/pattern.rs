//! Patterns as serialized automata: a tenth of the size of a regular-expression engine.
//!
//! The compiler builds them with `regex-automata`; here they only run. A pattern is unanchored
//! source text compiled as described by its [`PatternMode`].

use std::cell::OnceCell;

use regex_automata::{
    Anchored,
    dfa::{Automaton, sparse::DFA},
    util::start,
};
use serde::{Deserialize, Serialize};

/// What a pattern is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PatternMode {
    /// The whole text must match.
    Whole,
    /// A match anywhere is enough; the automaton begins with "any characters".
    Search,
}

/// A compiled pattern.
#[derive(Clone, Serialize, Deserialize)]
pub struct Pattern {
    /// The pattern as the author wrote it.
    pub source: String,
    /// What it is asked.
    pub mode: PatternMode,
    automaton: Vec<u8>,
    #[serde(skip)]
    loaded: OnceCell<Option<DFA<Vec<u8>>>>,
}

impl Pattern {
    /// A pattern from the little-endian bytes of a sparse, anchored automaton with all match states kept.
    #[must_use]
    pub fn new(source: String, mode: PatternMode, automaton: Vec<u8>) -> Self {
        Self {
            source,
            mode,
            automaton,
            loaded: OnceCell::new(),
        }
    }

    /// Whether the text matches; `None` where the automaton itself is damaged.
    #[must_use]
    pub fn matches(&self, text: &str) -> Option<bool> {
        let automaton = self
            .loaded
            .get_or_init(|| {
                DFA::from_bytes(&self.automaton)
                    .ok()
                    .map(|(dfa, _)| dfa.to_owned())
            })
            .as_ref()?;
        let mut state = automaton
            .start_state(&start::Config::new().anchored(Anchored::Yes))
            .ok()?;
        for &byte in text.as_bytes() {
            state = automaton.next_state(state, byte);
            // A match state is entered one byte after the match's end.
            if self.mode == PatternMode::Search && automaton.is_match_state(state) {
                return Some(true);
            }
            if automaton.is_dead_state(state) || automaton.is_quit_state(state) {
                return Some(false);
            }
        }
        Some(automaton.is_match_state(automaton.next_eoi_state(state)))
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source && self.mode == other.mode && self.automaton == other.automaton
    }
}

impl std::fmt::Debug for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pattern({:?}, {:?})", self.mode, self.source)
    }
}
