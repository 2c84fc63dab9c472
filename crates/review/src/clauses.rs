//! The first part: by document and clause, what rests on it.

use santong_documents::{ZH, basis};
use santong_rules::{ClauseId, Document, Source};

use crate::{
    criteria::{criterion_anchor, measure_anchor, strength},
    sheet::{Block, Item},
    told::{Told, said},
};

/// All documents in the order of the rule files.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading {
        level: 1,
        anchor: "clauses".into(),
        text: "第一部分　按条款".into(),
    }];
    // The policies whose words are stored stand first.
    let summary = |document: &Document| document.source == Source::Summary;
    let mut documents: Vec<(usize, &Document)> = told.rules.documents.iter().enumerate().collect();
    documents.sort_by_key(|(_, document)| summary(document));
    for (position, document) in documents {
        blocks.push(Block::Heading {
            level: 2,
            anchor: format!("document-{}", document.id),
            text: document.title.clone(),
        });
        blocks.push(Block::Note(document_note(told, document)));
        let clauses = (0..).map(ClauseId).zip(&told.rules.clauses);
        for (id, clause) in clauses {
            if usize::from(clause.document) == position {
                blocks.extend(clause_blocks(told, id));
            }
        }
    }
    blocks
}

fn document_note(told: &Told<'_>, document: &Document) -> String {
    let mut parts = vec![document.issuer.clone()];
    if !document.number.is_empty() {
        parts.push(document.number.clone());
    }
    parts.extend(document.issued.map(|day| format!("{}印发", told.date(day))));
    parts.push(match document.scope.as_str() {
        "national" => "全国".to_owned(),
        region => format!("只用于地区{region}"),
    });
    parts.push(match document.source {
        Source::Original => "按原文核对".to_owned(),
        Source::Reprint => format!("转引：{}", document.via),
        Source::Summary => format!("只有大意：{}", document.via),
    });
    parts.extend(
        document
            .stored
            .map(|day| format!("文本存于{}", told.date(day))),
    );
    parts.join("；") + "。"
}

fn clause_blocks(told: &Told<'_>, id: ClauseId) -> Vec<Block> {
    let rules = told.rules;
    let (Some(basis), Some((clause, document))) = (basis(rules, id, &ZH), rules.clause(id)) else {
        return Vec::new();
    };
    let mut blocks = vec![Block::Heading {
        level: 3,
        anchor: format!("clause-{}-{}", document.id, clause.number),
        text: clause.number.clone(),
    }];
    let words = said(&basis);
    blocks.push(if clause.quote.is_empty() {
        Block::Paragraph(words)
    } else {
        Block::Quote(words)
    });
    let background = rules.background.iter().find(|one| one.clause == id);
    if let Some(background) = background {
        blocks.push(Block::Note(format!(
            "背景，不提问也不列为措施：{}。",
            background.reason
        )));
    }
    for (_, criterion) in rules.criteria_with_ids() {
        if criterion.clauses.contains(&id) {
            let title = format!("{}（{}）", criterion.title, strength(criterion));
            let mut fields = vec![("检查项".to_owned(), vec![Item::new(title)])];
            fields.extend(told.criterion(criterion));
            let shown = told.examples_of_criterion(criterion);
            let examples = format!("{}个，见第二部分（{}）", shown, criterion_anchor(criterion));
            fields.push(("示例".to_owned(), vec![Item::new(examples)]));
            blocks.push(Block::Fields(fields));
        }
    }
    for (_, measure) in rules.measures_with_ids() {
        if measure.clauses.contains(&id) {
            let mut fields = vec![("支持措施".to_owned(), vec![Item::new(&measure.title)])];
            fields.extend(told.measure(measure));
            let place = format!("见第二部分（{}）", measure_anchor(measure));
            fields.push(("示例".to_owned(), vec![Item::new(place)]));
            blocks.push(Block::Fields(fields));
        }
    }
    let questions: Vec<Item> = rules
        .questions
        .iter()
        .filter(|question| question.clauses.contains(&id))
        .map(|question| told.question(question))
        .collect();
    if !questions.is_empty() {
        blocks.push(Block::Fields(vec![("问题".to_owned(), questions)]));
    }
    blocks
}
