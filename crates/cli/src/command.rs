//! One module for each command, and what several of them need.

pub mod assess;
pub mod checklist;
pub mod compile;
pub mod diff;
pub mod eval;
pub mod graph;
pub mod id;
pub mod lint;
pub mod review;
pub mod rules;

use std::path::{Path, PathBuf};

use santong_compiler::{Compiled, Diagnostic, SourceFile, compile_with_overlays};
use santong_contract::Fault;
use santong_rules::{Date, RuleSet};

use crate::{files, render, today};

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

/// The rule set of a folder with overlays, or of a compiled file; `None` after errors, which are told.
fn load(path: &Path, overlays: &[PathBuf]) -> Result<Option<RuleSet>, Failure> {
    if path.is_file() {
        if !overlays.is_empty() {
            return Err(Failure::new(
                "编译好的规则文件不能再加附加规则，请用规则文件夹，或者连同附加规则一起编译。",
            ));
        }
        let rules = RuleSet::from_bytes(&files::bytes(path)?);
        return rules.map(Some).map_err(|found| {
            Failure::new(format!(
                "{}：{}",
                path.display(),
                Fault::from(found).message
            ))
        });
    }
    Ok(load_folder(path, overlays)?.map(|compiled| compiled.rules))
}

/// What a folder of rules with overlays compiles to; `None` after errors, which are told.
fn load_folder(path: &Path, overlays: &[PathBuf]) -> Result<Option<Compiled>, Failure> {
    let sources = files::rule_files(path)?;
    let added = files::overlay_files(overlays)?;
    let (compiled, diagnostics) = compile_with_overlays(&sources, &added, &[]);
    if compiled.is_none() {
        let all: Vec<SourceFile> = sources.into_iter().chain(added).collect();
        tell(&diagnostics, &all, path);
    }
    Ok(compiled)
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

/// Writes a result to a file, whose size is told, or to standard output.
fn write(out: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    match out {
        Some(path) => {
            files::write(path, bytes)?;
            files::tell(&format!("{}：{} 字节\n", path.display(), bytes.len()));
        }
        None => files::say(&String::from_utf8_lossy(bytes)),
    }
    Ok(())
}
