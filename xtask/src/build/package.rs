//! `pkg.json`: the facts for whoever embeds the widget.
//!
//! The one in the repository has what never changes from build to build; the one in `dist/` also
//! has what the build knows.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha384};

use super::classic;
use super::site::{File, Site};
use crate::sizes::Size;
use crate::{layout, process};

/// The file's name.
pub const NAME: &str = "pkg.json";

/// What the widget's rule set says of itself: id, version, date, hash.
pub fn about_rules() -> Result<Value> {
    let text = process::ask(process::santong().args(["rules", "--format", "json"]))?;
    let all: Value = serde_json::from_str(&text).context("`santong rules` printed no JSON")?;
    let about = all
        .get("rules")
        .context("`santong rules` named no rule set")?;
    let mut facts = Map::new();
    for name in ["id", "version", "date", "hash"] {
        let fact = about
            .get(name)
            .with_context(|| format!("the rule set has no {name}"))?;
        facts.insert(name.to_owned(), fact.clone());
    }
    Ok(Value::Object(facts))
}

/// The text of the site's `pkg.json`, from its files (plain name, path, content) and first page.
pub fn describe(files: &[(String, String, Vec<u8>)], page: &str, rules: Value) -> Result<String> {
    let mut entries = Vec::new();
    for (name, path, content) in files {
        // A page that the first one only leads to is not loaded with it.
        let mentioned = !path.ends_with(".html") && page.contains(&format!("\"{path}\""));
        let first_load = name == Site::PAGE || mentioned;
        let mut entry = if classic::is_one(path) {
            // They are never part of a load that is measured, and large.
            json!({ "raw": content.len() })
        } else {
            Size::of(content)?.to_json()
        };
        if let Some(entry) = entry.as_object_mut() {
            entry.insert("name".into(), json!(name));
            entry.insert("path".into(), json!(path));
            entry.insert("integrity".into(), json!(integrity(content)));
            entry.insert("first_load".into(), json!(first_load));
        }
        entries.push(entry);
    }
    let mut facts = self::facts()?;
    facts.insert("files".into(), Value::Array(entries));
    facts.insert("rules".into(), rules);
    let site = read_facts(&facts)?;
    facts.insert("first_load".into(), site.first_load().to_json());
    facts.insert("twin_load".into(), site.twin_load().to_json());
    Ok(serde_json::to_string_pretty(&facts)? + "\n")
}

/// Reads a site's files back from its `pkg.json`.
pub fn read(folder: &Path) -> Result<Site> {
    let path = folder.join(NAME);
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    read_facts(&serde_json::from_str(&text)?)
        .with_context(|| format!("{} is damaged", path.display()))
}

fn read_facts(facts: &Map<String, Value>) -> Result<Site> {
    let list = facts
        .get("files")
        .and_then(Value::as_array)
        .context("it lists no files")?;
    let files = list
        .iter()
        .filter(|file| file.get("brotli").is_some())
        .map(read_file)
        .collect::<Option<_>>()
        .context("a file is described badly")?;
    Ok(Site { files })
}

fn read_file(entry: &Value) -> Option<File> {
    let text = |name| entry.get(name).and_then(Value::as_str).map(str::to_owned);
    Some(File {
        name: text("name")?,
        size: Size::from_json(entry)?,
        first_load: entry.get("first_load")?.as_bool()?,
    })
}

/// The security policy under which the widget runs, as `pkg.json` states it.
pub fn policy() -> Result<String> {
    let facts = facts()?;
    let policy = facts.get("content_security_policy").and_then(Value::as_str);
    policy
        .map(str::to_owned)
        .context("pkg.json has no content_security_policy")
}

/// What never changes from build to build.
pub fn facts() -> Result<Map<String, Value>> {
    let text = fs::read_to_string(layout::root().join(NAME)).context("cannot read pkg.json")?;
    serde_json::from_str(&text).context("pkg.json is no JSON object")
}

/// The hash in the form that `integrity` attributes take.
fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}
