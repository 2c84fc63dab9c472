//! That the published schema of rule files, `www/schema/rules.schema.json`, has the keys and words that
//! the reader asks for, and no others: reading notes what it asks for.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::{SourceFile, compile_with_overlays};

type Names = BTreeSet<String>;

/// What was asked for, by what the table describes.
#[derive(Default)]
struct Asked {
    keys: BTreeMap<String, Names>,
    words: BTreeMap<(String, String), Names>,
}

thread_local! {
    static ASKED: RefCell<Asked> = RefCell::default();
}

/// Notes keys that a table may have.
pub(crate) fn note_keys(what: &str, keys: &BTreeSet<&'static str>) {
    let keys = keys.iter().map(|key| (*key).to_owned());
    ASKED.with_borrow_mut(|asked| asked.keys.entry(title(what)).or_default().extend(keys));
}

/// Notes words that may stand under a key.
pub(crate) fn note_words<'a>(what: &str, key: &str, words: impl Iterator<Item = &'a str>) {
    let place = (title(what), key.to_owned());
    let words = words.map(str::to_owned);
    ASKED.with_borrow_mut(|asked| asked.words.entry(place).or_default().extend(words));
}

/// The title in the schema: notes of the declaration are paragraphs.
fn title(what: &str) -> String {
    match what {
        "附注" => "段落",
        other => other,
    }
    .to_owned()
}

/// Keys and words of every part of the schema with a title, as the reader would note them.
struct Published<'s> {
    schema: &'s Value,
    asked: Asked,
}

impl Published<'_> {
    /// Takes what a part of the schema, and those it points to for the same table, says.
    fn take(&mut self, title: &str, part: &Value) {
        let properties = part.get("properties").and_then(Value::as_object);
        for (key, property) in properties.into_iter().flatten() {
            let keys = self.asked.keys.entry(title.to_owned()).or_default();
            keys.insert(key.clone());
            let words = property.get("enum").and_then(Value::as_array);
            let words: Option<Names> = words
                .into_iter()
                .flatten()
                .map(|word| word.as_str().map(str::to_owned))
                .collect();
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                let place = (title.to_owned(), key.clone());
                self.asked.words.entry(place).or_default().extend(words);
            }
        }
        let parts = part.get("allOf").and_then(Value::as_array);
        for part in parts.into_iter().flatten() {
            self.follow(title, part);
            self.follow(title, part.get("then").unwrap_or(&Value::Null));
        }
    }

    fn follow(&mut self, title: &str, part: &Value) {
        let name = part.get("$ref").and_then(Value::as_str);
        if let Some(pointer) = name.and_then(|name| name.strip_prefix('#'))
            && let Some(part) = self.schema.pointer(pointer)
        {
            self.take(title, part);
        }
    }
}

fn published(schema: &Value) -> Asked {
    let mut published = Published {
        schema,
        asked: Asked::default(),
    };
    let parts = schema["$defs"].as_object().unwrap().values();
    for part in parts.chain([schema]) {
        if let Some(title) = part.get("title").and_then(Value::as_str) {
            published.take(title, part);
        }
    }
    published.asked
}

fn file(path: &str) -> SourceFile {
    let there = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    SourceFile {
        name: path.to_owned(),
        text: fs::read_to_string(there).unwrap(),
    }
}

/// A table of every sort is in one of these.
const FILES: [&str; 8] = [
    "tests/base.toml",
    "tests/comparison.toml",
    "tests/faults/share.toml",
    "../../rules/00-ruleset.toml",
    "../../rules/44-same-standard.toml",
    "../../rules/70-declaration-form.toml",
    "tests/translation.en.toml",
    "tests/faults/retired.toml",
];

#[test]
fn the_schema_has_the_keys_of_the_reader() {
    // Whether they can be compiled together does not matter.
    let _ = compile_with_overlays(&FILES.map(file), &[file("tests/overlay.json")], &[]);
    let asked = ASKED.with_borrow_mut(std::mem::take);
    let schema: Value =
        serde_json::from_str(&file("../../www/schema/rules.schema.json").text).unwrap();
    let published = published(&schema);
    // The answers of an example and the rows of a table have names of the author's.
    for (title, keys) in &published.keys {
        assert_eq!(asked.keys.get(title), Some(keys), "{title}");
    }
    assert_eq!(
        asked.keys.keys().collect::<Vec<_>>(),
        published.keys.keys().collect::<Vec<_>>()
    );
    for (place, words) in &asked.words {
        assert_eq!(published.words.get(place), Some(words), "{place:?}");
    }
    assert!(asked.words.len() >= 8, "{:?}", asked.words.keys());
}
