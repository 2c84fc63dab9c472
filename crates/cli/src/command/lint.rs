//! `santong lint`: all faults of all rule files, and what no answers, or all answers, lead to.

use santong_compiler::{Diagnostic, Severity, SourceFile, compile_with_overlays};

use super::{Done, Failure};
use crate::arguments::{LintFormat, LintOptions};
use crate::{files, findings, proof};

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
    let mut found: Vec<(Diagnostic, Option<String>)> = diagnostics
        .into_iter()
        .map(|diagnostic| (diagnostic, None))
        .collect();
    if let Some(compiled) = compiled.filter(|_| !options.no_proof) {
        for (index, proved) in proof::run(&compiled).into_iter().enumerate() {
            let answers = proved
                .case
                .as_ref()
                .map(|case| keep(options, index, case))
                .transpose()?
                .flatten();
            found.push((proved.diagnostic, answers));
        }
    }
    tell(options, &found, &sources);
    let errors = found
        .iter()
        .any(|(found, _)| found.severity == Severity::Error);
    Ok(if errors {
        Done::WithFindings
    } else {
        Done::Well
    })
}

/// Writes the answers that show a finding where they are wanted; the name of the file.
fn keep(
    options: &LintOptions,
    index: usize,
    case: &santong_proof::Case,
) -> Result<Option<String>, Failure> {
    let Some(folder) = &options.counterexamples else {
        return Ok(None);
    };
    let path = folder.join(format!("{:03}-{}.json", index + 1, case.as_of));
    files::write(&path, case.answers.to_json().as_bytes())?;
    Ok(Some(path.display().to_string()))
}

fn tell(options: &LintOptions, found: &[(Diagnostic, Option<String>)], sources: &[SourceFile]) {
    let all: Vec<findings::Told<'_>> = found
        .iter()
        .map(|(found, answers)| (found, answers.as_deref()))
        .collect();
    match options.format {
        LintFormat::Json => files::say(&format!("{:#}\n", findings::json(&all))),
        LintFormat::Sarif => files::say(&format!("{:#}\n", findings::sarif(&all))),
        LintFormat::Text => {
            let told = all
                .iter()
                .filter(|(found, _)| options.notes || found.severity != Severity::Note);
            for (diagnostic, answers) in told {
                super::tell(std::slice::from_ref(diagnostic), sources, &options.rules);
                if let Some(answers) = answers {
                    files::tell(&format!("   例子：santong assess {answers}\n"));
                }
            }
            files::say(&summary(&all, sources.len(), options.notes));
        }
    }
}

/// How many of each there are. Notes are listed when they are wanted, and named in any case.
fn summary(all: &[findings::Told<'_>], files: usize, told: bool) -> String {
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
