//! Risk words.

use santong_documents::{risks, risks_in, risks_of_answer};
use santong_rules::{Answer, Table};

use crate::support::{answers, rules};

fn check(enterprise: &str, product: &str, expected: &[(&str, &str)]) {
    let rules = rules();
    let answers = answers(enterprise, &["{}", product]);
    let found = risks(&rules, &answers, 1);
    let found: Vec<_> = found
        .iter()
        .map(|risk| {
            let question = rules.question(risk.question.question).unwrap();
            let of_product = question.id.starts_with("product.");
            assert_eq!(risk.question.product, of_product.then_some(1));
            (question.id.as_str(), risk.word.as_str())
        })
        .collect();
    assert_eq!(found, expected, "{enterprise} {product}");
}

#[test]
fn words_are_found_where_a_declaration_would_print_them() {
    check("{}", r#"{"product.name":"净化器"}"#, &[]);
    check(
        "{}",
        r#"{"product.name":"国家级净化器"}"#,
        &[("product.name", "国家级")],
    );
    check(
        "{}",
        r#"{"product.name":"国 家\u200b　级"}"#,
        &[("product.name", "国家级")],
    );
    check(
        "{}",
        r#"{"product.remark":"全球ＮＯ．１，国家级"}"#,
        &[("product.remark", "国家级"), ("product.remark", "No.1")],
    );
    check(
        r#"{"enterprise.name":"国家级公司"}"#,
        "{}",
        &[("enterprise.name", "国家级")],
    );
    check(
        "{}",
        r#"{"product.limits":{"rows":[{"name":"铅"},{"name":"国家级"}]}}"#,
        &[("product.limits", "国家级")],
    );
    // Two cells do not make a word.
    check(
        "{}",
        r#"{"product.limits":{"rows":[{"name":"国家"},{"name":"级"}]}}"#,
        &[],
    );
    // What does not count is not printed.
    check(
        "{}",
        r#"{"product.home":true,"product.maker":"国家级厂"}"#,
        &[("product.maker", "国家级")],
    );
    check(
        "{}",
        r#"{"product.home":false,"product.maker":"国家级厂"}"#,
        &[],
    );
    // What cannot be read is not printed.
    let long = format!(r#"{{"product.name":"{}国家级"}}"#, "长".repeat(100));
    check("{}", &long, &[]);
    check("{}", r#"{"product.name":{"unsure":true}}"#, &[]);
}

#[test]
fn words_are_found_while_they_are_typed() {
    let rules = rules();
    let check = |question: &str, answer: Answer, expected: &[&str]| {
        let id = rules.find_question(question).unwrap();
        let found = risks_of_answer(&rules, id, &answer).into_iter();
        let found: Vec<_> = found.map(|risk| risk.word.as_str()).collect();
        assert_eq!(found, expected, "{question}");
    };
    let text = |text: &str| Answer::Text(text.into());
    check("product.name", text("国 家 级 壶"), &["国家级"]);
    // Even where it is too long to count.
    check("product.name", text(&"国家级".repeat(1000)), &["国家级"]);
    check("product.name", text("壶"), &[]);
    // No declaration prints it.
    check("product.licence", text("国家级"), &[]);
    let row = [("name".to_owned(), text("No.1"))].into();
    let table = Table {
        rows: vec![row],
        complete: false,
    };
    check("product.limits", Answer::Table(table), &["No.1"]);
    assert_eq!(risks_in(&rules, "国家级、no．1").count(), 2);
}
