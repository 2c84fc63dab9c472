//! The second, on-demand WebAssembly module: reads, checks and compiles rule files in the browser.
//!
//! The widget itself only runs compiled rules. What a host page adds to them, and what policy staff
//! try out on the rule workbench, is compiled here, with the same diagnostics as on the command line.

mod evaluation;
mod finding;
mod outcome;

use santong_contract::RuleFile;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// Compiles rule files and the files that only add to them, each a list of `{ name, text }` in order.
///
/// Gives `{ diagnostics, rules }`; `rules` is there when no diagnostic is an error.
///
/// # Errors
/// When a list has another form; a fault of the caller and not of the files.
#[wasm_bindgen]
pub fn compile(files: JsValue, overlays: JsValue) -> Result<JsValue, JsValue> {
    let files: Vec<RuleFile> = serde_wasm_bindgen::from_value(files)?;
    let overlays: Vec<RuleFile> = serde_wasm_bindgen::from_value(overlays)?;
    to_js(&outcome::compile(files, overlays))
}

/// Evaluates a condition with values for its names: a list of `{ name, value }`, as they are written
/// in conditions, and the day as `2026-01-31`.
///
/// # Errors
/// When an argument has another form; a fault of the caller and not of the condition.
#[wasm_bindgen]
pub fn evaluate(condition: &str, values: JsValue, as_of: &str) -> Result<JsValue, JsValue> {
    let values: Vec<evaluation::Given> = serde_wasm_bindgen::from_value(values)?;
    let as_of = santong_rules::Date::parse(as_of).ok_or("as_of")?;
    to_js(&evaluation::evaluate(condition, values, as_of))
}

fn to_js(value: &impl serde::Serialize) -> Result<JsValue, JsValue> {
    // As in JSON: what is not there is `null`.
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    Ok(value.serialize(&serializer)?)
}
