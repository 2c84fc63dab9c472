//! `[[prepared]]`: rows to choose from.

use santong_rules::{Answer, Column, Kind, Level, Prepared, QuestionId};

use super::example;
use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::nearest;
use crate::source::Place;
use crate::toml_reader::{Table, Text};

/// A cell of a prepared row, looked at once more when the patterns are compiled.
pub(crate) struct PreparedCell {
    pub question: QuestionId,
    pub column: u8,
    pub answer: Answer,
    pub place: Place,
}

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    for mut table in tables {
        let name = table.required_text("question");
        let when_text = table.text("when");
        let (title, hint) = (table.required_words("title"), table.words("hint"));
        if !table.has("rows") {
            table.missing("rows");
        }
        let rows = table.tables("rows", "备选行");
        let when = when_text.as_ref().map(|text| draft.condition_or_true(text));
        if let Some(name) = name
            && let Some(question) = draft.question_ids.resolve(draft.cx, &name).map(QuestionId)
        {
            let of_product = draft.level([when.as_ref(), None]) == Level::Product;
            check_level(draft, question, when_text.filter(|_| of_product));
            let columns = columns(draft, &name, question);
            let rows = rows
                .into_iter()
                .map(|row| read_row(draft, question, &columns, row))
                .collect();
            draft.prepared.push(Prepared {
                question,
                when,
                title,
                hint,
                rows,
            });
        }
        table.finish(&[]);
    }
}

/// Rows of a table about the enterprise cannot depend on one product.
fn check_level(draft: &Draft<'_>, question: QuestionId, when: Option<Text>) {
    let of_enterprise = |question: &santong_rules::Question| question.level == Level::Enterprise;
    if let Some(when) = when
        && draft
            .questions
            .get(usize::from(question.0))
            .is_some_and(of_enterprise)
    {
        draft.cx.faults.error(
            when.place,
            Code::Level,
            "企业问题的备选行不能按产品问题来选",
            "when 里只用企业问题。",
        );
    }
}

/// The columns of the question; none where it is no table, which is reported.
fn columns(draft: &Draft<'_>, name: &Text, question: QuestionId) -> Vec<Column> {
    let position = usize::from(question.0);
    let (Some(question), Some(found)) = (
        draft.questions.get(position),
        draft.question_types.get(position),
    ) else {
        return Vec::new();
    };
    match &question.kind {
        Kind::Table(table) => table.columns.clone(),
        // Without a kind it was reported already.
        _ if *found == crate::expression::Type::Any => Vec::new(),
        _ => {
            let message = format!("问题“{}”不是表格，没有备选行", question.id);
            draft
                .cx
                .faults
                .error(name.place, Code::BadValue, message, "");
            Vec::new()
        }
    }
}

fn read_row(
    draft: &mut Draft<'_>,
    question: QuestionId,
    columns: &[Column],
    row: Table<'_>,
) -> Vec<(u8, String)> {
    let mut cells = Vec::new();
    for (name, value) in row.entries() {
        let Some((column, _)) = (0u8..)
            .zip(columns)
            .find(|(_, column)| column.id == name.value)
        else {
            if !columns.is_empty() {
                let message = format!("表格没有“{}”这一列", name.value);
                let hint = nearest::hint(&name.value, columns.iter().map(|c| c.id.as_str()));
                row.error(name.place, Code::UnknownId, message, hint);
            }
            continue;
        };
        let Some(answer) = example::cell(&row, value) else {
            continue;
        };
        cells.push((
            column,
            match &answer {
                Answer::Flag(flag) => flag.to_string(),
                Answer::Text(text) => text.clone(),
                _ => String::new(),
            },
        ));
        draft.prepared_cells.push(PreparedCell {
            question,
            column,
            answer,
            place: row.at(value),
        });
    }
    cells
}
