//! The element as `pkg.json` describes it, in the forms that editors, bundlers and Node read.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

/// The manifest's name, by which tools look for it.
pub const NAME: &str = "custom-elements.json";

/// The script that defines the element.
const SCRIPT: &str = "santong-check.js";

/// What a host page can set, call, hear and style.
pub struct Element {
    /// The names under which it is defined.
    pub tags: Vec<String>,
    /// Attributes.
    pub attributes: Vec<Described>,
    /// Properties.
    pub properties: Vec<Described>,
    /// Methods.
    pub methods: Vec<Method>,
    /// Events; their kind is that of the detail.
    pub events: Vec<Described>,
    /// Slots; the one without a name is empty here.
    pub slots: Vec<Described>,
    /// CSS parts.
    pub parts: Vec<Described>,
    /// CSS custom properties.
    pub styles: Vec<Described>,
}

/// Something with a name.
pub struct Described {
    /// Its name.
    pub name: String,
    /// Its type in TypeScript; empty where it has none.
    pub kind: String,
    /// The value that it has by itself; empty for none.
    pub default: String,
    /// What it is.
    pub about: String,
}

/// A method.
pub struct Method {
    /// Its name.
    pub name: String,
    /// Its parameters in order.
    pub parameters: Vec<Parameter>,
    /// The type of its result in TypeScript.
    pub returns: String,
    /// What it does.
    pub about: String,
}

/// A parameter of a method.
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its type in TypeScript.
    pub kind: String,
    /// It may be left out.
    pub optional: bool,
}

impl Element {
    /// From the content of `pkg.json`.
    pub fn read(facts: &Map<String, Value>) -> Result<Self> {
        let element = facts
            .get("element")
            .context("pkg.json describes no element")?;
        let tags = ["name", "also"].map(|key| text(element, key));
        Ok(Self {
            tags: tags.into_iter().filter(|tag| !tag.is_empty()).collect(),
            attributes: described(element, "attributes")?,
            properties: described(element, "properties")?,
            methods: methods(element)?,
            events: described(element, "events")?,
            slots: described(element, "slots")?,
            parts: described(element, "css_parts")?,
            styles: described(element, "css_properties")?,
        })
    }

    /// All types that it mentions.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        let plain = [&self.attributes, &self.properties, &self.events];
        let plain = plain.into_iter().flatten().map(|one| one.kind.as_str());
        let of_methods = self.methods.iter().flat_map(|method| {
            let parameters = method.parameters.iter().map(|one| one.kind.as_str());
            parameters.chain([method.returns.as_str()])
        });
        plain.chain(of_methods)
    }
}

fn text(value: &Value, key: &str) -> String {
    value
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

fn section<'a>(element: &'a Value, name: &str) -> Result<&'a Map<String, Value>> {
    element
        .get(name)
        .and_then(Value::as_object)
        .with_context(|| format!("pkg.json has no element.{name}"))
}

fn described(element: &Value, name: &str) -> Result<Vec<Described>> {
    let entries = section(element, name)?.iter();
    Ok(entries
        .map(|(name, entry)| Described {
            name: name.clone(),
            kind: kind(entry),
            default: text(entry, "default"),
            about: text(entry, "about"),
        })
        .collect())
}

/// A type in TypeScript: said, or any of the values that are listed, or a text.
fn kind(entry: &Value) -> String {
    let said = ["type", "detail"].map(|key| text(entry, key)).concat();
    let listed = entry.get("values").and_then(Value::as_array);
    match listed {
        _ if !said.is_empty() => said,
        Some(values) => values
            .iter()
            .map(Value::to_string)
            .collect::<Vec<_>>()
            .join(" | "),
        None => "string".to_owned(),
    }
}

fn methods(element: &Value) -> Result<Vec<Method>> {
    let entries = section(element, "methods")?.iter();
    Ok(entries
        .map(|(name, entry)| Method {
            name: name.clone(),
            parameters: parameters(entry),
            returns: text(entry, "returns"),
            about: text(entry, "about"),
        })
        .collect())
}

fn parameters(method: &Value) -> Vec<Parameter> {
    let listed = method.get("parameters").and_then(Value::as_array);
    let listed = listed.into_iter().flatten();
    listed
        .map(|one| Parameter {
            name: text(one, "name"),
            kind: text(one, "type"),
            optional: one.get("optional") == Some(&Value::Bool(true)),
        })
        .collect()
}

/// `custom-elements.json`, in the form of the Custom Elements Manifest 1.0.
pub fn manifest(element: &Element) -> Value {
    let methods = element.methods.iter().map(|method| {
        let parameters = method.parameters.iter().map(|one| {
            json!({ "name": one.name, "type": { "text": one.kind }, "optional": one.optional })
        });
        json!({
            "kind": "method", "name": method.name, "description": method.about,
            "parameters": parameters.collect::<Vec<_>>(),
            "return": { "type": { "text": method.returns } },
        })
    });
    let fields = element
        .properties
        .iter()
        .map(|property| with(entry(property), &[("kind", json!("field"))]));
    let events = element.events.iter().map(|event| {
        let kind = json!({ "text": format!("CustomEvent<{}>", event.kind) });
        json!({ "name": event.name, "type": kind, "description": event.about })
    });
    let plain = |all: &[Described]| -> Vec<Value> {
        let plain = all.iter().map(|one| {
            let default = (!one.default.is_empty()).then(|| ("default", json!(one.default)));
            let value = json!({ "name": one.name, "description": one.about });
            with(value, default.as_slice())
        });
        plain.collect()
    };
    let declaration = json!({
        "kind": "class",
        "name": "SantongCheck",
        "customElement": true,
        "tagName": element.tags.first(),
        "superclass": { "name": "HTMLElement" },
        "attributes": element.attributes.iter().map(entry).collect::<Vec<_>>(),
        "members": fields.chain(methods).collect::<Vec<_>>(),
        "events": events.collect::<Vec<_>>(),
        "slots": plain(&element.slots),
        "cssParts": plain(&element.parts),
        "cssProperties": plain(&element.styles),
    });
    let declared = json!({ "name": "SantongCheck", "module": SCRIPT });
    let exports = element.tags.iter().map(
        |tag| json!({ "kind": "custom-element-definition", "name": tag, "declaration": declared }),
    );
    json!({
        "schemaVersion": "1.0.0",
        "modules": [{
            "kind": "javascript-module",
            "path": SCRIPT,
            "declarations": [declaration],
            "exports": exports.collect::<Vec<_>>(),
        }],
    })
}

fn entry(one: &Described) -> Value {
    let default = (!one.default.is_empty()).then(|| ("default", json!(one.default)));
    let value = json!({ "name": one.name, "type": { "text": one.kind }, "description": one.about });
    with(value, default.as_slice())
}

fn with(mut value: Value, more: &[(&str, Value)]) -> Value {
    if let Some(members) = value.as_object_mut() {
        let more = more
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()));
        members.extend(more);
    }
    value
}

/// `package.json`: says to Node and to bundlers that the scripts are modules; the types lie beside them.
pub fn npm(facts: &Map<String, Value>) -> Value {
    json!({
        "name": facts.get("name"),
        "version": facts.get("version"),
        "license": facts.get("license"),
        "type": "module",
        "exports": {
            ".": format!("./{SCRIPT}"),
            "./api": "./santong-api.js",
            "./*": "./*",
        },
        "types": "./santong-check.d.ts",
        "customElements": NAME,
    })
}
