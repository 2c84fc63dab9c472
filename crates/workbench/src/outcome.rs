//! What comes out of rule files: diagnostics, and the compiled rule set where there are no errors.

use santong_compiler::SourceFile;
use santong_contract::{Compiled, Counts, Outcome, RuleFile};
use santong_rules::RuleSet;

use crate::finding::finding;

/// Compiles rule files and the files that only add to them.
pub fn compile(files: Vec<RuleFile>, overlays: Vec<RuleFile>) -> Outcome {
    let sources = |files: Vec<RuleFile>| files.into_iter().map(source).collect::<Vec<_>>();
    let (files, overlays) = (sources(files), sources(overlays));
    let (made, diagnostics) = santong_compiler::compile_with_overlays(&files, &overlays, &[]);
    let rules = made.map(|made| made.rules);
    Outcome {
        diagnostics: diagnostics.into_iter().map(finding).collect(),
        rules: rules.and_then(compiled),
    }
}

fn source(file: RuleFile) -> SourceFile {
    SourceFile {
        name: file.name,
        text: file.text,
    }
}

fn compiled(rules: RuleSet) -> Option<Compiled> {
    Some(Compiled {
        bytes: rules.to_bytes().ok()?,
        counts: Counts {
            documents: number(rules.documents.len()),
            clauses: number(rules.clauses.len()),
            pages: number(rules.pages.len()),
            questions: number(rules.questions.len()),
            prepared: number(rules.prepared.len()),
            criteria: number(rules.criteria.len()),
            measures: number(rules.measures.len()),
        },
        date: rules.date.to_string(),
        id: rules.id,
        title: rules.title,
        version: rules.version,
        hash: rules.hash,
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule files of the compiler's own tests.
    const BASE: &str = include_str!("../../compiler/tests/base.toml");

    fn file(name: &str, text: &str) -> RuleFile {
        RuleFile {
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
        let place =
            |found: &santong_contract::Finding| (found.file.clone(), found.line, found.column);
        let places: Vec<_> = outcome.diagnostics.iter().map(place).collect();
        assert!(
            places.contains(&("added.toml".to_owned(), 2, 1)),
            "{places:?}"
        );
    }
}
