//! The twin: the same program as plain JavaScript, for engines where WebAssembly is missing,
//! switched off or forbidden by the page's security policy.

use anyhow::{Context, Result};

/// Turns wasm2js's module, which instantiates itself once, into one that exports `instantiate`. The
/// name is the one that wasm-bindgen was given.
pub fn wrap(script: &str, name: &str) -> Result<String> {
    const INSTANCE: &str = "var retasmFunc = asmFunc({";
    let import = format!("import * as $_{name}_bg_js from './{name}_bg.js';");
    let (before, rest) = script
        .split_once(&import)
        .with_context(|| unknown(&import))?;
    let (body, _) = rest
        .split_once(INSTANCE)
        .with_context(|| unknown(INSTANCE))?;
    Ok(format!(
        "{before}export function instantiate(imports) {{\n{body}return asmFunc(imports);\n}}\n"
    ))
}

fn unknown(part: &str) -> String {
    format!("wasm2js's output has no `{part}`; adapt xtask/src/build/twin.rs to this version")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_single_instance_becomes_a_function() {
        let script = "import * as $_widget_bg_js from './widget_bg.js';\n\
            function asmFunc(imports) { return {}; }\n\
            var retasmFunc = asmFunc({\n  \"./widget_bg.js\": $_widget_bg_js,\n});\n\
            export var memory = retasmFunc.memory;\n";
        let expected = "export function instantiate(imports) {\n\n\
            function asmFunc(imports) { return {}; }\n\
            return asmFunc(imports);\n}\n";
        assert_eq!(wrap(script, "widget").unwrap(), expected);
    }

    #[test]
    fn unknown_output_is_refused() {
        assert!(wrap("export var memory = 1;", "widget").is_err());
    }
}
