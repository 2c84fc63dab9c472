//! All possible answers as variables of decision diagrams.

use std::collections::BTreeMap;

use biodivine_lib_bdd::{Bdd, BddValuation, BddVariable, BddVariableSet};
use santong_rules::{Answer, Date, Kind, Level, QuestionId, Row, RuleSet, Value, Window};

use crate::domain::{Domain, domain_of};
use crate::points::Points;
use crate::rows::rows_of;

/// One of several things, told by a few bits; codes beyond the last one stand for it too.
pub struct Pick<T> {
    bits: Vec<BddVariable>,
    /// The things.
    pub things: Vec<T>,
}

/// What can be said to one question.
pub enum Slot {
    /// No condition reads it: one answer stands for all.
    Idle(Answer),
    /// One of these answers, each with its value.
    One(Pick<(Answer, Value)>),
    /// Any number of choices, a variable each.
    Set(Vec<(String, BddVariable)>),
    /// Any number of rows: a variable for each kind of row that conditions can tell apart.
    Table(Vec<(Row, Vec<Option<Value>>, BddVariable)>),
}

/// All possible answers to a rule set: of the enterprise and one product (products do not see each other).
pub struct Space<'a> {
    /// The rule set.
    pub rules: &'a RuleSet,
    set: BddVariableSet,
    /// One slot a question, in the author's order.
    pub slots: Vec<Slot>,
    /// For each question: it has no answer yet (a table: more rows may come).
    pub unanswered: Vec<BddVariable>,
    /// The day of the assessment.
    pub as_of: Pick<Date>,
}

impl<'a> Space<'a> {
    /// The space of a rule set. `examples` are texts that its authors gave to questions and columns, by
    /// their names (`product.standards/number` for a column): conditions on texts tell some of them apart.
    /// With `nothing` a text may also be the empty one, which nobody can give as an answer: where a
    /// condition asks whether there is a text at all, the question has something to decide.
    pub fn new(rules: &'a RuleSet, examples: &[(String, String)], nothing: bool) -> Self {
        let points = Points::new(rules);
        let domains: Vec<Domain> = rules
            .questions_with_ids()
            .map(|(id, question)| {
                let domain = domain_of(rules, id, question, &points, examples);
                if nothing && matches!(question.kind, Kind::Text(_)) {
                    with_nothing(domain)
                } else {
                    domain
                }
            })
            .collect();
        let tables: Vec<_> = rules
            .questions_with_ids()
            .map(|(id, _)| rows_of(rules, id, &points, examples))
            .collect();
        let days = points.days_of_assessment(rules);
        let bits = |domain: &Domain, rows: &Vec<_>| match domain {
            Domain::Idle(_) => 0,
            Domain::One(things) => bits_for(things.len()),
            Domain::Set(choices) => choices.len(),
            Domain::Table => rows.len(),
        };
        let all: usize = domains.iter().zip(&tables).map(|(d, t)| bits(d, t)).sum();
        let total = all + bits_for(days.len()) + domains.len();
        let set = BddVariableSet::new_anonymous(u16::try_from(total).unwrap_or(u16::MAX));
        let mut variables = set.variables().into_iter();
        let mut take = |number: usize| variables.by_ref().take(number).collect::<Vec<_>>();
        let as_of = Pick {
            bits: take(bits_for(days.len())),
            things: days,
        };
        // Rows about a choice stand beside it: diagrams of “for every market there is a row” stay small.
        let mut beside: BTreeMap<(usize, usize), BddVariable> = BTreeMap::new();
        let mut slots = Vec::new();
        let mut unanswered = Vec::new();
        for (index, domain) in domains.into_iter().enumerate() {
            unanswered.extend(take(1));
            slots.push(match domain {
                Domain::Idle(answer) => Slot::Idle(answer),
                Domain::One(things) => Slot::One(Pick {
                    bits: take(bits_for(things.len())),
                    things,
                }),
                Domain::Set(choices) => {
                    let with_bit = choices.into_iter().filter_map(|choice| {
                        let bit = take(1).pop()?;
                        for (table, rows) in tables.iter().enumerate().skip(index) {
                            for (row, (_, cells)) in rows.iter().enumerate() {
                                let about = Some(Value::Text(choice.as_str().into()));
                                if cells.contains(&about) && !beside.contains_key(&(table, row)) {
                                    beside.extend(take(1).pop().map(|bit| ((table, row), bit)));
                                }
                            }
                        }
                        Some((choice, bit))
                    });
                    Slot::Set(with_bit.collect())
                }
                Domain::Table => {
                    let rows = tables.get(index).into_iter().flatten().enumerate();
                    let with_bit = rows.filter_map(|(row, (given, cells))| {
                        let bit = match beside.get(&(index, row)) {
                            Some(bit) => *bit,
                            None => take(1).pop()?,
                        };
                        Some((given.clone(), cells.clone(), bit))
                    });
                    Slot::Table(with_bit.collect())
                }
            });
        }
        Self {
            rules,
            set,
            slots,
            unanswered,
            as_of,
        }
    }

    /// How many variables there are.
    pub fn variables(&self) -> u16 {
        self.set.num_vars()
    }

    /// Always.
    pub fn always(&self) -> Bdd {
        self.set.mk_true()
    }

    /// Never.
    pub fn never(&self) -> Bdd {
        self.set.mk_false()
    }

    /// A variable is set.
    pub fn is_set(&self, variable: BddVariable) -> Bdd {
        self.set.mk_var(variable)
    }

    /// When each of several things is picked.
    pub fn guards<'p, T>(&self, pick: &'p Pick<T>) -> Vec<(&'p T, Bdd)> {
        let last = pick.things.len().saturating_sub(1);
        let mut rest = self.always();
        let mut guards = Vec::new();
        for (index, thing) in pick.things.iter().enumerate() {
            let guard = if index == last {
                rest.clone()
            } else {
                let code = |bit: usize| index >> bit & 1 == 1;
                let bits = pick.bits.iter().enumerate();
                bits.fold(self.always(), |guard, (bit, variable)| {
                    guard.and(&self.set.mk_literal(*variable, code(bit)))
                })
            };
            rest = rest.and_not(&guard);
            guards.push((thing, guard));
        }
        guards
    }

    /// The days on which something is not in force.
    pub fn days_outside(&self, window: Window) -> Bdd {
        let days = self.guards(&self.as_of).into_iter();
        days.filter(|(day, _)| !window.contains(**day))
            .fold(self.never(), |outside, (_, guard)| outside.or(&guard))
    }

    /// The variables that tell the answer to a question.
    pub fn bits_of(&self, id: QuestionId) -> Vec<BddVariable> {
        match self.slot(id) {
            Some(Slot::One(pick)) => pick.bits.clone(),
            Some(Slot::Set(choices)) => choices.iter().map(|(_, bit)| *bit).collect(),
            Some(Slot::Table(rows)) => rows.iter().map(|(.., bit)| *bit).collect(),
            _ => Vec::new(),
        }
    }

    /// The slot of a question.
    pub fn slot(&self, id: QuestionId) -> Option<&Slot> {
        self.slots.get(usize::from(id.0))
    }

    /// The variable that says that a question has no answer yet.
    pub fn unanswered(&self, id: QuestionId) -> Option<BddVariable> {
        self.unanswered.get(usize::from(id.0)).copied()
    }

    /// Which of several things is picked in a valuation.
    pub fn picked<'p, T>(pick: &'p Pick<T>, valuation: &BddValuation) -> Option<&'p T> {
        let bits = pick.bits.iter().enumerate();
        let code = bits.fold(0, |code, (bit, variable)| {
            code | usize::from(valuation.value(*variable)) << bit
        });
        pick.things
            .get(code.min(pick.things.len().saturating_sub(1)))
    }

    /// The level of a question.
    pub fn level(&self, id: QuestionId) -> Level {
        self.rules
            .question(id)
            .map_or(Level::Enterprise, |question| question.level)
    }
}

/// A text that decides something may also be the empty one.
fn with_nothing(mut domain: Domain) -> Domain {
    if let Domain::One(things) = &mut domain {
        things.push((Answer::Text(String::new()), Value::Text("".into())));
    }
    domain
}

fn bits_for(things: usize) -> usize {
    let most = things.saturating_sub(1);
    usize::try_from(usize::BITS - most.leading_zeros()).unwrap_or(0)
}
