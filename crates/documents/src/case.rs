//! A case: answers read against a rule set as of a day. Read once for a whole document.

use santong_rules::{
    Answers, Assessment, Column, Condition, CriterionFinding, CriterionId, Date, Fact, Facts,
    FactsOfProduct, Kind, Level, Outcome, Question, QuestionId, QuestionRef, RuleSet, Scope, Value,
    Why, evaluate, why,
};

use crate::Words;

/// A rule set, answers with the facts they come to, the day and the language.
pub struct Case<'a> {
    pub rules: &'a RuleSet,
    pub answers: &'a Answers,
    pub as_of: Date,
    pub words: &'a Words,
    facts: Facts,
}

impl<'a> Case<'a> {
    pub fn new(
        rules: &'a RuleSet,
        answers: &'a Answers,
        assessment: &Assessment,
        words: &'a Words,
    ) -> Self {
        Self {
            rules,
            answers,
            as_of: assessment.as_of,
            words,
            facts: Facts::read(rules, answers),
        }
    }

    /// Where conditions about the enterprise (`None`) or a product are evaluated.
    pub fn scope(&self, product: Option<usize>) -> Scope<'_> {
        Scope::new(self.rules, &self.facts, product, self.as_of)
    }

    /// What decided a verdict, or keeps it open.
    pub fn why(&self, product: Option<usize>, criterion: CriterionId) -> Why {
        self.rules
            .criterion(criterion)
            .map_or_else(Why::default, |criterion| {
                why(criterion, &self.scope(product))
            })
    }

    /// The question as it stands for a product: a question about the enterprise stands for itself.
    pub fn reference(&self, product: Option<usize>, question: QuestionId) -> QuestionRef {
        let level = self.rules.question(question).map(|question| question.level);
        QuestionRef {
            product: product.filter(|_| level == Some(Level::Product)),
            question,
        }
    }

    /// The members of lists that make a criterion false, question by question: rows of a table that
    /// break an `all`, or that an `exists` must not have.
    pub fn members_at_fault(
        &self,
        product: Option<usize>,
        finding: &CriterionFinding,
    ) -> Vec<(QuestionId, Vec<usize>)> {
        let Some(criterion) = self.rules.criterion(finding.criterion) else {
            return Vec::new();
        };
        let mut leaves = Vec::new();
        false_leaves(&criterion.met_when, &self.scope(product), &mut leaves);
        leaves
            .into_iter()
            .filter(|(_, leaf)| !matches!(leaf, Condition::Exists(..)))
            .map(|(question, leaf)| (question, self.false_alone(product, question, leaf)))
            .filter(|(_, members)| !members.is_empty())
            .collect()
    }

    /// The lists of which the criterion wants one member to fit, and none does.
    pub fn without_fit(
        &self,
        product: Option<usize>,
        finding: &CriterionFinding,
    ) -> Vec<QuestionId> {
        let mut leaves = Vec::new();
        if let Some(criterion) = self.rules.criterion(finding.criterion) {
            false_leaves(&criterion.met_when, &self.scope(product), &mut leaves);
        }
        leaves.retain(|(_, leaf)| matches!(leaf, Condition::Exists(..)));
        leaves.into_iter().map(|(question, _)| question).collect()
    }

    /// The members for which a condition over a list is false when each stands alone.
    fn false_alone(
        &self,
        product: Option<usize>,
        question: QuestionId,
        condition: &Condition,
    ) -> Vec<usize> {
        let whole = match self.scope(product).fact(question) {
            Fact::Known(value) => value.clone(),
            _ => return Vec::new(),
        };
        let own = product.and_then(|index| self.facts.products.get(index));
        let mut facts = Facts {
            enterprise: self.facts.enterprise.clone(),
            products: own.cloned().into_iter().collect::<Vec<FactsOfProduct>>(),
        };
        let alone = product.map(|_| 0);
        let members = match &whole {
            Value::Table { rows, .. } => rows.len(),
            Value::List(members) => members.len(),
            _ => 0,
        };
        let in_product = self.reference(product, question).product.is_some();
        (0..members)
            .filter(|&index| {
                let slots = if in_product {
                    facts.products.first_mut().map(|product| &mut product.facts)
                } else {
                    Some(&mut facts.enterprise)
                };
                let slot = slots.and_then(|slots| slots.get_mut(usize::from(question.0)));
                if let (Some(slot), Some(member)) = (slot, member(&whole, index)) {
                    *slot = Fact::Known(member);
                }
                is_false(
                    condition,
                    &Scope::new(self.rules, &facts, alone, self.as_of),
                )
            })
            .collect()
    }
}

/// The list with one member only.
fn member(whole: &Value, index: usize) -> Option<Value> {
    match whole {
        Value::Table { rows, .. } => Some(Value::Table {
            rows: [rows.get(index)?.clone()].into(),
            complete: true,
        }),
        Value::List(members) => Some(Value::List([members.get(index)?.clone()].into())),
        _ => None,
    }
}

fn is_false(condition: &Condition, scope: &Scope<'_>) -> bool {
    matches!(
        evaluate(condition, scope),
        Outcome::Known(Value::Bool(false), _)
    )
}

/// The conditions over a question's list to which a false condition comes down.
fn false_leaves<'c>(
    condition: &'c Condition,
    scope: &Scope<'_>,
    leaves: &mut Vec<(QuestionId, &'c Condition)>,
) {
    if !is_false(condition, scope) {
        return;
    }
    match condition {
        Condition::And(a, b) | Condition::Or(a, b) => {
            false_leaves(a, scope, leaves);
            false_leaves(b, scope, leaves);
        }
        Condition::All(list, _) | Condition::Exists(list, _) => {
            if let Condition::Answer(question) = **list {
                leaves.push((question, condition));
            }
        }
        Condition::Not(inner) => {
            if let Condition::Exists(list, _) = &**inner
                && let Condition::Answer(question) = **list
            {
                leaves.push((question, condition));
            }
        }
        _ => {}
    }
}

/// The columns of a table question.
pub fn columns(question: &Question) -> &[Column] {
    match &question.kind {
        Kind::Table(table) => &table.columns,
        _ => &[],
    }
}
