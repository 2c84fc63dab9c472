use santong_documents::{ZH, differences};

use crate::support::{BLOCKED, DRAFT, ENTERPRISE, PRODUCT, answers, rules};

/// What the first product says and the second does not: question, first, second.
fn check(first: &str, second: &str, expected: &[[&str; 3]]) {
    let rules = rules();
    let answers = answers(ENTERPRISE, &[first, second]);
    let mut found = Vec::new();
    for difference in differences(&rules, &answers, 0, 1, &ZH) {
        let question = rules.question(difference.question).unwrap();
        found.push([
            question.id.clone(),
            difference.from_text,
            difference.to_text,
        ]);
    }
    assert_eq!(found, expected, "{first} {second}");
}

#[test]
fn only_what_the_first_says_and_the_second_does_not() {
    check(PRODUCT, PRODUCT, &[]);
    check(
        BLOCKED,
        PRODUCT,
        &[
            ["product.licence", "还没有取得", "已取得"],
            ["product.line", "不同企业", "同一条生产线"],
        ],
    );
    check(r#"{"product.name":"甲"}"#, PRODUCT, &[]);
    check(
        r#"{"product.mass":{"unsure":true},"product.unknown":true}"#,
        "{}",
        &[["product.mass", "还不清楚", "未回答"]],
    );
}

#[test]
fn tables_are_told_apart_by_what_stands_in_them() {
    let table = |own: &str| {
        format!(
            r#"{{"product.limits":{{"rows":[{{"name":"噪声","own":"{own}"}},{{"name":"间隙"}}],"complete":true}}}}"#
        )
    };
    check(
        &table("55"),
        &table("56"),
        &[[
            "product.limits",
            "2项指标：噪声 55 mg；间隙",
            "2项指标：噪声 56 mg；间隙",
        ]],
    );
    let rows = [r#"{"name":"噪声"}"#; 40].join(",");
    let long = format!(r#"{{"product.limits":{{"rows":[{rows}],"complete":true}}}}"#);
    let told = format!("40项指标：{}；…", ["噪声"; 12].join("；"));
    check(&long, "{}", &[["product.limits", &told, "未回答"]]);
}

#[test]
fn a_product_that_is_not_there_has_no_answers() {
    let rules = rules();
    let answers = answers(ENTERPRISE, &[DRAFT]);
    assert_eq!(differences(&rules, &answers, 0, 1, &ZH), []);
    assert_eq!(differences(&rules, &answers, 1, 0, &ZH), []);
    assert_eq!(differences(&rules, &answers, 0, 0, &ZH), []);
}
