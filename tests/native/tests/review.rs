//! The sheet for the lawyer: everything is in it, well-formed, and in words.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use santong_compiler::{Compiled, compile_with_origins};
use santong_documents::{ConditionPart, ZH, condition_text};
use santong_native_tests::{rule_files, well_formed};
use santong_review::{Block, docx, html, review};
use santong_rules::Condition;

const ZH_ALWAYS: &str = "总是这样";

fn compiled() -> Compiled {
    compile_with_origins(&rule_files().unwrap(), &[]).0.unwrap()
}

#[test]
fn every_clause_criterion_and_measure_has_its_place() {
    let Compiled { rules, origins, .. } = compiled();
    let sheet = review(&rules, &origins.examples);
    let mut anchors: BTreeMap<&str, usize> = BTreeMap::new();
    for block in &sheet.blocks {
        if let Block::Heading {
            level: 3, anchor, ..
        } = block
        {
            *anchors.entry(anchor).or_default() += 1;
        }
    }
    let clauses = rules.clauses.iter().map(|clause| {
        let document = &rules.documents[usize::from(clause.document)].id;
        format!("clause-{document}-{}", clause.number)
    });
    let criteria = rules.criteria.iter().map(|one| one.id.clone());
    let measures = rules.measures.iter().map(|one| one.id.clone());
    let mut wanted = 0;
    for anchor in clauses.chain(criteria).chain(measures) {
        assert_eq!(anchors.get(anchor.as_str()), Some(&1), "{anchor}");
        wanted += 1;
    }
    assert_eq!(anchors.len(), wanted);
}

#[test]
fn the_page_is_well_formed_and_has_every_quotation() {
    let Compiled { rules, origins, .. } = compiled();
    let page =
        html(&review(&rules, &origins.examples)).replace("<!DOCTYPE html>", "<!DOCTYPE html []>");
    let document = well_formed(&page).unwrap();
    let text: String = document
        .descendants()
        .filter_map(|node| node.text().filter(|_| node.is_text()))
        .collect();
    for clause in &rules.clauses {
        let quote = clause.quote.replace('“', "‘").replace('”', "’");
        assert!(
            text.contains(&quote) || text.contains(&clause.quote),
            "{}",
            clause.quote
        );
        assert!(
            text.contains(clause.gist.trim_end_matches('。')),
            "{}",
            clause.gist
        );
    }
    let scripts = document
        .descendants()
        .filter(|node| node.has_tag_name("script"));
    assert_eq!(scripts.count(), 0);
}

#[test]
fn the_word_file_is_a_package_of_well_formed_parts() {
    let Compiled { rules, origins, .. } = compiled();
    let sheet = review(&rules, &origins.examples);
    let bytes = docx(&sheet).unwrap();
    assert_eq!(
        bytes,
        docx(&sheet).unwrap(),
        "nothing but the sheet decides"
    );
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    assert_eq!(names.len(), 8);
    for name in names {
        let mut text = String::new();
        archive
            .by_name(&name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        well_formed(&text).unwrap();
        if name == "word/document.xml" {
            assert!(text.contains("内销产品与出口产品同线生产"));
        }
    }
}

/// What no reader should meet in the words of a condition.
fn fault(part: &ConditionPart) -> Option<String> {
    let text = &part.text;
    let code = [
        "product.",
        "enterprise.",
        "==",
        "&&",
        "||",
        "!=",
        "size(",
        ".exists",
        "as_of",
    ];
    if text.is_empty() || code.iter().any(|code| text.contains(code)) {
        return Some(text.clone());
    }
    part.parts.iter().find_map(fault)
}

#[test]
fn conditions_are_said_in_words() {
    let Compiled { rules, .. } = compiled();
    let of_criteria = rules.criteria.iter().flat_map(|one| one.conditions());
    let of_measures = rules
        .measures
        .iter()
        .filter_map(|one| one.relevant_when.as_ref());
    let of_questions = rules
        .questions
        .iter()
        .filter_map(|one| one.shown_when.as_ref());
    let mut said = 0;
    for condition in of_criteria.chain(of_measures).chain(of_questions) {
        let part = condition_text(&rules, condition, &ZH);
        assert_eq!(fault(&part), None);
        said += 1;
    }
    assert!(said > 300);
    let unsaid = Condition::Bool(true);
    assert_eq!(condition_text(&rules, &unsaid, &ZH).text, ZH_ALWAYS);
}
