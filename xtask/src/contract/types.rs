//! TypeScript declarations, put together from parts that were made elsewhere.

use anyhow::{Context, Result, ensure};

use super::manifest::Element;

/// Where the module's own functions belong in `www/api/santong-api.d.ts`.
const FUNCTIONS: &str = "  // The module's own functions.\n";

/// The declarations of the headless module: its frame, its functions by their signatures in Rust, and
/// the types.
pub fn of_api(frame: &str, functions: &str, types: &str) -> Result<String> {
    let methods = methods(functions)?;
    let (before, after) = frame
        .split_once(FUNCTIONS)
        .context("www/api/santong-api.d.ts has no place for the module's functions")?;
    Ok(format!("{before}{methods}{after}{types}"))
}

/// The functions that wasm-bindgen declares, as methods. Each begins a line, with its comment before.
fn methods(declared: &str) -> Result<String> {
    const FUNCTION: &str = "export function ";
    let mut methods = String::new();
    let mut comment = String::new();
    for line in declared.lines() {
        if line.starts_with("/**") {
            comment.clear();
        }
        if let Some(signature) = line.strip_prefix(FUNCTION) {
            // What loads the module is no part of the calls.
            if !comment.is_empty() && !signature.starts_with("initSync") {
                methods.push_str(&comment);
                methods.push_str(&format!("  {signature}\n"));
            }
            comment.clear();
        } else if line.starts_with("/**") || line.starts_with(" *") {
            comment.push_str(&format!("  {line}\n"));
        } else {
            comment.clear();
        }
    }
    ensure!(!methods.is_empty(), "the headless module has no functions");
    Ok(methods)
}

/// The declarations of the element.
pub fn of_element(element: &Element) -> String {
    let mut text = imports(element);
    text.push_str("\n/** Attributes of the element; each may be left out. */\n");
    text.push_str("export interface SantongCheckAttributes {\n");
    for attribute in &element.attributes {
        let comment = comment(&attribute.about);
        text.push_str(&format!(
            "{comment}  \"{}\"?: {};\n",
            attribute.name, attribute.kind
        ));
    }
    text.push_str("}\n\n/** Events of the element; they bubble and leave its shadow root. */\n");
    text.push_str("export interface SantongCheckEventMap {\n");
    for event in &element.events {
        let comment = comment(&event.about);
        text.push_str(&format!(
            "{comment}  \"{}\": CustomEvent<{}>;\n",
            event.name, event.kind
        ));
    }
    text.push_str("}\n\n/** `<santong-check>`. */\n");
    text.push_str("export interface SantongCheckElement extends HTMLElement {\n");
    for property in &element.properties {
        let comment = comment(&property.about);
        text.push_str(&format!(
            "{comment}  {}: {};\n",
            property.name, property.kind
        ));
    }
    for method in &element.methods {
        let parameters: Vec<String> = method
            .parameters
            .iter()
            .map(|parameter| {
                let mark = if parameter.optional { "?" } else { "" };
                format!("{}{mark}: {}", parameter.name, parameter.kind)
            })
            .collect();
        text.push_str(&format!(
            "{}  {}({}): {};\n",
            comment(&method.about),
            method.name,
            parameters.join(", "),
            method.returns
        ));
    }
    text.push_str("}\n\ndeclare global {\n  interface HTMLElementTagNameMap {\n");
    for tag in &element.tags {
        text.push_str(&format!("    \"{tag}\": SantongCheckElement;\n"));
    }
    text.push_str(
        "  }\n\n  interface GlobalEventHandlersEventMap extends SantongCheckEventMap {}\n}\n",
    );
    text
}

/// The names of types that others declare: they alone are written with a capital.
fn imports(element: &Element) -> String {
    const OF_THE_LANGUAGE: [&str; 2] = ["Promise", "Uint8Array"];
    let mut names: Vec<&str> = element
        .kinds()
        // Between quotes stand values.
        .flat_map(|kind| kind.split('"').step_by(2))
        .flat_map(|kind| kind.split(|letter: char| !letter.is_ascii_alphanumeric()))
        .filter(|word| word.starts_with(|letter: char| letter.is_ascii_uppercase()))
        .filter(|word| !OF_THE_LANGUAGE.contains(word))
        .collect();
    names.sort_unstable();
    names.dedup();
    format!(
        "import type {{ {} }} from \"./santong-api.js\";\n",
        names.join(", ")
    )
}

fn comment(about: &str) -> String {
    format!("  /** {about} */\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_become_methods_with_their_comments() {
        let declared = "/* tslint:disable */\n\n/**\n * Adds.\n */\nexport function add(a: number): number;\n\
            \nexport type InitInput = string;\n/**\n * Loads.\n */\nexport function initSync(module: {}): void;\n\
            export default function __wbg_init (): void;\n";
        let frame = format!("interface A {{\n{FUNCTIONS}}}\n");
        let expected =
            "interface A {\n  /**\n   * Adds.\n   */\n  add(a: number): number;\n}\ntype B = 1;\n";
        assert_eq!(of_api(&frame, declared, "type B = 1;\n").unwrap(), expected);
        assert!(of_api("", declared, "").is_err());
        assert!(of_api(&frame, "", "").is_err());
    }
}
