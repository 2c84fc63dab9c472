//! What would change a result: the smallest sets of answers whose change makes a criterion met or a
//! product ready.

mod apply;
mod bind;
mod goal;
mod leaf;
mod row;

use std::collections::BTreeMap;

use crate::{
    Answers, Comparison, Condition, CriterionId, Date, Facts, QuestionId, RuleSet, Scope, Value,
};

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A criterion is met: of the enterprise, or of the product that is looked at.
    Met(CriterionId),
    /// The product that is looked at is ready.
    Ready,
}

/// What has to be the case with one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Want {
    /// Yes or no.
    Flag(bool),
    /// This choice.
    Choose(String),
    /// This choice is among those chosen, or it is not.
    Member(String, bool),
    /// The number or the day stands so to a value.
    Bound(Comparison, Value),
    /// There is an answer.
    Given,
    /// The text is another one, so that a condition on it holds.
    Rewrite,
    /// The table is complete.
    Complete,
    /// The table has a row for which a condition holds (a body of `exists`).
    Row(Condition),
    /// All rows of the table fulfil a condition (a body of `all`), and it is complete. The rows that do
    /// not yet, by position.
    Rows(Condition, Vec<usize>),
}

/// What has to be the case with a few questions at once; nothing else has to change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeSet {
    /// By question, in the author's order.
    pub wants: BTreeMap<QuestionId, Vec<Want>>,
}

/// What would reach a goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// The smallest sets, smallest first.
    pub sets: Vec<ChangeSet>,
    /// Where there is no set: so many questions at least have to change. 0 where no change of what the
    /// enterprise can change helps, or it was not found out within the bounds of the search.
    pub at_least: usize,
}

impl Changes {
    /// Most sets that are told.
    pub const MOST_SETS: usize = 5;
    /// Most questions in a set: more is no advice any more.
    pub const MOST_CHANGES: usize = 6;
    /// Most states that the search looks at, so that it ends in time whatever the rules are. Samples need
    /// a few hundred.
    const MOST_STATES: usize = 3000;
}

/// The smallest sets of answers whose change reaches a goal: for the enterprise (`None`) or the product at
/// a position. Nothing is proposed for a criterion of which it is not known whether it applies: that is
/// for an answer to tell, not for a change. Facts that an enterprise cannot change are left out. Every set
/// was tried: with it the goal is reached, and without any part of it it is not.
#[must_use]
pub fn changes(
    rules: &RuleSet,
    answers: &Answers,
    as_of: Date,
    product: Option<usize>,
    goal: Goal,
) -> Changes {
    let start = State::new(rules, answers, as_of, product);
    let mut search = Search {
        goal,
        found: Vec::new(),
        states: 0,
        beyond: usize::MAX,
    };
    if start.failing(goal).is_empty() || !start.applies(goal) {
        return Changes::default();
    }
    for limit in 1..=Changes::MOST_CHANGES {
        search.beyond = usize::MAX;
        search.run(&start, &start, limit);
        let done = search.found.len() >= Changes::MOST_SETS || search.beyond == usize::MAX;
        if done || search.states >= Changes::MOST_STATES {
            break;
        }
    }
    search.found.sort_by_key(|set| set.wants.len());
    search.found.truncate(Changes::MOST_SETS);
    let at_least = match search.beyond {
        _ if !search.found.is_empty() || search.beyond == usize::MAX => 0,
        // Of what was not looked at only this much is known.
        _ if search.states >= Changes::MOST_STATES => start.disjoint(&start.failing(goal)),
        beyond => beyond,
    };
    Changes {
        sets: search.found,
        at_least,
    }
}

/// The facts of the enterprise and of the product that is looked at, alone, as they would be with a set of
/// changes; `None` where the changes do not fit the answers.
#[must_use]
pub fn changed_facts(
    rules: &RuleSet,
    answers: &Answers,
    as_of: Date,
    product: Option<usize>,
    set: &ChangeSet,
) -> Option<Facts> {
    let start = State::new(rules, answers, as_of, product);
    Some(start.with_all(set.wants.iter())?.facts)
}

/// The facts as they would be with some changes. There is one product at most.
#[derive(Clone)]
struct State<'a> {
    rules: &'a RuleSet,
    facts: Facts,
    as_of: Date,
    wants: BTreeMap<QuestionId, Vec<Want>>,
}

impl<'a> State<'a> {
    fn new(rules: &'a RuleSet, answers: &Answers, as_of: Date, product: Option<usize>) -> Self {
        let mut facts = Facts::read_where(rules, answers, |index| product == Some(index));
        facts.products = product
            .and_then(|index| facts.products.get(index).cloned())
            .into_iter()
            .collect();
        Self {
            rules,
            facts,
            as_of,
            wants: BTreeMap::new(),
        }
    }

    fn scope(&self) -> Scope<'_> {
        let product = (!self.facts.products.is_empty()).then_some(0);
        Scope::new(self.rules, &self.facts, product, self.as_of)
    }

    /// This state with several things as wanted.
    fn with_all<'w>(
        &self,
        all: impl Iterator<Item = (&'w QuestionId, &'w Vec<Want>)>,
    ) -> Option<Self> {
        let mut changed = self.clone();
        for (question, wants) in all {
            for want in wants {
                changed = changed.with(*question, want.clone())?;
            }
        }
        Some(changed)
    }
}

/// Something that has to be so, and a way to bring it about.
type Way = (QuestionId, Want);

struct Search {
    goal: Goal,
    found: Vec<ChangeSet>,
    states: usize,
    /// The smallest number of changes that a branch needs which was left because it needs more than
    /// the limit.
    beyond: usize,
}

impl Search {
    /// Looks for sets of at most `limit` changes. One failing part is enough to go on with, for each
    /// has to be mended; all ways to mend it are tried.
    fn run(&mut self, start: &State<'_>, state: &State<'_>, limit: usize) {
        self.states += 1;
        if self.states >= Changes::MOST_STATES || self.found.len() >= 4 * Changes::MOST_SETS {
            return;
        }
        let failing = state.failing(self.goal);
        if failing.is_empty() {
            self.note(start, state);
            return;
        }
        let needed = state.wants.len() + state.disjoint(&failing);
        if needed > limit {
            self.beyond = self.beyond.min(needed);
            return;
        }
        let Some(first) = failing.first() else {
            return;
        };
        for (question, want) in state.ways(first) {
            let changed = state.with(question, want);
            if let Some(changed) = changed {
                if changed.wants.len() > limit {
                    self.beyond = self.beyond.min(changed.wants.len());
                } else {
                    self.run(start, &changed, limit);
                }
            }
        }
    }

    /// Takes a set over that is not there yet, and of which no part is idle.
    fn note(&mut self, start: &State<'_>, state: &State<'_>) {
        let set = ChangeSet {
            wants: state.wants.clone(),
        };
        let within = |other: &ChangeSet| {
            other
                .wants
                .iter()
                .all(|(question, wants)| set.wants.get(question) == Some(wants))
        };
        if self.found.iter().any(within) {
            return;
        }
        let idle = |left_out: &QuestionId| {
            let others = set
                .wants
                .iter()
                .filter(|(question, _)| *question != left_out);
            let changed = start.with_all(others);
            changed.is_some_and(|changed| changed.failing(self.goal).is_empty())
        };
        if !set.wants.keys().any(idle) {
            self.found.push(set);
        }
    }
}
