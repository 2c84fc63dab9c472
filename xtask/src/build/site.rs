//! The finished site: collects the parts, names them by content and puts the names in.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::draft::Draft;
use super::program::Program;
use super::sources::{self, CHECKLIST, COVER};
use super::{compile, package, program};
use crate::provision::npm;
use crate::provision::toolchain;
use crate::sizes::Size;
use crate::{contract, layout, lock, process, stamps};

/// The rule files, to be compiled anew together with others.
pub const RULE_FILES: &str = "rule-files.json";

/// What takes the rules of a host page.
pub const OVERLAY: &str = "overlay.js";

/// What runs in the page on which policy staff try rules out.
pub const WORKBENCH: &str = "workbench.js";

/// The checks without a screen, for scripts.
pub const API: &str = "santong-api.js";

/// A file of the site.
pub struct File {
    /// Its plain name, for example `widget.js`.
    pub name: String,
    /// What it weighs.
    pub size: Size,
    /// Whether a browser loads it before the first screen.
    pub first_load: bool,
}

/// The site as it lies in `dist/`.
pub struct Site {
    /// Its files in the order in which they were made, without the classic copies.
    pub files: Vec<File>,
}

impl Site {
    /// The page that the site opens with.
    pub const PAGE: &str = "index.html";
    /// The plain JavaScript form of the program.
    pub const TWIN: &str = "twin.js";
    /// The WebAssembly form of the program.
    pub const MODULE: &str = "widget.wasm";
    /// What is loaded only where rule files are read in the browser, or by scripts.
    pub const ON_DEMAND: [&str; 9] = [
        "compiler.js",
        "compiler.wasm",
        "compiler-twin.js",
        RULE_FILES,
        OVERLAY,
        WORKBENCH,
        API,
        "headless.wasm",
        "headless-twin.js",
    ];

    /// What a browser loads before the first screen.
    pub fn first_load(&self) -> Size {
        self.files
            .iter()
            .filter(|file| file.first_load)
            .map(|file| file.size)
            .sum()
    }

    /// The same in a browser that takes the twin.
    pub fn twin_load(&self) -> Size {
        let loaded = |file: &&File| {
            file.first_load != [Self::TWIN, Self::MODULE].contains(&file.name.as_str())
        };
        self.files.iter().filter(loaded).map(|file| file.size).sum()
    }
}

/// Builds everything and leaves the site in `dist/`.
pub fn build() -> Result<Site> {
    let _lock = lock::take()?;
    let toolchain = toolchain::provide()?;
    let node = npm::provide(npm::Scope::Build)?;
    let rules = sources::compile_rules()?;
    let cover = rules.with_file_name(COVER);
    let rule_set = package::about_rules()?;
    let widget = program::widget(&node, &compile::module(&toolchain, "santong-check")?)?;
    let compiled = compile::module(&toolchain, "santong-workbench")?;
    let compiler = program::whole(&node, &compiled, "compiler")?;
    let compiled = compile::module(&toolchain, "santong-headless")?;
    let headless = program::whole(&node, &compiled, "headless")?;
    let described = contract::describe()?;
    let mut inputs = stamps::Inputs::default()
        .file(&rules)?
        .file(&cover)?
        .file(&rules.with_file_name(CHECKLIST))?
        .file(&widget.later)?;
    for Program { glue, module, twin } in [&widget.program, &compiler, &headless] {
        inputs = inputs.file(glue)?.file(module)?.file(twin)?;
    }
    let key = inputs
        .tree(&sources::rule_folder())?
        .tree(&described)?
        .text(&rule_set.to_string())
        .file(&layout::root().join("pkg.json"))?
        .file(&layout::root().join("LICENSE"))?
        .file(&layout::npm().join("package-lock.json"))?
        .tree(&layout::root().join("www"))?
        .tree(&sources::samples())?
        .tree(&layout::root().join("xtask/src"))?
        .key();
    let dist = layout::dist();
    stamps::once(&layout::web().join("dist.stamp"), &key, &[&dist], || {
        process::announce("putting the site together in dist/");
        let fresh = layout::web().join("dist");
        remove(&fresh)?;
        let draft = Draft::new(&fresh, &node);
        draft.fill(&widget, &[compiler, headless], &described, &rules, rule_set)?;
        replace(&dist, &fresh)
    })?;
    package::read(&dist)
}

/// Exchanges a folder for another, so that a half-written one is never served.
fn replace(old: &Path, fresh: &Path) -> Result<()> {
    let aside = layout::web().join("dist-old");
    remove(&aside)?;
    if old.exists() {
        fs::rename(old, &aside).with_context(|| format!("cannot move {}", old.display()))?;
    }
    fs::rename(fresh, old).with_context(|| format!("cannot create {}", old.display()))?;
    remove(&aside)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
