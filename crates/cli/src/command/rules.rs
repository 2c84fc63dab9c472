//! `santong rules`: what a rule set contains, and what rests on each clause.

use santong_compiler::citations;
use santong_rules::{ClauseId, Kind, Level, Overlay, RuleSet};
use serde_json::{Value, json};

use super::{Done, Failure};
use crate::arguments::{Format, RulesOptions};
use crate::files;

/// Runs the command.
pub fn run(options: &RulesOptions) -> Result<Done, Failure> {
    let Some(rules) = super::load(&options.rules, &options.overlays)? else {
        return Ok(Done::WithFindings);
    };
    let text = match options.format {
        Format::Json => format!("{:#}\n", export(&rules)),
        Format::Text => summary(&rules),
    };
    files::say(&text);
    Ok(Done::Well)
}

fn summary(rules: &RuleSet) -> String {
    let mut text = format!(
        "{}（{} {}，数据截至 {}）\n文件 {}，条款 {}（引用 {}，背景 {}），页面 {}，问题 {}，检查项 {}，支持措施 {}\n校验值 {}\n",
        rules.title,
        rules.id,
        rules.version,
        rules.date,
        rules.documents.len(),
        rules.clauses.len(),
        citations(rules).len(),
        rules.background.len(),
        rules.pages.len(),
        rules.questions.len(),
        rules.criteria.len(),
        rules.measures.len(),
        rules.hash,
    );
    for overlay in &rules.overlays {
        let Overlay {
            id,
            name,
            version,
            hash,
        } = overlay;
        text.push_str(&format!(
            "附加规则 {name}（{id} {version}）\n校验值 {hash}\n"
        ));
    }
    text
}

fn export(rules: &RuleSet) -> Value {
    let citations: Vec<Value> = citations(rules)
        .into_iter()
        .map(|cited| json!({ "document": cited.document, "clause": cited.clause, "quote": cited.quote, "by": cited.by }))
        .collect();
    let background: Vec<Value> = rules
        .background
        .iter()
        .filter_map(|background| {
            let (clause, document) = rules.clause(background.clause)?;
            Some(json!({ "document": document.id, "clause": clause.number, "reason": background.reason }))
        })
        .collect();
    json!({
        "format": "santong-rules",
        "version": 1,
        "rules": {
            "id": rules.id, "version": rules.version, "hash": rules.hash,
            "title": rules.title, "date": rules.date.to_string(), "lang": rules.lang,
        },
        "overlays": overlays(rules),
        "documents": documents(rules),
        "citations": citations,
        "background": background,
        "questions": questions(rules),
        "criteria": criteria(rules),
        "measures": measures(rules),
    })
}

fn overlays(rules: &RuleSet) -> Vec<Value> {
    let written = |overlay: &Overlay| {
        json!({
            "id": overlay.id, "name": overlay.name, "version": overlay.version, "hash": overlay.hash,
        })
    };
    rules.overlays.iter().map(written).collect()
}

/// The id of the overlay that added something.
fn origin(rules: &RuleSet, origin: Option<u16>) -> Option<&str> {
    rules.overlay(origin).map(|overlay| overlay.id.as_str())
}

fn documents(rules: &RuleSet) -> Vec<Value> {
    rules
        .documents
        .iter()
        .map(|document| {
            json!({
                "id": document.id, "title": document.title, "number": document.number,
                "issuer": document.issuer, "scope": document.scope, "source": document.source,
                "issued": document.issued.map(|date| date.to_string()),
                "stored": document.stored.map(|date| date.to_string()),
                "overlay": origin(rules, document.origin),
            })
        })
        .collect()
}

fn questions(rules: &RuleSet) -> Vec<Value> {
    rules
        .questions
        .iter()
        .map(|question| {
            let page = rules.pages.get(usize::from(question.page)).map(|page| page.id.as_str());
            json!({
                "id": question.id, "level": level(question.level), "page": page, "kind": kind(&question.kind),
                "label": question.label, "clauses": clauses(rules, &question.clauses),
                "overlay": origin(rules, question.origin),
            })
        })
        .collect()
}

fn criteria(rules: &RuleSet) -> Vec<Value> {
    rules
        .criteria
        .iter()
        .map(|criterion| {
            json!({
                "id": criterion.id, "level": level(criterion.level), "group": criterion.group,
                "strength": criterion.strength, "title": criterion.title,
                "clauses": clauses(rules, &criterion.clauses),
                "overlay": origin(rules, criterion.origin),
            })
        })
        .collect()
}

fn measures(rules: &RuleSet) -> Vec<Value> {
    rules
        .measures
        .iter()
        .map(|measure| {
            json!({
                "id": measure.id, "level": level(measure.level), "title": measure.title,
                "responsible": measure.responsible, "clauses": clauses(rules, &measure.clauses),
                "overlay": origin(rules, measure.origin),
            })
        })
        .collect()
}

fn clauses(rules: &RuleSet, ids: &[ClauseId]) -> Vec<String> {
    ids.iter()
        .filter_map(|id| rules.clause(*id))
        .map(|(clause, document)| format!("{} {}", document.id, clause.number))
        .collect()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Enterprise => "enterprise",
        Level::Product => "product",
    }
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Boolean => "boolean",
        Kind::Choice(_) => "choice",
        Kind::Choices(_) => "choices",
        Kind::Text(_) => "text",
        Kind::Number(_) => "number",
        Kind::Money { .. } => "money",
        Kind::Date => "date",
        Kind::Table(table) if table.comparison.is_some() => "comparison",
        Kind::Table(_) => "table",
        Kind::Limit => "limit",
        Kind::Measured => "measured",
    }
}
