//! Operations on known values. Whatever the compiler's type check rules out is a fault, never a panic.

use std::cmp::Ordering;

use crate::{Arithmetic, Comparison, Decimal, Pattern, Value};

/// Why an operation has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A result out of the range of exact numbers.
    Range,
    /// Values of the wrong type, or a damaged rule set: nothing that compiled rules can do.
    Type,
}

/// `a == b` across types: integers and decimals compare as numbers, other types only with their own.
pub fn equal(a: &Value, b: &Value) -> Value {
    let same = match (decimal(a), decimal(b)) {
        (Some(a), Some(b)) => a == b,
        _ => match (a, b) {
            (Value::List(a), Value::List(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .zip(b.iter())
                        .all(|(a, b)| equal(a, b) == Value::Bool(true))
            }
            _ => a == b,
        },
    };
    Value::Bool(same)
}

/// `a == b`, `a < b` and their kin.
///
/// # Errors
/// [`Fault::Type`] for values that have no order, or not the same one.
pub fn compare(comparison: Comparison, a: &Value, b: &Value) -> Result<Value, Fault> {
    let holds: fn(Ordering) -> bool = match comparison {
        Comparison::Equal => return Ok(equal(a, b)),
        Comparison::NotEqual => return Ok(Value::Bool(equal(a, b) != Value::Bool(true))),
        Comparison::Less => Ordering::is_lt,
        Comparison::LessOrEqual => Ordering::is_le,
        Comparison::Greater => Ordering::is_gt,
        Comparison::GreaterOrEqual => Ordering::is_ge,
    };
    let order = match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        _ => decimal(a)
            .zip(decimal(b))
            .map(|(a, b)| a.cmp(&b))
            .ok_or(Fault::Type)?,
    };
    Ok(Value::Bool(holds(order)))
}

/// `a + b` and its kin.
///
/// # Errors
/// [`Fault::Range`] where there is no exact result, [`Fault::Type`] for values that cannot be added.
pub fn calculate(arithmetic: Arithmetic, a: Value, b: Value) -> Result<Value, Fault> {
    match (arithmetic, a, b) {
        (Arithmetic::Add, Value::Int(a), Value::Int(b)) => {
            a.checked_add(b).map(Value::Int).ok_or(Fault::Range)
        }
        (Arithmetic::Subtract, Value::Int(a), Value::Int(b)) => {
            a.checked_sub(b).map(Value::Int).ok_or(Fault::Range)
        }
        (Arithmetic::Multiply, Value::Int(a), Value::Int(b)) => {
            a.checked_mul(b).map(Value::Int).ok_or(Fault::Range)
        }
        (Arithmetic::Add, Value::Text(a), Value::Text(b)) => {
            Ok(Value::Text([&*a, &*b].concat().into()))
        }
        (Arithmetic::Add, Value::List(a), Value::List(b)) => {
            Ok(Value::List(a.iter().chain(b.iter()).cloned().collect()))
        }
        (arithmetic, a, b) => {
            let (a, b) = decimal(&a).zip(decimal(&b)).ok_or(Fault::Type)?;
            let result = match arithmetic {
                Arithmetic::Add => a.checked_add(b),
                Arithmetic::Subtract => a.checked_sub(b),
                Arithmetic::Multiply => a.checked_mul(b),
            };
            result.map(Value::Decimal).ok_or(Fault::Range)
        }
    }
}

/// `-a`.
///
/// # Errors
/// [`Fault::Range`] where there is no exact result, [`Fault::Type`] for what is no number.
pub fn negate(value: Value) -> Result<Value, Fault> {
    match value {
        Value::Int(int) => int.checked_neg().map(Value::Int).ok_or(Fault::Range),
        Value::Decimal(decimal) => decimal
            .checked_neg()
            .map(Value::Decimal)
            .ok_or(Fault::Range),
        _ => Err(Fault::Type),
    }
}

/// Characters of a text (not bytes), members of a list, rows of a table.
///
/// # Errors
/// [`Fault::Type`] for what has no size.
pub fn size(value: &Value) -> Result<Value, Fault> {
    let size = match value {
        Value::Text(text) => text.chars().count(),
        Value::List(members) => members.len(),
        Value::Table { rows, .. } => rows.len(),
        _ => return Err(Fault::Type),
    };
    i64::try_from(size)
        .map(Value::Int)
        .map_err(|_| Fault::Range)
}

/// Whether a text matches a pattern.
///
/// # Errors
/// [`Fault::Type`] for what is no text, or no pattern.
pub fn matches(value: &Value, pattern: Option<&Pattern>) -> Result<Value, Fault> {
    match (value, pattern) {
        (Value::Text(text), Some(pattern)) => {
            pattern.matches(text).map(Value::Bool).ok_or(Fault::Type)
        }
        _ => Err(Fault::Type),
    }
}

fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Int(int) => Some(Decimal::from(*int)),
        Value::Decimal(decimal) => Some(*decimal),
        _ => None,
    }
}
