//! Facts as they would be when something is changed: the nearest ones that are as wanted.

use super::{State, Want, leaf::is_member};
use crate::{Condition, Date, Decimal, Fact, Kind, Level, Outcome, QuestionId, Value, evaluate};

/// Texts that stand for whatever an enterprise would write; the first one that fits is taken.
pub(super) fn any_text() -> [Value; 3] {
    ["甲", "A1", "2026"].map(|text| Value::Text(text.into()))
}

impl State<'_> {
    /// This state with one more thing as wanted; `None` where it cannot be, or was wanted already.
    pub(super) fn with(&self, question: QuestionId, want: Want) -> Option<Self> {
        let asked = self.rules.question(question).filter(|asked| !asked.fixed)?;
        let mut changed = self.clone();
        let wants = changed.wants.entry(question).or_default();
        if wants.contains(&want) {
            return None;
        }
        wants.push(want);
        let wants = wants.clone();
        let value = match &asked.kind {
            Kind::Table(_) => self.table_with(question, wants.last()?)?,
            kind => self.value_with(question, kind, &wants)?,
        };
        *changed.slot(question)? = Fact::Known(value);
        Some(changed)
    }

    pub(super) fn slot(&mut self, question: QuestionId) -> Option<&mut Fact> {
        let level = self.rules.question(question)?.level;
        let facts = match level {
            Level::Enterprise => &mut self.facts.enterprise,
            Level::Product => &mut self.facts.products.first_mut()?.facts,
        };
        facts.get_mut(usize::from(question.0))
    }

    /// A value of a kind for which everything that is wanted holds.
    fn value_with(&self, question: QuestionId, kind: &Kind, wants: &[Want]) -> Option<Value> {
        let scope = self.scope();
        let was = match scope.fact(question) {
            Fact::Known(value) => Some(value.clone()),
            _ => None,
        };
        if let Kind::Choices(choices) = kind {
            let mut members: Vec<Value> = match was {
                Some(Value::List(members)) => members.to_vec(),
                _ => Vec::new(),
            };
            for want in wants {
                if let Want::Member(id, chosen) = want {
                    let member = Value::Text(id.as_str().into());
                    members.retain(|other| *other != member);
                    if *chosen {
                        members.push(member);
                    }
                }
            }
            let contradicts = wants.iter().any(
                |want| matches!(want, Want::Member(id, chosen) if is_member(&members, id) != *chosen),
            );
            let ordered = choices
                .iter()
                .filter(|choice| is_member(&members, &choice.id));
            let ordered = ordered.map(|choice| Value::Text(choice.id.as_str().into()));
            return (!contradicts).then(|| Value::List(ordered.collect()));
        }
        let fits = |value: &Value| wants.iter().all(|want| fits(want, value, was.as_ref()));
        let candidates = candidates(kind, wants, self.as_of);
        // What was answered is the nearest, unless another text is wanted.
        was.iter().cloned().chain(candidates).find(fits)
    }

    /// The rows of a table for which a condition does not hold, or not yet.
    pub(super) fn faulty_rows(&self, question: QuestionId, body: &Condition) -> Vec<usize> {
        let rows = match self.scope().fact(question) {
            Fact::Known(Value::Table { rows, .. }) => rows.clone(),
            _ => return Vec::new(),
        };
        let holds = |row: &Vec<Option<Value>>| self.holds_for(question, row, body);
        (0..rows.len())
            .filter(|index| rows.get(*index).is_some_and(|row| !holds(row)))
            .collect()
    }

    /// Whether a condition holds for a row of a table.
    pub(super) fn holds_for(
        &self,
        question: QuestionId,
        row: &[Option<Value>],
        body: &Condition,
    ) -> bool {
        let mut alone = self.clone();
        if let Some(slot) = alone.slot(question) {
            *slot = Fact::Known(Value::Table {
                rows: [row.to_vec()].into(),
                complete: true,
            });
        }
        let all = Condition::All(
            Box::new(Condition::Answer(question)),
            Box::new(body.clone()),
        );
        let outcome = evaluate(&all, &alone.scope());
        matches!(outcome, Outcome::Known(Value::Bool(true), ()))
    }
}

fn fits(want: &Want, value: &Value, was: Option<&Value>) -> bool {
    match (want, value) {
        (Want::Flag(flag), Value::Bool(value)) => flag == value,
        (Want::Choose(id), Value::Text(value)) => **value == **id,
        (Want::Bound(comparison, bound), value) => {
            crate::operation::compare(*comparison, value, bound) == Ok(Value::Bool(true))
        }
        (Want::Given, _) => true,
        (Want::Rewrite, value) => was != Some(value),
        _ => false,
    }
}

/// Values of a kind, those near what is wanted first.
fn candidates(kind: &Kind, wants: &[Want], as_of: Date) -> Vec<Value> {
    match kind {
        Kind::Boolean => vec![Value::Bool(true), Value::Bool(false)],
        Kind::Choice(choices) => {
            let open = choices.iter().filter(|choice| !choice.fixed);
            open.map(|choice| Value::Text(choice.id.as_str().into()))
                .collect()
        }
        Kind::Text(_) => any_text().to_vec(),
        Kind::Number(_) | Kind::Money { .. } => numbers(kind, wants),
        Kind::Date => dates(wants, as_of),
        _ => Vec::new(),
    }
}

fn numbers(kind: &Kind, wants: &[Want]) -> Vec<Value> {
    let bounds = wants.iter().filter_map(|want| match want {
        Want::Bound(_, Value::Decimal(bound)) => Some(*bound),
        Want::Bound(_, Value::Int(bound)) => Some(Decimal::from(*bound)),
        _ => None,
    });
    let (min, max) = match kind {
        Kind::Number(number) => (number.min, number.max),
        _ => (Some(Decimal::from(0)), None),
    };
    let near = |bound: Decimal| {
        let steps = [Some(Decimal::from(1)), Decimal::parse("0.000001")]
            .into_iter()
            .flatten();
        let beside = steps.flat_map(move |step| [bound.checked_add(step), bound.checked_sub(step)]);
        std::iter::once(Some(bound)).chain(beside).flatten()
    };
    bounds
        .flat_map(near)
        .chain(min)
        .chain([Decimal::from(1)])
        .filter(|value| min.is_none_or(|min| min <= *value) && max.is_none_or(|max| *value <= max))
        .map(Value::Decimal)
        .collect()
}

fn dates(wants: &[Want], as_of: Date) -> Vec<Value> {
    let bounds = wants.iter().filter_map(|want| match want {
        Want::Bound(_, Value::Date(bound)) => Some(*bound),
        _ => None,
    });
    bounds
        .flat_map(|bound| [Some(bound), bound.next(), bound.previous()])
        .flatten()
        .chain([as_of])
        .map(Value::Date)
        .collect()
}
