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
mod json_syntax;
pub mod limits;
mod lint;
mod nearest;
mod origins;
mod patterns;
#[cfg(test)]
mod published;
mod schema;
mod source;
mod string_map;
mod texts;
mod toml_reader;
mod toml_syntax;
mod translations;

use santong_rules::RuleSet;
use toml::de::DeTable;

pub use citations::{Citation, citations};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use free_standing::{
    Assignment, Evaluation, EvaluationPart, EvaluationResult, evaluate_expression,
};
pub use origins::{Compiled, Location, Origins};
pub use source::SourceFile;
pub use texts::DocumentText;

use diagnostic::Faults;
use draft::Draft;
use json_syntax::is_json;
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
    let (compiled, diagnostics) = compile_with_origins(files, texts);
    (compiled.map(|compiled| compiled.rules), diagnostics)
}

/// As [`compile_with_texts`], and says where everything stands.
#[must_use]
pub fn compile_with_origins(
    files: &[SourceFile],
    texts: &[DocumentText],
) -> (Option<Compiled>, Vec<Diagnostic>) {
    compile_with_overlays(files, &[], texts)
}

/// As [`compile_with_origins`], with overlays: files of regions or host pages that add ids of their own
/// and change nothing. What is wrong in any file keeps everything from being compiled.
#[must_use]
pub fn compile_with_overlays(
    files: &[SourceFile],
    overlays: &[SourceFile],
    texts: &[DocumentText],
) -> (Option<Compiled>, Vec<Diagnostic>) {
    let faults = Faults::default();
    let all: Vec<SourceFile> = files.iter().chain(overlays).cloned().collect();
    let mut sources = Sources::new(&all);
    sources.overlays_from(files.len());
    let mut readings = Vec::new();
    for file in 0..sources.len() {
        let (text, damage) = read_syntax(&sources, file, &faults);
        damage.iter().for_each(|place| sources.mark_damage(*place));
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
        readings.push((is_json(sources.name(file)), text));
    }
    let tables: Vec<_> = readings
        .iter()
        .map(|(json, text)| match json {
            true => json_syntax::table(text),
            false => DeTable::parse_recoverable(text).0,
        })
        .collect();
    let rules = build(&sources, &tables, texts, &faults);
    (rules, faults.into_diagnostics(&sources))
}

/// Reports the syntax faults of a file: the text for the second reading, and where it is damaged.
fn read_syntax(sources: &Sources, file: usize, faults: &Faults) -> (String, Vec<Place>) {
    if limits::is_too_large(sources, file, faults) {
        let place = Place {
            file,
            start: 0,
            end: 0,
        };
        return (String::new(), vec![place]);
    }
    if is_json(sources.name(file)) {
        let text = sources.text(file);
        return (text.to_owned(), json_syntax::check(text, file, faults));
    }
    let reading = toml_syntax::read(sources, file, faults);
    (reading.mended, reading.damage)
}

fn build(
    sources: &Sources,
    tables: &[toml::Spanned<DeTable<'_>>],
    texts: &[DocumentText],
    faults: &Faults,
) -> Option<Compiled> {
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
    let origins = Origins::new(&draft);
    let examples = std::mem::take(&mut draft.examples);
    let translated = std::mem::take(&mut draft.translated);
    let cells = std::mem::take(&mut draft.prepared_cells);
    let mut rules = draft.into_rule_set(hash::hash(sources))?;
    examples::check_prepared(&rules, &cells, faults);
    examples::run(&rules, &examples, faults);
    let translations = translations::check(&rules, &translated, sources, faults);
    rules.translations = translations::of_overlays(&translated, sources);
    (!faults.has_errors()).then_some(Compiled {
        rules,
        translations,
        origins,
    })
}
