//! The compiled rule set as a file.

use crate::RuleSet;

/// First bytes of a compiled rule set; the last one is the format's version.
pub const MAGIC: &[u8] = b"santong\x05";

/// Why bytes are not a rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleSetFault {
    /// It does not begin like one.
    NotARuleSet,
    /// It was made for another version of this program.
    OtherFormat,
    /// It begins like one and then cannot be read.
    Damaged,
}

impl RuleSet {
    /// The compiled file: [`MAGIC`] followed by the rule set in postcard's format.
    ///
    /// # Errors
    /// When serialisation fails, which only running out of memory can cause.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(postcard::to_allocvec(self)?);
        Ok(bytes)
    }

    /// Reads a compiled file.
    ///
    /// # Errors
    /// [`RuleSetFault`] says whether this is no rule set, one of another format, or a damaged one.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, RuleSetFault> {
        let Some(body) = bytes.strip_prefix(MAGIC) else {
            return Err(if bytes.starts_with(MAGIC.get(..7).unwrap_or(MAGIC)) {
                RuleSetFault::OtherFormat
            } else {
                RuleSetFault::NotARuleSet
            });
        };
        postcard::from_bytes(body).map_err(|_| RuleSetFault::Damaged)
    }
}
