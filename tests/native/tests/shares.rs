//! The share of sales at home, as it is told.

#![allow(clippy::unwrap_used, reason = "a test may")]

use santong_documents::{ZH, shares};
use santong_native_tests::rules;
use santong_rules::{Answer, Answers};

fn check(home: &str, abroad: &str, told: &[&str]) {
    let mut answers = Answers::default();
    for (id, amount) in [
        ("enterprise.home_sales", home),
        ("enterprise.export_sales", abroad),
    ] {
        if !amount.is_empty() {
            answers
                .enterprise
                .insert(id.into(), Answer::Text(amount.into()));
        }
    }
    assert_eq!(shares(&rules().unwrap(), &answers, &ZH), told, "{home}");
}

#[test]
fn the_share_is_told_and_not_judged() {
    check(
        "3600",
        "12800",
        &[
            "上年内销占比：22.0%（上年国内销售额3600万元，上年出口额12800万元）。国内销售额和出口额都大于0，属于内外贸兼营。",
        ],
    );
    check(
        "1,000.55",
        "２００１．１",
        &[
            "上年内销占比：33.3%（上年国内销售额1000.55万元，上年出口额2001.1万元）。国内销售额和出口额都大于0，属于内外贸兼营。",
        ],
    );
    check(
        "0",
        "500",
        &["上年内销占比：0.0%（上年国内销售额0万元，上年出口额500万元）。"],
    );
    check("0", "0", &[]);
    check("3600", "", &[]);
    check("约3600", "500", &[]);
}
