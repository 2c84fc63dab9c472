//! Answers as people read them.

use santong_rules::{
    Answer, Answers, Choice, Column, Date, Fact, IllFormed, Kind, Question, RuleSet, Value,
    read_answer,
};

use crate::{
    Words,
    identifier::identifier_fault_text,
    text::{clean, fill, quoted},
};

/// The question that names a product.
pub const PRODUCT_NAME: &str = "product.name";
/// Most characters of a text where it stands among others.
const LONG: usize = 500;
/// Most characters of a text that could not be read.
const SHORT: usize = 60;
/// Most characters of a product's name in a heading.
const NAME: usize = 40;

/// An answer as people read it: labels of choices, 是 or 否, numbers with unit, 还不清楚, a table as
/// 3 行指标, and an answer that cannot be read in quotation marks.
#[must_use]
pub fn answer_text(
    rules: &RuleSet,
    question: &Question,
    answer: Option<&Answer>,
    words: &Words,
) -> String {
    let text = typed_text(rules, &question.kind, answer, words);
    if text.is_empty() {
        words.unanswered.to_owned()
    } else {
        text
    }
}

/// A cell as people read it; nothing for an empty one.
#[must_use]
pub fn cell_text(
    rules: &RuleSet,
    column: &Column,
    answer: Option<&Answer>,
    words: &Words,
) -> String {
    typed_text(rules, &column.kind, answer, words)
}

fn typed_text(rules: &RuleSet, kind: &Kind, answer: Option<&Answer>, words: &Words) -> String {
    let Some(answer) = answer else {
        return String::new();
    };
    match read_answer(rules, kind, answer) {
        Fact::Unanswered => String::new(),
        Fact::Unsure => words.unsure.to_owned(),
        Fact::Known(value) => value_text(kind, &value, LONG, words),
        Fact::IllFormed(IllFormed::UnknownChoice(_) | IllFormed::OtherKind) => {
            words.from_other_rules.to_owned()
        }
        Fact::IllFormed(_) => match answer {
            Answer::Text(text) => quoted(&clean(text, SHORT, false), words),
            Answer::Table(table) => rows_text(kind, table.rows.len(), table.complete, words),
            _ => words.from_other_rules.to_owned(),
        },
    }
}

/// A known value as people read it; texts are cut after `limit` characters.
pub fn value_text(kind: &Kind, value: &Value, limit: usize, words: &Words) -> String {
    match (kind, value) {
        (_, Value::Bool(true)) => words.yes.to_owned(),
        (_, Value::Bool(false)) => words.no.to_owned(),
        (Kind::Choice(choices), Value::Text(id)) => label(choices, id),
        (Kind::Choices(choices), Value::List(members)) => {
            let labels: Vec<String> = members
                .iter()
                .map(|member| member_text(choices, member))
                .collect();
            if labels.is_empty() {
                words.none_of_these.to_owned()
            } else {
                labels.join(words.enumeration)
            }
        }
        (_, Value::Text(text)) => clean(text, limit, true),
        (Kind::Number(number), Value::Decimal(value)) => measured(&value.to_string(), &number.unit),
        (Kind::Money { unit }, Value::Decimal(value)) => measured(&value.to_string(), unit),
        (_, Value::Decimal(value)) => value.to_string(),
        (_, Value::Date(date)) => date_text(*date, words),
        (kind, Value::Table { rows, complete }) => rows_text(kind, rows.len(), *complete, words),
        (_, Value::Int(_) | Value::List(_)) => String::new(),
    }
}

/// A member of a set as people read it.
pub fn member_text(choices: &[Choice], member: &Value) -> String {
    match member {
        Value::Text(id) => label(choices, id),
        _ => String::new(),
    }
}

fn label(choices: &[Choice], id: &str) -> String {
    choices
        .iter()
        .find(|choice| choice.id == id)
        .map_or_else(String::new, |choice| choice.label.clone())
}

/// 5%, 3600万元, 1.5 mg/L: a unit in letters stands apart from the number.
pub fn measured(number: &str, unit: &str) -> String {
    let apart = unit.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, 'μ' | 'Ω'));
    [number, if apart { " " } else { "" }, unit].concat()
}

/// 2026年1月31日.
pub fn date_text(date: Date, words: &Words) -> String {
    let parts = [date.year(), date.month().into(), date.day().into()].map(|part| part.to_string());
    fill(words.date, &parts.each_ref().map(String::as_str))
}

fn rows_text(kind: &Kind, rows: usize, complete: bool, words: &Words) -> String {
    let Kind::Table(table) = kind else {
        return String::new();
    };
    let text = match (rows, complete) {
        (0, false) => return String::new(),
        (0, true) => return fill(words.no_rows, &[&table.row_name]),
        _ => fill(words.rows, &[&rows.to_string(), &table.row_name]),
    };
    if complete {
        text
    } else {
        fill(words.remarked, &[&text, words.not_complete])
    }
}

/// What is wrong with an answer (or a cell) of a kind, where, and what to do.
#[must_use]
pub fn ill_formed_text(kind: &Kind, fault: &IllFormed, words: &Words) -> String {
    let unit = match kind {
        Kind::Number(number) => number.unit.as_str(),
        Kind::Money { unit } => unit,
        _ => "",
    };
    match fault {
        IllFormed::OtherKind => words.other_kind.to_owned(),
        IllFormed::UnknownChoice(_) => words.unknown_choice.to_owned(),
        IllFormed::TooLong(limit) => fill(words.too_long, &[&limit.to_string()]),
        IllFormed::Pattern => match kind {
            Kind::Text(text) if !text.pattern_hint.is_empty() => {
                let hint = text.pattern_hint.trim_end_matches(words.full_stop);
                fill(words.pattern, &[hint])
            }
            _ => words.pattern_without_hint.to_owned(),
        },
        IllFormed::Identifier(fault) => match kind {
            Kind::Text(text) => text.identifier.map_or_else(
                || words.pattern_without_hint.to_owned(),
                |identifier| {
                    let said = identifier_fault_text(identifier, fault, words);
                    if text.none {
                        fill(words.or_none, &[&said])
                    } else {
                        said
                    }
                },
            ),
            _ => words.pattern_without_hint.to_owned(),
        },
        IllFormed::NotANumber => words.not_a_number.to_owned(),
        IllFormed::TooSmall(min) => fill(words.too_small, &[&measured(&min.to_string(), unit)]),
        IllFormed::TooLarge(max) => fill(words.too_large, &[&measured(&max.to_string(), unit)]),
        IllFormed::NotADate => words.not_a_date.to_owned(),
        IllFormed::NotALimit => words.not_a_limit.to_owned(),
        IllFormed::NotAMeasurement => words.not_a_measurement.to_owned(),
        IllFormed::TooManyRows(limit) => fill(words.too_many_rows, &[&limit.to_string()]),
    }
}

/// The name of the product at a position, for headings: as answered, else 产品 1. Where another
/// product has the same name, the position stands behind it.
#[must_use]
pub fn product_name(_rules: &RuleSet, answers: &Answers, index: usize, words: &Words) -> String {
    let name = |index: usize| {
        let answers = &answers.products.get(index)?.answers;
        match answers.get(PRODUCT_NAME) {
            Some(Answer::Text(name)) => Some(name.trim()).filter(|name| !name.is_empty()),
            _ => None,
        }
    };
    let position = (index + 1).to_string();
    let Some(own) = name(index) else {
        return fill(words.nameless_product, &[&position]);
    };
    let shown = clean(own, NAME, false);
    let others = (0..answers.products.len()).filter(|&other| other != index);
    if others.filter_map(name).any(|other| other == own) {
        fill(words.same_name, &[&shown, &position])
    } else {
        shown
    }
}
