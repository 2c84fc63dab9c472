//! A few answers that stand for all answers to a question: conditions cannot tell any other from one of
//! them.

use std::collections::BTreeSet;

use santong_rules::{
    Answer, Answers, Condition, Decimal, Fact, IdentifierKind, Kind, NONE, NumberKind, Question,
    QuestionId, RuleSet, Table, Value, operation, read_answer,
};

use crate::conditions::all_conditions;
use crate::points::{Points, typed};

/// What can be said to a question.
pub enum Domain {
    /// No condition reads it.
    Idle(Answer),
    /// One of these.
    One(Vec<(Answer, Value)>),
    /// Any of these choices.
    Set(Vec<String>),
    /// Rows, see [`rows_of`].
    Table,
}

/// The answers that stand for all.
pub fn domain_of(
    rules: &RuleSet,
    id: QuestionId,
    question: &Question,
    points: &Points,
    examples: &[(String, String)],
) -> Domain {
    let read = all_conditions(rules).any(|condition| condition.reads(id));
    if !read {
        return Domain::Idle(some_answer(rules, question, examples));
    }
    let answers: Vec<Answer> = match &question.kind {
        Kind::Choices(choices) => {
            return Domain::Set(choices.iter().map(|choice| choice.id.clone()).collect());
        }
        Kind::Table(_) => return Domain::Table,
        Kind::Boolean => vec![Answer::Flag(false), Answer::Flag(true)],
        Kind::Choice(choices) => choices
            .iter()
            .map(|choice| Answer::Text(choice.id.clone()))
            .collect(),
        Kind::Date => texts(points.days(rules).into_iter().map(Value::Date)),
        Kind::Number(kind) => texts(points.numbers(id, kind).into_iter().map(Value::Decimal)),
        Kind::Money { unit } => {
            let kind = NumberKind {
                unit: unit.clone(),
                min: Some(Decimal::from(0)),
                max: None,
            };
            texts(points.numbers(id, &kind).into_iter().map(Value::Decimal))
        }
        _ => {
            let mut candidates = written(
                rules,
                &|part| matches!(part, Condition::Answer(other) if *other == id),
            );
            candidates.extend(given(examples, &question.id));
            candidates.extend(any_text(&question.kind));
            candidates.into_iter().map(Answer::Text).collect()
        }
    };
    let mut known: Vec<(Answer, Value)> = Vec::new();
    let mut seen = Vec::new();
    for answer in answers {
        let Fact::Known(value) = read_answer(rules, &question.kind, &answer) else {
            continue;
        };
        let sign = match &question.kind {
            Kind::Text(_) => sign(
                rules,
                &value,
                &|part| matches!(part, Condition::Answer(other) if *other == id),
            ),
            _ => vec![Some(value.clone())],
        };
        if !seen.contains(&sign) {
            seen.push(sign);
            known.push((answer, value));
        }
    }
    Domain::One(known)
}

pub fn texts(values: impl Iterator<Item = Value>) -> Vec<Answer> {
    values
        .filter_map(|value| typed(&value))
        .map(Answer::Text)
        .collect()
}

/// The texts that conditions compare something with.
pub fn written(rules: &RuleSet, is_it: &dyn Fn(&Condition) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for condition in all_conditions(rules) {
        condition.visit(&mut |part| match part {
            Condition::Compare(_, a, b) => {
                for (it, other) in [(a, b), (b, a)] {
                    if let (true, Condition::Text(text)) = (is_it(it), &**other) {
                        found.push(text.clone());
                    }
                }
            }
            Condition::In(a, list) => {
                if let (true, Condition::List(items)) = (is_it(a), &**list) {
                    found.extend(items.iter().filter_map(|item| match item {
                        Condition::Text(text) => Some(text.clone()),
                        _ => None,
                    }));
                }
            }
            _ => {}
        });
    }
    found
}

pub fn given<'e>(
    examples: &'e [(String, String)],
    name: &'e str,
) -> impl Iterator<Item = String> + 'e {
    let own = examples.iter().filter(move |(of, _)| of == name);
    own.map(|(_, text)| text.clone())
}

/// Texts of a kind that nobody has given an example of.
pub fn any_text(kind: &Kind) -> Vec<String> {
    let Kind::Text(text) = kind else {
        return Vec::new();
    };
    let identifier = text.identifier.map(|identifier| match identifier {
        IdentifierKind::CreditCode => "91440300192317458F",
        IdentifierKind::FoodLicence => "SC12344010112349",
        IdentifierKind::CccCertificate => "2026010703012345",
        IdentifierKind::CustomsCode => "4401961234",
        IdentifierKind::HsCode => "8421399090",
        IdentifierKind::ProductionLicence => "XK16-204-00001",
        IdentifierKind::StandardNumber => "GB/T 2912.1-2009",
    });
    let none = text.none.then_some(NONE);
    let plain = ["某型号A1", "13800000000", "2026"];
    let all = identifier.into_iter().chain(none).chain(plain);
    all.map(str::to_owned).collect()
}

/// What conditions make of a text: of two with the same signs none can tell one from the other.
pub fn sign(
    rules: &RuleSet,
    value: &Value,
    is_it: &dyn Fn(&Condition) -> bool,
) -> Vec<Option<Value>> {
    let mut signs = Vec::new();
    for condition in all_conditions(rules) {
        condition.visit(&mut |part| match part {
            Condition::Matches(text, pattern) if is_it(text) => {
                signs.push(operation::matches(value, rules.pattern(*pattern)).ok());
            }
            Condition::Compare(comparison, a, b) => {
                let literal = |part: &Condition| match part {
                    Condition::Text(text) => Some(Value::Text(text.as_str().into())),
                    Condition::Int(number) => Some(Value::Int(*number)),
                    _ => None,
                };
                let size = |part: &Condition| matches!(part, Condition::Size(of) if is_it(of));
                if let (true, Some(other)) = (is_it(a), literal(b)) {
                    signs.push(operation::compare(*comparison, value, &other).ok());
                } else if let (true, Some(other)) = (size(a), literal(b)) {
                    let size = operation::size(value);
                    signs.push(
                        size.and_then(|size| operation::compare(*comparison, &size, &other))
                            .ok(),
                    );
                }
            }
            Condition::In(a, list) if is_it(a) => {
                if let Condition::List(items) = &**list {
                    let is_text = |item: &Condition| matches!((item, value), (Condition::Text(a), Value::Text(b)) if **a == **b);
                    signs.push(Some(Value::Bool(items.iter().any(is_text))));
                }
            }
            _ => {}
        });
    }
    signs
}

/// An answer that can be read, where it does not matter which.
fn some_answer(rules: &RuleSet, question: &Question, examples: &[(String, String)]) -> Answer {
    match &question.kind {
        Kind::Boolean => Answer::Flag(true),
        Kind::Choice(choices) => Answer::Text(
            choices
                .first()
                .map_or_else(String::new, |choice| choice.id.clone()),
        ),
        Kind::Choices(_) => Answer::Set(Vec::new()),
        Kind::Number(kind) => Answer::Text(kind.min.unwrap_or(Decimal::from(1)).to_string()),
        Kind::Money { .. } => Answer::Text("1".to_owned()),
        Kind::Date => Answer::Text(rules.date.to_string()),
        Kind::Table(_) => Answer::Table(Table {
            rows: Vec::new(),
            complete: true,
        }),
        kind => {
            let candidates = given(examples, &question.id).chain(any_text(kind));
            let mut fitting = candidates
                .map(Answer::Text)
                .filter(|answer| matches!(read_answer(rules, kind, answer), Fact::Known(_)));
            fitting.next().unwrap_or(Answer::Text(String::new()))
        }
    }
}

/// The names of questions and columns under which texts were given, with the texts.
pub fn examples_of(all: &[Answers]) -> Vec<(String, String)> {
    let mut found = BTreeSet::new();
    for answers in all {
        let products = answers.products.iter().map(|product| &product.answers);
        for given in products.chain([&answers.enterprise]) {
            for (name, answer) in given {
                match answer {
                    Answer::Text(text) => {
                        found.insert((name.clone(), text.clone()));
                    }
                    Answer::Table(table) => {
                        for (column, cell) in table.rows.iter().flatten() {
                            if let Answer::Text(text) = cell {
                                found.insert((format!("{name}/{column}"), text.clone()));
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    found.into_iter().collect()
}
