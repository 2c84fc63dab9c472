//! What to ask next.

use santong_rules::{Answers, Assessment, RuleSet, Standing, left_to_ask, next_questions};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::AnswerKind;

/// Everything that is still to be asked, and how many answers that will take.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct NextQuestions {
    /// Not fewer answers than that, 还不清楚 included, before nothing is left to ask.
    pub at_least: u32,
    /// Not more.
    pub at_most: u32,
    /// Those first that can still decide the most.
    pub questions: Vec<NextQuestion>,
}

/// A question to ask, and what an answer can still decide.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct NextQuestion {
    /// Stable name.
    pub id: String,
    /// Name of the product within the answers, if it is about one.
    pub product: Option<String>,
    /// The question as it is asked.
    pub label: String,
    /// What kind of answer it takes.
    pub kind: AnswerKind,
    /// Where it stands: `to_ask`, `ill_formed` or `incomplete`.
    pub standing: Standing,
    /// Open criteria that it keeps open.
    pub criteria: Vec<String>,
    /// Measures of which it keeps open whether they fit.
    pub measures: Vec<String>,
    /// It stands in a declaration that is being prepared.
    pub declaration: bool,
}

impl NextQuestions {
    /// Of answers and their assessment.
    #[must_use]
    pub fn of(rules: &RuleSet, answers: &Answers, assessment: &Assessment) -> Self {
        let products: Vec<usize> = (0..answers.products.len()).collect();
        let left = left_to_ask(rules, answers, assessment, &products, &|_| true);
        let questions = next_questions(rules, assessment)
            .into_iter()
            .filter_map(|(at, stake)| {
                let question = rules.question(at.question)?;
                let criteria = stake.criteria.iter().filter_map(|id| rules.criterion(*id));
                let measures = stake.measures.iter().filter_map(|id| rules.measure(*id));
                let product = at.product.and_then(|index| answers.products.get(index));
                Some(NextQuestion {
                    id: question.id.clone(),
                    product: product.map(|product| product.id.clone()),
                    label: question.label.clone(),
                    kind: (&question.kind).into(),
                    standing: assessment.standing(at),
                    criteria: criteria.map(|criterion| criterion.id.clone()).collect(),
                    measures: measures.map(|measure| measure.id.clone()).collect(),
                    declaration: stake.declaration,
                })
            })
            .collect();
        Self {
            at_least: number(left.at_least),
            at_most: number(left.at_most),
            questions,
        }
    }
}

fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
