//! 商品编码: ten digits, of which the first six are those of the Harmonized System.

use super::{Identified, IdentifierFault, IdentifierHint, characters};

/// Reads a code; people put dots in.
pub fn read(typed: &str) -> Result<Identified, IdentifierFault> {
    let text = characters::code(typed, true);
    characters::digits(&text, 10, 0)?;
    let chapter = text.get(..2).unwrap_or_default();
    // Chapter 77 is kept free; 99 is no chapter of goods.
    let hint =
        matches!(chapter, "00" | "77" | "99").then(|| IdentifierHint::Chapter(chapter.to_owned()));
    Ok(Identified { text, hint })
}
