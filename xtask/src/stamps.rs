//! Remembers which work was done for which inputs, so that a second run does none twice.
//!
//! A stamp is a small file that holds the content hash of everything a step depends on.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::layout;

/// Collects the inputs of a step.
#[derive(Default)]
pub struct Inputs(Sha256);

impl Inputs {
    /// Adds a text, for example a version or a flag.
    pub fn text(mut self, text: &str) -> Self {
        self.add(text.as_bytes());
        self
    }

    /// Adds the name and the content of a file.
    pub fn file(mut self, path: &Path) -> Result<Self> {
        let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let name = path.strip_prefix(layout::root()).unwrap_or(path);
        self.add(name.to_string_lossy().as_bytes());
        self.add(&content);
        Ok(self)
    }

    /// Adds every file below a folder; a folder that does not exist counts as empty.
    pub fn tree(mut self, folder: &Path) -> Result<Self> {
        for path in files_below(folder)? {
            self = self.file(&path)?;
        }
        Ok(self)
    }

    /// The hash of all that was added, in hexadecimal.
    pub fn key(self) -> String {
        hex(&self.0.finalize())
    }

    fn add(&mut self, bytes: &[u8]) {
        // With the length in front, no two lists of inputs look alike.
        self.0.update(bytes.len().to_le_bytes());
        self.0.update(bytes);
    }
}

/// Does `work` unless it was done before for the same `key` and all its `products` are there.
pub fn once(
    stamp: &Path,
    key: &str,
    products: &[&Path],
    work: impl FnOnce() -> Result<()>,
) -> Result<()> {
    if says(stamp, key) && products.iter().all(|product| product.exists()) {
        return Ok(());
    }
    work()?;
    write(stamp, key.as_bytes())
}

/// Whether a stamp says that its step was done for this `key`.
pub fn says(stamp: &Path, key: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|old| old == key)
}

/// Writes a file and the folders it lies in.
pub fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// All files below a folder in byte order of their paths.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        if !folder.exists() {
            continue;
        }
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_keep_their_borders() {
        let one = Inputs::default().text("ab").text("c").key();
        let other = Inputs::default().text("a").text("bc").key();
        assert_ne!(one, other);
    }
}
