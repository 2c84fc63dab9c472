//! Where a condition is evaluated: the rule set, the facts, one product or none, and the day.

use std::cell::RefCell;

use super::{
    Outcome, Questions, Reasons, Trail, evaluate, evaluate_with_reasons, operation::Fault,
};
use crate::{Date, Fact, Facts, Kind, Level, Pattern, QuestionId, RuleSet, Value};

/// Whether a question makes sense where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Its `shown_when` is true.
    Yes,
    /// Its `shown_when` is false.
    No,
    /// Not known, because of these questions.
    Unknown(Questions),
}

/// What conditions are evaluated against.
pub struct Scope<'a> {
    rules: &'a RuleSet,
    facts: &'a Facts,
    product: Option<usize>,
    as_of: Date,
    /// `shown_when` of each question, evaluated once; `None` inside while it is being evaluated,
    /// so that a circle in a damaged rule set ends.
    shown: RefCell<Vec<Option<Option<Shown>>>>,
    /// What makes each question count, in the same way; empty until it is asked for.
    premises: RefCell<Vec<Option<Option<Reasons>>>>,
}

impl<'a> Scope<'a> {
    /// The scope of the enterprise (`None`) or of the product at a position.
    #[must_use]
    pub fn new(rules: &'a RuleSet, facts: &'a Facts, product: Option<usize>, as_of: Date) -> Self {
        Self {
            rules,
            facts,
            product,
            as_of,
            shown: RefCell::new(vec![None; rules.questions.len()]),
            premises: RefCell::default(),
        }
    }

    /// The rule set.
    #[must_use]
    pub fn rules(&self) -> &'a RuleSet {
        self.rules
    }

    /// The day of the assessment.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The product's position, if this is the scope of one.
    #[must_use]
    pub fn product(&self) -> Option<usize> {
        self.product
    }

    /// The level that questions asked in this scope have.
    #[must_use]
    pub fn level(&self) -> Level {
        if self.product.is_some() {
            Level::Product
        } else {
            Level::Enterprise
        }
    }

    /// What was said to a question, whether it counts or not.
    #[must_use]
    pub fn fact(&self, id: QuestionId) -> &'a Fact {
        let level = self.rules.question(id).map(|question| question.level);
        let facts = match (level, self.product) {
            (Some(Level::Enterprise), _) => Some(&self.facts.enterprise),
            (_, Some(index)) => self.facts.products.get(index).map(|product| &product.facts),
            _ => None,
        };
        facts
            .and_then(|facts| facts.get(usize::from(id.0)))
            .unwrap_or(&Fact::Unanswered)
    }

    /// Whether a question makes sense here.
    #[must_use]
    pub fn shown(&self, id: QuestionId) -> Shown {
        let Some(condition) = self
            .rules
            .question(id)
            .and_then(|question| question.shown_when.as_ref())
        else {
            return Shown::Yes;
        };
        let index = usize::from(id.0);
        match self.shown.borrow().get(index) {
            Some(Some(Some(shown))) => return shown.clone(),
            Some(Some(None)) | None => return Shown::Unknown(Questions::one(id)),
            Some(None) => {}
        }
        self.remember(index, None);
        let shown = match evaluate(condition, self) {
            Outcome::Known(Value::Bool(true), _) => Shown::Yes,
            Outcome::Known(..) | Outcome::Fault(_) => Shown::No,
            Outcome::Unknown(causes) => Shown::Unknown(causes),
        };
        self.remember(index, Some(shown.clone()));
        shown
    }

    fn remember(&self, index: usize, shown: Option<Shown>) {
        if let Some(slot) = self.shown.borrow_mut().get_mut(index) {
            *slot = Some(shown);
        }
    }

    /// The smallest sets of answers that make a question count.
    pub(super) fn premises(&self, id: QuestionId) -> Reasons {
        let question = self.rules.question(id);
        let Some(condition) = question.and_then(|question| question.shown_when.as_ref()) else {
            return Reasons::default();
        };
        let index = usize::from(id.0);
        self.premises
            .borrow_mut()
            .resize(self.rules.questions.len(), None);
        match self.premises.borrow().get(index) {
            Some(Some(Some(premises))) => return premises.clone(),
            Some(Some(None)) | None => return Reasons::default(),
            Some(None) => {}
        }
        let remember = |premises| {
            if let Some(slot) = self.premises.borrow_mut().get_mut(index) {
                *slot = Some(premises);
            }
        };
        remember(None);
        let premises = match evaluate_with_reasons(condition, self) {
            Outcome::Known(_, reasons) => reasons.into_premises(),
            _ => Reasons::default(),
        };
        remember(Some(premises.clone()));
        premises
    }

    /// The answer to a question where it counts; an answer that does not count is unknown.
    #[must_use]
    pub(crate) fn answer<T: Trail>(&self, id: QuestionId) -> Outcome<T> {
        if self.rules.question(id).is_none() {
            return Outcome::Fault(Fault::Type);
        }
        match (self.shown(id), self.fact(id)) {
            (Shown::Yes, Fact::Known(value)) => Outcome::Known(value.clone(), T::answer(self, id)),
            (Shown::Unknown(causes), _) => Outcome::Unknown(causes),
            _ => Outcome::unknown(id),
        }
    }

    /// The question, and with a comparison the one for its markets while that is not known: without
    /// it no row can be compared.
    pub(super) fn read_with(&self, id: QuestionId) -> Questions {
        let unknown = self
            .markets(id)
            .filter(|markets| !matches!(self.fact(*markets), Fact::Known(_)));
        std::iter::once(id).chain(unknown).collect()
    }

    /// The question for the markets of a comparison: its rows are compared for these.
    pub(crate) fn markets(&self, id: QuestionId) -> Option<QuestionId> {
        match self.rules.question(id).map(|question| &question.kind) {
            Some(Kind::Table(table)) => table.comparison.as_ref().map(|kind| kind.markets),
            _ => None,
        }
    }

    /// A pattern of the rule set.
    #[must_use]
    pub fn pattern(&self, index: u16) -> Option<&'a Pattern> {
        self.rules.pattern(index)
    }
}
