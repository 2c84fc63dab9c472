//! `santong assess`: what the rules say about a file of answers.

use santong_documents::{
    ChecklistItem, Remedies, ZH, checklist, migration, product_name, remedies,
};
use santong_rules::{Answers, Assessment, Goal, Relevance, RuleSet, Verdict, assess, migrate};

use super::{Done, Failure};
use crate::arguments::{AssessOptions, Format};
use crate::files;

/// Runs the command.
pub fn run(options: &AssessOptions) -> Result<Done, Failure> {
    let as_of = super::day(options.as_of)?;
    let mut answers = files::answers(&options.answers)?;
    let Some(rules) = super::load(&options.rules, &options.overlays)? else {
        return Ok(Done::WithFindings);
    };
    let migrated = migrate(&rules, &mut answers);
    for sentence in migration(&rules, &answers, &migrated, &ZH) {
        files::tell(&format!("说明：{sentence}。\n"));
    }
    for id in answers.unknown_questions(&rules) {
        files::tell(&format!("警告：规则集里没有问题“{id}”，它的答案不计。\n"));
    }
    let assessment = assess(&rules, &answers, as_of);
    let text = match options.format {
        Format::Json => indented(&assessment.to_json(&rules, &answers)),
        Format::Text => report(&rules, &answers, &assessment),
    };
    files::say(&text);
    Ok(Done::Well)
}

fn indented(json: &str) -> String {
    serde_json::from_str::<serde_json::Value>(json)
        .map_or_else(|_| json.to_owned(), |value| format!("{value:#}\n"))
}

fn report(rules: &RuleSet, answers: &Answers, assessment: &Assessment) -> String {
    let mut lines = vec![format!(
        "{}（{} {}），评估日期 {}",
        rules.title, rules.id, rules.version, assessment.as_of
    )];
    let items = checklist(rules, answers, assessment, &ZH);
    let remedies_of = |product, goal| remedies(rules, answers, assessment, product, goal, &ZH);
    let mut section = |heading: String, product: Option<usize>| {
        let items: Vec<&ChecklistItem> = items
            .iter()
            .filter(|item| item.product == product)
            .collect();
        if !items.is_empty() {
            lines.extend([String::new(), heading]);
            if let Some(product) = product {
                lines.extend(way_lines(
                    &remedies_of(Some(product), Goal::Ready),
                    "  可声明以前",
                ));
            }
            for item in items {
                lines.extend(item_lines(item));
                if matches!(item.verdict, Verdict::Unmet | Verdict::Open) {
                    let remedies = remedies_of(item.product, Goal::Met(item.criterion));
                    lines.extend(way_lines(&remedies, "      做法"));
                }
            }
        }
    };
    section("企业".to_owned(), None);
    for (index, product) in assessment.products.iter().enumerate() {
        let name = product_name(rules, answers, index, &ZH);
        section(
            format!("产品：{name}（{}）", ZH.readiness(product.readiness)),
            Some(index),
        );
    }
    let relevant = assessment
        .measures
        .iter()
        .filter(|finding| finding.relevance == Relevance::Relevant);
    let titles: Vec<String> = relevant
        .filter_map(|finding| rules.measure(finding.measure))
        .map(|measure| format!("  {}", measure.title))
        .collect();
    if !titles.is_empty() {
        lines.extend([String::new(), "可以了解的支持措施".to_owned()]);
        lines.extend(titles);
    }
    let asked = assessment.asked().count();
    if asked > 0 {
        lines.extend([String::new(), format!("还有 {asked} 个问题没有答完。")]);
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The ways to reach a goal, a line each; none where it is reached.
fn way_lines(remedies: &Remedies, label: &str) -> Vec<String> {
    if remedies.at_least > 0 {
        return vec![format!("{label}：至少要办 {} 件事。", remedies.at_least)];
    }
    let ways = remedies.ways.iter().enumerate();
    ways.map(|(index, way)| format!("{label}{}：{}。", index + 1, way.steps.join("；")))
        .collect()
}

fn item_lines(item: &ChecklistItem) -> Vec<String> {
    let mut lines = vec![
        format!(
            "  [{}] {}（{}·{}）",
            ZH.verdict(item.verdict),
            item.title,
            ZH.group(item.group),
            ZH.strength(item.strength)
        ),
        format!("      {}", item.reason),
    ];
    if let Some(added_by) = &item.added_by {
        lines.insert(1, format!("      {added_by}"));
    }
    if item.verdict == Verdict::Unmet {
        lines.push(format!("      整改：{}", item.remedy));
    }
    lines
}
