//! 工业产品生产许可证编号: `XK16-204-00001`, in front of it the province's short name where a province
//! issued it: `（粤）XK16-204-00001`.

use super::{Identified, IdentifierFault, characters, plain};

/// Reads a licence number; the hyphens may be missing.
pub fn read(typed: &str) -> Result<Identified, IdentifierFault> {
    let text = characters::code(typed, false);
    let (province, digits) = text.split_once("XK").ok_or(IdentifierFault::Beginning)?;
    let province = province.trim_matches(['(', ')']);
    let mut names = province.chars();
    let issuer = match (names.next(), names.next()) {
        (None, _) => String::new(),
        (Some(name @ '\u{4e00}'..='\u{9fff}'), None) => format!("（{name}）"),
        _ => return Err(IdentifierFault::Beginning),
    };
    characters::digits(digits, 10, issuer.chars().count() + 2)?;
    match (digits.get(..2), digits.get(2..5), digits.get(5..)) {
        (Some(class), Some(product), Some(order)) => {
            plain(format!("{issuer}XK{class}-{product}-{order}"))
        }
        _ => Err(IdentifierFault::Form),
    }
}
