//! The conditions of a rule set.

use santong_rules::{Condition, Kind, QuestionId, RuleSet, TableKind};

/// Every condition of a rule set.
pub fn all_conditions(rules: &RuleSet) -> impl Iterator<Item = &Condition> {
    let shown = rules
        .questions
        .iter()
        .filter_map(|question| question.shown_when.as_ref());
    let criteria = rules
        .criteria
        .iter()
        .flat_map(|criterion| criterion.conditions());
    let measures = rules
        .measures
        .iter()
        .filter_map(|measure| measure.relevant_when.as_ref());
    shown.chain(criteria).chain(measures).chain(whens(rules))
}

/// When paragraphs of the declaration are written.
pub fn whens(rules: &RuleSet) -> impl Iterator<Item = &Condition> {
    let form = &rules.declaration;
    let paragraphs = form.contents.iter().flat_map(|content| &content.paragraphs);
    paragraphs
        .chain(&form.notes)
        .filter_map(|paragraph| paragraph.when.as_ref())
}

/// The bodies of all `all` and `exists` over a table, with choices in place of the variables around them.
pub fn bodies(rules: &RuleSet, table: QuestionId) -> Vec<Condition> {
    let mut found = Vec::new();
    for condition in all_conditions(rules) {
        collect(rules, condition, table, &mut found);
    }
    found.dedup();
    found
}

fn collect(rules: &RuleSet, condition: &Condition, table: QuestionId, found: &mut Vec<Condition>) {
    match condition {
        Condition::All(list, body) | Condition::Exists(list, body) => {
            if **list == Condition::Answer(table) {
                found.push((**body).clone());
                return;
            }
            let members = match &**list {
                Condition::Answer(id) => match rules.question(*id).map(|question| &question.kind) {
                    Some(Kind::Choices(choices)) => choices
                        .iter()
                        .map(|choice| Condition::Text(choice.id.clone()))
                        .collect(),
                    _ => Vec::new(),
                },
                Condition::List(items) => items.clone(),
                _ => Vec::new(),
            };
            for member in members {
                collect(rules, &body.bound_to(&member), table, found);
            }
        }
        Condition::Not(a) => collect(rules, a, table, found),
        Condition::And(a, b) | Condition::Or(a, b) => {
            collect(rules, a, table, found);
            collect(rules, b, table, found);
        }
        Condition::If(a, b, c) => {
            for part in [a, b, c] {
                collect(rules, part, table, found);
            }
        }
        _ => {}
    }
}

/// The table that a question is.
pub fn table_of(rules: &RuleSet, id: QuestionId) -> Option<&TableKind> {
    match &rules.question(id)?.kind {
        Kind::Table(kind) => Some(kind),
        _ => None,
    }
}
