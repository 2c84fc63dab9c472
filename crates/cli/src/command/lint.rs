//! `santong lint`: all faults of all rule files, and what no answers, or all answers, lead to.

use std::path::Path;

use santong_compiler::{Severity, SourceFile, compile_with_overlays};
use santong_proof::Case;

use super::{Done, Failure};
use crate::arguments::{LintFormat, LintOptions};
use crate::coverage::Coverage;
use crate::files;
use crate::findings::{self, Shown, Told};
use crate::proof::{self, Proved};

/// Runs the command.
pub fn run(options: &LintOptions) -> Result<Done, Failure> {
    let base = files::rule_files(&options.rules)?;
    let overlays = files::overlay_files(&options.overlays)?;
    let texts = options
        .texts
        .as_deref()
        .map(files::document_texts)
        .transpose()?
        .unwrap_or_default();
    let (compiled, diagnostics) = compile_with_overlays(&base, &overlays, &texts);
    let sources: Vec<SourceFile> = base.into_iter().chain(overlays).collect();
    let mut found: Vec<Told> = diagnostics
        .into_iter()
        .map(|diagnostic| (diagnostic, None))
        .collect();
    if let Some(compiled) = compiled.as_ref().filter(|_| !options.no_proof) {
        for (index, Proved { diagnostic, case }) in proof::run(compiled).into_iter().enumerate() {
            let shown = match (&case, &options.counterexamples) {
                (Some(case), Some(folder)) => Some(keep(folder, index, case)?),
                _ => None,
            };
            found.push((diagnostic, shown));
        }
    }
    let samples = options.samples.as_deref().map(files::samples).transpose()?;
    let coverage = compiled
        .as_ref()
        .filter(|_| options.coverage)
        .map(|compiled| {
            let as_of = options.as_of.unwrap_or(compiled.rules.date);
            Coverage::new(compiled, &samples.unwrap_or_default(), as_of)
        });
    tell(options, &found, &sources, coverage.as_ref());
    let gaps = coverage.is_some_and(|coverage| !coverage.is_complete());
    let errors = found
        .iter()
        .any(|(found, _)| found.severity == Severity::Error);
    Ok(if errors || gaps {
        Done::WithFindings
    } else {
        Done::Well
    })
}

/// Writes the answers that show a finding.
fn keep(folder: &Path, index: usize, case: &Case) -> Result<Shown, Failure> {
    files::make_folder(folder)?;
    let path = folder.join(format!("{:03}.json", index + 1));
    files::write(&path, case.answers.to_json().as_bytes())?;
    Ok(Shown {
        answers: path.display().to_string(),
        as_of: case.as_of,
    })
}

fn tell(
    options: &LintOptions,
    all: &[Told],
    sources: &[SourceFile],
    coverage: Option<&Coverage<'_>>,
) {
    match options.format {
        LintFormat::Json => {
            let mut value = findings::json(all, &options.rules);
            if let (Some(coverage), Some(object)) = (coverage, value.as_object_mut()) {
                object.insert("coverage".to_owned(), coverage.json());
            }
            files::say(&format!("{value:#}\n"));
        }
        LintFormat::Sarif => files::say(&format!("{:#}\n", findings::sarif(all, &options.rules))),
        LintFormat::Text => {
            let told = all
                .iter()
                .filter(|(found, _)| options.notes || found.severity != Severity::Note);
            for (diagnostic, shown) in told {
                super::tell(std::slice::from_ref(diagnostic), sources, &options.rules);
                if let Some(Shown { answers, as_of }) = shown {
                    files::tell(&format!(
                        "   例子：santong assess {answers} --as-of {as_of}\n"
                    ));
                }
            }
            if let Some(coverage) = coverage {
                files::say(&coverage.text());
            }
            files::say(&summary(all, sources.len(), options.notes));
        }
    }
}

/// How many of each there are. Notes are listed when they are wanted, and named in any case.
fn summary(all: &[Told], files: usize, told: bool) -> String {
    let count = |severity| {
        all.iter()
            .filter(|(found, _)| found.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut text = format!("{files} 个文件，{errors} 个错误，{warnings} 个警告");
    let notes = count(Severity::Note);
    if notes > 0 {
        text.push_str(&format!("，{notes} 条说明"));
        if !told {
            text.push_str("（--notes 列出）");
        }
    }
    text + "\n"
}
