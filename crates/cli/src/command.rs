//! One module for each command, and what several of them need.

pub mod assess;
pub mod compile;
pub mod eval;
pub mod graph;
pub mod id;
pub mod lint;
pub mod rules;

use std::path::Path;

use santong_compiler::{Diagnostic, SourceFile, compile_with_texts};
use santong_rules::{Date, RuleSet};

use crate::{fault, files, render, today};

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

/// The rule set of a folder or of a compiled file; `None` after errors, which are told.
fn load(path: &Path) -> Result<Option<RuleSet>, Failure> {
    if path.is_file() {
        let rules = RuleSet::from_bytes(&files::bytes(path)?);
        return rules.map(Some).map_err(|found| {
            Failure::new(format!("{}：{}", path.display(), fault::rule_set(found)))
        });
    }
    let sources = files::rule_files(path)?;
    let (rules, diagnostics) = compile_with_texts(&sources, &[]);
    if rules.is_none() {
        tell(&diagnostics, &sources, path);
    }
    Ok(rules)
}

fn tell(diagnostics: &[Diagnostic], sources: &[SourceFile], folder: &Path) {
    for diagnostic in diagnostics {
        files::tell(&render::diagnostic(diagnostic, sources, folder));
    }
}

/// The day given, or else today.
fn day(as_of: Option<Date>) -> Result<Date, Failure> {
    as_of
        .or_else(today::today)
        .ok_or_else(|| Failure::new("系统时钟不对，请用 --as-of 指定日期。"))
}
