//! `[[criterion.example]]` and `[[measure.example]]`: answers and what must follow from them.

use std::collections::BTreeMap;

use santong_rules::{
    Answer, Answers, CriterionId, Date, Kind, Level, MeasureId, Product, QuestionId, Relevance,
    Row, Verdict,
};
use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::source::Place;
use crate::toml_reader::{Table, Text};

/// An example; a single product is implied.
pub(crate) struct Example {
    pub answers: Answers,
    /// Where each answer stands.
    pub places: Vec<(QuestionId, Place)>,
    /// The day of the assessment, if not the rule set's own.
    pub as_of: Option<Date>,
    pub expected: Expected,
    /// Where the expected result stands.
    pub place: Place,
}

/// What must follow.
pub(crate) enum Expected {
    Verdict {
        criterion: CriterionId,
        verdict: Verdict,
        /// The questions that keep it open, and where that is said.
        asks: Option<(Vec<QuestionId>, Place)>,
    },
    Relevance {
        measure: MeasureId,
        relevance: Relevance,
    },
}

const VERDICTS: &[(&str, Verdict)] = &[
    ("met", Verdict::Met),
    ("unmet", Verdict::Unmet),
    ("open", Verdict::Open),
    ("not_applicable", Verdict::NotApplicable),
];

pub(super) fn read_of_criterion(draft: &mut Draft<'_>, mut table: Table<'_>, criterion: u16) {
    let place = table
        .value("verdict")
        .map(|value| table.at(value))
        .unwrap_or(table.place);
    let verdict = table.one_of("verdict", VERDICTS);
    let asks_place = table.value("asks").map(|value| table.at(value));
    let asks: Option<Vec<QuestionId>> = table
        .texts("asks")
        .iter()
        .map(|id| draft.question_ids.resolve(draft.cx, id).map(QuestionId))
        .collect();
    if let Some(place) =
        asks_place.filter(|_| verdict.is_some_and(|verdict| verdict != Verdict::Open))
    {
        table.error(
            place,
            Code::BadValue,
            "只有 verdict = \"open\" 的示例才写“asks”",
            "删去这一行。",
        );
    }
    let expected = verdict.map(|verdict| Expected::Verdict {
        criterion: CriterionId(criterion),
        verdict,
        asks: asks.zip(asks_place),
    });
    read_example(draft, table, expected, place);
}

pub(super) fn read_of_measure(draft: &mut Draft<'_>, mut table: Table<'_>, measure: u16) {
    let value = table.value("relevant");
    let place = value.map(|value| table.at(value)).unwrap_or(table.place);
    let relevance = match value.map(Spanned::get_ref) {
        None => {
            table.missing("relevant");
            None
        }
        Some(DeValue::Boolean(true)) => Some(Relevance::Relevant),
        Some(DeValue::Boolean(false)) => Some(Relevance::NotRelevant),
        Some(DeValue::String(word)) if word == "open" => Some(Relevance::Open),
        Some(_) => {
            table.error(
                place,
                Code::BadValue,
                "“relevant”应当是 true、false 或 \"open\"",
                "",
            );
            None
        }
    };
    let expected = relevance.map(|relevance| Expected::Relevance {
        measure: MeasureId(measure),
        relevance,
    });
    read_example(draft, table, expected, place);
}

fn read_example(
    draft: &mut Draft<'_>,
    mut table: Table<'_>,
    expected: Option<Expected>,
    place: Place,
) {
    let as_of = table.date("as_of");
    let given = table.table("answers", "示例的答案");
    if !table.has("answers") {
        table.missing("answers");
    }
    let mut answers = Answers::default();
    let mut product = Product {
        id: "p1".to_owned(),
        answers: BTreeMap::new(),
    };
    let mut places = Vec::new();
    for (id, value) in given.iter().flat_map(Table::entries) {
        let Some(position) = draft.question_ids.get(&id.value) else {
            report_unknown(draft, &id, value);
            continue;
        };
        let Some(answer) = answer(&table, value) else {
            continue;
        };
        let Some(question) = draft.questions.get(usize::from(position)) else {
            continue;
        };
        check_columns(&table, &question.kind, &answer, table.at(value));
        places.push((QuestionId(position), table.at(value)));
        match question.level {
            Level::Enterprise => answers.enterprise.insert(id.value, answer),
            Level::Product => product.answers.insert(id.value, answer),
        };
    }
    answers.products.push(product);
    if let Some(expected) = expected {
        draft.examples.push(Example {
            answers,
            places,
            as_of,
            expected,
            place,
        });
    }
    table.finish(&[]);
}

fn report_unknown(draft: &Draft<'_>, id: &Text, value: &Spanned<DeValue<'_>>) {
    let is_nested = matches!(value.get_ref(), DeValue::Table(entries) if !entries.contains_key("rows") && !entries.contains_key("unsure"));
    if is_nested {
        let hint = "含点的问题名要加引号，如 \"product.line\" = …。";
        draft.cx.faults.error(
            id.place,
            Code::UnknownId,
            format!("没有问题“{}”", id.value),
            hint,
        );
    } else {
        draft.question_ids.resolve(draft.cx, id);
    }
}

/// An answer as an answers file would hold it.
fn answer(table: &Table<'_>, value: &Spanned<DeValue<'_>>) -> Option<Answer> {
    let place = table.at(value);
    match value.get_ref() {
        DeValue::Array(items) => {
            let members: Option<Vec<String>> = items
                .iter()
                .map(|item| Some(item.get_ref().as_str()?.to_owned()))
                .collect();
            if members.is_none() {
                table.error(
                    place,
                    Code::WrongType,
                    "多选的答案应当是选项的列表",
                    "写成 [\"a\", \"b\"]；以上都没有写 []。",
                );
            }
            members.map(Answer::Set)
        }
        DeValue::Table(entries) => {
            let mut answer = Table::new(table.cx, "答案", place, entries);
            let read = if answer.has("rows") {
                rows(&mut answer)
            } else {
                unsure(&mut answer)
            };
            if read.is_some() {
                answer.finish(&[]);
            }
            read
        }
        _ => cell(table, value),
    }
}

/// A cell as an answers file would hold it.
pub(super) fn cell(table: &Table<'_>, value: &Spanned<DeValue<'_>>) -> Option<Answer> {
    match value.get_ref() {
        DeValue::String(text) => Some(Answer::Text(text.to_string())),
        DeValue::Integer(number) if number.radix() == 10 => {
            Some(Answer::Text(number.as_str().to_owned()))
        }
        DeValue::Float(number) => Some(Answer::Text(number.as_str().to_owned())),
        DeValue::Boolean(flag) => Some(Answer::Flag(*flag)),
        _ => {
            table.error(
                table.at(value),
                Code::WrongType,
                "答案写得不对",
                "日期写成文字，如 \"2026-01-31\"。",
            );
            None
        }
    }
}

fn unsure(answer: &mut Table<'_>) -> Option<Answer> {
    let unsure = answer.boolean("unsure");
    if unsure != Some(true) {
        let hint = "还不清楚写成 { unsure = true }，表格写成 { rows = […], complete = true }。";
        answer.error(answer.place, Code::BadValue, "答案写得不对", hint);
        return None;
    }
    Some(Answer::Unsure)
}

fn rows(answer: &mut Table<'_>) -> Option<Answer> {
    let complete = answer.boolean("complete").unwrap_or(false);
    let mut rows = Vec::new();
    for row in answer.tables("rows", "行") {
        let cells: Option<Row> = row
            .entries()
            .map(|(column, value)| Some((column.value, cell(&row, value)?)))
            .collect();
        rows.push(cells?);
    }
    Some(Answer::Table(santong_rules::Table { rows, complete }))
}

fn check_columns(table: &Table<'_>, kind: &Kind, answer: &Answer, place: Place) {
    let (Kind::Table(kind), Answer::Table(given)) = (kind, answer) else {
        return;
    };
    let names = kind.columns.iter().map(|column| column.id.as_str());
    for id in given.rows.iter().flat_map(BTreeMap::keys) {
        if names.clone().all(|name| name != id) {
            let hint = crate::nearest::hint(id, names.clone());
            table.error(
                place,
                Code::UnknownId,
                format!("表格没有“{id}”这一列"),
                hint,
            );
        }
    }
}
