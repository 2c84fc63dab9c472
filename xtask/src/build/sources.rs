//! What the site is made of besides the programs: rules, words, samples.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{layout, process, stamps};

/// The cover of the rule set: all of it that the first screen needs.
pub const COVER: &str = "cover.bin";

/// The rules as a list to print, for where no program runs.
pub const CHECKLIST: &str = "checklist.html";

/// Compiles the rules; the cover and the list to print lie beside the file that it gives.
pub fn compile_rules() -> Result<PathBuf> {
    let folder = layout::web();
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let to = folder.join("rules.bin");
    process::run(
        "compiling the rules",
        process::santong()
            .args(["compile", "rules", "--out"])
            .arg(&to)
            .arg("--cover")
            .arg(to.with_file_name(COVER))
            .arg("--translations")
            .arg(&folder),
    )?;
    process::run(
        "writing the checklist to print",
        process::santong()
            .args(["checklist", "--rules", "rules", "--out"])
            .arg(to.with_file_name(CHECKLIST)),
    )?;
    Ok(to)
}

/// The folder of the sample enterprises.
pub fn samples() -> PathBuf {
    layout::root().join("tests/samples")
}

/// The folder of the rule files.
pub fn rule_folder() -> PathBuf {
    layout::root().join("rules")
}

/// The widget's words in English, and behind them what the texts of the rules are called.
pub fn english(www: &Path, rules: &Path) -> Result<String> {
    let words = read_text(&www.join("words/en.txt"))?;
    let texts = read_text(&rules.with_file_name("rules.en.txt"))?;
    Ok(format!("{words}\n= rules {texts}"))
}

/// Names and texts of the rule files, in the order in which they are compiled; without the files that
/// only translate, `….en.toml`.
pub fn rule_files() -> Result<Vec<(String, String)>> {
    let folder = rule_folder();
    let mut files = Vec::new();
    for path in stamps::files_below(&folder)? {
        let inside = path.strip_prefix(&folder).unwrap_or(&path);
        let ending = inside.extension().and_then(|ending| ending.to_str());
        let translates = inside
            .file_stem()
            .is_some_and(|stem| Path::new(stem).extension().is_some());
        if matches!(ending, Some("toml" | "json")) && !translates {
            let parts = inside.iter().map(|part| part.to_string_lossy());
            let name = parts.collect::<Vec<_>>().join("/");
            files.push((name, read_text(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

/// The rule files as a list of `{ name, text }`.
pub fn rule_list(files: &[(String, String)]) -> Vec<u8> {
    let list = files
        .iter()
        .map(|(name, text)| json!({ "name": name, "text": text }));
    Value::Array(list.collect()).to_string().into_bytes()
}

/// A file as text.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
