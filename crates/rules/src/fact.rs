//! Facts: answers read as values of the type their question asks for.

use std::rc::Rc;

use crate::{
    Answer, Answers, Choice, Decimal, IdentifierFault, Kind, Limit, Measured, NumberKind, Row,
    RuleSet, Table, TableKind, TextKind, Value,
    comparison::add_fields,
    identify,
    typed::{read_date, read_decimal},
};

/// What is written for an identifier that there is none of, where the question accepts that.
pub const NONE: &str = "无";

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
    /// Not the identifier that is asked for.
    Identifier(IdentifierFault),
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
    /// Not what a limit looks like: `0.5`, `≤0.5`, `5～9`, `无`.
    NotALimit,
    /// Not what a measured value looks like: `0.32`, `<0.01`, `未检出(<0.01)`, `未测`.
    NotAMeasurement,
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
        Self::read_where(rules, answers, |_| true)
    }

    /// As [`read`](Self::read), but of all products only the one at a position; the others stay
    /// unanswered.
    pub(crate) fn read_of(rules: &RuleSet, answers: &Answers, product: Option<usize>) -> Self {
        Self::read_where(rules, answers, |index| product == Some(index))
    }

    /// As [`read`](Self::read), but of all products only the wanted ones; the others stay unanswered.
    pub(crate) fn read_where(
        rules: &RuleSet,
        answers: &Answers,
        wanted: impl Fn(usize) -> bool,
    ) -> Self {
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
            let mut facts: Vec<Fact> = rules.questions.iter().map(fact).collect();
            add_fields(rules, level, &mut facts);
            facts
        };
        let products = (0..answers.products.len())
            .map(|index| FactsOfProduct {
                facts: if wanted(index) {
                    read(Some(index))
                } else {
                    Vec::new()
                },
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
        (Kind::Limit, Answer::Text(text)) => Limit::parse(text)
            .map(|limit| Value::Text(limit.to_string().into()))
            .ok_or(IllFormed::NotALimit),
        (Kind::Measured, Answer::Text(text)) => Measured::parse(text)
            .map(|measured| Value::Text(measured.to_string().into()))
            .ok_or(IllFormed::NotAMeasurement),
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
    if let Some(identifier) = kind.identifier {
        if kind.none && text == NONE {
            return Ok(Value::Text(NONE.into()));
        }
        let read = identify(identifier, text).map_err(IllFormed::Identifier)?;
        return Ok(Value::Text(read.text.into()));
    }
    let pattern = kind.pattern.and_then(|index| rules.pattern(index));
    if pattern.is_some_and(|pattern| pattern.matches(text) != Some(true)) {
        return Err(IllFormed::Pattern);
    }
    Ok(Value::Text(text.into()))
}

fn read_number(kind: &NumberKind, text: &str) -> Result<Value, IllFormed> {
    let number = read_decimal(text).ok_or(IllFormed::NotANumber)?;
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
    let rows: Rc<[Vec<Option<Value>>]> = table
        .rows
        .iter()
        .map(|row| read_row(rules, kind, row))
        .collect();
    Ok(Value::Table {
        rows,
        complete: table.complete,
    })
}

/// The cells of a row as values, one per column; `None` where a cell is empty or ill-formed.
///
/// In a comparison an empty unit says something. One that cannot be read must not pass for it: it
/// stands as [`UNREADABLE`](crate::table::UNREADABLE).
pub(crate) fn read_row(rules: &RuleSet, kind: &TableKind, row: &Row) -> Vec<Option<Value>> {
    let cell = |column: &crate::Column| match read_answer(rules, &column.kind, row.get(&column.id)?)
    {
        Fact::Known(value) => Some(value),
        Fact::IllFormed(_) if column.optional && kind.comparison.is_some() => {
            Some(crate::table::UNREADABLE)
        }
        _ => None,
    };
    kind.columns.iter().map(cell).collect()
}
