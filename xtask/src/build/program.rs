//! The program in its two forms: WebAssembly and plain JavaScript, with one glue.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{glue, module, script, split, twin};
use crate::provision::npm::Node;
use crate::{layout, process, stamps};

/// The files that make up the program.
pub struct Program {
    /// The glue, a module whose default export makes a new program.
    pub glue: PathBuf,
    /// The first part of the WebAssembly module.
    pub module: PathBuf,
    /// Its second part, for later.
    pub later: PathBuf,
    /// The twin.
    pub twin: PathBuf,
}

/// Only what every engine and wasm2js know.
const FEATURES: [&str; 2] = ["--mvp-features", "--enable-mutable-globals"];

/// Makes the program from the module that cargo built.
pub fn make(node: &Node, compiled: &Path) -> Result<Program> {
    let folder = layout::web();
    let program = Program {
        glue: folder.join("widget.js"),
        module: folder.join("widget.wasm"),
        later: folder.join("later.wasm"),
        twin: folder.join("twin.js"),
    };
    let key = stamps::Inputs::default()
        .file(compiled)?
        .file(&layout::npm().join("package-lock.json"))?
        .tree(&layout::root().join("xtask/src/build"))?
        .key();
    let products: [&Path; 4] = [
        &program.glue,
        &program.module,
        &program.later,
        &program.twin,
    ];
    stamps::once(&folder.join("program.stamp"), &key, &products, || {
        process::announce("making the glue with wasm-bindgen");
        let bound = glue::bind(compiled, &folder.join("bound"))?;
        stamps::write(&program.glue, glue::factory(node, &bound)?.as_bytes())?;
        let parts = [&program.module, &program.later].map(|part| part.with_extension("raw.wasm"));
        let [first, later] = &parts;
        split::split(&bound.module, first, later)?;
        optimise(node, first, &program.module)?;
        optimise(node, later, &program.later)?;
        let whole = folder.join("whole.wasm");
        optimise(node, &bound.module, &whole)?;
        make_twin(node, &whole, &program.twin)
    })?;
    Ok(program)
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

fn make_twin(node: &Node, from: &Path, to: &Path) -> Result<()> {
    let raw = to.with_file_name("twin-raw.js");
    process::run_quietly(
        "making the plain JavaScript twin with wasm2js",
        node.tool("binaryen/bin/wasm2js")
            .arg("-Oz")
            .args(FEATURES)
            .arg(from)
            .arg("-o")
            .arg(&raw),
    )?;
    let wrapped = to.with_file_name("twin-wrapped.js");
    stamps::write(&wrapped, twin::wrap(&fs::read_to_string(&raw)?)?.as_bytes())?;
    stamps::write(to, script::module(node, &wrapped)?.as_bytes())
}
