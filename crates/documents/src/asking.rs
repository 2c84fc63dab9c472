//! Why a question is asked, and why another one is not, in one sentence.

use santong_rules::{
    Answers, Assessment, CriterionId, Fact, QuestionId, QuestionRef, Questions, RuleSet, Scope,
    Skipped, Stake, skipped, stake,
};

use crate::{
    Words,
    case::Case,
    reason::answered,
    text::{fill, list, quoted},
};

/// Most criteria, measures or questions that are named.
const NAMED: usize = 3;

/// What an answer can still decide; nothing for a question that is not asked.
#[must_use]
pub fn why_asked(
    rules: &RuleSet,
    assessment: &Assessment,
    at: QuestionRef,
    words: &Words,
) -> Option<String> {
    let Stake {
        criteria,
        measures,
        declaration,
    } = stake(rules, assessment, at);
    let mut parts = Vec::new();
    if !criteria.is_empty() {
        let titles = titles(rules, &criteria, words);
        parts.push(fill(words.asked_for_criteria, &[&titles]));
    }
    if !measures.is_empty() {
        let titles = measures.iter().filter_map(|id| rules.measure(*id));
        let titles: Vec<String> = titles.map(|m| quoted(&m.title, words)).collect();
        let titles = list(&titles, NAMED, words.quotes_break, words.and_more);
        parts.push(fill(words.asked_for_measures, &[&titles]));
    }
    if declaration {
        parts.push(words.asked_for_declaration.to_owned());
    }
    (!parts.is_empty()).then(|| fill(words.sentence, &[&parts.join(words.clause_break)]))
}

/// The questions of a page that are not asked, by the sentence that says why: the author's order, and
/// those with the same reason together. `product` is the position of the product the page is about.
#[must_use]
pub fn skipped_on_page(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    page: usize,
    product: Option<usize>,
    words: &Words,
) -> Vec<(String, Vec<QuestionId>)> {
    let case = Case::new(rules, answers, assessment, words);
    let scope = case.scope(product);
    let level = scope.level();
    let mut told: Vec<(String, Vec<QuestionId>)> = Vec::new();
    for (id, question) in rules.questions_with_ids() {
        if usize::from(question.page) != page || question.level != level {
            continue;
        }
        let Some(skipped) = skipped(assessment, &scope, id) else {
            continue;
        };
        let why = why_skipped(&scope, &skipped, words);
        match told.iter_mut().find(|(other, _)| *other == why) {
            Some((_, questions)) => questions.push(id),
            None => told.push((why, vec![id])),
        }
    }
    told
}

fn why_skipped(scope: &Scope<'_>, skipped: &Skipped, words: &Words) -> String {
    let rules = scope.rules();
    match skipped {
        Skipped::NotShown(why) => {
            let said: Vec<String> = why
                .deciding
                .iter()
                .filter_map(|id| {
                    let question = rules.question(id)?;
                    match scope.fact(id) {
                        Fact::Known(value) => Some(answered(question, value, words)),
                        _ => None,
                    }
                })
                .collect();
            fill(words.skipped_not_shown, &[&said.join(words.clause_break)])
        }
        Skipped::NotKnown(causes) => {
            fill(words.skipped_not_known, &[&shorts(rules, causes, words)])
        }
        Skipped::Blocked => words.skipped_blocked.to_owned(),
        Skipped::Settled(criteria) if criteria.is_empty() => words.skipped_idle.to_owned(),
        Skipped::Settled(criteria) => {
            fill(words.skipped_settled, &[&titles(rules, criteria, words)])
        }
    }
}

fn titles(rules: &RuleSet, criteria: &[CriterionId], words: &Words) -> String {
    let titles = criteria.iter().filter_map(|id| rules.criterion(*id));
    let titles: Vec<String> = titles.map(|c| quoted(&c.title, words)).collect();
    list(&titles, NAMED, words.quotes_break, words.and_more)
}

fn shorts(rules: &RuleSet, questions: &Questions, words: &Words) -> String {
    let questions = questions.iter().filter_map(|id| rules.question(id));
    let shorts: Vec<String> = questions.map(|q| quoted(&q.short, words)).collect();
    list(&shorts, NAMED, words.quotes_break, words.and_more)
}
