//! A diagnostic as scripts read it.

use santong_compiler::Diagnostic;
use serde::Serialize;

/// One fault at one place.
#[derive(Debug, PartialEq, Serialize)]
pub struct Finding {
    /// The stable name of how bad it is: `error`, `warning` or `note`.
    pub severity: &'static str,
    /// The stable name of its kind.
    pub code: &'static str,
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Characters that are faulty, within the line, at least 1.
    pub width: u32,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What to do about it, in Chinese; may be empty.
    pub hint: String,
}

impl From<Diagnostic> for Finding {
    fn from(diagnostic: Diagnostic) -> Self {
        let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        Self {
            severity: diagnostic.severity.name(),
            code: diagnostic.code.name(),
            file: diagnostic.file,
            line: number(diagnostic.line),
            column: number(diagnostic.column),
            width: number(diagnostic.width),
            message: diagnostic.message,
            hint: diagnostic.hint,
        }
    }
}
