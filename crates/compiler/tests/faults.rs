//! Every kind of fault in rule files: `faults/<case>.toml` or `.json` is read after `base.toml`, as an
//! overlay where the case is called so, and `faults/<case>.txt` says what must be reported.
//! `UPDATE_EXPECT=1 cargo test` writes those texts.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use santong_compiler::{Code, Diagnostic, Severity, SourceFile, compile, compile_with_overlays};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn read(path: &Path) -> SourceFile {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    SourceFile {
        name,
        text: fs::read_to_string(path).unwrap(),
    }
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(folder().join("faults"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml" || extension == "json")
    });
    cases.sort();
    cases
}

/// The files of a case: one that begins with `# alone` is a rule set of its own.
fn files(case: &SourceFile) -> Vec<SourceFile> {
    if case
        .text
        .trim_start_matches('\u{feff}')
        .starts_with("# alone")
    {
        return vec![case.clone()];
    }
    vec![read(&folder().join("base.toml")), case.clone()]
}

/// Place, severity, code, the token that is marked, message, hint.
fn render(diagnostic: &Diagnostic, files: &[SourceFile]) -> String {
    let Diagnostic {
        code,
        severity,
        file,
        line,
        column,
        width,
        message,
        hint,
    } = diagnostic;
    let text = &files
        .iter()
        .find(|source| source.name == *file)
        .unwrap()
        .text;
    let content = text
        .trim_start_matches('\u{feff}')
        .lines()
        .nth(line - 1)
        .unwrap_or("");
    let token: String = content
        .chars()
        .skip(column - 1)
        .take((*width).min(60))
        .collect();
    let mut lines =
        format!("{file}:{line}:{column} {severity}[{code}] 「{token}」\n    {message}\n");
    if !hint.is_empty() {
        lines.push_str(&format!("    提示：{hint}\n"));
    }
    lines
}

fn report(files: &[SourceFile]) -> (String, Vec<Diagnostic>) {
    let overlay = files
        .iter()
        .position(|file| file.name.starts_with("overlay-"));
    let (base, overlays) = files.split_at(overlay.unwrap_or(files.len()));
    let (compiled, diagnostics) = compile_with_overlays(base, overlays, &[]);
    let errors = diagnostics
        .iter()
        .any(|found| found.severity == Severity::Error);
    assert_eq!(compiled.is_none(), errors, "refused whole, or taken");
    (
        diagnostics
            .iter()
            .map(|diagnostic| render(diagnostic, files))
            .collect(),
        diagnostics,
    )
}

#[test]
fn the_base_has_no_fault() {
    let (rules, diagnostics) = compile(&[read(&folder().join("base.toml"))]);
    assert_eq!(diagnostics, []);
    assert!(rules.is_some());
}

#[test]
fn every_fault_is_reported_at_its_place() {
    for path in cases() {
        let (text, _) = report(&files(&read(&path)));
        expect_test::expect_file![path.with_extension("txt")].assert_eq(&text);
    }
}

#[test]
fn every_kind_of_fault_has_a_case() {
    let found: BTreeSet<Code> = cases()
        .iter()
        .flat_map(|path| report(&files(&read(path))).1)
        .map(|diagnostic| diagnostic.code)
        .collect();
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !found.contains(code) && !Code::PROVED.contains(code))
        .collect();
    assert_eq!(missing, Vec::<&Code>::new());
}

#[test]
fn line_ends_and_byte_order_mark_change_nothing() {
    for path in cases() {
        let mut case = read(&path);
        let plain = report(&files(&case)).0;
        case.text = format!("\u{feff}{}", case.text.replace('\n', "\r\n"));
        assert_eq!(report(&files(&case)).0, plain, "{}", path.display());
    }
}

/// However a file is cut off, there is a report or a rule set, and no panic.
#[test]
fn a_file_cut_off_anywhere() {
    let base = read(&folder().join("base.toml"));
    for (at, _) in base.text.char_indices().step_by(3) {
        let file = SourceFile {
            name: base.name.clone(),
            text: base.text[..at].to_owned(),
        };
        let (rules, diagnostics) = compile(&[file]);
        assert!(
            rules.is_some() || !diagnostics.is_empty(),
            "cut at byte {at}"
        );
    }
}

/// Whatever character goes wrong, there is a report or a rule set, and no panic.
#[test]
fn a_wrong_character_anywhere() {
    let base = read(&folder().join("base.toml"));
    for (number, (at, c)) in base.text.char_indices().step_by(3).enumerate() {
        let wrong = ["\"", "'", "[", "{", "\\", "。", "\0", ""][number % 8];
        let text = [&base.text[..at], wrong, &base.text[at + c.len_utf8()..]].concat();
        let (rules, diagnostics) = compile(&[SourceFile {
            name: base.name.clone(),
            text,
        }]);
        assert!(
            rules.is_some() || !diagnostics.is_empty(),
            "byte {at} replaced by {wrong:?}"
        );
    }
}

/// Far more brackets than the stack has room for.
#[test]
fn deep_brackets_are_a_fault_of_the_file() {
    for opening in ["[", "{a=", "[{a="] {
        let file = SourceFile {
            name: "deep.toml".into(),
            text: format!("a = {}", opening.repeat(100_000)),
        };
        let (rules, diagnostics) = compile(&[file]);
        assert!(rules.is_none(), "{opening}");
        assert!(
            diagnostics
                .iter()
                .any(|diagnostic| diagnostic.code == Code::Syntax),
            "{opening}"
        );
    }
}
