//! `santong rules`: what a rule set contains, and what rests on each clause.

use santong_compiler::citations;
use santong_contract::Rules;
use santong_rules::{Overlay, RuleSet};
use serde::Serialize;
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
        Format::Json => {
            let export = export(&rules).map_err(|fault| Failure::new(fault.to_string()))?;
            format!("{export:#}\n")
        }
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

/// The rule set as scripts see it, with what rests on each clause.
#[derive(Serialize)]
struct Export {
    #[serde(flatten)]
    rules: Rules,
    citations: Vec<Value>,
    background: Vec<Value>,
}

fn export(rules: &RuleSet) -> serde_json::Result<Value> {
    let citations = citations(rules).into_iter().map(|cited| {
        json!({ "document": cited.document, "clause": cited.clause, "quote": cited.quote, "by": cited.by })
    });
    let background = rules.background.iter().filter_map(|background| {
        let (clause, document) = rules.clause(background.clause)?;
        Some(json!({ "document": document.id, "clause": clause.number, "reason": background.reason }))
    });
    serde_json::to_value(Export {
        rules: Rules::of(rules),
        citations: citations.collect(),
        background: background.collect(),
    })
}
