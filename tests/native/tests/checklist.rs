//! The checklist to print: everything is in it, it needs no program, and it sends nobody anywhere.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use santong_native_tests::{rules, well_formed};
use santong_review::checklist;

#[test]
fn every_criterion_and_measure_is_in_it_once() {
    let rules = rules().unwrap();
    let text = checklist(&rules, "checklist.css");
    let page = well_formed(&text).unwrap();
    let headings: Vec<String> = page
        .descendants()
        .filter(|node| node.has_tag_name("h3") || node.has_tag_name("h4"))
        .map(|node| node.descendants().filter_map(|part| part.text()).collect())
        .collect();
    for criterion in &rules.criteria {
        let with_number = format!("　{}", criterion.title);
        let found = headings
            .iter()
            .filter(|heading| heading.contains(&with_number));
        assert_eq!(found.count(), 1, "{}", criterion.id);
    }
    let boxes = page
        .descendants()
        .filter(|node| node.attribute("class") == Some("boxes"));
    assert_eq!(boxes.count(), rules.criteria.len());
    for measure in &rules.measures {
        assert!(text.contains(&measure.title), "{}", measure.id);
    }
}

#[test]
fn it_holds_no_script_and_every_link_stays_inside() {
    let text = checklist(&rules().unwrap(), "checklist.css");
    let page = well_formed(&text).unwrap();
    for node in page.descendants() {
        assert!(!node.has_tag_name("script"));
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{attribute:?}");
            assert_ne!(attribute.name(), "style");
        }
        let Some(target) = node.attribute("href") else {
            continue;
        };
        if node.has_tag_name("link") {
            assert_eq!(target, "checklist.css");
            continue;
        }
        let anchor = target.strip_prefix('#').unwrap();
        let there = page
            .descendants()
            .any(|node| node.attribute("id") == Some(anchor));
        assert!(there, "{target}");
    }
}
