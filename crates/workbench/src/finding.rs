//! A diagnostic as scripts read it.

use santong_compiler::Diagnostic;
use santong_contract::{Finding, Severity};

/// A diagnostic as scripts read it.
pub fn finding(diagnostic: Diagnostic) -> Finding {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Finding {
        severity: match diagnostic.severity {
            santong_compiler::Severity::Error => Severity::Error,
            santong_compiler::Severity::Warning => Severity::Warning,
            santong_compiler::Severity::Note => Severity::Note,
        },
        code: diagnostic.code.name().to_owned(),
        file: diagnostic.file,
        line: number(diagnostic.line),
        column: number(diagnostic.column),
        width: number(diagnostic.width),
        message: diagnostic.message,
        hint: diagnostic.hint,
    }
}
