//! Risk words.

use santong_documents::risks;

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
