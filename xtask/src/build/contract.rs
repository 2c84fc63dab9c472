//! What the package says of itself for other programs: JSON Schemas, TypeScript declarations, the
//! manifest of the element, and the package file for Node. All of it is made from the types in
//! `crates/contract`, from the signatures of the module and from `pkg.json`; nothing is written twice.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{glue, manifest, package, types};
use crate::{layout, process};

/// The schema of rule files: what an overlay is follows from it.
pub const RULE_SCHEMA: &str = "schema/rules.schema.json";

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
    for name in ["answers", "assessment", "dossier", "events"] {
        let name = format!("{name}.schema.json");
        files.push((format!("schema/{name}"), read(&described.join(&name))?));
    }
    let rules: Value = serde_json::from_str(&read(&www.join(RULE_SCHEMA))?)?;
    files.push((
        "schema/overlay.schema.json".to_owned(),
        text(&overlay(rules))?,
    ));
    Ok(files)
}

/// An overlay is a rule file with the table `overlay`; what else it may hold is said there.
fn overlay(mut rules: Value) -> Value {
    if let Some(members) = rules.as_object_mut() {
        members.insert("$id".to_owned(), json!("urn:santong-check:overlay"));
        members.insert("title".to_owned(), json!("附加规则"));
        members.insert("required".to_owned(), json!(["overlay"]));
    }
    rules
}

fn text(value: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}
