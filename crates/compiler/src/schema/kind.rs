//! What kind of answer a question or a column takes.

use santong_rules::{
    Choice, Column, IdentifierKind, Kind, NumberKind, PatternMode, TableKind, TextKind,
};

use super::comparison::{self, Pending};
use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::ids::{self, Ids};
use crate::limits::{MAX_CHOICES, MAX_ROWS};
use crate::toml_reader::Table;

/// Keys that only some kinds have.
pub(super) const KEYS: &[&str] = &[
    "choices",
    "choices_from",
    "multiline",
    "max_length",
    "pattern",
    "pattern_hint",
    "identifier",
    "none",
    "unit",
    "min",
    "max",
    "row_name",
    "max_rows",
    "column",
    "markets",
    "labels",
];

const DEFAULT_MAX_LENGTH: u32 = 200;
const DEFAULT_MAX_ROWS: u32 = 200;
/// Columns are numbered by a byte in conditions, and more would not fit a screen.
const MAX_COLUMNS: usize = 12;

#[derive(Clone, Copy, PartialEq)]
enum Word {
    Boolean,
    Choice,
    Choices,
    Text,
    Number,
    Money,
    Date,
    Table,
    Comparison,
}

/// The kind of a question; that of a comparison follows when all questions are known.
pub(super) enum QuestionKind {
    Known(Kind),
    Comparison(Box<Pending>),
}

const CELL_WORDS: &[(&str, Word)] = &[
    ("boolean", Word::Boolean),
    ("choice", Word::Choice),
    ("text", Word::Text),
    ("number", Word::Number),
    ("money", Word::Money),
    ("date", Word::Date),
];

pub(super) fn read_question_kind(
    draft: &mut Draft<'_>,
    table: &mut Table<'_>,
) -> Option<QuestionKind> {
    let words = [
        CELL_WORDS,
        &[
            ("choices", Word::Choices),
            ("table", Word::Table),
            ("comparison", Word::Comparison),
        ],
    ]
    .concat();
    let Some(word) = table.one_of("kind", &words) else {
        // Without a kind nobody knows which of the other keys fit.
        table.accept(KEYS);
        return None;
    };
    if word == Word::Comparison {
        return Some(QuestionKind::Comparison(Box::new(comparison::read(table))));
    }
    read_kind(draft, table, word).map(QuestionKind::Known)
}

fn read_kind(draft: &mut Draft<'_>, table: &mut Table<'_>, word: Word) -> Option<Kind> {
    Some(match word {
        Word::Boolean => Kind::Boolean,
        Word::Choice => Kind::Choice(choices(draft, table)?),
        Word::Choices => Kind::Choices(choices(draft, table)?),
        Word::Text => Kind::Text(text(draft, table)),
        Word::Number => Kind::Number(number(table)),
        Word::Money => Kind::Money {
            unit: table.required_words("unit"),
        },
        Word::Date => Kind::Date,
        Word::Table => Kind::Table(rows(draft, table)),
        Word::Comparison => return None,
    })
}

fn choices(draft: &Draft<'_>, table: &mut Table<'_>) -> Option<Vec<Choice>> {
    if let Some(from) = table.text("choices_from") {
        if table.has("choices") {
            table.error(
                from.place,
                Code::BadValue,
                "“choices”和“choices_from”只能写一个",
                "",
            );
        }
        if from.value != "regions" {
            let message = format!("“choices_from”不能是“{}”", from.value);
            table.error(from.place, Code::BadValue, message, "只能写 \"regions\"。");
            return None;
        }
        return Some(draft.regions.clone());
    }
    if !table.has("choices") {
        table.missing("choices");
        return None;
    }
    let mut known = Ids::new("选项");
    let mut choices = Vec::new();
    for mut choice in table.tables("choices", "选项") {
        let id = choice.required_text("id");
        let label = choice.required_words("label");
        let group = choice.words("group");
        let fixed = choice.boolean("fixed").unwrap_or(false);
        let informational = choice.boolean("informational").unwrap_or(false);
        let (todo, todo_no) = (choice.words("todo"), choice.words("todo_no"));
        choice.finish(&[]);
        let Some(id) = id else { continue };
        check_choice(draft, &id);
        if known.add(draft.cx, &id).is_some() {
            choices.push(Choice {
                id: id.value,
                label,
                group,
                fixed,
                informational,
                todo,
                todo_no,
            });
        }
    }
    if choices.len() > MAX_CHOICES {
        let message = format!("选项有 {} 个，最多 {MAX_CHOICES} 个", choices.len());
        table.error(
            table.place,
            Code::TooComplex,
            message,
            "分组，或者改为填写。",
        );
        choices.truncate(MAX_CHOICES);
    }
    (!choices.is_empty()).then_some(choices)
}

/// Choices such as market codes may be in capitals.
fn check_choice(draft: &Draft<'_>, id: &crate::toml_reader::Text) {
    let lower = crate::toml_reader::Text {
        value: id.value.to_ascii_lowercase(),
        place: id.place,
    };
    ids::check_form(draft.cx, &lower, &['_', '-']);
}

fn text(draft: &mut Draft<'_>, table: &mut Table<'_>) -> TextKind {
    let pattern = table.text("pattern");
    let pattern_hint = table.words("pattern_hint");
    if pattern.is_some() && pattern_hint.is_empty() {
        table.missing("pattern_hint");
    }
    let position = pattern.and_then(|pattern| {
        match draft.patterns.intern(&pattern.value, PatternMode::Whole) {
            Ok(position) => Some(position),
            Err(fault) => {
                table.error(pattern.place, Code::BadPattern, fault.message, fault.hint);
                None
            }
        }
    });
    let identifier = if table.has("identifier") {
        table.one_of("identifier", IdentifierKind::ALL)
    } else {
        None
    };
    let none = table.boolean("none").unwrap_or(false);
    if none
        && !identifier.is_some_and(IdentifierKind::may_be_none)
        && let Some(value) = table.value("none")
    {
        let kinds = IdentifierKind::ALL
            .iter()
            .filter(|(_, kind)| kind.may_be_none());
        let names: Vec<&str> = kinds.map(|(name, _)| *name).collect();
        table.error(
            table.at(value),
            Code::BadValue,
            "这里不能写“none”",
            format!("只用于 identifier = {}。", names.join("、")),
        );
    }
    TextKind {
        multiline: table.boolean("multiline").unwrap_or(false),
        max_length: table.count("max_length").unwrap_or(DEFAULT_MAX_LENGTH),
        pattern: position,
        pattern_hint,
        identifier,
        none,
    }
}

fn number(table: &mut Table<'_>) -> NumberKind {
    let number = NumberKind {
        unit: table.words("unit"),
        min: table.decimal("min"),
        max: table.decimal("max"),
    };
    if let (Some(min), Some(max)) = (number.min, number.max)
        && max < min
        && let Some(value) = table.value("max")
    {
        let place = table.at(value);
        table.error(
            place,
            Code::BadValue,
            format!("最大值 {max} 小于最小值 {min}"),
            "",
        );
    }
    number
}

fn rows(draft: &mut Draft<'_>, table: &mut Table<'_>) -> TableKind {
    let mut known = Ids::new("列");
    let mut columns = Vec::new();
    if !table.has("column") {
        table.missing("column");
    }
    for mut column in table.tables("column", "列") {
        let id = column.required_text("id");
        let label = column.required_words("label");
        let optional = column.boolean("optional").unwrap_or(false);
        let kind = column
            .one_of("kind", CELL_WORDS)
            .and_then(|word| read_kind(draft, &mut column, word));
        column.finish(KEYS);
        let Some(id) = id else { continue };
        ids::check_form(draft.cx, &id, &['_']);
        if columns.len() >= MAX_COLUMNS {
            draft.cx.faults.error(
                id.place,
                Code::TooComplex,
                format!("列多于 {MAX_COLUMNS} 个"),
                "拆成两张表格。",
            );
        } else if known.add(draft.cx, &id).is_some() {
            columns.push(Column {
                id: id.value,
                label,
                optional,
                kind: kind.unwrap_or(Kind::Boolean),
            });
        }
    }
    TableKind {
        columns,
        row_name: table.required_words("row_name"),
        max_rows: max_rows(table),
        comparison: None,
    }
}

/// How many rows a table may have.
pub(super) fn max_rows(table: &mut Table<'_>) -> u32 {
    let rows = table.count("max_rows").unwrap_or(DEFAULT_MAX_ROWS);
    if rows > MAX_ROWS
        && let Some(value) = table.value("max_rows")
    {
        let message = format!("“max_rows”最多 {MAX_ROWS}");
        table.error(
            table.at(value),
            Code::TooComplex,
            message,
            "逐行填写的表不会这么长。",
        );
    }
    rows.min(MAX_ROWS)
}
