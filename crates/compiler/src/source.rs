//! Rule files and places in them.

/// One rule file: the name under which faults are reported, and its content.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path relative to the rule folder, with `/` between parts.
    pub name: String,
    /// Content.
    pub text: String,
}

/// A range of bytes in one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub file: usize,
    pub start: usize,
    pub end: usize,
}

/// A place as people count: lines and columns from 1, columns and width in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub line: usize,
    pub column: usize,
    pub width: usize,
}

/// All rule files of a run.
pub(crate) struct Sources {
    files: Vec<Source>,
    /// From this file on they are overlays.
    first_overlay: usize,
}

struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
    /// Where the file is no TOML: what stood there is lost to the checks that follow.
    damage: Vec<usize>,
}

impl Sources {
    pub fn new(files: &[SourceFile]) -> Self {
        Self {
            files: files.iter().map(Source::new).collect(),
            first_overlay: files.len(),
        }
    }

    /// Says which files only add to those before them.
    pub fn overlays_from(&mut self, file: usize) {
        self.first_overlay = file;
    }

    /// Which overlay a file is, if it is one.
    pub fn overlay(&self, file: usize) -> Option<usize> {
        file.checked_sub(self.first_overlay)
            .filter(|_| file < self.files.len())
    }

    pub fn len(&self) -> usize {
        self.files.len()
    }

    pub fn name(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |source| &source.name)
    }

    /// The content without a byte order mark, line ends as LF.
    pub fn text(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |source| &source.text)
    }

    pub fn slice(&self, place: Place) -> &str {
        self.text(place.file)
            .get(place.start..place.end)
            .unwrap_or("")
    }

    pub fn position(&self, place: Place) -> Position {
        let Some(source) = self.files.get(place.file) else {
            return Position {
                line: 1,
                column: 1,
                width: 1,
            };
        };
        let line = source
            .line_starts
            .partition_point(|&start| start <= place.start)
            .max(1);
        let line_start = source.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = source.text.get(line_start..place.start).unwrap_or("");
        let marked = source.text.get(place.start..place.end).unwrap_or("");
        let marked = marked.lines().next().unwrap_or("");
        Position {
            line,
            column: before.chars().count() + 1,
            width: marked.chars().count().max(1),
        }
    }

    pub fn mark_damage(&mut self, place: Place) {
        if let Some(source) = self.files.get_mut(place.file) {
            source.damage.push(place.start);
        }
    }

    /// Whether the table that begins here may have lost a key to a syntax fault.
    pub fn is_damaged(&self, table: Place) -> bool {
        let Some(source) = self.files.get(table.file) else {
            return false;
        };
        let rest = source.text.get(table.end..).unwrap_or("");
        let to_next_table: usize = rest
            .split_inclusive('\n')
            .enumerate()
            .take_while(|(number, line)| *number == 0 || !line.trim_start().starts_with('['))
            .map(|(_, line)| line.len())
            .sum();
        let end = table.end + to_next_table;
        source
            .damage
            .iter()
            .any(|&at| table.start <= at && at <= end)
    }

    /// Whether something with this id may stand in a part of a file that could not be read.
    pub fn may_have_lost(&self, id: &str) -> bool {
        let quoted = [format!("\"{id}\""), format!("'{id}'")];
        self.files.iter().any(|source| {
            !source.damage.is_empty()
                && (quoted.iter().any(|id| source.text.contains(id))
                    || source
                        .damage
                        .iter()
                        .any(|&at| source.line_at(at).contains(id)))
        })
    }

    /// Whether any file could not be read completely.
    pub fn any_damage(&self) -> bool {
        self.files.iter().any(|source| !source.damage.is_empty())
    }
}

impl Source {
    fn line_at(&self, at: usize) -> &str {
        let (before, after) = self.text.split_at_checked(at).unwrap_or((&self.text, ""));
        let start = before.rfind('\n').map_or(0, |line| line + 1);
        let end = at + after.find('\n').unwrap_or(after.len());
        self.text.get(start..end).unwrap_or("")
    }

    fn new(file: &SourceFile) -> Self {
        // With one kind of line end, places and multi-line texts are the same on every machine.
        let text = file
            .text
            .strip_prefix('\u{feff}')
            .unwrap_or(&file.text)
            .replace("\r\n", "\n");
        let mut line_starts = vec![0];
        line_starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        Self {
            name: file.name.clone(),
            text,
            line_starts,
            damage: Vec::new(),
        }
    }
}
