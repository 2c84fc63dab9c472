//! A verdict as a tree: what a criterion wants part by part, in words, what each part comes to, and
//! which parts decided.

use santong_rules::{
    Answers, Assessment, Condition, CriterionId, Fact, Outcome, Reasons, RuleSet, Scope, Trace,
    Value, Verdict, trace,
};

use crate::{
    Words,
    case::Case,
    reason::{answered, member_name},
    requirement::{Lists, Wording},
    text::fill,
};

/// Most members of a list that are told one by one.
const MOST_MEMBERS: usize = 10;

/// What a part comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartState {
    /// It is so.
    Holds,
    /// It is not so.
    Fails,
    /// Not known yet.
    Open,
}

/// A part of what a criterion wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionPart {
    /// What has to be the case, or a heading over its parts.
    pub text: String,
    /// What it comes to.
    pub state: PartState,
    /// Whether it is among the parts that decided.
    pub decides: bool,
    /// What was answered to the questions that it looks at.
    pub found: Vec<String>,
    /// Its parts.
    pub parts: Vec<DecisionPart>,
}

/// What a criterion wants of the enterprise (`None`) or of the product at a position, as a tree: when it
/// applies, where that is limited, and when it is met, unless it does not apply.
#[must_use]
pub fn decision(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    product: Option<usize>,
    id: CriterionId,
    words: &Words,
) -> Vec<DecisionPart> {
    let case = Case::new(rules, answers, assessment, words);
    let Some(criterion) = rules.criterion(id) else {
        return Vec::new();
    };
    let scope = case.scope(product);
    let finding = assessment.findings_of(product).iter();
    let applies_not = finding
        .into_iter()
        .any(|finding| finding.criterion == id && finding.verdict == Verdict::NotApplicable);
    let tree = Tree {
        wording: Wording { rules, words },
        scope: &scope,
    };
    let applies = criterion
        .applies_when
        .as_ref()
        .map(|condition| (words.tree_applies, condition));
    let requires = (!applies_not).then_some((words.tree_requires, &criterion.met_when));
    applies
        .into_iter()
        .chain(requires)
        .map(|(heading, condition)| {
            let part = tree.part(&trace(condition, &scope), &Lists::new());
            let text = fill(words.labelled, &[heading, &part.text]);
            DecisionPart { text, ..part }
        })
        .collect()
}

struct Tree<'a> {
    wording: Wording<'a>,
    scope: &'a Scope<'a>,
}

impl<'a> Tree<'a> {
    fn part(&self, traced: &Trace<'a>, lists: &Lists<'a>) -> DecisionPart {
        let words = self.wording.words;
        let parts = match traced.condition {
            Condition::And(..) | Condition::Or(..) => traced
                .parts
                .iter()
                .map(|part| self.part(part, lists))
                .collect(),
            Condition::All(list, _) | Condition::Exists(list, _) => {
                self.members(traced, list, lists)
            }
            _ => Vec::new(),
        };
        let text = match traced.condition {
            Condition::And(..) => words.all_of_these.to_owned(),
            Condition::Or(..) => words.one_of_these.to_owned(),
            condition => self.wording.requirement(condition, true, lists),
        };
        let is_group = matches!(traced.condition, Condition::And(..) | Condition::Or(..));
        DecisionPart {
            text,
            state: state(&traced.outcome),
            decides: traced.decides,
            found: if is_group || !lists.is_empty() {
                Vec::new()
            } else {
                self.found(traced.condition)
            },
            parts,
        }
    }

    /// The members of a list that decide, by name, with what is not so in them; of many the first ones.
    /// Where all members are as they should be, none is named.
    fn members(
        &self,
        traced: &Trace<'a>,
        list: &'a Condition,
        lists: &Lists<'a>,
    ) -> Vec<DecisionPart> {
        let words = self.wording.words;
        let Condition::Answer(id) = list else {
            return Vec::new();
        };
        let question = self.wording.rules.question(*id);
        let (Some(question), Fact::Known(value)) = (question, self.scope.fact(*id)) else {
            return Vec::new();
        };
        let inner: Lists<'a> = lists.iter().copied().chain([list]).collect();
        let all_hold = matches!(traced.condition, Condition::All(..))
            && state(&traced.outcome) == PartState::Holds;
        let named = |part: &&Trace<'a>| part.decides && !all_hold;
        let deciding: Vec<&Trace<'a>> = traced.parts.iter().filter(named).collect();
        let told = deciding.iter().take(MOST_MEMBERS).map(|part| {
            let index = part.member.unwrap_or_default();
            let mut inner = self.part(part, &inner);
            let lacks = |part: &DecisionPart| part.decides && part.state != PartState::Holds;
            inner.parts.retain(lacks);
            DecisionPart {
                text: member_name(question, value, index, words),
                ..inner
            }
        });
        let mut parts: Vec<DecisionPart> = told.collect();
        if let Some(more) = deciding
            .len()
            .checked_sub(MOST_MEMBERS)
            .filter(|more| *more > 0)
        {
            parts.push(DecisionPart {
                text: fill(words.more_parts, &[&more.to_string()]),
                state: state(&traced.outcome),
                decides: true,
                found: Vec::new(),
                parts: Vec::new(),
            });
        }
        parts
    }

    /// What was answered to the questions that a condition looks at.
    fn found(&self, condition: &Condition) -> Vec<String> {
        let words = self.wording.words;
        let mut read = Vec::new();
        condition.questions(&mut |id| {
            if !read.contains(&id) {
                read.push(id);
            }
        });
        let told = read.into_iter().filter_map(|id| {
            let question = self.wording.rules.question(id)?;
            Some(match self.scope.fact(id) {
                Fact::Known(value) => answered(question, value, words),
                Fact::Unanswered => fill(words.because_unanswered, &[&question.short]),
                Fact::Unsure => fill(words.because_unsure, &[&question.short]),
                Fact::IllFormed(_) => fill(words.because_ill_formed, &[&question.short]),
            })
        });
        told.collect()
    }
}

fn state(outcome: &Outcome<Reasons>) -> PartState {
    match outcome {
        Outcome::Known(Value::Bool(true), _) => PartState::Holds,
        Outcome::Known(..) => PartState::Fails,
        _ => PartState::Open,
    }
}
