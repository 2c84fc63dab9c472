//! 强制性产品认证证书编号: year, body, product and order, sixteen digits together. A self-declaration
//! has a number of the same form, with 97 or 98 for the body.

use super::{Identified, IdentifierFault, characters, plain};

/// Reads a certificate's number.
pub fn read(typed: &str) -> Result<Identified, IdentifierFault> {
    let text = characters::code(typed, false);
    characters::digits(&text, 16, 0)?;
    // The scheme began in 2002.
    match text.get(..4) {
        Some(year) if ("2002"..="2099").contains(&year) => plain(text),
        year => Err(IdentifierFault::Part(
            1,
            year.unwrap_or_default().to_owned(),
        )),
    }
}
