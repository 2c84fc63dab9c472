//! What rests on each clause.

use std::collections::BTreeMap;

use santong_rules::{ClauseId, Criterion, Measure, Question, RuleSet};

/// The names of the questions, criteria and measures that cite each clause.
pub(crate) fn by_clause<'a>(
    questions: &'a [Question],
    criteria: &'a [Criterion],
    measures: &'a [Measure],
) -> BTreeMap<ClauseId, Vec<&'a str>> {
    let questions = questions
        .iter()
        .map(|question| (&question.id, &question.clauses));
    let criteria = criteria
        .iter()
        .map(|criterion| (&criterion.id, &criterion.clauses));
    let measures = measures
        .iter()
        .map(|measure| (&measure.id, &measure.clauses));
    let mut by_clause: BTreeMap<ClauseId, Vec<&str>> = BTreeMap::new();
    for (id, clauses) in questions.chain(criteria).chain(measures) {
        for clause in clauses {
            by_clause.entry(*clause).or_default().push(id);
        }
    }
    by_clause
}

/// A clause that something rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation<'a> {
    /// Name of the document.
    pub document: &'a str,
    /// Number of the clause.
    pub clause: &'a str,
    /// Verbatim words; empty where only the gist is known.
    pub quote: &'a str,
    /// Names of the questions, criteria and measures that cite it.
    pub by: Vec<&'a str>,
}

/// All citations of a rule set, in the order of the clauses.
#[must_use]
pub fn citations(rules: &RuleSet) -> Vec<Citation<'_>> {
    by_clause(&rules.questions, &rules.criteria, &rules.measures)
        .into_iter()
        .filter_map(|(id, by)| {
            let (clause, document) = rules.clause(id)?;
            Some(Citation {
                document: &document.id,
                clause: &clause.number,
                quote: &clause.quote,
                by,
            })
        })
        .collect()
}
