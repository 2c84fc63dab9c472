//! The project's own rule set and samples, and answers made at random.

mod objects;
mod random;
mod walk;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use roxmltree::{Document, ParsingOptions};
use santong_compiler::{SourceFile, compile};
use santong_rules::{Answers, Date, RuleSet};

pub use objects::objects;
pub use random::{Random, more};
pub use walk::{Walk, walk};

/// The day on which samples are assessed.
#[must_use]
pub fn day() -> Date {
    Date::parse("2026-11-22").unwrap_or(Date::MAX)
}

/// A path below the project's root.
#[must_use]
pub fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// The names of the samples: an enterprise an industry and some special cases.
pub const SAMPLES: [&str; 21] = [
    "ready",
    "draft",
    "blocked",
    "food",
    "textile",
    "toy",
    "ceramic",
    "flange",
    "shanxi",
    "trading",
    "electronics",
    "wire",
    "footwear",
    "food-contact",
    "cosmetics",
    "device",
    "building",
    "machinery",
    "vehicle",
    "chemical",
    "fruit",
];

/// The answers of a sample.
///
/// # Errors
/// When the file cannot be read or is no answers file; says which.
pub fn sample(name: &str) -> Result<Answers, String> {
    let path = project(&format!("tests/samples/{name}.json"));
    let text = fs::read_to_string(&path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    Answers::from_json(&text).map_err(|fault| format!("{}: {fault:?}", path.display()))
}

/// The project's rule set, compiled once for each test thread's process.
///
/// # Errors
/// When the rule files have faults; `santong lint` shows them.
pub fn rules() -> Result<RuleSet, String> {
    static BYTES: OnceLock<Result<Vec<u8>, String>> = OnceLock::new();
    let bytes = BYTES.get_or_init(|| {
        let rules = compile(&rule_files()?)
            .0
            .ok_or("rules/: run `cargo run -p santong-cli -- lint`")?;
        rules.to_bytes().map_err(|fault| fault.to_string())
    });
    RuleSet::from_bytes(bytes.as_ref().map_err(Clone::clone)?).map_err(|fault| format!("{fault:?}"))
}

/// The project's rule files in the order in which they are compiled.
///
/// # Errors
/// When one cannot be read.
pub fn rule_files() -> Result<Vec<SourceFile>, String> {
    let mut files = Vec::new();
    read(&project("rules"), "", &mut files).map_err(|fault| fault.to_string())?;
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// Every rule file below a folder, named by its path from there.
fn read(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            read(&path, &format!("{name}/"), files)?;
        } else if name.ends_with(".toml") {
            let text = fs::read_to_string(&path)?;
            files.push(SourceFile { name, text });
        }
    }
    Ok(())
}

/// A page that is well-formed as XML, too.
///
/// # Errors
/// When it is not; says where.
pub fn well_formed(text: &str) -> Result<Document<'_>, roxmltree::Error> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options)
}
