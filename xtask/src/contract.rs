//! What the package says of itself for other programs: JSON Schemas, TypeScript declarations, the
//! manifest of the element, and the package file for Node. All of it is made from the types in
//! `crates/contract`, from the signatures of the module and from `pkg.json`; nothing is written twice.

mod manifest;
mod types;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::build::{glue, package};
use crate::{layout, process, stamps};

/// Makes what follows from the types alone; gives the folder.
pub fn describe() -> Result<PathBuf> {
    let folder = layout::web().join("contract");
    process::ask(
        process::cargo()
            .args(["run", "--quiet", "--package", "santong-contract", "--"])
            .arg(&folder),
    )?;
    Ok(folder)
}

/// The files, by their names in the site.
pub fn files(described: &Path, www: &Path) -> Result<Vec<(String, String)>> {
    let facts = package::facts()?;
    let element = manifest::Element::read(&facts)?;
    let read = |path: &Path| {
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
    };
    let mut files = vec![
        (
            "santong-api.d.ts".to_owned(),
            types::of_api(
                &read(&www.join("api/santong-api.d.ts"))?,
                &read(&glue::folder("headless").join("headless.d.ts"))?,
                &read(&described.join("types.d.ts"))?,
            )?,
        ),
        ("santong-check.d.ts".to_owned(), types::of_element(&element)),
        (
            manifest::NAME.to_owned(),
            text(&manifest::manifest(&element))?,
        ),
        ("package.json".to_owned(), text(&manifest::npm(&facts))?),
    ];
    for path in stamps::files_below(described)? {
        let name = path.file_name().and_then(|name| name.to_str());
        if let Some(name) = name.filter(|name| name.ends_with(".schema.json")) {
            files.push((format!("schema/{name}"), read(&path)?));
        }
    }
    Ok(files)
}

fn text(value: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}
