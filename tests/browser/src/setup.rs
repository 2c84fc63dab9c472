//! Where the finished site, the browsers and the tools are.

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

/// A path that `cargo xtask test` hands in by an environment variable.
///
/// # Errors
/// When the variable is not set; says how to run the tests.
pub fn path(variable: &str) -> Result<PathBuf> {
    let value = env::var_os(variable).with_context(|| {
        format!("{variable} is not set: run the browser tests by `cargo xtask test`, which builds the site and finds the browsers")
    })?;
    Ok(value.into())
}

/// A program on the search path.
///
/// # Errors
/// When there is none; says which Debian package has it.
pub fn program(name: &str, package: &str) -> Result<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
        .with_context(|| format!("{name} is not on the search path: install it, on Debian by `apt-get install {package}`"))
}

/// A path below the project's root.
#[must_use]
pub fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// What the finished site says of itself in its `pkg.json`.
pub struct Package {
    /// Plain names and the names with a hash that stand for them.
    pub files: BTreeMap<String, String>,
    /// The files of the first load, by their names with a hash.
    pub first_load: Vec<String>,
    /// Bytes of the files compressed by brotli, by their names with a hash.
    pub brotli: BTreeMap<String, u64>,
    /// Hashes for `integrity` attributes, by plain names.
    pub integrity: BTreeMap<String, String>,
    /// The security policy that the widget runs under.
    pub policy: String,
    /// Its rule set: id, version, date, hash.
    pub rules: Value,
}

impl Package {
    /// Reads the finished site's `pkg.json`.
    ///
    /// # Errors
    /// When the site was not built.
    pub fn read() -> Result<Self> {
        let path = path("SANTONG_DIST")?.join("pkg.json");
        let text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}: run `cargo xtask dist`", path.display()))?;
        let facts: Value = serde_json::from_str(&text)?;
        let mut package = Self {
            files: BTreeMap::new(),
            first_load: Vec::new(),
            brotli: BTreeMap::new(),
            integrity: BTreeMap::new(),
            policy: text_of(&facts, "content_security_policy")?,
            rules: facts.get("rules").cloned().unwrap_or_default(),
        };
        for file in facts
            .get("files")
            .and_then(Value::as_array)
            .context("pkg.json lists no files")?
        {
            let path = text_of(file, "path")?;
            if file.get("first_load").and_then(Value::as_bool) == Some(true) {
                package.first_load.push(path.clone());
            }
            if let Some(bytes) = file.get("brotli").and_then(Value::as_u64) {
                package.brotli.insert(path.clone(), bytes);
            }
            let name = text_of(file, "name")?;
            package
                .integrity
                .insert(name.clone(), text_of(file, "integrity")?);
            package.files.insert(name, path);
        }
        Ok(package)
    }

    /// The content of a file.
    ///
    /// # Errors
    /// When the site has no such file.
    pub fn content(&self, name: &str) -> Result<Vec<u8>> {
        let path = path("SANTONG_DIST")?.join(self.file(name)?);
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    }

    /// The name with a hash of a file.
    ///
    /// # Errors
    /// When the site has no such file.
    pub fn file(&self, name: &str) -> Result<&str> {
        self.files
            .get(name)
            .map(String::as_str)
            .with_context(|| format!("the site has no {name}"))
    }
}

fn text_of(value: &Value, name: &str) -> Result<String> {
    let text = value.get(name).and_then(Value::as_str);
    text.map(str::to_owned)
        .with_context(|| format!("pkg.json has no {name}"))
}
