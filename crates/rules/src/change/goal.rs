//! What still fails of a goal.

use std::collections::BTreeSet;

use super::{Goal, State, Want, Way};
use crate::{
    Condition, Criterion, Fact, Outcome, QuestionId, Scope, Shown, Value, Verdict,
    assess::{allows_declaring, gaps, verdict},
    disjoint::count_disjoint,
    evaluate,
};

/// A part of a goal that fails.
pub(super) enum Failing<'a> {
    /// A criterion is not met; or, where that is as good, does not apply.
    Criterion(&'a Criterion, bool),
    /// A content of the declaration is not given.
    Content(QuestionId),
}

impl<'a> State<'a> {
    /// What fails, in the author's order.
    pub(super) fn failing(&self, goal: Goal) -> Vec<Failing<'a>> {
        let scope = self.scope();
        let rules = self.rules;
        match goal {
            Goal::Met(id) => {
                let criterion = rules.criterion(id);
                let fails =
                    criterion.filter(|criterion| verdict(criterion, &scope).0 != Verdict::Met);
                fails
                    .map(|criterion| Failing::Criterion(criterion, false))
                    .into_iter()
                    .collect()
            }
            Goal::Ready => {
                let enterprise = Scope::new(rules, &self.facts, None, self.as_of);
                let criteria = rules.criteria.iter().filter_map(|criterion| {
                    let scope = if criterion.level == scope.level() {
                        &scope
                    } else {
                        &enterprise
                    };
                    let allows = |verdict| allows_declaring(criterion, verdict, self.as_of);
                    (!allows(verdict(criterion, scope).0))
                        .then(|| Failing::Criterion(criterion, allows(Verdict::NotApplicable)))
                });
                let missing: BTreeSet<QuestionId> = gaps(&scope)
                    .iter()
                    .flat_map(|gap| gap.missing.iter())
                    .collect();
                criteria
                    .chain(missing.into_iter().map(Failing::Content))
                    .collect()
            }
        }
    }

    /// Whether it is known that the criterion applies that is to be met.
    pub(super) fn applies(&self, goal: Goal) -> bool {
        let Goal::Met(id) = goal else {
            return true;
        };
        let criterion = self.rules.criterion(id);
        if criterion.is_some_and(|criterion| !criterion.window.contains(self.as_of)) {
            return false;
        }
        let applies = criterion.and_then(|criterion| criterion.applies_when.as_ref());
        applies.is_none_or(|applies| is(&evaluate(applies, &self.scope()), true))
    }

    /// All ways to mend something that fails.
    pub(super) fn ways(&self, failing: &Failing<'_>) -> Vec<Way> {
        let scope = self.scope();
        match failing {
            Failing::Criterion(criterion, may_not_apply) => {
                let mut ways = Vec::new();
                let applies = criterion.applies_when.as_ref();
                match applies.map(|applies| (applies, evaluate(applies, &scope))) {
                    Some((applies, outcome)) if !is(&outcome, true) => {
                        ways.extend(self.ways_to(applies, true, &scope));
                        if *may_not_apply {
                            ways.extend(self.ways_to(applies, false, &scope));
                        }
                    }
                    applies => {
                        ways.extend(self.ways_to(&criterion.met_when, true, &scope));
                        if let Some((applies, _)) = applies.filter(|_| *may_not_apply) {
                            ways.extend(self.ways_to(applies, false, &scope));
                        }
                    }
                }
                ways
            }
            Failing::Content(id) => match scope.shown(*id) {
                Shown::Unknown(_) => self.ways_to_know(*id, &scope),
                _ => {
                    let complete = matches!(scope.fact(*id), Fact::Known(_));
                    let want = if complete {
                        Want::Complete
                    } else {
                        Want::Given
                    };
                    vec![(*id, want)]
                }
            },
        }
    }

    /// It is not known whether a question makes sense: ways to settle it either way.
    fn ways_to_know(&self, id: QuestionId, scope: &Scope<'_>) -> Vec<Way> {
        let question = self.rules.question(id);
        let Some(shown_when) = question.and_then(|question| question.shown_when.as_ref()) else {
            return Vec::new();
        };
        let mut ways = self.ways_to(shown_when, true, scope);
        ways.extend(self.ways_to(shown_when, false, scope));
        ways
    }

    /// How many failing parts share no question that could be changed: each needs a change of its own.
    pub(super) fn disjoint(&self, failing: &[Failing<'_>]) -> usize {
        let supports = failing
            .iter()
            .map(|failing| {
                let mut support = BTreeSet::new();
                match failing {
                    Failing::Criterion(criterion, _) => {
                        for condition in criterion.conditions() {
                            self.reach(condition, &mut support);
                        }
                    }
                    Failing::Content(id) => self.reach(&Condition::Answer(*id), &mut support),
                }
                support.retain(|id| {
                    let question = self.rules.question(*id);
                    question.is_some_and(|question| !question.fixed)
                });
                support
            })
            // What a change made already may still mend needs none of its own.
            .filter(|support| !support.iter().any(|id| self.wants.contains_key(id)))
            .filter(|support: &BTreeSet<QuestionId>| !support.is_empty());
        count_disjoint(supports)
    }

    fn reach(&self, condition: &Condition, found: &mut BTreeSet<QuestionId>) {
        condition.questions(&mut |id| {
            if found.insert(id)
                && let Some(shown_when) =
                    self.rules.question(id).and_then(|q| q.shown_when.as_ref())
            {
                self.reach(shown_when, found);
            }
        });
    }
}

/// Whether an outcome is a truth value.
pub(super) fn is(outcome: &Outcome, wanted: bool) -> bool {
    matches!(outcome, Outcome::Known(Value::Bool(found), ()) if *found == wanted)
}
