//! `[[question]]`: one fact that is asked.

use std::collections::BTreeSet;

use santong_rules::{Kind, Level, Question, QuestionId};

use super::kind::{self, QuestionKind};
use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::expression::Type;
use crate::ids;
use crate::toml_reader::{Table, Text};

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    let mut conditions = Vec::new();
    let mut comparisons = Vec::new();
    for mut table in tables {
        let id = table.required_text("id");
        let shown_when = table.text("shown_when");
        let kind = kind::read_question_kind(draft, &mut table);
        let question = read_question(draft, &mut table, id.as_ref());
        if let (Some(id), Some(mut question)) = (&id, question)
            && let Some(position) = draft.question_ids.add(draft.cx, id)
        {
            let mut found = Type::Any;
            match kind {
                Some(QuestionKind::Known(kind)) => {
                    found = Type::of_kind(&kind);
                    question.kind = kind;
                }
                Some(QuestionKind::Comparison(pending)) => {
                    comparisons.push((QuestionId(position), pending));
                }
                None => {}
            }
            draft.question_types.push(found);
            draft.questions.push(question);
            conditions.extend(shown_when.map(|text| (QuestionId(position), text)));
        }
        table.finish(kind::KEYS);
    }
    // The markets of a comparison may stand further down.
    let with_condition: BTreeSet<QuestionId> = conditions.iter().map(|(id, _)| *id).collect();
    for (id, pending) in comparisons {
        let position = usize::from(id.0);
        if let Some(kind) = pending.expand(draft, id, &with_condition)
            && let Some(question) = draft.questions.get_mut(position)
            && let Some(known) = draft.question_types.get_mut(position)
        {
            *known = Type::of_kind(&kind);
            question.kind = kind;
        }
    }
    // Conditions may name questions that stand further down.
    for (id, text) in conditions {
        let condition = draft.condition(&text);
        if let Some(question) = draft.questions.get_mut(usize::from(id.0)) {
            question.shown_when = condition;
            draft.shown_when_places.insert(id, text.place);
        }
    }
}

/// The question without its condition and kind.
fn read_question(
    draft: &mut Draft<'_>,
    table: &mut Table<'_>,
    id: Option<&Text>,
) -> Option<Question> {
    let page = table.required_text("page");
    let page_position = page
        .as_ref()
        .and_then(|page| draft.page_ids.resolve(draft.cx, page));
    let (label, short) = (table.required_words("label"), table.required_words("short"));
    let help = table.words("help");
    let evidence = table.word_list("evidence");
    let clauses = draft.clauses(table, "clauses");
    let rank = table.count("rank");
    let fixed = table.boolean("fixed").unwrap_or(false);
    let (todo, todo_no) = (table.words("todo"), table.words("todo_no"));
    let id = id?;
    check_name(draft, id);
    let level = if id.value.starts_with("product.") {
        Level::Product
    } else {
        Level::Enterprise
    };
    let page_level = page_position
        .and_then(|page| draft.pages.get(usize::from(page)))
        .map(|page| page.level);
    if let (Some(page), Some(other)) = (&page, page_level.filter(|other| *other != level)) {
        let (this, other) = (level_name(level), level_name(other));
        let message = format!("{this}问题放在了{other}页面上");
        draft.cx.faults.error(
            page.place,
            Code::Level,
            message,
            "名称以“product.”开头的是产品问题，其余是企业问题。",
        );
    }
    Some(Question {
        id: id.value.clone(),
        level,
        page: page_position.unwrap_or(0),
        label,
        short,
        help,
        kind: Kind::Boolean,
        shown_when: None,
        evidence,
        clauses,
        fixed,
        todo,
        todo_no,
        rank,
        origin: draft.origin(table.place),
    })
}

pub(crate) fn level_name(level: Level) -> &'static str {
    match level {
        Level::Enterprise => "企业",
        Level::Product => "产品",
    }
}

/// Names of questions are names in conditions.
fn check_name(draft: &Draft<'_>, id: &Text) {
    if !ids::check_form(draft.cx, id, &['.', '_']) {
        return;
    }
    let segments: Vec<&str> = id.value.split('.').collect();
    let reserved = segments
        .iter()
        .find(|word| matches!(**word, "true" | "false" | "null" | "in"));
    let digit = segments
        .iter()
        .any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    if segments.len() < 2 || reserved.is_some() || digit {
        let message = format!("“{}”不能作问题的名称", id.value);
        let hint =
            "写成 类别.名称，如 product.line；每一段以字母开头，不用 true、false、null、in。";
        draft
            .cx
            .faults
            .error(id.place, Code::BadValue, message, hint);
    }
}
