//! Diagnostics as text: place, message, the line with a mark under the token, hint.

use santong_compiler::{Diagnostic, SourceFile};
use unicode_width::UnicodeWidthChar;

/// Several lines that end with a line break.
pub fn diagnostic(diagnostic: &Diagnostic, sources: &[SourceFile]) -> String {
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
    let mut text = format!("{file}:{line}:{column}: {severity}[{code}]: {message}\n");
    let source = sources.iter().find(|source| source.name == *file);
    if let Some(content) = source.and_then(|source| nth_line(&source.text, *line)) {
        // The byte order mark is no character of the first column.
        let content = content.trim_start_matches('\u{feff}');
        let before: String = content.chars().take(column - 1).map(blank).collect();
        let marked: usize = content
            .chars()
            .skip(column - 1)
            .take(*width)
            .map(columns)
            .sum();
        let gutter = line.to_string();
        text.push_str(&format!(" {gutter} | {}\n", content.replace('\t', " ")));
        text.push_str(&format!(
            " {} | {before}{}\n",
            " ".repeat(gutter.len()),
            "^".repeat(marked.max(1))
        ));
    }
    if !hint.is_empty() {
        text.push_str(&format!("   提示：{hint}\n"));
    }
    text
}

fn nth_line(text: &str, line: usize) -> Option<&str> {
    text.lines()
        .nth(line.checked_sub(1)?)
        .filter(|line| !line.trim().is_empty())
}

/// As many blanks as the character is wide.
fn blank(c: char) -> String {
    " ".repeat(columns(c))
}

fn columns(c: char) -> usize {
    if c == '\t' {
        1
    } else {
        c.width_cjk().unwrap_or(0)
    }
}
