//! One module for each command.

pub mod lint;

/// How a command ended when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Nothing was found.
    Well,
    /// Something was found, as printed.
    WithFindings,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub struct Failure {
    /// What to tell, in Chinese.
    pub message: String,
}

impl Failure {
    /// A failure with a message.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}
