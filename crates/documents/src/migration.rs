//! What became of answers that were given to earlier rules, in sentences.

use santong_rules::{Answers, Choice, Fate, Kind, Migrated, Retired, RetiredName, RuleSet};

use crate::{Words, answer::product_name, text::fill};

/// One sentence for each answer to something that is retired.
#[must_use]
pub fn migration(
    rules: &RuleSet,
    answers: &Answers,
    report: &[Migrated],
    words: &Words,
) -> Vec<String> {
    let told = report.iter().filter_map(|migrated| {
        let retired = rules.retired.get(migrated.retired)?;
        let said = sentence(rules, retired, migrated.fate, words);
        Some(match migrated.product {
            Some(product) => {
                let name = product_name(rules, answers, product, words);
                fill(words.labelled, &[&name, &said])
            }
            None => said,
        })
    });
    told.collect()
}

fn sentence(rules: &RuleSet, retired: &Retired, fate: Fate, words: &Words) -> String {
    let new = retired.becomes.as_deref().unwrap_or_default();
    let (old, pattern) = match &retired.name {
        RetiredName::Id(id) => (
            id.clone(),
            [
                words.answer_moved,
                words.answer_in_the_way,
                words.answer_left,
            ],
        ),
        RetiredName::Choice { question, .. } => (
            short_of(rules, question),
            [words.choice_moved, words.choice_moved, words.choice_left],
        ),
    };
    let new = match &retired.name {
        RetiredName::Id(_) => short_of(rules, new),
        RetiredName::Choice {
            question, column, ..
        } => label_of(rules, question, column.as_deref(), new).unwrap_or_else(|| new.to_owned()),
    };
    let [moved, in_the_way, left] = pattern;
    let pattern = match fate {
        Fate::Moved => moved,
        Fate::InTheWay => in_the_way,
        Fate::Left => left,
    };
    fill(pattern, &[&retired.reason, &old, &new])
}

/// What a question is called, or its name where it is none.
fn short_of(rules: &RuleSet, id: &str) -> String {
    let found = rules.find_question(id).and_then(|id| rules.question(id));
    found.map_or_else(|| id.to_owned(), |question| question.short.clone())
}

fn label_of(rules: &RuleSet, question: &str, column: Option<&str>, choice: &str) -> Option<String> {
    let question = rules.question(rules.find_question(question)?)?;
    let kind = match (&question.kind, column) {
        (Kind::Table(table), Some(column)) => {
            &table.columns.iter().find(|one| one.id == column)?.kind
        }
        (kind, _) => kind,
    };
    let choices: &[Choice] = match kind {
        Kind::Choice(choices) | Kind::Choices(choices) => choices,
        _ => return None,
    };
    let found = choices.iter().find(|one| one.id == choice)?;
    Some(found.label.clone())
}
