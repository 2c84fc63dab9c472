//! What a condition comes to for all possible answers at once.

mod values;

use std::cell::RefCell;
use std::collections::BTreeMap;

use biodivine_lib_bdd::Bdd;
use santong_rules::{Comparison, Condition, Kind, QuestionId, Value, operation};

use crate::space::{Slot, Space};
use values::Values;

/// For which answers something is true, false or unknown; these three share no answers and cover all.
#[derive(Clone)]
pub struct Truth {
    /// True.
    pub holds: Bdd,
    /// False.
    pub fails: Bdd,
    /// Not known.
    pub unknown: Bdd,
    /// For which answers each question is among the causes of its being unknown.
    pub causes: BTreeMap<QuestionId, Bdd>,
}

/// Why a condition cannot be looked at for all answers.
pub struct Undecided;

/// Evaluates conditions. In a complete space every question has an answer; otherwise some have none yet.
pub struct Symbolic<'s, 'a> {
    /// All possible answers.
    pub space: &'s Space<'a>,
    complete: bool,
    shown: RefCell<BTreeMap<QuestionId, Truth>>,
}

type Row<'r> = &'r [Option<Value>];

impl<'s, 'a> Symbolic<'s, 'a> {
    /// Evaluation where everything is answered (`complete`), or where some answers may still be missing.
    pub fn new(space: &'s Space<'a>, complete: bool) -> Self {
        Self {
            space,
            complete,
            shown: RefCell::default(),
        }
    }

    /// What a condition comes to.
    ///
    /// # Errors
    /// [`Undecided`] where it does something with answers that a finite number of cases does not cover.
    pub fn truth(&self, condition: &Condition) -> Result<Truth, Undecided> {
        self.run(condition, &[])
    }

    /// Whether a question makes sense.
    ///
    /// # Errors
    /// As [`truth`](Self::truth).
    pub fn shown(&self, id: QuestionId) -> Result<Truth, Undecided> {
        if let Some(known) = self.shown.borrow().get(&id) {
            return Ok(known.clone());
        }
        let question = self.space.rules.question(id).ok_or(Undecided)?;
        let shown = match &question.shown_when {
            None => self.constant(true),
            Some(condition) => self.truth(condition)?,
        };
        self.shown.borrow_mut().insert(id, shown.clone());
        Ok(shown)
    }

    fn constant(&self, holds: bool) -> Truth {
        let (always, never) = (self.space.always(), self.space.never());
        Truth {
            holds: if holds { always.clone() } else { never.clone() },
            fails: if holds { never.clone() } else { always },
            unknown: never,
            causes: BTreeMap::new(),
        }
    }

    /// For which answers one to this question counts, and what makes it unknown otherwise.
    fn counted(&self, id: QuestionId) -> Result<(Bdd, BTreeMap<QuestionId, Bdd>), Undecided> {
        let shown = self.shown(id)?;
        let mut counts = shown.holds.clone();
        let mut causes = shown.causes;
        let mut own = shown.fails;
        if !self.complete
            && let Some(bit) = self.space.unanswered(id)
        {
            // A table is never without an answer here: it may only be incomplete.
            if !matches!(self.space.slot(id), Some(Slot::Table(_))) {
                let unanswered = self.space.is_set(bit);
                own = own.or(&counts.and(&unanswered));
                counts = counts.and_not(&unanswered);
            }
        }
        let cause = causes.entry(id).or_insert_with(|| self.space.never());
        *cause = cause.or(&own);
        Ok((counts, causes))
    }

    /// Where a table that counts may still get rows.
    fn open(&self, id: QuestionId) -> Bdd {
        match self.space.unanswered(id) {
            Some(bit) if !self.complete => self.space.is_set(bit),
            _ => self.space.never(),
        }
    }

    fn run(&self, condition: &Condition, rows: &[Row<'_>]) -> Result<Truth, Undecided> {
        match condition {
            Condition::Bool(holds) => Ok(self.constant(*holds)),
            Condition::Not(a) => {
                let a = self.run(a, rows)?;
                Ok(Truth {
                    holds: a.fails,
                    fails: a.holds,
                    ..a
                })
            }
            Condition::And(a, b) => {
                let both = [self.run(a, rows)?, self.run(b, rows)?];
                Ok(self.join(both, false, self.space.never(), BTreeMap::new()))
            }
            Condition::Or(a, b) => {
                let both = [self.run(a, rows)?, self.run(b, rows)?];
                Ok(self.join(both, true, self.space.never(), BTreeMap::new()))
            }
            Condition::If(a, b, c) => {
                let (a, b, c) = (self.run(a, rows)?, self.run(b, rows)?, self.run(c, rows)?);
                let pick = |x: &Bdd, y: &Bdd| a.holds.and(x).or(&a.fails.and(y));
                let mut causes = a.causes.clone();
                for (branch, when) in [(&b, &a.holds), (&c, &a.fails)] {
                    add_causes(&mut causes, &branch.causes, when);
                }
                Ok(Truth {
                    holds: pick(&b.holds, &c.holds),
                    fails: pick(&b.fails, &c.fails),
                    unknown: a.unknown.or(&pick(&b.unknown, &c.unknown)),
                    causes,
                })
            }
            Condition::All(list, body) => self.quantify(list, body, false, rows),
            Condition::Exists(list, body) => self.quantify(list, body, true, rows),
            Condition::In(item, list) => self.member(item, list, rows),
            Condition::Compare(comparison, a, b) => {
                if let (Condition::Size(of), Condition::Int(number)) = (&**a, &**b)
                    && let Condition::Answer(id) = **of
                    && !matches!(self.kind(id), Some(Kind::Text(_)))
                {
                    return self.size(id, *comparison, *number);
                }
                let (a, b) = (self.values(a, rows)?, self.values(b, rows)?);
                let values =
                    self.combine(&a, &b, |a, b| operation::compare(*comparison, a, b).ok())?;
                Ok(self.flags(values))
            }
            other => {
                let values = self.values(other, rows)?;
                Ok(self.flags(values))
            }
        }
    }

    /// `&&`, `all` (decided by false), `||`, `exists` (decided by true).
    fn join(
        &self,
        parts: impl IntoIterator<Item = Truth>,
        deciding: bool,
        open: Bdd,
        open_causes: BTreeMap<QuestionId, Bdd>,
    ) -> Truth {
        let mut decided = self.space.never();
        let mut unknown = open;
        let mut causes = open_causes;
        for part in parts {
            decided = decided.or(if deciding { &part.holds } else { &part.fails });
            unknown = unknown.or(&part.unknown);
            add_causes(&mut causes, &part.causes, &self.space.always());
        }
        let unknown = unknown.and_not(&decided);
        let other = decided.or(&unknown).not();
        for cause in causes.values_mut() {
            *cause = cause.and(&unknown);
        }
        let (holds, fails) = if deciding {
            (decided, other)
        } else {
            (other, decided)
        };
        Truth {
            holds,
            fails,
            unknown,
            causes,
        }
    }

    fn quantify(
        &self,
        list: &Condition,
        body: &Condition,
        deciding: bool,
        rows: &[Row<'_>],
    ) -> Result<Truth, Undecided> {
        let Condition::Answer(id) = list else {
            let Condition::List(items) = list else {
                return Err(Undecided);
            };
            let parts = items
                .iter()
                .map(|item| self.run(&body.bound_to(item), rows));
            let parts = parts.collect::<Result<Vec<_>, _>>()?;
            return Ok(self.join(parts, deciding, self.space.never(), BTreeMap::new()));
        };
        let (counts, causes) = self.counted(*id)?;
        let mut parts = Vec::new();
        match self.space.slot(*id) {
            Some(Slot::Set(choices)) => {
                for (choice, bit) in choices {
                    let part = self.run(&body.bound_to(&Condition::Text(choice.clone())), rows)?;
                    parts.push(self.where_there(part, &self.space.is_set(*bit), deciding));
                }
            }
            Some(Slot::Table(all)) => {
                for (_, cells, bit) in all {
                    let inner: Vec<Row<'_>> =
                        rows.iter().copied().chain([cells.as_slice()]).collect();
                    let part = self.run(body, &inner)?;
                    parts.push(self.where_there(part, &self.space.is_set(*bit), deciding));
                }
            }
            _ => return Err(Undecided),
        }
        let open = self.open(*id);
        let open_causes = BTreeMap::from([(*id, open.clone())]);
        let joined = self.join(parts, deciding, open, open_causes);
        Ok(self.if_counted(joined, &counts, causes))
    }

    /// A part that is about a member: as if it were not there where the member is not.
    fn where_there(&self, part: Truth, there: &Bdd, deciding: bool) -> Truth {
        let absent = there.not();
        let (holds, fails) = if deciding {
            (part.holds.and(there), part.fails.or(&absent))
        } else {
            (part.holds.or(&absent), part.fails.and(there))
        };
        let mut causes = BTreeMap::new();
        add_causes(&mut causes, &part.causes, there);
        Truth {
            holds,
            fails,
            unknown: part.unknown.and(there),
            causes,
        }
    }

    /// Something that rests on an answer: unknown where the answer does not count.
    fn if_counted(
        &self,
        truth: Truth,
        counts: &Bdd,
        uncounted: BTreeMap<QuestionId, Bdd>,
    ) -> Truth {
        let mut causes = uncounted;
        add_causes(&mut causes, &truth.causes, counts);
        Truth {
            holds: truth.holds.and(counts),
            fails: truth.fails.and(counts),
            unknown: truth.unknown.or(&counts.not()),
            causes,
        }
    }

    fn member(
        &self,
        item: &Condition,
        list: &Condition,
        rows: &[Row<'_>],
    ) -> Result<Truth, Undecided> {
        match (item, list) {
            (item, Condition::List(items)) => {
                let item = self.values(item, rows)?;
                let hits = items.iter().map(|member| {
                    let member = self.values(member, rows)?;
                    let values =
                        self.combine(&item, &member, |a, b| Some(operation::equal(a, b)))?;
                    Ok(self.flags(values))
                });
                let hits = hits.collect::<Result<Vec<_>, _>>()?;
                Ok(self.join(hits, true, self.space.never(), BTreeMap::new()))
            }
            (item, Condition::Answer(id)) => {
                let item = self.values(item, rows)?;
                let Some(Slot::Set(choices)) = self.space.slot(*id) else {
                    return Err(Undecided);
                };
                let (counts, causes) = self.counted(*id)?;
                let mut truth = self.flags(Values {
                    known: Vec::new(),
                    unknown: item.unknown.clone(),
                    causes: item.causes.clone(),
                });
                for (value, when) in &item.known {
                    let bit = choices.iter().find(
                        |(choice, _)| matches!(value, Value::Text(text) if **text == **choice),
                    );
                    let there = bit.map_or(self.space.never(), |(_, bit)| self.space.is_set(*bit));
                    truth.holds = truth.holds.or(&when.and(&there));
                    truth.fails = truth.fails.or(&when.and_not(&there));
                }
                Ok(self.if_counted(truth, &counts, causes))
            }
            _ => Err(Undecided),
        }
    }

    /// Whether there are any choices or rows; other numbers of them are not told apart.
    fn size(
        &self,
        id: QuestionId,
        comparison: Comparison,
        number: i64,
    ) -> Result<Truth, Undecided> {
        let some = comparison.asks_for_some(number).ok_or(Undecided)?;
        let bits = self.space.bits_of(id);
        let any = bits.iter().fold(self.space.never(), |any, bit| {
            any.or(&self.space.is_set(*bit))
        });
        let (counts, causes) = self.counted(id)?;
        let is_table = matches!(self.space.slot(id), Some(Slot::Table(_)));
        let open = if is_table {
            self.open(id)
        } else {
            self.space.never()
        };
        let none = any.not();
        let (holds, fails) = if some { (any, none) } else { (none, any) };
        let truth = Truth {
            holds: holds.and_not(&open),
            fails: fails.and_not(&open),
            causes: BTreeMap::from([(id, open.clone())]),
            unknown: open,
        };
        Ok(self.if_counted(truth, &counts, causes))
    }

    fn kind(&self, id: QuestionId) -> Option<&Kind> {
        self.space.rules.question(id).map(|question| &question.kind)
    }
}

fn add_causes(
    causes: &mut BTreeMap<QuestionId, Bdd>,
    more: &BTreeMap<QuestionId, Bdd>,
    when: &Bdd,
) {
    for (id, cause) in more {
        let cause = cause.and(when);
        let sum = match causes.get(id) {
            Some(other) => other.or(&cause),
            None => cause,
        };
        causes.insert(*id, sum);
    }
}
