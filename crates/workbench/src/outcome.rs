//! What comes out of rule files: diagnostics, and the compiled rule set where there are no errors.

use santong_compiler::SourceFile;
use santong_rules::RuleSet;
use serde::{Deserialize, Serialize, Serializer};

use crate::finding::Finding;

/// A rule file.
#[derive(Deserialize)]
pub struct File {
    /// Its path below the folder of rules, with `/` between the parts.
    name: String,
    /// Its content.
    text: String,
}

/// What comes out of rule files.
#[derive(Serialize)]
pub struct Outcome {
    /// All faults in the order of files and places.
    diagnostics: Vec<Finding>,
    /// The rule set, if there are no errors.
    rules: Option<Compiled>,
}

/// A compiled rule set and what it says of itself.
#[derive(Serialize)]
struct Compiled {
    /// The compiled file.
    #[serde(serialize_with = "as_bytes")]
    bytes: Vec<u8>,
    id: String,
    title: String,
    version: String,
    date: String,
    hash: String,
    counts: Counts,
}

/// How many there are of each.
#[derive(Serialize)]
struct Counts {
    documents: usize,
    clauses: usize,
    pages: usize,
    questions: usize,
    prepared: usize,
    criteria: usize,
    measures: usize,
}

/// Compiles rule files and the files that only add to them.
pub fn compile(files: Vec<File>, overlays: Vec<File>) -> Outcome {
    let sources = |files: Vec<File>| files.into_iter().map(File::into_source).collect::<Vec<_>>();
    let (files, overlays) = (sources(files), sources(overlays));
    let (compiled, diagnostics) = santong_compiler::compile_with_overlays(&files, &overlays, &[]);
    let rules = compiled.map(|compiled| compiled.rules);
    Outcome {
        diagnostics: diagnostics.into_iter().map(Finding::from).collect(),
        rules: rules.and_then(Compiled::of),
    }
}

impl File {
    fn into_source(self) -> SourceFile {
        SourceFile {
            name: self.name,
            text: self.text,
        }
    }
}

impl Compiled {
    fn of(rules: RuleSet) -> Option<Self> {
        Some(Self {
            bytes: rules.to_bytes().ok()?,
            counts: Counts {
                documents: rules.documents.len(),
                clauses: rules.clauses.len(),
                pages: rules.pages.len(),
                questions: rules.questions.len(),
                prepared: rules.prepared.len(),
                criteria: rules.criteria.len(),
                measures: rules.measures.len(),
            },
            date: rules.date.to_string(),
            id: rules.id,
            title: rules.title,
            version: rules.version,
            hash: rules.hash,
        })
    }
}

/// As a `Uint8Array` and not as a list of numbers.
fn as_bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule files of the compiler's own tests.
    const BASE: &str = include_str!("../../compiler/tests/base.toml");

    fn file(name: &str, text: &str) -> File {
        File {
            name: name.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn rules_without_errors_come_as_a_file() {
        let rules = compile(vec![file("base.toml", BASE)], Vec::new()).rules;
        let bytes = rules.map(|rules| rules.bytes).unwrap_or_default();
        assert!(RuleSet::from_bytes(&bytes).is_ok());
    }

    #[test]
    fn one_error_and_there_is_no_file() {
        let wrong = file("added.toml", "[[criterion]]\nidd = \"x\"\n");
        let outcome = compile(vec![file("base.toml", BASE)], vec![wrong]);
        assert!(outcome.rules.is_none());
        let place = |found: &Finding| (found.file.clone(), found.line, found.column);
        let places: Vec<_> = outcome.diagnostics.iter().map(place).collect();
        assert!(
            places.contains(&("added.toml".to_owned(), 2, 1)),
            "{places:?}"
        );
    }
}
