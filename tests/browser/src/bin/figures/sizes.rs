//! How much is loaded, and how much is asked.

use std::fs;

use anyhow::Result;
use santong_browser_tests::setup::Package;
use santong_native_tests::{SAMPLES, project};

/// What follows the first load by itself.
const FOLLOWS: [&str; 2] = ["later.wasm", "rules.bin"];

/// Prints bytes and numbers of questions.
///
/// # Errors
/// When the site was not built.
pub fn print() -> Result<()> {
    let package = Package::read()?;
    let first: u64 = package
        .first_load
        .iter()
        .filter_map(|path| package.brotli.get(path))
        .sum();
    let mut ready = first;
    for name in FOLLOWS {
        ready += package
            .brotli
            .get(package.file(name)?)
            .copied()
            .unwrap_or_default();
    }
    println!("first load: {first} bytes; until a question can be answered: {ready} bytes");
    for name in SAMPLES {
        let text = fs::read_to_string(project(&format!("tests/samples/golden/{name}.txt")))?;
        println!("{name}: {}", text.lines().next().unwrap_or_default());
    }
    Ok(())
}
