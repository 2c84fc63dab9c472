//! Reads rule files, reports every fault in them at its place, and compiles them to a rule set.
//!
//! The way of the data: [`SourceFile`]s are read as TOML (`toml_syntax`, `toml_reader`), table by
//! table into a draft (`schema`), their conditions parsed, type-checked and compiled
//! (`expression`); the draft is looked at as a whole (`lint`), and the finished [`RuleSet`] has to
//! give the results that its examples promise (`examples`). Nothing here opens a file.

mod citations;
mod diagnostic;
mod draft;
mod examples;
mod expression;
mod free_standing;
mod hash;
mod ids;
mod lint;
mod nearest;
mod patterns;
mod schema;
mod source;
mod string_map;
mod texts;
mod toml_reader;
mod toml_syntax;

use santong_rules::RuleSet;
use toml::de::DeTable;

pub use citations::{Citation, citations};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use free_standing::{
    Assignment, Evaluation, EvaluationPart, EvaluationResult, evaluate_expression,
};
pub use source::SourceFile;
pub use texts::DocumentText;

use diagnostic::Faults;
use draft::Draft;
use schema::Sections;
use source::{Place, Sources};
use toml_reader::Context;

/// Compiles rule files, given in their order. There is a rule set when there are no errors.
#[must_use]
pub fn compile(files: &[SourceFile]) -> (Option<RuleSet>, Vec<Diagnostic>) {
    compile_with_texts(files, &[])
}

/// As [`compile`], and looks up every quotation in the texts given.
#[must_use]
pub fn compile_with_texts(
    files: &[SourceFile],
    texts: &[DocumentText],
) -> (Option<RuleSet>, Vec<Diagnostic>) {
    let faults = Faults::default();
    let mut sources = Sources::new(files);
    let mut readings = Vec::new();
    for file in 0..sources.len() {
        let reading = toml_syntax::read(&sources, file, &faults);
        reading
            .damage
            .iter()
            .for_each(|place| sources.mark_damage(*place));
        if sources.text(file).trim().is_empty() {
            faults.warning(
                Place {
                    file,
                    start: 0,
                    end: 0,
                },
                Code::Unused,
                "文件是空的",
                "删去，或者写上内容。",
            );
        }
        readings.push(reading.mended);
    }
    let tables: Vec<_> = readings
        .iter()
        .map(|text| DeTable::parse_recoverable(text).0)
        .collect();
    let rules = build(&sources, &tables, texts, &faults);
    (rules, faults.into_diagnostics(&sources))
}

fn build(
    sources: &Sources,
    tables: &[toml::Spanned<DeTable<'_>>],
    texts: &[DocumentText],
    faults: &Faults,
) -> Option<RuleSet> {
    let cx = Context { sources, faults };
    let mut sections = Sections::default();
    for (file, table) in tables.iter().enumerate() {
        sections.add(cx, file, table.get_ref());
    }
    let mut draft = Draft::new(cx);
    schema::read(&mut draft, sections);
    lint::check(&draft);
    texts::check(&draft, texts);
    if faults.has_unreadable() {
        return None;
    }
    let examples = std::mem::take(&mut draft.examples);
    let cells = std::mem::take(&mut draft.prepared_cells);
    let rules = draft.into_rule_set(hash::hash(sources))?;
    examples::check_prepared(&rules, &cells, faults);
    examples::run(&rules, &examples, faults);
    (!faults.has_errors()).then_some(rules)
}
