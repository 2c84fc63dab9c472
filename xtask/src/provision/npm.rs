//! Build and test tools from npm, in a private folder with a lock file.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::{layout, process, stamps};

/// Which of the tools are wanted.
#[derive(Clone, Copy, PartialEq)]
pub enum Scope {
    /// What the build needs.
    Build,
    /// And what the tests need.
    Tests,
}

/// Node with the tools.
pub struct Node {
    /// The node program.
    pub program: PathBuf,
    /// The folder with the packages.
    pub modules: PathBuf,
}

impl Node {
    /// A tool, given by its script's path inside the packages' folder.
    pub fn tool(&self, script: &str) -> Command {
        let mut command = process::command(&self.program);
        command.arg(self.modules.join(script));
        command
    }
}

/// Installs the tools unless the locked ones are there.
pub fn provide(scope: Scope) -> Result<Node> {
    let (program, npm) = programs()?;
    let folder = layout::npm();
    let modules = folder.join("node_modules");
    let key = stamps::Inputs::default()
        .file(&folder.join("package.json"))?
        .file(&folder.join("package-lock.json"))?
        .key();
    // In the folder that npm empties, so that they are gone as soon as they are wrong.
    let stamp = |scope| {
        modules.join(if scope == Scope::Tests {
            ".with-tests"
        } else {
            ".build"
        })
    };
    if !stamps::says(&stamp(Scope::Tests), &key) && !stamps::says(&stamp(scope), &key) {
        process::run_quietly(
            "installing npm tools",
            // No package needs its install script: esbuild's only saves a process start.
            process::command(npm)
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .arg(if scope == Scope::Tests {
                    "--include=dev"
                } else {
                    "--omit=dev"
                })
                .current_dir(&folder),
        )
        .context("npm could not install the tools locked in xtask/tools/package-lock.json")?;
        stamps::write(&stamp(scope), key.as_bytes())?;
    }
    Ok(Node { program, modules })
}

fn programs() -> Result<(PathBuf, PathBuf)> {
    let found = || process::find("node").zip(process::find("npm"));
    if let Some(both) = found() {
        return Ok(both);
    }
    if debian::is_here() {
        debian::install(&["nodejs", "npm"])?;
    }
    match found() {
        Some(both) => Ok(both),
        None => bail!("Node.js 18 or newer with npm is missing: install it from nodejs.org"),
    }
}
