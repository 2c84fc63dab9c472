//! What parts of a condition can be that are no conditions themselves.

use std::collections::BTreeMap;

use biodivine_lib_bdd::Bdd;
use santong_rules::{Condition, QuestionId, Value, operation};

use super::{Row, Symbolic, Truth, Undecided, add_causes};
use crate::space::Slot;

/// A value for some answers, another for others; unknown for the rest.
pub(super) struct Values {
    pub known: Vec<(Value, Bdd)>,
    pub unknown: Bdd,
    pub causes: BTreeMap<QuestionId, Bdd>,
}

impl Symbolic<'_, '_> {
    /// For which answers the values are true, and false.
    pub(super) fn flags(&self, values: Values) -> Truth {
        let mut truth = Truth {
            holds: self.space.never(),
            fails: self.space.never(),
            unknown: values.unknown,
            causes: values.causes,
        };
        for (value, when) in values.known {
            match value {
                Value::Bool(true) => truth.holds = truth.holds.or(&when),
                Value::Bool(false) => truth.fails = truth.fails.or(&when),
                _ => truth.unknown = truth.unknown.or(&when),
            }
        }
        truth
    }

    /// What an operation makes of two values, pair by pair.
    pub(super) fn combine(
        &self,
        a: &Values,
        b: &Values,
        combine: impl Fn(&Value, &Value) -> Option<Value>,
    ) -> Result<Values, Undecided> {
        let mut known = Vec::new();
        for (x, when_x) in &a.known {
            for (y, when_y) in &b.known {
                let value = combine(x, y).ok_or(Undecided)?;
                known.push((value, when_x.and(when_y)));
            }
        }
        // As the engine has it: of an unknown and a known operand, the unknown one is the cause.
        let mut causes = a.causes.clone();
        add_causes(&mut causes, &b.causes, &self.space.always());
        Ok(Values {
            known,
            unknown: a.unknown.or(&b.unknown),
            causes,
        })
    }

    fn one(&self, value: Value) -> Values {
        Values {
            known: vec![(value, self.space.always())],
            unknown: self.space.never(),
            causes: BTreeMap::new(),
        }
    }

    /// What a part of a condition can be, and for which answers.
    pub(super) fn values(
        &self,
        condition: &Condition,
        rows: &[Row<'_>],
    ) -> Result<Values, Undecided> {
        Ok(match condition {
            Condition::Bool(value) => self.one(Value::Bool(*value)),
            Condition::Int(value) => self.one(Value::Int(*value)),
            Condition::Decimal(value) => self.one(Value::Decimal(*value)),
            Condition::Text(value) => self.one(Value::Text(value.as_str().into())),
            Condition::Date(value) => self.one(Value::Date(*value)),
            Condition::AsOf => Values {
                known: self
                    .space
                    .guards(&self.space.as_of)
                    .into_iter()
                    .map(|(day, when)| (Value::Date(*day), when))
                    .collect(),
                unknown: self.space.never(),
                causes: BTreeMap::new(),
            },
            Condition::Cell(depth, column) => {
                let row = rows
                    .iter()
                    .rev()
                    .nth(usize::from(*depth))
                    .ok_or(Undecided)?;
                match row.get(usize::from(*column)) {
                    Some(Some(value)) => self.one(value.clone()),
                    _ => return Err(Undecided),
                }
            }
            Condition::Answer(id) => {
                let Some(Slot::One(pick)) = self.space.slot(*id) else {
                    return Err(Undecided);
                };
                let (counts, causes) = self.counted(*id)?;
                let known = self.space.guards(pick).into_iter();
                Values {
                    known: known
                        .map(|((_, value), when)| (value.clone(), when.and(&counts)))
                        .collect(),
                    unknown: counts.not(),
                    causes,
                }
            }
            Condition::Size(a) => self.mapped(a, rows, |value| operation::size(value).ok())?,
            Condition::Matches(a, pattern) => {
                let pattern = self.space.rules.pattern(*pattern);
                self.mapped(a, rows, |value| operation::matches(value, pattern).ok())?
            }
            Condition::Negate(a) => {
                self.mapped(a, rows, |value| operation::negate(value.clone()).ok())?
            }
            Condition::Calculate(arithmetic, a, b) => {
                let (a, b) = (self.values(a, rows)?, self.values(b, rows)?);
                self.combine(&a, &b, |a, b| {
                    operation::calculate(*arithmetic, a.clone(), b.clone()).ok()
                })?
            }
            flag @ (Condition::Not(_)
            | Condition::And(..)
            | Condition::Or(..)
            | Condition::Compare(..)
            | Condition::In(..)
            | Condition::All(..)
            | Condition::Exists(..)) => {
                let truth = self.run(flag, rows)?;
                Values {
                    known: vec![
                        (Value::Bool(true), truth.holds),
                        (Value::Bool(false), truth.fails),
                    ],
                    unknown: truth.unknown,
                    causes: truth.causes,
                }
            }
            _ => return Err(Undecided),
        })
    }

    fn mapped(
        &self,
        a: &Condition,
        rows: &[Row<'_>],
        map: impl Fn(&Value) -> Option<Value>,
    ) -> Result<Values, Undecided> {
        let values = self.values(a, rows)?;
        let known = values
            .known
            .into_iter()
            .map(|(value, when)| map(&value).map(|value| (value, when)).ok_or(Undecided));
        Ok(Values {
            known: known.collect::<Result<_, _>>()?,
            ..values
        })
    }
}
