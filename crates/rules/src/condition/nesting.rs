//! Reads nested conditions up to a depth: a damaged file may nest them without end, and the stack is
//! small in a browser.

use std::cell::Cell;

use serde::de::{Deserialize, Deserializer, Error};

use super::Condition;

/// Deepest nesting in a compiled rule set. The compiler refuses what nests deeper than 32; chains of `&&`
/// and `||` become trees that add a few levels.
const MAX_DEPTH: usize = 64;

thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// A part of a condition.
pub(super) fn boxed<'de, D: Deserializer<'de>>(reader: D) -> Result<Box<Condition>, D::Error> {
    nested(|| Condition::deserialize(reader).map(Box::new))
}

/// The members of a list.
pub(super) fn list<'de, D: Deserializer<'de>>(reader: D) -> Result<Vec<Condition>, D::Error> {
    nested(|| Vec::deserialize(reader))
}

fn nested<T, E: Error>(read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let depth = DEPTH.get() + 1;
    if depth > MAX_DEPTH {
        return Err(E::custom("nested too deeply"));
    }
    DEPTH.set(depth);
    let read = read();
    DEPTH.set(depth - 1);
    read
}
