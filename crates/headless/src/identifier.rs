//! Identifiers: the result of a check in the form that scripts read.

use santong_contract::{Fault, IdentifierCheck, Remark};
use santong_documents::{ZH, identifier_fault_text, identifier_hint_text};
use santong_rules::{IdentifierFault, IdentifierHint, IdentifierKind, identify};
use wasm_bindgen::JsValue;

use crate::given;

/// Checks a text that should be an identifier of a kind.
///
/// # Errors
/// When there is no such kind, or the text is no text.
pub fn check(kind: Option<String>, text: &JsValue) -> Result<IdentifierCheck, Fault> {
    let kind = kind.unwrap_or_default();
    let found = IdentifierKind::ALL.iter().find(|(name, _)| *name == kind);
    let Some(&(_, kind)) = found else {
        let known: Vec<&str> = IdentifierKind::ALL.iter().map(|(name, _)| *name).collect();
        let message = format!("没有这种编号，可用的有 {}", known.join("、"));
        return Err(Fault::new("identifier.unknown-kind", &message, "kind"));
    };
    Ok(match identify(kind, &given::identifier(text)?) {
        Ok(identified) => IdentifierCheck::Plausible {
            kind,
            text: identified.text,
            hint: identified.hint.map(|hint| Remark {
                code: hint_code(&hint).to_owned(),
                message: identifier_hint_text(&hint, &ZH),
            }),
        },
        Err(fault) => IdentifierCheck::Faulty {
            kind,
            fault: Remark {
                code: fault_code(&fault).to_owned(),
                message: identifier_fault_text(kind, &fault, &ZH),
            },
        },
    })
}

fn fault_code(fault: &IdentifierFault) -> &'static str {
    match fault {
        IdentifierFault::Length(_) => "length",
        IdentifierFault::Character(..) => "character",
        IdentifierFault::Check { .. } => "check",
        IdentifierFault::Beginning => "beginning",
        IdentifierFault::Part(..) => "part",
        IdentifierFault::Form => "form",
    }
}

fn hint_code(hint: &IdentifierHint) -> &'static str {
    match hint {
        IdentifierHint::InnerCheck => "inner-check",
        IdentifierHint::CheckDigit { .. } => "check-digit",
        IdentifierHint::Region(_) => "region",
        IdentifierHint::Chapter(_) => "chapter",
        IdentifierHint::YearMissing => "year-missing",
    }
}
