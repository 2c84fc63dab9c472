//! What rests on each clause, and which clauses say what a reader looks for.

use santong_rules::{ClauseId, CriterionId, MeasureId, QuestionId, RuleSet};

/// A clause with everything that rests on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citing {
    /// Criteria, in the author's order.
    pub criteria: Vec<CriterionId>,
    /// Measures, in the author's order.
    pub measures: Vec<MeasureId>,
    /// Questions that cite it themselves, in the author's order.
    pub questions: Vec<QuestionId>,
    /// Why nothing is asked or offered for it.
    pub background: Option<String>,
}

/// What rests on a clause.
#[must_use]
pub fn citing(rules: &RuleSet, clause: ClauseId) -> Citing {
    let criteria = rules.criteria_with_ids();
    let measures = rules.measures_with_ids();
    let questions = rules.questions_with_ids();
    let background = rules.background.iter().find(|one| one.clause == clause);
    Citing {
        criteria: criteria
            .filter(|(_, one)| one.clauses.contains(&clause))
            .map(|(id, _)| id)
            .collect(),
        measures: measures
            .filter(|(_, one)| one.clauses.contains(&clause))
            .map(|(id, _)| id)
            .collect(),
        questions: questions
            .filter(|(_, one)| one.clauses.contains(&clause))
            .map(|(id, _)| id)
            .collect(),
        background: background.map(|one| one.reason.clone()),
    }
}

/// The clauses in which every word of a search stands: in the clause itself, in the names of its
/// document, or in what rests on it. Letters are the same in either case; without a word all are found.
#[must_use]
pub fn search_clauses(rules: &RuleSet, search: &str) -> Vec<ClauseId> {
    let search = search.to_lowercase();
    let words: Vec<&str> = search.split_whitespace().collect();
    let clauses = (0..).map(ClauseId).zip(&rules.clauses);
    clauses
        .map(|(id, _)| id)
        .filter(|id| {
            let said = said(rules, *id).to_lowercase();
            words.iter().all(|word| said.contains(word))
        })
        .collect()
}

fn said(rules: &RuleSet, id: ClauseId) -> String {
    let Some((clause, document)) = rules.clause(id) else {
        return String::new();
    };
    let Citing {
        criteria,
        measures,
        questions,
        background,
    } = citing(rules, id);
    let criteria = criteria
        .iter()
        .filter_map(|id| Some(&rules.criterion(*id)?.title));
    let measures = measures
        .iter()
        .filter_map(|id| Some(&rules.measure(*id)?.title));
    let questions = questions
        .iter()
        .filter_map(|id| Some(&rules.question(*id)?.label));
    let own = [
        &document.title,
        &document.short,
        &document.number,
        &clause.number,
        &clause.quote,
        &clause.gist,
    ];
    let all = own
        .into_iter()
        .chain(criteria)
        .chain(measures)
        .chain(questions);
    all.chain(&background)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("\n")
}
