//! Answers given to earlier rules: what was renamed since is carried over, and nothing is lost.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Answer, Answers, RuleSet};

/// A name that an earlier version of the rules had. It is not given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retired {
    /// What had the name.
    pub name: RetiredName,
    /// The question, criterion or choice that took its place.
    pub becomes: Option<String>,
    /// The first version of the rules without it.
    pub since: String,
    /// Why, as a clause of a sentence.
    pub reason: String,
}

/// What had a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RetiredName {
    /// A question, criterion or measure.
    Id(String),
    /// A choice of a question, or of a column of a table.
    Choice {
        /// The question.
        question: String,
        /// The column, where the question is a table.
        column: Option<String>,
        /// The choice.
        choice: String,
    },
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It now answers the question, or stands for the choice, that took the place.
    Moved,
    /// There is an answer already; it stays where it was and does not count.
    InTheWay,
    /// Nothing took the place; it stays where it was and does not count.
    Left,
}

/// One answer to something that is retired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// Position in [`RuleSet::retired`].
    pub retired: usize,
    /// Position of the product, if it is an answer about one.
    pub product: Option<usize>,
    /// What became of it.
    pub fate: Fate,
}

/// Carries answers over to the rules as they are now, and says what became of those that were given to
/// something that is retired. Doing it again changes nothing more.
pub fn migrate(rules: &RuleSet, answers: &mut Answers) -> Vec<Migrated> {
    let mut report = Vec::new();
    for (index, retired) in rules.retired.iter().enumerate() {
        let mut note = |product, fate: Option<Fate>| {
            report.extend(fate.map(|fate| Migrated {
                retired: index,
                product,
                fate,
            }));
        };
        note(None, carry(retired, &mut answers.enterprise));
        for (product, answered) in answers.products.iter_mut().enumerate() {
            note(Some(product), carry(retired, &mut answered.answers));
        }
        if let (RetiredName::Id(id), Some(becomes)) = (&retired.name, &retired.becomes) {
            for evidence in &mut answers.evidence {
                if evidence.criterion == *id {
                    evidence.criterion.clone_from(becomes);
                }
            }
        }
    }
    report
}

fn carry(retired: &Retired, answers: &mut BTreeMap<String, Answer>) -> Option<Fate> {
    match &retired.name {
        RetiredName::Id(id) => {
            if !answers.contains_key(id) {
                return None;
            }
            let Some(becomes) = &retired.becomes else {
                return Some(Fate::Left);
            };
            if answers.contains_key(becomes) {
                return Some(Fate::InTheWay);
            }
            let answer = answers.remove(id)?;
            answers.insert(becomes.clone(), answer);
            Some(Fate::Moved)
        }
        RetiredName::Choice {
            question,
            column,
            choice,
        } => {
            let answer = answers.get_mut(question)?;
            let becomes = retired.becomes.as_deref();
            match (answer, column) {
                (Answer::Table(table), Some(column)) => {
                    let cells = table.rows.iter_mut().filter_map(|row| row.get_mut(column));
                    cells.filter_map(|cell| rename(cell, choice, becomes)).max()
                }
                (answer, None) => rename(answer, choice, becomes),
                _ => None,
            }
        }
    }
}

/// Puts a choice in the place of a retired one.
fn rename(answer: &mut Answer, choice: &str, becomes: Option<&str>) -> Option<Fate> {
    match answer {
        Answer::Text(chosen) if chosen == choice => {
            let Some(becomes) = becomes else {
                return Some(Fate::Left);
            };
            chosen.clear();
            chosen.push_str(becomes);
            Some(Fate::Moved)
        }
        Answer::Set(chosen) if chosen.iter().any(|chosen| chosen == choice) => {
            let Some(becomes) = becomes else {
                return Some(Fate::Left);
            };
            let there = chosen.iter().any(|chosen| chosen == becomes);
            chosen.retain(|chosen| chosen != choice);
            if !there {
                chosen.push(becomes.to_owned());
            }
            Some(Fate::Moved)
        }
        _ => None,
    }
}
