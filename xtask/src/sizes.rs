//! What the first load weighs, and the committed snapshot that guards it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::build::site::{File, Site};
use crate::{layout, stamps};

/// Growth that passes without a new snapshot, in percent.
const TOLERANCE: u64 = 2;

/// Bytes of a file as it is, and compressed as servers do it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Not compressed.
    pub raw: u64,
    /// gzip, best.
    pub gzip: u64,
    /// Brotli, quality 11.
    pub brotli: u64,
}

impl Size {
    /// Measures a file's content.
    pub fn of(content: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(content)?;
        let mut brotli = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
        brotli.write_all(content)?;
        Ok(Self {
            raw: content.len() as u64,
            gzip: gzip.finish()?.len() as u64,
            brotli: brotli.into_inner().len() as u64,
        })
    }

    /// As it stands in JSON files.
    pub fn to_json(self) -> Value {
        json!({ "raw": self.raw, "gzip": self.gzip, "brotli": self.brotli })
    }

    /// The other way round.
    pub fn from_json(value: &Value) -> Option<Self> {
        let bytes = |name| value.get(name).and_then(Value::as_u64);
        Some(Self {
            raw: bytes("raw")?,
            gzip: bytes("gzip")?,
            brotli: bytes("brotli")?,
        })
    }
}

impl std::iter::Sum for Size {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        sizes.fold(Self::default(), |a, b| Self {
            raw: a.raw + b.raw,
            gzip: a.gzip + b.gzip,
            brotli: a.brotli + b.brotli,
        })
    }
}

/// Prints what the first load weighs.
pub fn print(site: &Site) {
    println!(
        "{:<24}{:>10}{:>10}{:>10}",
        "first load", "raw", "gzip", "brotli"
    );
    let line = |name: &str, size: Size| {
        println!(
            "{name:<24}{:>10}{:>10}{:>10}",
            size.raw, size.gzip, size.brotli
        );
    };
    for file in site.files.iter().filter(|file| file.first_load) {
        line(&file.name, file.size);
    }
    line("together", site.first_load());
    line("with the twin instead", site.twin_load());
    println!("where rule files are read in the browser, or for scripts:");
    for file in &site.files {
        if Site::ON_DEMAND.contains(&file.name.as_str()) {
            line(&file.name, file.size);
        }
    }
}

/// Writes the snapshot.
pub fn update(site: &Site) -> Result<()> {
    let path = snapshot_path();
    let text = serde_json::to_string_pretty(&snapshot(site))? + "\n";
    stamps::write(&path, text.as_bytes())?;
    println!("wrote {}", path.display());
    Ok(())
}

/// Fails if the first load grew by more than the tolerance since the snapshot.
pub fn check(site: &Site) -> Result<()> {
    let path = snapshot_path();
    let text = fs::read_to_string(&path).with_context(|| {
        format!(
            "cannot read {}; `cargo xtask sizes --update` writes it",
            path.display()
        )
    })?;
    let old: Value =
        serde_json::from_str(&text).with_context(|| format!("{} is no JSON", path.display()))?;
    let now = snapshot(site);
    for load in ["first_load", "twin_load"] {
        let brotli = |sizes: &Value| {
            sizes
                .get(load)
                .and_then(Size::from_json)
                .map(|size| size.brotli)
        };
        let (Some(before), Some(after)) = (brotli(&old), brotli(&now)) else {
            bail!("{} has no sizes of {load}", path.display());
        };
        if has_grown(before, after) {
            bail!(
                "{load} has grown from {before} to {after} bytes (brotli), by more than {TOLERANCE} %; \
                 if that is worth it, commit what `cargo xtask sizes --update` writes"
            );
        }
    }
    Ok(())
}

fn has_grown(before: u64, after: u64) -> bool {
    after * 100 > before * (100 + TOLERANCE)
}

fn snapshot(site: &Site) -> Value {
    let sizes = |wanted: &dyn Fn(&File) -> bool| -> serde_json::Map<String, Value> {
        let files = site.files.iter().filter(|file| wanted(file));
        files
            .map(|file| (file.name.clone(), file.size.to_json()))
            .collect()
    };
    json!({
        "first_load": site.first_load().to_json(),
        "twin_load": site.twin_load().to_json(),
        "files": sizes(&|file| file.first_load || file.name == Site::TWIN),
        // Told, not guarded.
        "on_demand": sizes(&|file| Site::ON_DEMAND.contains(&file.name.as_str())),
    })
}

fn snapshot_path() -> PathBuf {
    layout::root().join("tests/sizes.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_within_the_tolerance_passes() {
        let check = |after: u64, expected: bool| assert_eq!(has_grown(1000, after), expected);
        check(900, false);
        check(1020, false);
        check(1021, true);
    }

    #[test]
    fn sizes_of_a_text() {
        let size = Size::of("三同".repeat(1000).as_bytes()).unwrap();
        assert_eq!(size.raw, 6000);
        assert!(size.brotli < size.gzip && size.gzip < 100, "{size:?}");
        assert_eq!(Size::from_json(&size.to_json()), Some(size));
    }
}
