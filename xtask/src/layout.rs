//! Where things lie in the repository.

use std::env;
use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// Cargo's target folder, where everything that is made along the way goes.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The finished site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The private folder of the npm tools.
pub fn npm() -> PathBuf {
    root().join("xtask/tools")
}

/// Programs that were built or unpacked once: geckodriver, Chromium 80.
pub fn programs() -> PathBuf {
    target().join("tools")
}

/// Intermediate products of the web build.
pub fn web() -> PathBuf {
    target().join("web")
}
