//! Diagnostics as text: place, message, the line with a mark under the token, hint.

use std::path::Path;

use santong_compiler::{Diagnostic, SourceFile};
use unicode_width::UnicodeWidthChar;

use crate::files::path_of;

/// Most characters shown of a line; of a longer one, the part around the token.
const LINE: usize = 100;
/// Characters shown in front of the token in a long line.
const BEFORE: usize = 30;

/// Several lines that end with a line break. `folder` is where the files stand, as it was given.
pub fn diagnostic(diagnostic: &Diagnostic, sources: &[SourceFile], folder: &Path) -> String {
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
    let mut text = format!(
        "{}:{line}:{column}: {severity}[{code}]: {message}\n",
        path_of(file, folder).display()
    );
    let source = sources.iter().find(|source| source.name == *file);
    if let Some(content) = source.and_then(|source| nth_line(&source.text, *line)) {
        let (shown, before, marked) = window(content, column - 1, *width);
        let gutter = line.to_string();
        let margin = " ".repeat(gutter.len());
        text.push_str(&format!(" {gutter} | {shown}\n"));
        text.push_str(&format!(
            " {margin} | {}{}\n",
            " ".repeat(before),
            "^".repeat(marked.max(1))
        ));
    }
    if !hint.is_empty() {
        text.push_str(&format!("   提示：{hint}\n"));
    }
    text
}

/// What is shown of a line, and in columns of the terminal where the mark begins and how long it is.
fn window(content: &str, start: usize, length: usize) -> (String, usize, usize) {
    let chars: Vec<char> = content
        .chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .collect();
    let first = if chars.len() > LINE {
        start.saturating_sub(BEFORE)
    } else {
        0
    };
    let shown: Vec<char> = chars.iter().copied().skip(first).take(LINE).collect();
    let opening = if first > 0 { "…" } else { "" };
    let closing = if first + shown.len() < chars.len() {
        "…"
    } else {
        ""
    };
    let before = columns(opening.chars()) + columns(shown.iter().copied().take(start - first));
    let marked = columns(shown.iter().copied().skip(start - first).take(length));
    (
        format!("{opening}{}{closing}", shown.iter().collect::<String>()),
        before,
        marked,
    )
}

fn nth_line(text: &str, line: usize) -> Option<&str> {
    // The byte order mark is no character of the first column.
    let text = text.trim_start_matches('\u{feff}');
    text.lines()
        .nth(line.checked_sub(1)?)
        .filter(|line| !line.trim().is_empty())
}

/// Chinese characters and full-width punctuation take two columns.
fn columns(text: impl Iterator<Item = char>) -> usize {
    text.map(|c| c.width_cjk().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::window;

    fn check(
        content: &str,
        start: usize,
        length: usize,
        shown: &str,
        before: usize,
        marked: usize,
    ) {
        assert_eq!(
            window(content, start, length),
            (shown.to_owned(), before, marked)
        );
    }

    #[test]
    fn marks_stand_under_wide_characters() {
        check("a = 中文", 4, 2, "a = 中文", 4, 4);
        check("中文 = x，y", 5, 1, "中文 = x，y", 7, 1);
        check("\tx", 1, 1, " x", 1, 1);
        check("x", 1, 1, "x", 1, 0);
    }

    #[test]
    fn long_lines_are_shown_around_the_token() {
        let long = format!("{}词{}", "a".repeat(50), "b".repeat(80));
        let shown = format!("…{}词{}…", "a".repeat(30), "b".repeat(69));
        check(&long, 50, 1, &shown, 32, 2);
        check(
            &long,
            0,
            1,
            &format!("{}词{}…", "a".repeat(50), "b".repeat(49)),
            0,
            1,
        );
    }
}
