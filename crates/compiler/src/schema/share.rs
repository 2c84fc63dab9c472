//! `[[share]]`: what part of a sum of two answers one of them is.

use santong_rules::{Kind, Level, QuestionId, Share};

use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::toml_reader::{Table, Text};

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    for mut table in tables {
        let (title, both) = (table.required_words("title"), table.required_words("both"));
        let (part, rest) = (table.required_text("part"), table.required_text("rest"));
        let part = part.and_then(|name| amount(draft, &table, &name));
        let rest = rest.and_then(|name| amount(draft, &table, &name));
        if let (Some(part), Some(rest)) = (part, rest) {
            draft.shares.push(Share {
                title,
                part,
                rest,
                both,
            });
        }
        table.finish(&[]);
    }
}

/// A question about the enterprise that asks for a number or an amount.
fn amount<'a>(draft: &mut Draft<'a>, table: &Table<'a>, name: &Text) -> Option<QuestionId> {
    let id = draft.question_ids.resolve(draft.cx, name).map(QuestionId)?;
    let question = draft.questions.get(usize::from(id.0))?;
    let fits = matches!(question.kind, Kind::Number(_) | Kind::Money { .. })
        && question.level == Level::Enterprise;
    if !fits {
        table.error(
            name.place,
            Code::BadValue,
            format!("“{}”不是企业部分的数字或金额", name.value),
            "占比由企业部分的两个数字或金额算出。",
        );
    }
    fits.then_some(id)
}
