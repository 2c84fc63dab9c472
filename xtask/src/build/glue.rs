//! The JavaScript between the page and the module.
//!
//! wasm-bindgen writes an ES module with one set of variables, so one program a page. Here its
//! text becomes a *factory*: each call makes a new set, so that every element on a page has a
//! program and a memory of its own. The factory leaves it to the caller to instantiate the module
//! (`imports` gives what it wants, `link` takes what it exports), so the same glue serves
//! WebAssembly and its twin in plain JavaScript.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::script;
use crate::provision::npm::Node;
use crate::{layout, stamps};

/// What wasm-bindgen made of the compiled module.
pub struct Bound {
    /// The module, not yet optimised, with the names of its functions.
    pub module: PathBuf,
    /// The glue as an ES module.
    pub script: PathBuf,
}

/// The folder of what wasm-bindgen makes of the program of a name.
pub fn folder(name: &str) -> PathBuf {
    layout::web().join("bound").join(name)
}

/// Runs wasm-bindgen; what it makes is called by the name.
pub fn bind(module: &Path, folder: &Path, name: &str) -> Result<Bound> {
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        // The signatures of what scripts call, see `contract/types.rs`.
        .typescript(true)
        // The split tells functions by their symbols.
        .demangle(false)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .web(true)?
        .generate(folder)
        .context("wasm-bindgen could not read the compiled module")?;
    Ok(Bound {
        module: folder.join(format!("{name}_bg.wasm")),
        script: folder.join(format!("{name}.js")),
    })
}

/// Turns the glue into the text of a module whose default export is the factory.
pub fn factory(node: &Node, bound: &Bound) -> Result<String> {
    let text = fs::read_to_string(&bound.script)
        .with_context(|| format!("cannot read {}", bound.script.display()))?;
    // Beside the original, because it may import scripts that lie there.
    let mended = bound.script.with_file_name("mended.js");
    stamps::write(&mended, mend(&text)?.as_bytes())?;
    let body = script::variable(node, &mended, "program")?;
    Ok(format!(
        "export default function(){{{}\nreturn program}}\n",
        body.trim_end()
    ))
}

/// Replaces wasm-bindgen's own loading, and the tests for whether the memory has grown.
///
/// Growth detaches the buffer of a real memory, which empties the views on it; the twin cannot
/// detach its old buffer, so the only test that is right for both is whether it is still the same.
fn mend(glue: &str) -> Result<String> {
    const GROWN: &str = ".buffer !== wasm.memory.buffer";
    const DATA_VIEW_TEST: &str = "cachedDataViewMemory0.buffer.detached === true || \
        (cachedDataViewMemory0.buffer.detached === undefined && \
        cachedDataViewMemory0.buffer !== wasm.memory.buffer)";
    const LOADING: &str = "export { initSync, __wbg_init as default };";
    const OUR_LOADING: &str = "export { __wbg_get_imports as imports };\n\
        export function link(exports) { __wbg_finalize_init({ exports }); }";

    let mended = glue
        .replace(DATA_VIEW_TEST, &format!("cachedDataViewMemory0{GROWN}"))
        .replace(".byteLength === 0", GROWN);
    let views = count(&mended, "\nlet cached", "Memory0 = null;");
    let tests = mended.matches(GROWN).count();
    ensure!(
        views > 0 && views == tests && !mended.contains(".detached"),
        "wasm-bindgen's glue has {views} views on the memory but {tests} known tests for its growth; \
         adapt `mend` in xtask/src/build/glue.rs to this version"
    );
    for needed in [
        LOADING,
        "function __wbg_get_imports(",
        "function __wbg_finalize_init(instance,",
    ] {
        if mended.matches(needed).count() != 1 {
            bail!("wasm-bindgen's glue has no `{needed}`; adapt `mend` in xtask/src/build/glue.rs");
        }
    }
    Ok(mended.replace(LOADING, OUR_LOADING))
}

fn count(text: &str, begin: &str, end: &str) -> usize {
    text.split(begin)
        .skip(1)
        .filter(|rest| rest.lines().next().is_some_and(|line| line.ends_with(end)))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "
function __wbg_get_imports() {}
let cachedDataViewMemory0 = null;
if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || \
(cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {}
let cachedUint8ArrayMemory0 = null;
if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {}
function __wbg_finalize_init(instance, module) {}
export { initSync, __wbg_init as default };
";

    #[test]
    fn both_tests_for_growth_are_replaced() {
        let mended = mend(GLUE).unwrap();
        assert!(
            mended.contains("=== null || cachedDataViewMemory0.buffer !== wasm.memory.buffer)")
        );
        assert!(
            mended.contains("=== null || cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer)")
        );
        assert!(mended.contains("export function link(exports)"));
        assert!(!mended.contains("initSync"));
    }

    #[test]
    fn unknown_glue_is_refused() {
        let check = |part: &str, other: &str| assert!(mend(&GLUE.replace(part, other)).is_err());
        check("byteLength === 0", "length === 0");
        check("detached === true", "detached");
        check("export { initSync", "export { init");
        check("__wbg_finalize_init(instance,", "finalize(");
    }
}
