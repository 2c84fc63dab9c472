//! Support measures, briefly, and the documents on which everything rests.

use std::collections::BTreeSet;

use santong_documents::{ZH, added_by, clauses_here, document_line, place};
use santong_rules::{Answers, ClauseId, Measure, RuleSet};

use super::{
    opening::{DOCUMENTS, MEASURES},
    plan::{self, Part, Place, Plan},
};
use crate::{
    html::{escaped, list, table},
    sheet::Item,
};

/// The measures: those for every region, then region by region.
pub fn measures(rules: &RuleSet, page: &mut String) {
    let (anchor, title) = MEASURES;
    page.push_str(&format!(
        "<h2 class=\"measures\" id=\"{anchor}\">{title}</h2>\n\
         <p>不影响“三同”的结论。能不能申请、文件的做法是否变化，以主管部门现行的通知为准。</p>\n"
    ));
    let head = ["措施", "责任单位", "依据"].map(str::to_owned);
    let parts = plan::measures_by_region(rules);
    for (position, (region, measures)) in parts.into_iter().enumerate() {
        let rows: Vec<_> = measures.iter().map(|one| row(rules, one)).collect();
        if region.is_empty() {
            table(&head, &rows, page);
            continue;
        }
        page.push_str(&format!(
            "<details id=\"m{position}\">\n<summary><h3>{}</h3></summary>\n",
            escaped(&region)
        ));
        table(&head, &rows, page);
        let clauses = measures.iter().map(|one| &one.clauses);
        let cited = &documents_of(rules, clauses) - &for_every_region(rules);
        more_documents(rules, cited, page);
        page.push_str("</details>\n");
    }
}

fn row(rules: &RuleSet, measure: &Measure) -> Vec<String> {
    let title = match added_by(rules, measure.origin, &ZH) {
        Some(added_by) => format!("{}（{added_by}）", measure.title),
        None => measure.title.clone(),
    };
    let mut places: Vec<String> = Vec::new();
    for clause in national(rules, &measure.clauses) {
        places.extend(place(rules, clause, &ZH).filter(|found| !places.contains(found)));
    }
    vec![title, measure.responsible.clone(), places.join("；")]
}

/// The documents on which everything rests that concerns every product and region, with where the
/// text of each comes from.
pub fn documents(rules: &RuleSet, plan: &Plan<'_>, page: &mut String) {
    let (anchor, title) = DOCUMENTS;
    page.push_str(&format!("<h2 id=\"{anchor}\">{title}</h2>\n"));
    let groups = plan.parts.iter();
    let groups = groups.filter(|part| matches!(part.place, Place::Group(_)));
    let cited = &cited(rules, groups) | &for_every_region(rules);
    listed(rules, &cited, page);
}

/// The documents that a part cites and that stand nowhere else.
pub fn more_documents(rules: &RuleSet, cited: BTreeSet<u16>, page: &mut String) {
    if !cited.is_empty() {
        page.push_str("<p class=\"note\">这一部分另外依据的文件：</p>\n");
        listed(rules, &cited, page);
    }
}

/// The documents that parts cite, by their positions.
pub fn cited<'p>(rules: &RuleSet, parts: impl IntoIterator<Item = &'p Part<'p>>) -> BTreeSet<u16> {
    let criteria = parts.into_iter().flat_map(|part| &part.criteria);
    documents_of(rules, criteria.map(|(_, one)| &one.clauses))
}

/// The documents that the measures for every region cite.
fn for_every_region(rules: &RuleSet) -> BTreeSet<u16> {
    let measures = plan::measures_by_region(rules).into_iter();
    let measures = measures.filter(|(region, _)| region.is_empty());
    let measures: Vec<&Measure> = measures.flat_map(|(_, all)| all).collect();
    documents_of(rules, measures.iter().map(|one| &one.clauses))
}

fn documents_of<'c>(
    rules: &RuleSet,
    cited: impl Iterator<Item = &'c Vec<ClauseId>>,
) -> BTreeSet<u16> {
    let clauses = cited.flat_map(|clauses| national(rules, clauses));
    let documents = clauses.filter_map(|clause| Some(rules.clause(clause)?.0.document));
    documents.collect()
}

/// Of the clauses on which something rests, those of the nation; of what rests on regions alone, all.
pub fn national(rules: &RuleSet, clauses: &[ClauseId]) -> Vec<ClauseId> {
    clauses_here(rules, &Answers::default(), clauses)
}

fn listed(rules: &RuleSet, cited: &BTreeSet<u16>, page: &mut String) {
    let documents = cited
        .iter()
        .filter_map(|position| rules.documents.get(usize::from(*position)));
    let lines = documents.map(|document| Item::new(document_line(rules, document, &ZH)));
    page.push_str("<div class=\"documents\">\n");
    list(&lines.collect::<Vec<_>>(), page);
    page.push_str("\n</div>\n");
}
