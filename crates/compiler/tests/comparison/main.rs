//! Rows of a comparison, from what was typed to what follows.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may"
)]

use std::fs;
use std::path::Path;

use santong_compiler::{SourceFile, compile};
use santong_rules::{
    Answer, Answers, ComparisonKind, End, Kind, Measured, Obstacle, Product, QuestionRef, Row,
    RowComparison, RuleSet, Standing, Strictest, Table, TableKind, Verdict, assess, compare_row,
    counted_sides, prepared, prepared_row,
};

mod rows;
mod verdicts;

fn rules() -> RuleSet {
    let files = ["base.toml", "comparison.toml"].map(|name| SourceFile {
        name: name.to_owned(),
        text: fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests")
                .join(name),
        )
        .unwrap(),
    });
    let (rules, diagnostics) = compile(&files);
    assert_eq!(diagnostics, []);
    rules.unwrap()
}

fn question(rules: &RuleSet) -> QuestionRef {
    QuestionRef {
        product: Some(0),
        question: rules.find_question("product.limits").unwrap(),
    }
}

fn kind(rules: &RuleSet) -> (&TableKind, &ComparisonKind) {
    let Kind::Table(kind) = &rules.question(question(rules).question).unwrap().kind else {
        panic!("a comparison is a table");
    };
    (kind, kind.comparison.as_ref().unwrap())
}

/// `unit mA, direction at_most, home 0.75` as a row. Standards and methods of the sides named stand
/// in it, unless it says `bare`; so do name, own limit and measured value, unless given.
fn row(text: &str) -> Row {
    let mut row = Row::new();
    let mut give = |column: &str, value: &str| {
        let value = match value {
            "true" => Answer::Flag(true),
            "false" => Answer::Flag(false),
            "_" => Answer::Text(String::new()),
            text => Answer::Text(text.to_owned()),
        };
        row.insert(column.to_owned(), value);
    };
    for (column, value) in [("name", "甲"), ("own", "1"), ("measured", "未测")] {
        give(column, value);
    }
    let cells = || text.split(", ").filter_map(|cell| cell.split_once(' '));
    for (side, _) in cells().filter(|(column, _)| ["home", "eu", "us"].contains(column)) {
        if !text.ends_with("bare") {
            give(&format!("{side}_standard"), "标准");
            give(&format!("{side}_method"), "方法");
        }
    }
    cells().for_each(|(column, value)| give(column, value));
    row
}

fn answers(markets: Option<&[&str]>, rows: &[&str], complete: bool) -> Answers {
    let mut product = Product {
        id: "p1".to_owned(),
        ..Product::default()
    };
    if let Some(markets) = markets {
        let chosen = markets.iter().map(|market| (*market).to_owned()).collect();
        product
            .answers
            .insert("product.markets".to_owned(), Answer::Set(chosen));
    }
    let table = Table {
        rows: rows.iter().map(|text| row(text)).collect(),
        complete,
    };
    product
        .answers
        .insert("product.limits".to_owned(), Answer::Table(table));
    Answers {
        products: vec![product],
        ..Answers::default()
    }
}

/// What follows from a row, in short: what is missing or in the way; who is the strictest; the ends
/// with who demands them and how much more the others allow; own and measured value.
fn told(kind: &TableKind, comparison: &ComparisonKind, found: &RowComparison) -> String {
    let column = |index: &usize| kind.columns[*index].id.clone();
    let side = |index: &usize| comparison.sides[*index].id.clone();
    let names = |sides: &[usize]| sides.iter().map(side).collect::<Vec<_>>().join("+");
    let mut told = Vec::new();
    if !found.missing.is_empty() {
        let missing: Vec<String> = found.missing.iter().map(column).collect();
        told.push(format!("missing {}", missing.join(" ")));
    }
    told.extend(found.obstacle.map(|obstacle| match obstacle {
        Obstacle::MarketsUnknown => "markets unknown".to_owned(),
        Obstacle::Form(index) => format!("form of {}", column(&index)),
        Obstacle::Unit(index) => format!("unit of {}", side(&index)),
        Obstacle::NoLimit => "no limit".to_owned(),
        Obstacle::OtherMethod => "other method".to_owned(),
        Obstacle::OutOfRange(index) => format!("out of range: {}", side(&index)),
    }));
    if let Some(requirement) = &found.requirement {
        told.push(match &requirement.strictest {
            Strictest::Only(only) => format!("only {}", side(only)),
            Strictest::Equal => "equal".to_owned(),
            Strictest::Sides(sides) => format!("strictest {}", names(sides)),
            Strictest::Ends => "each at one end".to_owned(),
        });
        let end = |sign: &str, end: &End| {
            let decimal = |value: Option<santong_rules::Decimal>| {
                value.map_or_else(|| "inexact".to_owned(), |value| value.to_string())
            };
            let others = end.others.iter();
            let others = others.map(|(index, more)| format!(" {}+{}", side(index), decimal(*more)));
            let value = decimal(end.value.to_decimal());
            format!(
                "{sign}{value} {}{}",
                names(&end.sides),
                others.collect::<String>()
            )
        };
        told.extend(requirement.low.as_ref().map(|low| end("≥", low)));
        told.extend(requirement.high.as_ref().map(|high| end("≤", high)));
        if requirement.common().is_none() {
            told.push("nothing in common".to_owned());
        }
        let converted = requirement.sides.iter().filter(|side| side.converted);
        told.extend(converted.map(|converted| format!("{} converted", side(&converted.side))));
    }
    let within = |exceeds: &[usize]| match exceeds {
        [] => "within".to_owned(),
        _ => format!("exceeds {}", names(exceeds)),
    };
    told.extend(
        found
            .own
            .as_ref()
            .map(|own| format!("own {}", within(&own.exceeds))),
    );
    told.extend(
        found
            .measured
            .as_ref()
            .map(|measured| match measured.value {
                Measured::NotTested => "not tested".to_owned(),
                value => format!("{value} {}", within(&measured.exceeds)),
            }),
    );
    told.join("; ")
}

/// What follows from rows, each with the markets chosen (`_` for not known).
fn check(cases: &[(&str, &str, &str)]) {
    let rules = rules();
    let (kind, comparison) = kind(&rules);
    for (markets, cells, expected) in cases {
        let markets: Option<Vec<&str>> =
            (*markets != "_").then(|| markets.split(' ').filter(|id| !id.is_empty()).collect());
        let answers = answers(markets.as_deref(), &[], true);
        let sides = counted_sides(&rules, &answers, question(&rules));
        let found = compare_row(&rules, kind, sides.as_deref(), &row(cells));
        assert_eq!(told(kind, comparison, &found), *expected, "{cells}");
        assert_eq!(
            found.is_settled(),
            !expected.contains("missing") && found.measured.is_some() && found.own.is_some(),
            "{cells}"
        );
    }
}
