//! Programs in their two forms: WebAssembly and plain JavaScript, with one glue.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{glue, module, script, split, twin};
use crate::provision::npm::Node;
use crate::{layout, process, stamps};

/// A program in its forms.
pub struct Program {
    /// The glue, a module whose default export makes a new program.
    pub glue: PathBuf,
    /// The WebAssembly module; of the widget, its first part.
    pub module: PathBuf,
    /// The twin.
    pub twin: PathBuf,
}

/// The widget.
pub struct Widget {
    /// What starts it.
    pub program: Program,
    /// The second part of the WebAssembly module, for later.
    pub later: PathBuf,
}

/// Only what every engine and wasm2js know.
const FEATURES: [&str; 2] = ["--mvp-features", "--enable-mutable-globals"];

/// Makes the widget from the module that cargo built.
pub fn widget(node: &Node, compiled: &Path) -> Result<Widget> {
    let program = Program::named("widget", "twin");
    let later = layout::web().join("later.wasm");
    let products: [&Path; 4] = [&program.glue, &program.module, &later, &program.twin];
    once("program", compiled, &products, || {
        let bound = bind(node, compiled, "widget", &program)?;
        let parts = [&program.module, &later].map(|part| part.with_extension("raw.wasm"));
        let [first, second] = &parts;
        split::split(&bound.module, first, second)?;
        optimise(node, first, &program.module)?;
        optimise(node, second, &later)?;
        let whole = layout::web().join("whole.wasm");
        optimise(node, &bound.module, &whole)?;
        make_twin(node, &whole, "widget", &program.twin)
    })?;
    Ok(Widget { program, later })
}

/// Makes a program in one part, by its name, from the module that cargo built.
pub fn whole(node: &Node, compiled: &Path, name: &str) -> Result<Program> {
    let program = Program::named(name, &format!("{name}-twin"));
    let products: [&Path; 3] = [&program.glue, &program.module, &program.twin];
    once(name, compiled, &products, || {
        let bound = bind(node, compiled, name, &program)?;
        optimise(node, &bound.module, &program.module)?;
        make_twin(node, &program.module, name, &program.twin)
    })?;
    Ok(program)
}

impl Program {
    fn named(name: &str, twin: &str) -> Self {
        let folder = layout::web();
        Self {
            glue: folder.join(format!("{name}.js")),
            module: folder.join(format!("{name}.wasm")),
            twin: folder.join(format!("{twin}.js")),
        }
    }
}

/// Does the work unless it was done for the same module, tools and build.
fn once(
    stamp: &str,
    compiled: &Path,
    products: &[&Path],
    work: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let key = stamps::Inputs::default()
        .file(compiled)?
        .file(&layout::npm().join("package-lock.json"))?
        .tree(&layout::root().join("xtask/src/build"))?
        .key();
    let stamp = layout::web().join(format!("{stamp}.stamp"));
    stamps::once(&stamp, &key, products, work)
}

fn bind(node: &Node, compiled: &Path, name: &str, program: &Program) -> Result<glue::Bound> {
    process::announce("making the glue with wasm-bindgen");
    let bound = glue::bind(compiled, &glue::folder(name), name)?;
    stamps::write(&program.glue, glue::factory(node, &bound)?.as_bytes())?;
    Ok(bound)
}

fn optimise(node: &Node, from: &Path, to: &Path) -> Result<()> {
    process::run_quietly(
        "optimising the module with wasm-opt",
        node.tool("binaryen/bin/wasm-opt")
            .args(["-Oz", "--converge"])
            .args(FEATURES)
            .arg(from)
            .arg("-o")
            .arg(to),
    )?;
    module::check_finished(&fs::read(to)?)
}

fn make_twin(node: &Node, from: &Path, name: &str, to: &Path) -> Result<()> {
    let raw = to.with_extension("raw.js");
    process::run_quietly(
        "making the plain JavaScript twin with wasm2js",
        node.tool("binaryen/bin/wasm2js")
            .arg("-Oz")
            .args(FEATURES)
            .arg(from)
            .arg("-o")
            .arg(&raw),
    )?;
    let wrapped = to.with_extension("wrapped.js");
    let script = twin::wrap(&fs::read_to_string(&raw)?, name)?;
    stamps::write(&wrapped, script.as_bytes())?;
    stamps::write(to, script::module(node, &wrapped)?.as_bytes())
}
