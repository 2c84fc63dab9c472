//! Every industry has something to choose from, at home and in each market.

#![allow(clippy::unwrap_used, reason = "a test may")]

use std::collections::BTreeMap;

use santong_native_tests::{day, rules};
use santong_rules::{
    Answer, Answers, Kind, Product, QuestionRef, Row, RuleSet, prepared, prepared_row,
};

/// What `prepared` offers for a question of a product in this industry, sold in these markets.
fn offered(rules: &RuleSet, question: &str, industry: &str, markets: &[&str]) -> Vec<Row> {
    let markets = markets.iter().map(|market| (*market).to_owned()).collect();
    let given = [
        ("product.industry", Answer::Text(industry.into())),
        ("product.for_home", Answer::Flag(true)),
        ("product.markets", Answer::Set(markets)),
    ];
    let answers = Answers {
        products: vec![Product {
            id: "p1".into(),
            answers: BTreeMap::from(given.map(|(id, answer)| (id.to_owned(), answer))),
        }],
        ..Answers::default()
    };
    let question = rules.find_question(question).unwrap();
    let Kind::Table(kind) = &rules.question(question).unwrap().kind else {
        return Vec::new();
    };
    let at = QuestionRef {
        product: Some(0),
        question,
    };
    prepared(rules, &answers, at, day())
        .into_iter()
        .flat_map(|group| &group.rows)
        .map(|cells| prepared_row(kind, cells))
        .collect()
}

fn choices(rules: &RuleSet, question: &str) -> Vec<String> {
    let question = rules.find_question(question).unwrap();
    match &rules.question(question).unwrap().kind {
        Kind::Choice(choices) | Kind::Choices(choices) => choices
            .iter()
            .map(|choice| choice.id.clone())
            .filter(|id| id != "other")
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_industry_has_standards_and_indicators_to_choose_from() {
    let rules = rules().unwrap();
    let industries = choices(&rules, "product.industry");
    assert_eq!(industries.len(), 17);
    for industry in industries {
        assert!(
            !offered(&rules, "product.indicators", &industry, &[]).is_empty(),
            "{industry}: no indicators"
        );
        for market in choices(&rules, "product.markets") {
            let rows = offered(&rules, "product.standards", &industry, &[&market]);
            let has = |side: &str| {
                rows.iter()
                    .any(|row| row["side"] == Answer::Text(side.into()))
            };
            assert!(has(&market), "{industry}: no standards for {market}");
            // What is offered is for home or for the markets chosen.
            let sides = ["home_mandatory", "home_executed", &market];
            let others = rows.iter().filter(|row| {
                sides
                    .iter()
                    .all(|side| row["side"] != Answer::Text((*side).into()))
            });
            assert_eq!(others.count(), 0, "{industry}, {market}");
        }
    }
}
