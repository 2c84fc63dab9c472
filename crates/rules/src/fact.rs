//! Facts: answers read as values of the type their question asks for.

use std::rc::Rc;

use crate::{
    Answer, Answers, Choice, CreditCode, CreditCodeFault, Date, Decimal, IdentifierKind, Kind,
    NumberKind, RuleSet, Table, TableKind, TextKind, Value,
};

/// What an answer amounts to. Everything but `Known` evaluates as unknown.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Nothing was said.
    Unanswered,
    /// 还不清楚.
    Unsure,
    /// Something was said that cannot be read; it is kept and shown as such.
    IllFormed(IllFormed),
    /// A value.
    Known(Value),
}

/// Why an answer cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum IllFormed {
    /// An answer of another kind, as from another version of the rules.
    OtherKind,
    /// A choice that the question does not have.
    UnknownChoice(String),
    /// Longer than so many characters.
    TooLong(u32),
    /// Does not look as it must; the question says how.
    Pattern,
    /// Not a credit code.
    CreditCode(CreditCodeFault),
    /// Not a number.
    NotANumber,
    /// Below the smallest allowed value.
    TooSmall(Decimal),
    /// Above the largest allowed value.
    TooLarge(Decimal),
    /// Not a day of the calendar.
    NotADate,
    /// More than so many rows.
    TooManyRows(u32),
}

/// The facts of an enterprise: one slot per question and product.
#[derive(Clone, Debug)]
pub struct Facts {
    /// One fact per question of the rule set; product questions stay unanswered here.
    pub enterprise: Vec<Fact>,
    /// Products in order.
    pub products: Vec<FactsOfProduct>,
}

/// The facts of one product.
#[derive(Clone, Debug)]
pub struct FactsOfProduct {
    /// One fact per question of the rule set; enterprise questions stay unanswered here.
    pub facts: Vec<Fact>,
}

impl Facts {
    /// Reads all answers.
    #[must_use]
    pub fn read(rules: &RuleSet, answers: &Answers) -> Self {
        let read = |product: Option<usize>| -> Vec<Fact> {
            let given = answers.of(product);
            let level = if product.is_some() {
                crate::Level::Product
            } else {
                crate::Level::Enterprise
            };
            let fact = |question: &crate::Question| match given
                .and_then(|given| given.get(&question.id))
            {
                Some(answer) if question.level == level => {
                    read_answer(rules, &question.kind, answer)
                }
                _ => Fact::Unanswered,
            };
            rules.questions.iter().map(fact).collect()
        };
        let products = (0..answers.products.len())
            .map(|index| FactsOfProduct {
                facts: read(Some(index)),
            })
            .collect();
        Self {
            enterprise: read(None),
            products,
        }
    }
}

/// Reads one answer, or one cell, as a value of a kind.
#[must_use]
pub fn read_answer(rules: &RuleSet, kind: &Kind, answer: &Answer) -> Fact {
    let read = match (kind, answer) {
        (_, Answer::Unsure) => return Fact::Unsure,
        (Kind::Boolean, Answer::Flag(flag)) => Ok(Value::Bool(*flag)),
        (Kind::Choices(choices), Answer::Set(members)) => read_choices(choices, members),
        (Kind::Table(kind), Answer::Table(table)) => read_table(rules, kind, table),
        (_, Answer::Text(text)) if text.trim().is_empty() => return Fact::Unanswered,
        (Kind::Choice(choices), Answer::Text(id)) => read_choice(choices, id),
        (Kind::Text(kind), Answer::Text(text)) => read_text(rules, kind, text.trim()),
        (Kind::Number(kind), Answer::Text(text)) => read_number(kind, text),
        (Kind::Money { .. }, Answer::Text(text)) => read_number(
            &NumberKind {
                unit: String::new(),
                min: Some(Decimal::from(0)),
                max: None,
            },
            text,
        ),
        (Kind::Date, Answer::Text(text)) => {
            read_date(text).map(Value::Date).ok_or(IllFormed::NotADate)
        }
        _ => Err(IllFormed::OtherKind),
    };
    read.map_or_else(Fact::IllFormed, Fact::Known)
}

fn read_choice(choices: &[Choice], id: &str) -> Result<Value, IllFormed> {
    let known = choices.iter().any(|choice| choice.id == id);
    if known {
        Ok(Value::Text(id.into()))
    } else {
        Err(IllFormed::UnknownChoice(id.to_owned()))
    }
}

fn read_choices(choices: &[Choice], members: &[String]) -> Result<Value, IllFormed> {
    if let Some(unknown) = members
        .iter()
        .find(|id| choices.iter().all(|choice| choice.id != **id))
    {
        return Err(IllFormed::UnknownChoice(unknown.clone()));
    }
    // In the author's order and once each, however they were ticked.
    let chosen = choices.iter().filter(|choice| members.contains(&choice.id));
    Ok(Value::List(
        chosen
            .map(|choice| Value::Text(choice.id.as_str().into()))
            .collect(),
    ))
}

fn read_text(rules: &RuleSet, kind: &TextKind, text: &str) -> Result<Value, IllFormed> {
    if text.chars().count() > kind.max_length as usize {
        return Err(IllFormed::TooLong(kind.max_length));
    }
    if let Some(IdentifierKind::CreditCode) = kind.identifier {
        let code = CreditCode::parse(text).map_err(IllFormed::CreditCode)?;
        return Ok(Value::Text(code.to_string().into()));
    }
    let pattern = kind.pattern.and_then(|index| rules.pattern(index));
    if pattern.is_some_and(|pattern| pattern.matches(text) != Some(true)) {
        return Err(IllFormed::Pattern);
    }
    Ok(Value::Text(text.into()))
}

fn read_number(kind: &NumberKind, text: &str) -> Result<Value, IllFormed> {
    let number = Decimal::parse(&plain_number(text).ok_or(IllFormed::NotANumber)?)
        .ok_or(IllFormed::NotANumber)?;
    if let Some(min) = kind.min.filter(|min| number < *min) {
        return Err(IllFormed::TooSmall(min));
    }
    if let Some(max) = kind.max.filter(|max| number > *max) {
        return Err(IllFormed::TooLarge(max));
    }
    Ok(Value::Decimal(number))
}

fn read_table(rules: &RuleSet, kind: &TableKind, table: &Table) -> Result<Value, IllFormed> {
    if table.rows.len() > kind.max_rows as usize {
        return Err(IllFormed::TooManyRows(kind.max_rows));
    }
    let row = |cells: &crate::Row| -> Vec<Option<Value>> {
        let cell =
            |column: &crate::Column| match read_answer(rules, &column.kind, cells.get(&column.id)?)
            {
                Fact::Known(value) => Some(value),
                _ => None,
            };
        kind.columns.iter().map(cell).collect()
    };
    let rows: Rc<[Vec<Option<Value>>]> = table.rows.iter().map(row).collect();
    Ok(Value::Table {
        rows,
        complete: table.complete,
    })
}

/// Full-width characters as their plain ones, without the spaces around.
fn narrow(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{2212}' => '-',
            '。' => '.',
            _ => c,
        })
        .collect()
}

/// `１，２３４．５` as `1234.5`; separators count only in groups of three.
fn plain_number(text: &str) -> Option<String> {
    let narrow = narrow(text);
    let (whole, fraction) = narrow
        .split_once('.')
        .map_or((narrow.as_str(), None), |(w, f)| (w, Some(f)));
    let mut groups = whole.split([',', ' ', '\u{a0}']);
    let mut plain = groups.next()?.to_owned();
    let first = plain.trim_start_matches('-').len();
    for group in groups {
        if group.len() != 3 || !(1..=3).contains(&first) {
            return None;
        }
        plain.push_str(group);
    }
    if let Some(fraction) = fraction {
        plain.push('.');
        plain.push_str(fraction);
    }
    Some(plain)
}

/// `2026-1-31`, `2026/01/31`, `2026.1.31`, `2026年1月31日`, `20260131`, also in full width.
pub(crate) fn read_date(text: &str) -> Option<Date> {
    let narrow = narrow(text);
    let parts: Vec<&str> = match narrow.as_str() {
        digits if digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()) => {
            vec![digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?]
        }
        other => other
            .trim_end_matches('日')
            .split(['-', '/', '.', '年', '月'])
            .map(str::trim)
            .collect(),
    };
    let [year, month, day] = parts.try_into().ok()?;
    let short =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || !short(month) || !short(day) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, plain) in [
            ("1,234.50", Some("1234.5")),
            ("１２．５", Some("12.5")),
            (" 7 ", Some("7")),
            ("-1,000", Some("-1000")),
            ("−3", Some("-3")),
            ("1，000，000", Some("1000000")),
            ("1 234", Some("1234")),
            ("1,23", None),
            ("12,3456", None),
            ("1e3", None),
            ("约5", None),
            ("5mg", None),
            ("--1", None),
            ("1..2", None),
            ("٣", None),
        ] {
            let read = plain_number(typed)
                .and_then(|text| Decimal::parse(&text))
                .map(|number| number.to_string());
            assert_eq!(read.as_deref(), plain, "{typed}");
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for typed in [
            "2026-01-31",
            "2026/1/31",
            "2026.01.31",
            "2026年1月31日",
            "20260131",
            "２０２６年１月３１日",
            " 2026-1-31 ",
        ] {
            assert_eq!(read_date(typed), Date::new(2026, 1, 31), "{typed}");
        }
        for typed in [
            "2026-02-30",
            "31-01-2026",
            "2026-1",
            "2026-1-31-2",
            "26-1-31",
            "明天",
            "2026-001-31",
            "12026-1-3",
            "2026-+1-01",
        ] {
            assert_eq!(read_date(typed), None, "{typed}");
        }
    }
}
