//! Documents of regions: they concern the enterprises there, and nobody else.

use santong_rules::{Answer, Answers, ClauseId, Document, Kind, Level, Question, RuleSet};

/// The scope of documents that concern everybody.
const NATIONAL: &str = "national";

/// Of the clauses on which something rests, those that concern the enterprise: what a region says
/// stands beside what the nation says only in that region. What rests on regions alone keeps all.
#[must_use]
pub fn clauses_here(rules: &RuleSet, answers: &Answers, clauses: &[ClauseId]) -> Vec<ClauseId> {
    let scopes = |clause: &ClauseId| rules.clause(*clause).map(|(_, document)| document);
    let national = clauses.iter().filter_map(scopes).any(is_national);
    let here = clauses.iter().filter(|clause| {
        !national || scopes(clause).is_some_and(|document| concerns(rules, answers, document))
    });
    here.copied().collect()
}

/// Whether all clauses belong to documents of the enterprise's own region.
pub fn is_regional(rules: &RuleSet, answers: &Answers, clauses: &[ClauseId]) -> bool {
    !clauses.is_empty()
        && clauses.iter().all(|clause| {
            rules.clause(*clause).is_some_and(|(_, document)| {
                !is_national(document) && concerns(rules, answers, document)
            })
        })
}

fn is_national(document: &Document) -> bool {
    document.scope == NATIONAL
}

/// Whether a document is of the whole nation, or of the region that the enterprise chose, or of the
/// province in which that lies.
fn concerns(rules: &RuleSet, answers: &Answers, document: &Document) -> bool {
    let province = document.scope.trim_end_matches("00");
    let chosen = |question: &Question| match (&question.kind, answers.enterprise.get(&question.id))
    {
        (Kind::Choice(choices), Some(Answer::Text(id))) => {
            is_code(id) && id.starts_with(province) && choices.iter().any(|choice| choice.id == *id)
        }
        _ => false,
    };
    let mut asked = rules.questions.iter();
    is_national(document)
        || asked.any(|question| question.level == Level::Enterprise && chosen(question))
}

/// Only regions are chosen by six digits.
fn is_code(id: &str) -> bool {
    id.len() == 6 && id.bytes().all(|b| b.is_ascii_digit())
}
