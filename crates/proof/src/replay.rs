//! From a point of the space back to an answers file, and whether the engine sees it the same way.

use biodivine_lib_bdd::{Bdd, BddValuation};
use santong_rules::{Answer, Answers, Assessment, Date, Level, Product, QuestionId, Table, assess};

use crate::space::{Slot, Space};

/// Answers and a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// An answers file with one product.
    pub answers: Answers,
    /// The day of the assessment.
    pub as_of: Date,
}

impl Case {
    /// What the engine makes of it.
    pub fn assess(&self, space: &Space<'_>) -> Assessment {
        assess(space.rules, &self.answers, self.as_of)
    }
}

/// Some answers of a set; in a complete space every question is answered.
pub fn case_of(space: &Space<'_>, set: &Bdd, complete: bool) -> Option<Case> {
    let valuation = set.first_valuation()?;
    let mut answers = Answers {
        products: vec![Product {
            id: "p1".to_owned(),
            ..Product::default()
        }],
        ..Answers::default()
    };
    for (id, question) in space.rules.questions_with_ids() {
        let Some(answer) = answer_of(space, id, &valuation, complete) else {
            continue;
        };
        let product = (question.level == Level::Product).then_some(0);
        if let Some(given) = answers.of_mut(product) {
            given.insert(question.id.clone(), answer);
        }
    }
    Some(Case {
        answers,
        as_of: *Space::picked(&space.as_of, &valuation)?,
    })
}

fn answer_of(
    space: &Space<'_>,
    id: QuestionId,
    valuation: &BddValuation,
    complete: bool,
) -> Option<Answer> {
    let bit = space.unanswered(id)?;
    let missing = !complete && valuation.value(bit);
    match space.slot(id)? {
        Slot::Table(rows) => {
            let rows = rows.iter().filter(|(.., bit)| valuation.value(*bit));
            Some(Answer::Table(Table {
                rows: rows.map(|(row, ..)| row.clone()).collect(),
                complete: !missing,
            }))
        }
        _ if missing => None,
        Slot::Idle(answer) => Some(answer.clone()),
        Slot::One(pick) => Space::picked(pick, valuation).map(|(answer, _)| answer.clone()),
        Slot::Set(choices) => {
            let chosen = choices.iter().filter(|(_, bit)| valuation.value(*bit));
            Some(Answer::Set(
                chosen.map(|(choice, _)| choice.clone()).collect(),
            ))
        }
    }
}
