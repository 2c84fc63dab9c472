//! What can be seen at a glance: counts, gaps, what may be said twice.

use std::collections::{BTreeMap, BTreeSet};

use santong_documents::ZH;
use santong_rules::{Clause, ClauseId, Strength};

use crate::{
    sheet::{Block, Item},
    told::Told,
};

const STRENGTHS: [Strength; 5] = [
    Strength::Gate,
    Strength::Required,
    Strength::Advised,
    Strength::Capability,
    Strength::Caution,
];

/// Counts, then what deserves a look.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    vec![
        Block::Heading {
            level: 1,
            anchor: "glance".into(),
            text: "概览".into(),
        },
        documents(told),
        strengths(told),
        Block::Fields(vec![
            ("没有用到的条款".to_owned(), or_none(gaps(told))),
            ("只有大意的条款".to_owned(), or_none(gists(told))),
            ("依据完全相同的检查项".to_owned(), or_none(same_basis(told))),
            (
                "依据完全相同的措施".to_owned(),
                or_none(same_basis_of_measures(told)),
            ),
        ]),
    ]
}

fn or_none(items: Vec<Item>) -> Vec<Item> {
    if items.is_empty() {
        vec![Item::new("没有")]
    } else {
        items
    }
}

/// The clauses of each document: how many there are, are cited, are background.
fn documents(told: &Told<'_>) -> Block {
    let rules = told.rules;
    let cited = told.cited();
    let rows = rules
        .documents
        .iter()
        .enumerate()
        .map(|(position, document)| {
            let own: Vec<ClauseId> = (0..)
                .map(ClauseId)
                .zip(&rules.clauses)
                .filter(|(_, clause)| usize::from(clause.document) == position)
                .map(|(id, _)| id)
                .collect();
            let background = rules
                .background
                .iter()
                .filter(|one| own.contains(&one.clause))
                .count();
            vec![
                document.short.clone(),
                own.len().to_string(),
                own.iter()
                    .filter(|id| cited.contains(id))
                    .count()
                    .to_string(),
                background.to_string(),
            ]
        });
    Block::Table {
        head: ["文件", "条款", "被引用", "背景"].map(str::to_owned).into(),
        rows: rows.collect(),
    }
}

fn strengths(told: &Told<'_>) -> Block {
    let rows = STRENGTHS.map(|strength| {
        let count = told
            .rules
            .criteria
            .iter()
            .filter(|one| one.strength == strength)
            .count();
        vec![ZH.strength(strength).to_owned(), count.to_string()]
    });
    let measures = vec!["支持措施".to_owned(), told.rules.measures.len().to_string()];
    Block::Table {
        head: ["检查项的强度", "数目"].map(str::to_owned).into(),
        rows: rows.into_iter().chain([measures]).collect(),
    }
}

/// Clauses that are neither cited nor background; the compiler lets none pass.
fn gaps(told: &Told<'_>) -> Vec<Item> {
    let cited = told.cited();
    let background: BTreeSet<ClauseId> =
        told.rules.background.iter().map(|one| one.clause).collect();
    named(told, |id, _| {
        !cited.contains(&id) && !background.contains(&id)
    })
}

fn gists(told: &Told<'_>) -> Vec<Item> {
    named(told, |_, clause| clause.quote.is_empty())
}

fn named(told: &Told<'_>, keeps: impl Fn(ClauseId, &Clause) -> bool) -> Vec<Item> {
    let clauses = (0..).map(ClauseId).zip(&told.rules.clauses);
    let mut by_document: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for (_, clause) in clauses.filter(|(id, clause)| keeps(*id, clause)) {
        by_document
            .entry(clause.document)
            .or_default()
            .push(&clause.number);
    }
    let items = by_document.iter().filter_map(|(document, numbers)| {
        let document = told.rules.documents.get(usize::from(*document))?;
        Some(Item::new(format!(
            "{}：{}",
            document.short,
            numbers.join("、")
        )))
    });
    items.collect()
}

fn same_basis(told: &Told<'_>) -> Vec<Item> {
    alike(
        told.rules
            .criteria
            .iter()
            .map(|one| (&one.clauses, &one.title)),
    )
}

fn same_basis_of_measures(told: &Told<'_>) -> Vec<Item> {
    alike(
        told.rules
            .measures
            .iter()
            .map(|one| (&one.clauses, &one.title)),
    )
}

fn alike<'a>(all: impl Iterator<Item = (&'a Vec<ClauseId>, &'a String)>) -> Vec<Item> {
    let mut by_basis: BTreeMap<Vec<ClauseId>, Vec<&str>> = BTreeMap::new();
    for (clauses, title) in all {
        let mut clauses = clauses.clone();
        clauses.sort_unstable();
        by_basis.entry(clauses).or_default().push(title);
    }
    let shared = by_basis.into_values().filter(|titles| titles.len() > 1);
    shared.map(|titles| Item::new(titles.join("；"))).collect()
}
