//! Numbers and days that stand for all others: conditions only ask how they stand to each other and to
//! what is written in conditions.

use std::collections::BTreeSet;

use santong_rules::{Condition, Date, Decimal, Kind, NumberKind, QuestionId, RuleSet, Value};

use crate::conditions::all_conditions;

/// Between two days that conditions name, before the first and after the last, so many others are tried:
/// more than conditions compare with each other at once.
const BETWEEN: usize = 3;

/// What conditions compare answers with.
pub struct Points {
    days: Vec<Date>,
    compares_as_of: bool,
    numbers: Vec<(QuestionId, Decimal)>,
    /// Numbers that are compared with one another share their points.
    related: Vec<BTreeSet<QuestionId>>,
}

impl Points {
    /// Collects them from all conditions.
    pub fn new(rules: &RuleSet) -> Self {
        let mut days = BTreeSet::new();
        let windows = rules.criteria.iter().map(|criterion| criterion.window);
        let ends: Vec<Date> = windows
            .flat_map(|window| [window.from, window.until])
            .flatten()
            .collect();
        let mut compares_as_of = !ends.is_empty();
        days.extend(ends);
        let mut numbers = Vec::new();
        let mut related = Vec::new();
        for condition in all_conditions(rules) {
            condition.visit(&mut |part| match part {
                Condition::Date(day) => {
                    days.insert(*day);
                }
                Condition::AsOf => compares_as_of = true,
                Condition::Compare(_, a, b) => {
                    let mut questions = BTreeSet::new();
                    part.questions(&mut |id| {
                        let kind = rules.question(id).map(|question| &question.kind);
                        if matches!(kind, Some(Kind::Number(_) | Kind::Money { .. })) {
                            questions.insert(id);
                        }
                    });
                    for side in [a, b] {
                        let number = match **side {
                            Condition::Int(number) => Some(Decimal::from(number)),
                            Condition::Decimal(number) => Some(number),
                            _ => None,
                        };
                        let pairs = number
                            .into_iter()
                            .flat_map(|n| questions.iter().map(move |q| (*q, n)));
                        numbers.extend(pairs);
                    }
                    if questions.len() > 1 {
                        related.push(questions);
                    }
                }
                _ => {}
            });
        }
        Self {
            days: days.into_iter().collect(),
            compares_as_of,
            numbers,
            related,
        }
    }

    /// The days that stand for all.
    pub fn days(&self, rules: &RuleSet) -> Vec<Date> {
        if self.days.is_empty() && !self.compares_as_of {
            return vec![rules.date];
        }
        let mut named = self.days.clone();
        if named.is_empty() {
            named.push(rules.date);
        }
        let mut days: BTreeSet<Date> = named.iter().copied().collect();
        for day in named {
            let (mut before, mut after) = (Some(day), Some(day));
            for _ in 0..BETWEEN {
                before = before.and_then(Date::previous);
                after = after.and_then(Date::next);
                days.extend(before.into_iter().chain(after));
            }
        }
        days.into_iter().collect()
    }

    /// The days of the assessment that stand for all: earlier and later ones are left over.
    pub fn days_of_assessment(&self, rules: &RuleSet) -> Vec<Date> {
        let days = self.days(rules);
        let inner = days.get(BETWEEN - 1..days.len().saturating_sub(BETWEEN - 1));
        inner
            .filter(|inner| !inner.is_empty())
            .map_or(days.clone(), <[Date]>::to_vec)
    }

    /// The numbers that stand for all answers to a question.
    pub fn numbers(&self, id: QuestionId, kind: &NumberKind) -> Vec<Decimal> {
        let mut family = BTreeSet::from([id]);
        for related in &self.related {
            if !related.is_disjoint(&family) {
                family.extend(related);
            }
        }
        let named: BTreeSet<Decimal> = self
            .numbers
            .iter()
            .filter(|(question, _)| family.contains(question))
            .map(|(_, number)| *number)
            .collect();
        let steps = ["1", "0.5", "2"].into_iter().filter_map(Decimal::parse);
        let steps: Vec<Decimal> = steps.take(family.len().max(1) + 1).collect();
        let mut numbers = named.clone();
        for number in named {
            for step in &steps {
                numbers.extend(number.checked_add(*step));
                numbers.extend(number.checked_sub(*step));
            }
        }
        if numbers.is_empty() {
            numbers.insert(kind.min.unwrap_or(Decimal::from(0)));
        }
        let allowed = |number: &Decimal| {
            kind.min.is_none_or(|min| min <= *number) && kind.max.is_none_or(|max| *number <= max)
        };
        numbers.into_iter().filter(allowed).collect()
    }
}

/// A value as it is typed.
pub fn typed(value: &Value) -> Option<String> {
    match value {
        Value::Date(date) => Some(date.to_string()),
        Value::Decimal(number) => Some(number.to_string()),
        Value::Text(text) => Some(text.to_string()),
        _ => None,
    }
}
