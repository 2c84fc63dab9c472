//! Places in JSON, for tests that change one of them.

use serde_json::Value;

/// Every object in a value, the value itself among them, by its JSON pointer.
#[must_use]
pub fn objects(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(value, "", &mut found);
    found
}

fn collect(value: &Value, pointer: &str, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(members) => {
            found.push(pointer.to_owned());
            let name = |key: &String| key.replace('~', "~0").replace('/', "~1");
            members.iter().map(|(key, of)| (name(key), of)).collect()
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(place, of)| (place.to_string(), of))
            .collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        collect(child, &format!("{pointer}/{key}"), found);
    }
}
