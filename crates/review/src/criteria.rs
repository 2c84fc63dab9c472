//! The second part: by criterion and measure, what it says and what it rests on.

use santong_documents::ZH;
use santong_rules::{Criterion, Example, Group, Measure, Promise, Relevance};

use crate::{
    sheet::{Block, Item},
    told::Told,
};

/// All criteria by group, then all measures.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading {
        level: 1,
        anchor: "criteria".into(),
        text: "第二部分　按检查项和支持措施".into(),
    }];
    let mut groups: Vec<Group> = told.rules.criteria.iter().map(|one| one.group).collect();
    groups.sort_unstable();
    groups.dedup();
    for group in groups {
        blocks.push(Block::Heading {
            level: 2,
            anchor: format!("group-{}", ZH.group(group)),
            text: ZH.group(group).to_owned(),
        });
        for (_, criterion) in told.rules.criteria_with_ids() {
            if criterion.group == group {
                blocks.extend(criterion_blocks(told, criterion));
            }
        }
    }
    blocks.push(Block::Heading {
        level: 2,
        anchor: "measures".into(),
        text: "支持措施".into(),
    });
    for (_, measure) in told.rules.measures_with_ids() {
        blocks.extend(measure_blocks(told, measure));
    }
    blocks
}

/// 必需, with the group: 同线·必需.
pub fn strength(criterion: &Criterion) -> String {
    format!(
        "{}·{}",
        ZH.group(criterion.group),
        ZH.strength(criterion.strength)
    )
}

/// What names a criterion within the sheet.
pub fn criterion_anchor(criterion: &Criterion) -> String {
    criterion.id.clone()
}

/// What names a measure within the sheet.
pub fn measure_anchor(measure: &Measure) -> String {
    measure.id.clone()
}

fn criterion_blocks(told: &Told<'_>, criterion: &Criterion) -> Vec<Block> {
    let mut fields = vec![
        ("名称".to_owned(), vec![Item::new(&criterion.id)]),
        (
            "强度".to_owned(),
            vec![Item::new(ZH.strength(criterion.strength))],
        ),
    ];
    if !criterion.why.is_empty() {
        fields.push(("为什么".to_owned(), vec![Item::new(&criterion.why)]));
    }
    fields.extend(told.criterion(criterion));
    fields.push(("依据".to_owned(), told.clauses(&criterion.clauses)));
    let examples = told
        .examples
        .iter()
        .filter_map(|example| match example.promise {
            Promise::Verdict(id, verdict) if told.is_criterion(id, criterion) => {
                Some(example_item(told, example, ZH.verdict(verdict)))
            }
            _ => None,
        });
    fields.push(("示例".to_owned(), examples.collect()));
    with_heading(criterion_anchor(criterion), &criterion.title, fields)
}

fn measure_blocks(told: &Told<'_>, measure: &Measure) -> Vec<Block> {
    let mut fields = vec![("名称".to_owned(), vec![Item::new(&measure.id)])];
    fields.extend(told.measure(measure));
    fields.push(("依据".to_owned(), told.clauses(&measure.clauses)));
    let examples = told
        .examples
        .iter()
        .filter_map(|example| match example.promise {
            Promise::Relevance(id, relevance) if told.is_measure(id, measure) => {
                Some(example_item(told, example, relevance_word(relevance)))
            }
            _ => None,
        });
    fields.push(("示例".to_owned(), examples.collect()));
    with_heading(measure_anchor(measure), &measure.title, fields)
}

fn with_heading(anchor: String, title: &str, fields: Vec<(String, Vec<Item>)>) -> Vec<Block> {
    let fields = fields.into_iter().filter(|(_, items)| !items.is_empty());
    vec![
        Block::Heading {
            level: 3,
            anchor,
            text: title.to_owned(),
        },
        Block::Fields(fields.collect()),
    ]
}

fn example_item(told: &Told<'_>, example: &Example, result: &str) -> Item {
    Item {
        text: format!("结果：{result}"),
        items: told.answers(example),
    }
}

fn relevance_word(relevance: Relevance) -> &'static str {
    match relevance {
        Relevance::Relevant => "列出",
        Relevance::NotRelevant => "不列出",
        Relevance::Open => "还不知道",
    }
}
