//! `[[retired]]`: names that earlier versions of the rules had. They are not given again.

use santong_rules::{Choice, Kind, Level, QuestionId, Retired, RetiredName};

use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::toml_reader::{Table, Text};

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    for mut table in tables {
        let id = table.text("id");
        let question = table.text("question");
        let column = table.text("column");
        let choice = table.text("choice");
        let becomes = table.text("becomes");
        let since = table.required_words("since");
        let reason = table.required_words("reason");
        let name = match (id, question, choice) {
            (Some(id), None, None) => retired_id(draft, &table, id, becomes.as_ref()),
            (None, Some(question), Some(choice)) => {
                retired_choice(draft, &table, question, column, choice, becomes.as_ref())
            }
            _ => {
                let message = "要么写“id”，要么写“question”和“choice”";
                let hint = "停用的问题、检查项、措施写 id；停用的选项写 question 和 choice。";
                table.error(table.place, Code::MissingKey, message, hint);
                None
            }
        };
        let place = table.place;
        table.finish(&[]);
        if let Some(name) = name {
            if draft.retired.iter().any(|other| other.name == name) {
                let faults = draft.cx.faults;
                faults.error(
                    place,
                    Code::Duplicate,
                    "同一个名称停用了两次",
                    "只留一张 [[retired]]。",
                );
            }
            draft.retired.push(Retired {
                name,
                becomes: becomes.map(|text| text.value),
                since,
                reason,
            });
        }
    }
}

fn retired_id(
    draft: &Draft<'_>,
    table: &Table<'_>,
    id: Text,
    becomes: Option<&Text>,
) -> Option<RetiredName> {
    let all = [
        &draft.question_ids,
        &draft.criterion_ids,
        &draft.measure_ids,
    ];
    let found = all.iter().find_map(|ids| {
        let position = ids.get(&id.value)?;
        ids.place(usize::from(position))
    });
    if let Some(place) = found {
        let there = draft.cx.sources.position(id.place).line;
        let file = draft.cx.sources.name(id.place.file);
        let message = format!("“{}”是停用的名称，不能再用", id.value);
        let hint = format!("{file} 第 {there} 行写明已经停用；换一个名称。");
        table.error(place, Code::Duplicate, message, hint);
    }
    if let Some(becomes) = becomes {
        match draft.question_ids.get(&becomes.value) {
            Some(position) => check_level(draft, table, &id, becomes, position),
            None if draft.criterion_ids.get(&becomes.value).is_some() => {}
            None => {
                draft.question_ids.resolve(draft.cx, becomes);
            }
        }
    }
    Some(RetiredName::Id(id.value))
}

/// An answer about a product cannot become one about the enterprise.
fn check_level(draft: &Draft<'_>, table: &Table<'_>, id: &Text, becomes: &Text, position: u16) {
    let level = draft
        .questions
        .get(usize::from(position))
        .map(|new| new.level);
    let was = match id.value.starts_with("product.") {
        true => Level::Product,
        false => Level::Enterprise,
    };
    if level.is_some_and(|level| level != was) {
        let message = format!("“{}”和“{}”一个问企业、一个问产品", id.value, becomes.value);
        let hint = "回答移不过去；删去 becomes，让回答留在原处。";
        table.error(becomes.place, Code::Level, message, hint);
    }
}

fn retired_choice(
    draft: &Draft<'_>,
    table: &Table<'_>,
    question: Text,
    column: Option<Text>,
    choice: Text,
    becomes: Option<&Text>,
) -> Option<RetiredName> {
    let position = draft.question_ids.resolve(draft.cx, &question)?;
    let id = QuestionId(position);
    let kind = &draft.questions.get(usize::from(id.0))?.kind;
    let choices = choices(kind, column.as_ref());
    let Some(choices) = choices else {
        let message = format!("“{}”没有选项", question.value);
        let hint = "表格的选项还要写明是哪一列：column = \"…\"。";
        table.error(question.place, Code::TypeMismatch, message, hint);
        return None;
    };
    let is_there = |id: &str| choices.iter().any(|choice| choice.id == id);
    if is_there(&choice.value) {
        let message = format!("选项“{}”还在用，不是停用的", choice.value);
        let hint = "停用的选项不能再用；给现在的选项换一个名称，或者删去这张 [[retired]]。";
        table.error(choice.place, Code::Duplicate, message, hint);
    }
    if let Some(becomes) = becomes.filter(|becomes| !is_there(&becomes.value)) {
        let hint = crate::nearest::hint(&becomes.value, choices.iter().map(|c| c.id.as_str()));
        let message = format!("没有“{}”这个选项", becomes.value);
        table.error(becomes.place, Code::UnknownChoice, message, hint);
    }
    Some(RetiredName::Choice {
        question: question.value,
        column: column.map(|column| column.value),
        choice: choice.value,
    })
}

fn choices<'a>(kind: &'a Kind, column: Option<&Text>) -> Option<&'a [Choice]> {
    match (kind, column) {
        (Kind::Choice(choices) | Kind::Choices(choices), None) => Some(choices),
        (Kind::Table(table), Some(column)) => {
            let column = table.columns.iter().find(|one| one.id == column.value)?;
            choices(&column.kind, None)
        }
        _ => None,
    }
}
