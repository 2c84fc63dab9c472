//! esbuild: lowers scripts and stylesheets to the oldest engine, bundles and minifies them.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};

use crate::provision::npm::Node;

/// The oldest engine supported.
const ENGINE: &str = "--target=chrome80";

/// Bundles an ES module and all that it imports into one ES module.
pub fn module(node: &Node, entry: &Path) -> Result<String> {
    esbuild(node, entry, &["--bundle", "--format=esm"])
}

/// The same, where the module imports another, by a name, that lies elsewhere.
pub fn module_with(node: &Node, entry: &Path, name: &str, lies: &Path) -> Result<String> {
    let alias = format!("--alias:{name}={}", lies.display());
    esbuild(node, entry, &["--bundle", "--format=esm", &alias])
}

/// Bundles an ES module into a classic script that leaves its exports in a variable.
pub fn variable(node: &Node, entry: &Path, name: &str) -> Result<String> {
    classic(
        node,
        entry,
        "undefined",
        &[&format!("--global-name={name}")],
    )
}

/// Bundles an ES module into a classic script; `address` is an expression for where the package lies.
pub fn classic(node: &Node, entry: &Path, address: &str, more: &[&str]) -> Result<String> {
    let address = format!("--define:import.meta.url={address}");
    let form = ["--bundle", "--format=iife", &address];
    esbuild(node, entry, &[&form, more].concat())
}

/// Bundles a stylesheet and all that it imports into one.
pub fn style(node: &Node, entry: &Path) -> Result<String> {
    esbuild(node, entry, &["--bundle"])
}

/// Minifies a classic script or a stylesheet by itself.
pub fn file(node: &Node, entry: &Path) -> Result<String> {
    esbuild(node, entry, &[])
}

/// The same for a script that engines older than the oldest have to read.
pub fn ancient(node: &Node, entry: &Path) -> Result<String> {
    // The last of two options counts. In ASCII, as it may stand on pages of any encoding.
    esbuild(node, entry, &["--target=es5", "--charset=ascii"])
}

fn esbuild(node: &Node, entry: &Path, options: &[&str]) -> Result<String> {
    let output = node
        .tool("esbuild/bin/esbuild")
        .arg(entry)
        .args([
            ENGINE,
            "--minify",
            "--charset=utf8",
            "--legal-comments=none",
        ])
        .arg("--log-level=warning")
        .args(options)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start `{}`", node.program.display()))?;
    ensure!(
        output.status.success(),
        "esbuild could not read {}",
        entry.display()
    );
    String::from_utf8(output.stdout)
        .with_context(|| format!("esbuild made no text of {}", entry.display()))
}
