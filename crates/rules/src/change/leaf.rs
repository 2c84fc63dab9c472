//! How a condition that is not as wanted can be made so.

use super::{State, Want, Way, goal::is};
use crate::{
    Comparison, Condition, Fact, Kind, Outcome, Question, QuestionId, Scope, Shown, Value, evaluate,
};

impl State<'_> {
    /// All ways to take a step towards a condition being true or false as wanted; none where it is so
    /// already, or nothing can be done.
    pub(super) fn ways_to(
        &self,
        condition: &Condition,
        wanted: bool,
        scope: &Scope<'_>,
    ) -> Vec<Way> {
        if is(&evaluate(condition, scope), wanted) {
            return Vec::new();
        }
        match condition {
            Condition::Not(a) => self.ways_to(a, !wanted, scope),
            Condition::And(a, b) | Condition::Or(a, b) => {
                let all = matches!(condition, Condition::And(..)) == wanted;
                if all {
                    // Each has to be so: one after the other.
                    let first = if is(&evaluate(a, scope), wanted) {
                        b
                    } else {
                        a
                    };
                    self.ways_to(first, wanted, scope)
                } else {
                    let mut ways = self.ways_to(a, wanted, scope);
                    ways.extend(self.ways_to(b, wanted, scope));
                    ways
                }
            }
            Condition::If(a, b, c) => {
                let mut ways = Vec::new();
                for (choice, branch) in [(true, b), (false, c)] {
                    if is(&evaluate(a, scope), choice) {
                        ways.extend(self.ways_to(branch, wanted, scope));
                    } else {
                        ways.extend(self.ways_to(a, choice, scope));
                    }
                }
                ways
            }
            Condition::All(list, body) | Condition::Exists(list, body) => {
                let every = matches!(condition, Condition::All(..)) == wanted;
                self.ways_with_list(list, body, every, wanted, scope)
            }
            leaf => self.ways_with_leaf(leaf, wanted, scope),
        }
    }

    /// Every member (or one of them) is to fulfil the body (or not to).
    fn ways_with_list(
        &self,
        list: &Condition,
        body: &Condition,
        every: bool,
        wanted: bool,
        scope: &Scope<'_>,
    ) -> Vec<Way> {
        if let Condition::Answer(id) = list
            && let Some(Kind::Table(_)) = self.kind(*id)
        {
            let Some(ways) = self.to_be_counted(*id, scope) else {
                let body = body.when(wanted);
                let want = if every {
                    let faulty = self.faulty_rows(*id, &body);
                    Want::Rows(body, faulty)
                } else {
                    Want::Row(body)
                };
                return vec![(*id, want)];
            };
            return ways;
        }
        let Outcome::Known(Value::List(members), ()) = evaluate(list, scope) else {
            return match list {
                Condition::Answer(id) => self.ways_with_answer(*id, scope, |_| vec![Want::Given]),
                _ => Vec::new(),
            };
        };
        let mut ways = Vec::new();
        for member in members.iter() {
            let Value::Text(member) = member else {
                continue;
            };
            let bound = body.bound_to(&Condition::Text(member.to_string()));
            if is(&evaluate(&bound, scope), wanted) {
                continue;
            }
            let found = self.ways_to(&bound, wanted, scope);
            if every {
                return found;
            }
            ways.extend(found);
        }
        ways
    }

    fn ways_with_leaf(&self, leaf: &Condition, wanted: bool, scope: &Scope<'_>) -> Vec<Way> {
        match leaf {
            Condition::Answer(id) => {
                self.ways_with_answer(*id, scope, |_| vec![Want::Flag(wanted)])
            }
            Condition::Compare(comparison, a, b) => {
                let comparison = if wanted {
                    *comparison
                } else {
                    comparison.opposite()
                };
                let mut ways = self.ways_to_compare(comparison, a, b, scope);
                ways.extend(self.ways_to_compare(comparison.mirrored(), b, a, scope));
                ways
            }
            Condition::In(item, list) => match (&**item, &**list) {
                (Condition::Answer(id), Condition::List(members)) => {
                    self.ways_with_answer(*id, scope, |question| {
                        to_choose(question, &|choice| is_named(members, choice) == wanted)
                    })
                }
                (Condition::Text(choice), Condition::Answer(id)) => {
                    let want = Want::Member(choice.clone(), wanted);
                    self.ways_with_answer(*id, scope, |question| possible(question, want))
                }
                _ => Vec::new(),
            },
            Condition::Matches(text, _) => match &**text {
                Condition::Answer(id) => self.ways_with_answer(*id, scope, |_| vec![Want::Rewrite]),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// Ways to make `a` stand so to `b` by changing `a`.
    fn ways_to_compare(
        &self,
        comparison: Comparison,
        a: &Condition,
        b: &Condition,
        scope: &Scope<'_>,
    ) -> Vec<Way> {
        if let (Condition::Size(of), Condition::Int(number)) = (a, b)
            && let Condition::Answer(id) = &**of
        {
            return self.ways_to_size(*id, comparison, *number, scope);
        }
        let Condition::Answer(id) = a else {
            return Vec::new();
        };
        match (self.kind(*id), evaluate(b, scope)) {
            (Some(Kind::Choice(_)), Outcome::Known(Value::Text(choice), ())) => self
                .ways_with_answer(*id, scope, |question| match comparison {
                    Comparison::Equal => to_choose(question, &|other| *other == *choice),
                    Comparison::NotEqual => to_choose(question, &|other| *other != *choice),
                    _ => Vec::new(),
                }),
            (Some(Kind::Boolean), Outcome::Known(Value::Bool(flag), ())) => {
                let flag = flag == (comparison == Comparison::Equal);
                self.ways_with_answer(*id, scope, |_| vec![Want::Flag(flag)])
            }
            (
                Some(Kind::Number(_) | Kind::Money { .. } | Kind::Date),
                Outcome::Known(value, ()),
            ) => self.ways_with_answer(*id, scope, |_| vec![Want::Bound(comparison, value)]),
            // The other side is not known: it is given first, and so is this one.
            (Some(Kind::Number(_) | Kind::Money { .. } | Kind::Date), _) => {
                self.ways_with_answer(*id, scope, |_| vec![Want::Given])
            }
            (Some(Kind::Text(_)), Outcome::Known(..)) => {
                self.ways_with_answer(*id, scope, |_| vec![Want::Rewrite])
            }
            _ => Vec::new(),
        }
    }

    fn ways_to_size(
        &self,
        id: QuestionId,
        comparison: Comparison,
        number: i64,
        scope: &Scope<'_>,
    ) -> Vec<Way> {
        let Some(some) = comparison.asks_for_some(number) else {
            return Vec::new();
        };
        let open = matches!(
            scope.fact(id),
            Fact::Known(Value::Table { complete: false, rows }) if !rows.is_empty()
        );
        self.ways_with_answer(id, scope, |question| match (&question.kind, some) {
            (Kind::Text(_), true) => vec![Want::Given],
            (Kind::Choices(choices), true) => choices
                .iter()
                .flat_map(|choice| possible(question, Want::Member(choice.id.clone(), true)))
                .collect(),
            (Kind::Choices(choices), false) => {
                let chosen = |choice: &str| match scope.fact(id) {
                    Fact::Known(Value::List(members)) => is_member(members, choice),
                    _ => false,
                };
                // One at a time; the search goes on with the next.
                let first = choices.iter().find(|choice| chosen(&choice.id));
                match first {
                    Some(choice) => possible(question, Want::Member(choice.id.clone(), false)),
                    None => vec![Want::Given],
                }
            }
            (Kind::Table(_), true) if open => vec![Want::Complete],
            (Kind::Table(_), true) => vec![Want::Row(Condition::Bool(true))],
            _ => Vec::new(),
        })
    }

    /// What can be done with an answer, once it counts.
    fn ways_with_answer(
        &self,
        id: QuestionId,
        scope: &Scope<'_>,
        wants: impl FnOnce(&Question) -> Vec<Want>,
    ) -> Vec<Way> {
        if let Some(ways) = self.to_be_counted(id, scope) {
            return ways;
        }
        match self.rules.question(id) {
            Some(question) if !question.fixed => {
                wants(question).into_iter().map(|want| (id, want)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Where a question does not make sense yet, the ways to make it; `None` where it does.
    fn to_be_counted(&self, id: QuestionId, scope: &Scope<'_>) -> Option<Vec<Way>> {
        if scope.shown(id) == Shown::Yes {
            return None;
        }
        let question = self.rules.question(id);
        let shown_when = question.and_then(|question| question.shown_when.as_ref());
        Some(shown_when.map_or_else(Vec::new, |shown_when| self.ways_to(shown_when, true, scope)))
    }

    pub(super) fn kind(&self, id: QuestionId) -> Option<&Kind> {
        self.rules.question(id).map(|question| &question.kind)
    }
}

/// Whether a list in a condition names a choice.
pub(super) fn is_named(list: &[Condition], choice: &str) -> bool {
    list.iter()
        .any(|member| matches!(member, Condition::Text(text) if text == choice))
}

/// Whether a choice is among those chosen.
pub(super) fn is_member(chosen: &[Value], choice: &str) -> bool {
    chosen
        .iter()
        .any(|member| matches!(member, Value::Text(text) if **text == *choice))
}

/// The choices of a choice question that an enterprise can bring about.
fn to_choose(question: &Question, wanted: &dyn Fn(&str) -> bool) -> Vec<Want> {
    let Kind::Choice(choices) = &question.kind else {
        return Vec::new();
    };
    choices
        .iter()
        .filter(|choice| !choice.fixed && wanted(&choice.id))
        .map(|choice| Want::Choose(choice.id.clone()))
        .collect()
}

/// A want about a member of a set, if an enterprise can bring it about.
fn possible(question: &Question, want: Want) -> Vec<Want> {
    let fixed = match (&question.kind, &want) {
        (Kind::Choices(choices), Want::Member(id, _)) => choices
            .iter()
            .any(|choice| choice.id == *id && choice.fixed),
        _ => false,
    };
    if fixed { Vec::new() } else { vec![want] }
}
