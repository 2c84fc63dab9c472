//! `santong lint`: all faults of all rule files.

use santong_compiler::{Severity, compile_with_texts};

use super::{Done, Failure};
use crate::arguments::LintOptions;
use crate::files;

/// Runs the command.
pub fn run(options: &LintOptions) -> Result<Done, Failure> {
    let sources = files::rule_files(&options.rules)?;
    let texts = options
        .texts
        .as_deref()
        .map(files::document_texts)
        .transpose()?
        .unwrap_or_default();
    let (_, diagnostics) = compile_with_texts(&sources, &texts);
    super::tell(&diagnostics, &sources, &options.rules);
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .count();
    let warnings = diagnostics.len() - errors;
    files::say(&format!(
        "{} 个文件，{errors} 个错误，{warnings} 个警告\n",
        sources.len()
    ));
    Ok(if errors == 0 {
        Done::Well
    } else {
        Done::WithFindings
    })
}
