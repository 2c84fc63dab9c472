//! A condition in words: what has to be the case, built from the names of questions, columns and
//! choices. No reader ever sees the condition itself.

use santong_rules::{
    Arithmetic, Choice, Column, Comparison, Condition, Kind, Question, RowField, RuleSet,
};

use crate::{
    Words,
    answer::{date_text, measured},
    text::{clean, fill, quoted},
};

/// Most characters of a text that stands in a condition.
const BRIEF: usize = 60;

/// Puts conditions into words.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    pub rules: &'a RuleSet,
    pub words: &'a Words,
}

/// The lists of the enclosing `all` and `exists`, the innermost last.
pub type Lists<'a> = Vec<&'a Condition>;

impl<'a> Wording<'a> {
    /// What has to be the case for a condition to be true, or false where `holds` says so.
    pub fn requirement(self, condition: &'a Condition, holds: bool, lists: &Lists<'a>) -> String {
        let words = self.words;
        match condition {
            Condition::Not(inner) => self.requirement(inner, !holds, lists),
            Condition::And(a, b) | Condition::Or(a, b) => {
                let all = connects(condition, holds);
                let both = [a, b].map(|part| {
                    let said = self.requirement(part, holds, lists);
                    match connects(part, holds) {
                        Some(inner) if Some(inner) != all => fill(words.in_parentheses, &[&said]),
                        _ => said,
                    }
                });
                both.join(if all == Some(true) {
                    words.and_also
                } else {
                    words.or_else
                })
            }
            Condition::If(a, b, c) => {
                let said = [(a, true), (b, holds), (c, holds)]
                    .map(|(part, holds)| self.requirement(part, holds, lists));
                fill(words.if_then, &said.each_ref().map(String::as_str))
            }
            Condition::All(list, body) | Condition::Exists(list, body) => {
                let exists = matches!(condition, Condition::Exists(..));
                self.members(list, body, exists, holds, lists)
            }
            Condition::Compare(comparison, a, b) => self.compared(
                if holds {
                    *comparison
                } else {
                    comparison.opposite()
                },
                a,
                b,
                lists,
            ),
            Condition::In(item, list) => self.membership(item, list, holds, lists),
            Condition::Matches(text, _) => {
                let template = if holds {
                    words.fits_form
                } else {
                    words.does_not_fit_form
                };
                fill(template, &[&self.operand(text, lists)])
            }
            Condition::Bool(value) if *value == holds => words.always_so.to_owned(),
            Condition::Bool(_) => words.never_so.to_owned(),
            Condition::Cell(depth, column) if self.column(*depth, *column, lists).is_none() => {
                let field = self.column_name(*depth, *column, lists);
                let template = if holds { words.is_so } else { words.is_not_so };
                fill(template, &[&field])
            }
            flag => {
                let said = quoted(if holds { words.yes } else { words.no }, words);
                let name = self.operand(flag, lists);
                fill(words.is_answered, &[&name, &said])
            }
        }
    }

    /// `list.all(x, …)` and `list.exists(x, …)`.
    fn members(
        self,
        list: &'a Condition,
        body: &'a Condition,
        exists: bool,
        holds: bool,
        lists: &Lists<'a>,
    ) -> String {
        let words = self.words;
        let name = self.operand(list, lists);
        let row = self.table(list).map(|(_, row)| row);
        if exists && *body == Condition::Bool(true) {
            let template = if holds {
                words.has_rows
            } else {
                words.has_no_rows
            };
            return fill(template, &[&name, row.unwrap_or_default()]);
        }
        let inner: Lists<'a> = lists.iter().copied().chain([list]).collect();
        let said = self.requirement(body, holds, &inner);
        // Not all means that one does not, and not one means that all do not.
        match (row, exists == holds) {
            (Some(row), true) => fill(words.some_row, &[&name, row, &said]),
            (Some(row), false) => fill(words.every_row, &[&name, row, &said]),
            (None, true) => fill(words.some_choice, &[&name, &said]),
            (None, false) => fill(words.every_choice, &[&name, &said]),
        }
    }

    fn compared(
        self,
        comparison: Comparison,
        a: &'a Condition,
        b: &'a Condition,
        lists: &Lists<'a>,
    ) -> String {
        let words = self.words;
        if let (Condition::Size(of), Condition::Int(number)) = (a, b)
            && let Some(said) = self.sized(comparison, of, *number, lists)
        {
            return said;
        }
        let dates = self.is_date(a, lists) || self.is_date(b, lists);
        let choices = self.choices(a, lists);
        let template = match (comparison, dates) {
            (Comparison::Equal, _) if choices.is_some() => words.is_chosen,
            (Comparison::NotEqual, _) if choices.is_some() => words.is_not_chosen,
            (Comparison::Equal, _) if is_flag(a) => words.is_same,
            (Comparison::NotEqual, _) if is_flag(a) => words.is_not_same,
            (Comparison::Equal, _) => words.is_equal,
            (Comparison::NotEqual, _) => words.is_not_equal,
            (Comparison::Less, false) => words.is_less,
            (Comparison::LessOrEqual, false) => words.is_at_most,
            (Comparison::Greater, false) => words.is_more,
            (Comparison::GreaterOrEqual, false) => words.is_at_least,
            (Comparison::Less, true) => words.is_earlier,
            (Comparison::LessOrEqual, true) => words.is_not_later,
            (Comparison::Greater, true) => words.is_later,
            (Comparison::GreaterOrEqual, true) => words.is_not_earlier,
        };
        let other = self.value(b, choices, self.unit(a), lists);
        fill(template, &[&self.operand(a, lists), &other])
    }

    /// How many there are of something, where that has a plain way of saying it.
    fn sized(
        self,
        comparison: Comparison,
        of: &'a Condition,
        number: i64,
        lists: &Lists<'a>,
    ) -> Option<String> {
        let words = self.words;
        let some = comparison.asks_for_some(number)?;
        let name = self.operand(of, lists);
        let table = self.table(of).map(|(_, row)| row);
        let is_set = self.choices(of, lists).is_some();
        let row = table.unwrap_or_default();
        Some(match (table.is_some(), is_set, some) {
            (true, _, true) => fill(words.has_rows, &[&name, row]),
            (true, _, false) => fill(words.has_no_rows, &[&name, row]),
            (_, true, true) => fill(words.some_are_chosen, &[&name]),
            (_, true, false) => fill(
                words.is_chosen,
                &[&name, &quoted(words.none_of_these, words)],
            ),
            (_, _, true) => fill(words.is_given, &[&name]),
            (_, _, false) => fill(words.is_not_given, &[&name]),
        })
    }

    /// `item in list`.
    fn membership(
        self,
        item: &'a Condition,
        list: &'a Condition,
        holds: bool,
        lists: &Lists<'a>,
    ) -> String {
        let words = self.words;
        if let Condition::List(members) = list {
            let choices = self.choices(item, lists);
            let template = match (choices.is_some(), holds) {
                (true, true) => words.is_chosen,
                (true, false) => words.is_not_chosen,
                (false, true) => words.is_equal,
                (false, false) => words.is_not_equal,
            };
            let unit = self.unit(item);
            let members: Vec<String> = members
                .iter()
                .map(|member| self.value(member, choices, unit, lists))
                .collect();
            return fill(
                template,
                &[&self.operand(item, lists), &members.join(words.or)],
            );
        }
        let choices = self.choices(list, lists);
        let template = if holds {
            words.is_among_chosen
        } else {
            words.is_not_among_chosen
        };
        let item = self.value(item, choices, "", lists);
        fill(template, &[&self.operand(list, lists), &item])
    }

    /// What a part of a condition is called: the short name of a question, the heading of a column.
    fn operand(self, condition: &'a Condition, lists: &Lists<'a>) -> String {
        let words = self.words;
        match condition {
            Condition::Answer(id) => self
                .rules
                .question(*id)
                .map_or_else(String::new, |question| question.short.clone()),
            Condition::Cell(depth, column) => self.column_name(*depth, *column, lists),
            Condition::Variable(_) => words.this_one.to_owned(),
            Condition::Size(of) => fill(words.number_of, &[&self.operand(of, lists)]),
            Condition::Calculate(arithmetic, a, b) => {
                let template = match arithmetic {
                    Arithmetic::Add => words.plus,
                    Arithmetic::Subtract => words.minus,
                    Arithmetic::Multiply => words.times,
                };
                fill(
                    template,
                    &[&self.operand(a, lists), &self.operand(b, lists)],
                )
            }
            Condition::Negate(a) => ["-", &self.operand(a, lists)].concat(),
            flag if is_flag(flag) => fill(
                words.in_parentheses,
                &[&self.requirement(condition, true, lists)],
            ),
            other => self.value(other, None, "", lists),
        }
    }

    /// A value as it is written in a condition, or what another part is called.
    fn value(
        self,
        condition: &'a Condition,
        choices: Option<&'a [Choice]>,
        unit: &str,
        lists: &Lists<'a>,
    ) -> String {
        let words = self.words;
        match condition {
            Condition::Text(id) => {
                let label = choices.and_then(|choices| choices.iter().find(|c| c.id == *id));
                let text = label.map_or_else(|| clean(id, BRIEF, false), |c| c.label.clone());
                quoted(&text, words)
            }
            Condition::Int(number) => measured(&number.to_string(), unit),
            Condition::Decimal(number) => measured(&number.to_string(), unit),
            Condition::Date(date) => date_text(*date, words),
            Condition::AsOf => words.day_of_check.to_owned(),
            Condition::Bool(flag) => quoted(if *flag { words.yes } else { words.no }, words),
            Condition::List(members) => {
                let members = members.iter().map(|m| self.value(m, choices, unit, lists));
                members.collect::<Vec<_>>().join(words.enumeration)
            }
            other => self.operand(other, lists),
        }
    }

    fn question(self, condition: &Condition) -> Option<&'a Question> {
        match condition {
            Condition::Answer(id) => self.rules.question(*id),
            _ => None,
        }
    }

    /// The columns of the table that a list is, and what a row of it is called.
    fn table(self, list: &Condition) -> Option<(&'a [Column], &'a str)> {
        match &self.question(list)?.kind {
            Kind::Table(table) => Some((&table.columns, &table.row_name)),
            _ => None,
        }
    }

    fn column(self, depth: u8, column: u8, lists: &Lists<'a>) -> Option<&'a Column> {
        let list = lists.iter().rev().nth(usize::from(depth))?;
        self.table(list)?.0.get(usize::from(column))
    }

    fn column_name(self, depth: u8, column: u8, lists: &Lists<'a>) -> String {
        if let Some(column) = self.column(depth, column, lists) {
            return quoted(&column.label, self.words);
        }
        let columns = lists
            .iter()
            .rev()
            .nth(usize::from(depth))
            .and_then(|list| self.table(list))
            .map_or(0, |(columns, _)| columns.len());
        let field = usize::from(column).checked_sub(columns);
        let words = self.words;
        match field.and_then(|field| RowField::ALL.get(field)) {
            Some(RowField::OwnWithin) => words.field_own_within,
            Some(RowField::CommonRange) => words.field_common_range,
            Some(RowField::MeasuredWithin) => words.field_measured_within,
            Some(RowField::IsMeasured) => words.field_is_measured,
            None => "",
        }
        .to_owned()
    }

    /// The kind of a question or a column.
    fn kind(self, condition: &Condition, lists: &Lists<'a>) -> Option<&'a Kind> {
        match condition {
            Condition::Cell(depth, column) => self
                .column(*depth, *column, lists)
                .map(|column| &column.kind),
            Condition::Variable(depth) => {
                let list = lists.iter().rev().nth(usize::from(*depth))?;
                self.question(list).map(|question| &question.kind)
            }
            other => self.question(other).map(|question| &question.kind),
        }
    }

    fn choices(self, condition: &Condition, lists: &Lists<'a>) -> Option<&'a [Choice]> {
        match self.kind(condition, lists)? {
            Kind::Choice(choices) | Kind::Choices(choices) => Some(choices),
            _ => None,
        }
    }

    fn unit(self, condition: &Condition) -> &'a str {
        match self.question(condition).map(|question| &question.kind) {
            Some(Kind::Number(number)) => &number.unit,
            Some(Kind::Money { unit }) => unit,
            _ => "",
        }
    }

    fn is_date(self, condition: &Condition, lists: &Lists<'a>) -> bool {
        matches!(condition, Condition::AsOf | Condition::Date(_))
            || matches!(self.kind(condition, lists), Some(Kind::Date))
    }
}

/// Whether a part of a condition is one in itself.
fn is_flag(condition: &Condition) -> bool {
    matches!(
        condition,
        Condition::If(..)
            | Condition::Not(_)
            | Condition::And(..)
            | Condition::Or(..)
            | Condition::Compare(..)
            | Condition::In(..)
            | Condition::Matches(..)
            | Condition::All(..)
            | Condition::Exists(..)
    )
}

/// Whether a condition says that all of several things hold (`true`), or that one of them does.
fn connects(condition: &Condition, holds: bool) -> Option<bool> {
    match condition {
        Condition::Not(inner) => connects(inner, !holds),
        Condition::And(..) => Some(holds),
        Condition::Or(..) => Some(!holds),
        _ => None,
    }
}
