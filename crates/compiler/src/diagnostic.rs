//! Faults in rule files, as policy staff read them.

use std::cell::RefCell;
use std::fmt;

use crate::source::{Place, Sources};

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The rule set cannot be compiled.
    Error,
    /// Worth a look.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// Stable name, for other programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Note => "说明",
        })
    }
}

/// One fault at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of fault.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Length of the faulty token in characters, within its line, at least 1.
    pub width: usize,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What to do about it, in Chinese; may be empty.
    pub hint: String,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// The kinds of faults.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The stable name that is printed.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

codes! {
    /// The file is no TOML or no JSON.
    Syntax = "syntax",
    /// A key that nothing reads.
    UnknownKey = "unknown-key",
    /// A key that must be there.
    MissingKey = "missing-key",
    /// A string where a list should be, and the like.
    WrongType = "wrong-type",
    /// A value that is not allowed.
    BadValue = "bad-value",
    /// The same id, number or heading twice.
    Duplicate = "duplicate",
    /// A reference to something that does not exist.
    UnknownId = "unknown-id",
    /// A condition that cannot be read.
    ExpressionSyntax = "expression-syntax",
    /// Something CEL has and conditions here have not.
    Unsupported = "unsupported",
    /// A condition that is too long or too deep.
    TooComplex = "too-complex",
    /// A name in a condition that is no question.
    UnknownName = "unknown-name",
    /// A string that is none of the question's choices.
    UnknownChoice = "unknown-choice",
    /// Operands that do not fit.
    TypeMismatch = "type-mismatch",
    /// A regular expression that cannot be used.
    BadPattern = "bad-pattern",
    /// Questions whose display depends on each other.
    Cycle = "cycle",
    /// Enterprise and product mixed up.
    Level = "level",
    /// A quotation that breaks a rule.
    Quote = "quote",
    /// Nothing rests on it.
    Unused = "unused",
    /// A criterion for every enterprise without a national basis.
    Basis = "basis",
    /// An example whose result differs.
    Example = "example",
    /// A text that is not said in a language which the rule set speaks.
    Untranslated = "untranslated",
    /// No answers lead to a verdict that must be possible.
    Impossible = "impossible",
    /// Open although everything is answered.
    OpenForGood = "open-for-good",
    /// An answer that changes nothing, or one that is said to change nothing and does.
    Idle = "idle",
    /// Gates that cannot be passed together.
    Contradiction = "contradiction",
    /// A product that cannot be ready, or is ready and must not be.
    Readiness = "readiness",
    /// Three-valued evaluation says less than could be known.
    Inexact = "inexact",
    /// The proof could not decide it.
    Undecided = "undecided",
}

impl Code {
    /// What only looking at all possible answers can find: `santong lint` reports these, reading rule
    /// files does not.
    pub const PROVED: &[Self] = &[
        Self::Impossible,
        Self::OpenForGood,
        Self::Idle,
        Self::Contradiction,
        Self::Readiness,
        Self::Inexact,
        Self::Undecided,
    ];
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Collects faults; shared by everything that reads.
#[derive(Default)]
pub(crate) struct Faults {
    found: RefCell<Vec<Fault>>,
}

struct Fault {
    place: Place,
    severity: Severity,
    code: Code,
    message: String,
    hint: String,
}

impl Faults {
    pub fn error(
        &self,
        place: Place,
        code: Code,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(place, Severity::Error, code, message.into(), hint.into());
    }

    pub fn warning(
        &self,
        place: Place,
        code: Code,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(place, Severity::Warning, code, message.into(), hint.into());
    }

    fn push(&self, place: Place, severity: Severity, code: Code, message: String, hint: String) {
        self.found.borrow_mut().push(Fault {
            place,
            severity,
            code,
            message,
            hint,
        });
    }

    /// Whether something was reported that leaves the rule set without a meaning to test.
    pub fn has_unreadable(&self) -> bool {
        let readable = [Code::Quote, Code::Unused, Code::Basis, Code::Example];
        let found = self.found.borrow();
        found
            .iter()
            .any(|fault| fault.severity == Severity::Error && !readable.contains(&fault.code))
    }

    pub fn has_errors(&self) -> bool {
        self.found
            .borrow()
            .iter()
            .any(|fault| fault.severity == Severity::Error)
    }

    /// All faults in the order of files and places.
    pub fn into_diagnostics(self, sources: &Sources) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|fault| (fault.place, fault.code));
        found
            .into_iter()
            .map(|fault| {
                let position = sources.position(fault.place);
                Diagnostic {
                    code: fault.code,
                    severity: fault.severity,
                    file: sources.name(fault.place.file).to_owned(),
                    line: position.line,
                    column: position.column,
                    width: position.width,
                    message: fault.message,
                    hint: fault.hint,
                }
            })
            .collect()
    }
}
