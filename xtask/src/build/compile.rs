//! Runs cargo for a WebAssembly module.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::module;
use crate::provision::toolchain::Toolchain;
use crate::{layout, process};

/// Features beyond the first version of WebAssembly are switched off, for engines as old as
/// Chromium 80 and for wasm2js; a panic traps at once, which leaves out the texts of all panics.
const FLAGS: &str = "-Ctarget-cpu=mvp -Ctarget-feature=+mutable-globals \
                     -Zunstable-options -Cpanic=immediate-abort";

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds a package and returns the module's path.
///
/// It has a target folder of its own, because the compiler may be another one than for native
/// code and the two would undo each other's work.
pub fn module(toolchain: &Toolchain, package: &str) -> Result<PathBuf> {
    let folder = layout::target().join("wasm");
    process::run(
        &format!(
            "compiling {package} to WebAssembly with {}",
            toolchain.version
        ),
        toolchain
            .cargo()
            // This variable and not RUSTFLAGS: build scripts and macros must not get the flags.
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS)
            .args(["build", "--locked", "--profile", "wasm"])
            .args(["--package", package])
            .args(["-Zbuild-std=std", "-Zbuild-std-features=optimize_for_size"])
            .args(["--target", TARGET, "--target-dir"])
            .arg(&folder),
    )?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    let path = folder.join(TARGET).join("wasm").join(file);
    let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    module::check_target_features(&bytes)?;
    Ok(path)
}
