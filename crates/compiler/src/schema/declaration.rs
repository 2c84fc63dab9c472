//! `[declaration]`: what a declaration says.

use santong_rules::{DeclarationContent, DeclarationForm, Kind, Question, QuestionId, RiskWord};

use super::paragraph;
use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::toml_reader::Table;

/// The contents that GB/T 27050.1 demands; supporting information has no letter.
const LETTERS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    for mut table in tables {
        let form = read_form(draft, &mut table);
        if draft.declaration.is_some() {
            table.error(
                table.place,
                Code::Duplicate,
                "[declaration] 重复",
                "整个规则集只写一次。",
            );
        }
        draft.declaration.get_or_insert((form, table.place));
        table.finish(&[]);
    }
}

fn read_form<'a>(draft: &mut Draft<'a>, table: &mut Table<'a>) -> DeclarationForm {
    let mut contents: Vec<DeclarationContent> = Vec::new();
    for mut content in table.tables("content", "声明内容") {
        let Some(letter) = letter(&mut content) else {
            continue;
        };
        if !letter.is_empty() && contents.iter().any(|other| other.letter == letter) {
            content.error(
                content.place,
                Code::Duplicate,
                format!("声明内容 {letter} 重复"),
                "",
            );
        }
        let title = content.required_words("title");
        let needs = content.texts("needs");
        let paragraphs = content.tables("paragraph", "段落");
        let content_read = DeclarationContent {
            letter,
            title,
            needs: needs
                .iter()
                .filter_map(|id| draft.question_ids.resolve(draft.cx, id))
                .map(QuestionId)
                .collect(),
            paragraphs: paragraph::read(draft, paragraphs),
        };
        contents.push(content_read);
        content.finish(&[]);
    }
    let missing: Vec<&str> = LETTERS
        .into_iter()
        .filter(|letter| contents.iter().all(|content| content.letter != *letter))
        .collect();
    if !missing.is_empty() && !draft.cx.sources.is_damaged(table.place) {
        let message = format!("声明缺少内容 {}", missing.join("、"));
        table.error(
            table.place,
            Code::MissingKey,
            message,
            "GB/T 27050.1 要求的 a 到 h 各写一个 [[declaration.content]]。",
        );
    }
    let notes = table.tables("note", "附注");
    DeclarationForm {
        title: table.required_words("title"),
        form: table.required_words("form"),
        number_prefix: table.required_words("number_prefix"),
        number_code: question(draft, table, "number_code", "文字", |question| {
            matches!(question.kind, Kind::Text(_))
        }),
        number_date: question(draft, table, "number_date", "日期", |question| {
            matches!(question.kind, Kind::Date)
        }),
        contents,
        notes: paragraph::read(draft, notes),
        risk_words: risk_words(table),
    }
}

fn letter(content: &mut Table<'_>) -> Option<String> {
    if !content.has("letter") {
        content.missing("letter");
    }
    let letter = content.text("letter")?;
    if !letter.value.is_empty() && !LETTERS.contains(&letter.value.as_str()) {
        let message = format!("“letter”不能是“{}”", letter.value);
        content.error(
            letter.place,
            Code::BadValue,
            message,
            "写 \"a\" 到 \"h\"；补充信息写 \"\"。",
        );
    }
    Some(letter.value)
}

/// A question that must be of a certain kind.
fn question(
    draft: &Draft<'_>,
    table: &mut Table<'_>,
    key: &'static str,
    wanted: &str,
    fits: fn(&Question) -> bool,
) -> QuestionId {
    let nothing = QuestionId(u16::MAX);
    let Some(id) = table.required_text(key) else {
        return nothing;
    };
    let Some(position) = draft.question_ids.resolve(draft.cx, &id) else {
        return nothing;
    };
    if draft
        .questions
        .get(usize::from(position))
        .is_some_and(|question| !fits(question))
    {
        let message = format!("“{key}”应当是{wanted}问题，“{}”不是", id.value);
        table.error(id.place, Code::TypeMismatch, message, "");
    }
    QuestionId(position)
}

fn risk_words(table: &mut Table<'_>) -> Vec<RiskWord> {
    let mut words = Vec::new();
    for mut word in table.tables("risk_word", "风险用语") {
        words.push(RiskWord {
            word: word.required_words("word"),
            reason: word.required_words("reason"),
        });
        word.finish(&[]);
    }
    words
}
