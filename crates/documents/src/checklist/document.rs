//! The checklist as a document.

use santong_rules::{
    Answers, Assessment, ClauseId, CriterionFinding, Fact, Group, Kind, Level, QuestionRef,
    RuleSet, Strength, Verdict,
};

use super::{ChecklistItem, Keep, kept_items};
use crate::{
    Block, Document, Words,
    answer::{date_text, product_name, value_text},
    basis::{citation, document_line, place},
    case::Case,
    comparison::comparison_table,
    evidence::evidence_table,
    overlay::short_hash,
    region::clauses_here,
    shape,
    text::fill,
};

/// The question that names the enterprise.
pub const ENTERPRISE_NAME: &str = "enterprise.name";

/// The checklist as a document, with the items that `keep` keeps.
#[must_use]
pub fn checklist_document(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    keep: Keep<'_>,
    words: &Words,
) -> Document {
    let case = Case::new(rules, answers, assessment, words);
    let items = kept_items(&case, assessment, keep);
    let mut blocks = vec![Block::Fields(subject(&case))];
    blocks.push(Block::Heading(words.summary.to_owned()));
    let names: Vec<String> = (0..answers.products.len())
        .map(|index| product_name(rules, answers, index, words))
        .collect();
    blocks.push(summary(&case, assessment, &names));

    if items.is_empty() {
        blocks.push(Block::Paragraph(words.nothing_kept.to_owned()));
    }
    let (aside, told): (Vec<&ChecklistItem>, Vec<&ChecklistItem>) = items
        .iter()
        .partition(|item| item.verdict == Verdict::NotApplicable);
    let mut groups: Vec<Group> = told.iter().map(|item| item.group).collect();
    groups.sort_unstable();
    groups.dedup();
    let (mut compared, mut sources) = (Vec::new(), Vec::new());
    for group in groups {
        blocks.push(Block::Heading(words.group(group).to_owned()));
        for item in told.iter().filter(|item| item.group == group) {
            item_blocks(&case, item, &names, &mut sources, &mut blocks);
            comparisons(&case, item, &mut compared, &mut blocks);
        }
    }
    if !aside.is_empty() {
        blocks.push(Block::Heading(words.not_applicable_items.to_owned()));
        let named = aside.iter().map(|item| {
            let mut line = item.title.clone();
            if let Some(name) = of_several(item, &names) {
                line = fill(words.remarked, &[&line, name]);
            }
            if let Some(added_by) = &item.added_by {
                line = fill(words.with_remark, &[&line, added_by]);
            }
            line
        });
        blocks.push(Block::List(named.collect()));
    }
    sources.sort_unstable();
    if !sources.is_empty() {
        blocks.push(Block::Heading(words.sources.to_owned()));
        let lines = sources
            .iter()
            .filter_map(|&clause| citation(rules, clause, words));
        blocks.push(Block::List(lines.collect()));
    }
    let cited = documents_cited(rules, &sources, words);
    if !cited.is_empty() {
        blocks.push(Block::Heading(words.documents_cited.to_owned()));
        blocks.push(Block::List(cited));
    }
    blocks.push(Block::Note(words.disclaimer.to_owned()));
    Document {
        title: words.checklist_title.to_owned(),
        mark: None,
        blocks,
    }
}

/// Who was checked, when, and against which rules.
fn subject(case: &Case<'_>) -> Vec<(String, String)> {
    let (rules, words) = (case.rules, case.words);
    let scope = case.scope(None);
    let identity = [
        rules.find_question(ENTERPRISE_NAME),
        Some(rules.declaration.number_code),
    ];
    let identity = identity.into_iter().flatten().filter_map(|id| {
        let question = rules.question(id)?;
        let text = match scope.fact(id) {
            Fact::Known(value) => value_text(&question.kind, value, usize::MAX, words),
            _ => words.unanswered.to_owned(),
        };
        Some((question.short.clone(), text))
    });
    let mut fields: Vec<_> = identity.collect();
    fields.push((words.checked_on.to_owned(), date_text(case.as_of, words)));
    let stamp = fill(
        words.rule_set_stamp,
        &[
            &rules.title,
            &rules.version,
            &date_text(rules.date, words),
            &short_hash(&rules.hash),
        ],
    );
    fields.push((words.rule_set.to_owned(), stamp));
    fields.extend(rules.overlays.iter().map(|overlay| {
        let hash = short_hash(&overlay.hash);
        let stamp = fill(
            words.overlay_stamp,
            &[&overlay.name, &overlay.version, &hash],
        );
        (words.overlay.to_owned(), stamp)
    }));
    fields
}

/// Readiness and counts: the enterprise in one row, each product in one.
fn summary(case: &Case<'_>, assessment: &Assessment, names: &[String]) -> Block {
    let words = case.words;
    let counted = [
        (Strength::Gate, Verdict::Unmet),
        (Strength::Gate, Verdict::Open),
        (Strength::Required, Verdict::Unmet),
        (Strength::Required, Verdict::Open),
    ];
    let mut head = vec![words.scope.to_owned(), words.conclusion.to_owned()];
    head.extend(counted.map(|(strength, verdict)| {
        fill(
            words.count,
            &[words.strength(strength), words.verdict(verdict)],
        )
    }));
    let row = |name: &str, conclusion: &str, findings: &[CriterionFinding]| {
        let mut row = vec![name.to_owned(), conclusion.to_owned()];
        row.extend(counted.map(|(strength, verdict)| {
            let counted = findings.iter().filter(|finding| {
                let criterion = case.rules.criterion(finding.criterion);
                finding.verdict == verdict
                    && criterion.is_some_and(|criterion| criterion.strength == strength)
            });
            counted.count().to_string()
        }));
        row
    };
    let mut rows = vec![row(words.enterprise, "", &assessment.findings)];
    let products = names.iter().zip(&assessment.products);
    rows.extend(
        products.map(|(name, product)| {
            row(name, words.readiness(product.readiness), &product.findings)
        }),
    );
    Block::Table { head, rows }
}

/// The name of the product that an item is about, where there are several.
fn of_several<'a>(item: &ChecklistItem, names: &'a [String]) -> Option<&'a str> {
    let product = item.product.filter(|_| names.len() > 1)?;
    names.get(product).map(String::as_str)
}

/// One item; what the clauses say that it rests on is told once, at the end.
fn item_blocks(
    case: &Case<'_>,
    item: &ChecklistItem,
    names: &[String],
    sources: &mut Vec<ClauseId>,
    blocks: &mut Vec<Block>,
) {
    let words = case.words;
    let mut remark = fill(words.item_strength, &[words.strength(item.strength)]);
    if let Some(name) = of_several(item, names) {
        remark = fill(words.with_remark, &[&remark, name]);
    }
    let line = fill(
        words.item,
        &[
            shape(item.verdict),
            words.verdict(item.verdict),
            &item.title,
            &remark,
        ],
    );
    blocks.push(Block::Paragraph(line));
    let mut fields = Vec::new();
    if let Some(added_by) = &item.added_by {
        fields.push((words.overlay.to_owned(), added_by.clone()));
    }
    fields.push((words.reason.to_owned(), item.reason.clone()));
    if item.verdict == Verdict::Unmet {
        fields.push((words.remedy.to_owned(), item.remedy.clone()));
    }
    if !item.evidence.is_empty() {
        let evidence = item.evidence.join(words.clause_break);
        fields.push((words.evidence.to_owned(), evidence));
    }
    let clauses = clauses_of(case, item);
    let places = clauses
        .iter()
        .filter_map(|&clause| place(case.rules, clause, words));
    let places: Vec<String> = places.collect();
    fields.push((words.basis.to_owned(), places.join(words.clause_break)));
    for clause in clauses {
        if !sources.contains(&clause) {
            sources.push(clause);
        }
    }
    blocks.push(Block::Fields(fields));
    let level = match item.product {
        Some(_) => Level::Product,
        None => Level::Enterprise,
    };
    blocks.extend(evidence_table(case, level, &item.kept, names));
}

/// The comparisons that an item rests on, each under the first item that does.
fn comparisons(
    case: &Case<'_>,
    item: &ChecklistItem,
    compared: &mut Vec<QuestionRef>,
    blocks: &mut Vec<Block>,
) {
    for reference in &item.because {
        let question = case.rules.question(reference.question);
        let Some(Kind::Table(table)) = question.map(|question| &question.kind) else {
            continue;
        };
        if table.comparison.is_none() || compared.contains(reference) {
            continue;
        }
        compared.push(*reference);
        let scope = case.scope(item.product);
        if let Some((head, rows)) = comparison_table(case, &scope, reference.question) {
            blocks.push(Block::Table { head, rows });
        }
    }
}

/// The clauses on which an item rests where the enterprise is.
fn clauses_of(case: &Case<'_>, item: &ChecklistItem) -> Vec<ClauseId> {
    let criterion = case.rules.criterion(item.criterion);
    let clauses = criterion.map_or(&[] as &[_], |criterion| &criterion.clauses);
    clauses_here(case.rules, case.answers, clauses)
}

/// The documents of some clauses, in the author's order, each with where its text comes from.
fn documents_cited(rules: &RuleSet, clauses: &[ClauseId], words: &Words) -> Vec<String> {
    let mut cited: Vec<u16> = clauses
        .iter()
        .filter_map(|clause| Some(rules.clause(*clause)?.0.document))
        .collect();
    cited.sort_unstable();
    cited.dedup();
    let documents = cited
        .into_iter()
        .filter_map(|position| rules.documents.get(usize::from(position)));
    documents
        .map(|document| document_line(rules, document, words))
        .collect()
}
