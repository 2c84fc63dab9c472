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

#[test]
fn the_stricter_side_is_found_and_by_how_much() {
    check(&[
        (
            "eu",
            "unit mA, direction at_most, same_method true, home 0.75, eu 0.5, own 0.5, measured 0.32",
            "strictest eu; ≤0.5 eu home+0.25; own within; 0.32 within",
        ),
        (
            "eu",
            "unit m³/h, direction at_least, same_method true, home 300, eu 350, own 320, measured 360",
            "strictest eu; ≥350 eu home+50; own exceeds eu; 360 within",
        ),
        (
            "eu",
            "unit W, direction at_most, same_method true, home 0.50, eu ０．５, own 0.5, measured 0.50",
            "equal; ≤0.5 home+eu; own within; 0.5 within",
        ),
        (
            "eu",
            "unit g, direction at_most, same_method true, home 12,000, eu １，２５０, own 1,250, measured 1250.0",
            "strictest eu; ≤1250 eu home+10750; own within; 1250 within",
        ),
        (
            "eu us",
            "unit mg/L, direction at_most, same_method true, home 5, eu 0.8, us 2, own 1, measured 1.5",
            "strictest eu; ≤0.8 eu home+4.2 us+1.2; own exceeds eu; 1.5 exceeds eu",
        ),
        (
            "eu us",
            "unit mg/L, direction at_most, same_method true, home 0.8, eu 0.80, us 2, own 1",
            "strictest home+eu; ≤0.8 home+eu us+1.2; own exceeds home+eu; not tested",
        ),
        // Signs that agree with the direction.
        (
            "eu",
            "direction at_most, same_method true, home 不大于0.75, eu ≤0.5, own ＜＝0.5",
            "strictest eu; ≤0.5 eu home+0.25; own within; not tested",
        ),
        (
            "eu",
            "direction at_least, same_method true, home ≥5, eu 不小于6, own 7",
            "strictest eu; ≥6 eu home+1; own within; not tested",
        ),
    ]);
}

#[test]
fn ranges_have_a_common_part_or_none() {
    check(&[
        (
            "eu",
            "direction range, same_method true, home 4.0～8.5, eu 4-7.5, own 4.5至7, measured 6.1",
            "strictest eu; ≥4 home+eu; ≤7.5 eu home+1; own within; 6.1 within",
        ),
        (
            "eu",
            "direction range, same_method true, home 4～8.5, eu 5～9, own 5～8.5, measured 4.9",
            "each at one end; ≥5 eu home+1; ≤8.5 home eu+0.5; own within; 4.9 exceeds eu",
        ),
        (
            "eu",
            "direction range, same_method true, home 4～8.5, eu 5～9, own 4～9",
            "each at one end; ≥5 eu home+1; ≤8.5 home eu+0.5; own exceeds home+eu; not tested",
        ),
        (
            "eu",
            "direction range, same_method true, home 100～127, eu 220～240, own 110～120, measured 115",
            "each at one end; ≥220 eu home+120; ≤127 home eu+113; nothing in common; own exceeds eu; 115 exceeds eu",
        ),
        (
            "eu",
            "direction range, same_method true, home 5～9, eu 9～12, own 9～9, measured 9.0",
            "each at one end; ≥9 eu home+4; ≤9 home eu+3; own within; 9 within",
        ),
        // One end only is a range as well.
        (
            "eu us",
            "direction range, same_method true, home 5～9, eu ≤8, us 无, own 5～8",
            "each at one end; ≥5 home; ≤8 eu home+1; own within; not tested",
        ),
        (
            "",
            "direction range, home -25～-18, own -20～-18, measured −19",
            "only home; ≥-25 home; ≤-18 home; own within; -19 within",
        ),
    ]);
}

#[test]
fn units_convert_exactly() {
    check(&[
        (
            "eu",
            "unit mA, direction at_most, same_method true, home 0.75, eu 500, eu_unit µA, own 0.5",
            "strictest eu; ≤0.5 eu home+0.25; eu converted; own within; not tested",
        ),
        (
            "eu",
            "unit µg/kg, direction at_most, same_method true, home 0.5, home_unit mg/kg, eu 50, eu_unit ng/g, own 50",
            "strictest eu; ≤50 eu home+450; home converted; own within; not tested",
        ),
        (
            "eu",
            "unit mg/kg, direction at_most, same_method true, home 5, home_unit ｍｇ／ｋｇ, eu 5, own 5",
            "equal; ≤5 home+eu; own within; not tested",
        ),
        (
            "eu",
            "unit h, direction at_least, same_method true, home 0.8, eu 50, eu_unit min, own 1",
            "strictest eu; ≥inexact eu home+inexact; eu converted; own within; not tested",
        ),
        (
            "eu",
            "unit mg/dm², direction at_most, same_method true, home 10, eu 60, eu_unit mg/L, own 10",
            "unit of eu",
        ),
        (
            "eu",
            "unit mg/kg, direction at_most, same_method true, home 10, eu 5, eu_unit ppm, own 5",
            "unit of eu",
        ),
        (
            "eu",
            "direction at_most, same_method true, home 10, eu 5, eu_unit mg/kg, own 5",
            "unit of eu",
        ),
        (
            "eu",
            "unit pg, direction at_most, same_method true, home 1, eu 9, eu_unit Gg, own 1",
            "strictest home; ≤1 home eu+inexact; eu converted; own within; not tested",
        ),
        (
            "eu",
            "unit pg, direction at_most, same_method true, home 1, eu 999999999999999999, eu_unit Gg, own 1",
            "out of range: eu",
        ),
        // The unit of a side that does not count, or sets no limit, is nobody's concern.
        (
            "",
            "unit mg/kg, direction at_most, home 10, eu 5, eu_unit ppm, own 5",
            "only home; ≤10 home; own within; not tested",
        ),
        (
            "eu",
            "unit mg/kg, direction at_most, home 10, eu 无, eu_unit ppm, own 5",
            "only home; ≤10 home; own within; not tested",
        ),
    ]);
}

#[test]
fn what_was_not_detected_counts_where_the_limit_of_detection_does() {
    check(&[
        (
            "eu",
            "direction at_most, same_method true, home 0.05, eu 0.01, own 0.01, measured 未检出(<0.01)",
            "strictest eu; ≤0.01 eu home+0.04; own within; <0.01 within",
        ),
        (
            "eu",
            "direction at_most, same_method true, home 0.05, eu 0.01, own 0.01, measured ＜0.02",
            "strictest eu; ≤0.01 eu home+0.04; own within; <0.02 exceeds eu",
        ),
        // Below the limit of detection, nobody knows whether there is enough of it.
        (
            "",
            "direction at_least, home 0.5, own 0.6, measured <0.6",
            "only home; ≥0.5 home; own within; <0.6 exceeds home",
        ),
        (
            "",
            "direction range, home 0～1, own 0～1, measured <0.6",
            "only home; ≥0 home; ≤1 home; own within; <0.6 within",
        ),
        (
            "",
            "direction range, home 0.1～1, own 0.1～1, measured <0.6",
            "only home; ≥0.1 home; ≤1 home; own within; <0.6 exceeds home",
        ),
    ]);
}

#[test]
fn what_is_missing_or_in_the_way_is_said() {
    check(&[
        ("_", "direction at_most, home 0.75", "markets unknown"),
        (
            "_",
            "home 0.75, bare",
            "missing direction home_standard home_method; markets unknown",
        ),
        ("eu", "direction at_most, home 0.75", "missing eu"),
        (
            "eu",
            "direction at_most, home 0.75, eu 0.5",
            "missing same_method",
        ),
        (
            "eu",
            "direction at_most, home 0.75, eu 0.5, same_method false",
            "other method",
        ),
        (
            "eu",
            "direction at_most, same_method true, home 0.75, eu 0.5, bare",
            "missing home_standard home_method eu_standard eu_method; strictest eu; ≤0.5 eu home+0.25; own exceeds home+eu; not tested",
        ),
        (
            "eu",
            "direction at_most, home 0.75, eu 无, eu_standard _, eu_method _, same_method false, own 0.5",
            "only home; ≤0.75 home; own within; not tested",
        ),
        (
            "eu",
            "direction at_most, home 无, eu 0.5, home_standard _, own 0.5",
            "only eu; ≤0.5 eu; own within; not tested",
        ),
        ("eu", "direction at_most, home 无, eu 无", "no limit"),
        ("", "direction at_most, home 无", "no limit"),
        ("", "direction at_most, home 0.5mA", "missing home"),
        (
            "",
            "direction at_most, home 1, measured 合格, own _",
            "missing own measured; only home; ≤1 home",
        ),
        ("", "direction between, home 1", "missing direction"),
        ("", "direction at_most, home ≥1", "form of home"),
        ("", "direction at_most, home 1～2", "form of home"),
        ("", "direction at_least, home ≤1", "form of home"),
        ("", "direction range, home 1", "form of home"),
        (
            "",
            "direction at_most, home 1, own 0.5～1",
            "form of own; only home; ≤1 home; not tested",
        ),
        (
            "",
            "direction at_most, home 1, own 无",
            "form of own; only home; ≤1 home; not tested",
        ),
        (
            "",
            "direction at_most, home 1, own _, name _",
            "missing name own; only home; ≤1 home; not tested",
        ),
    ]);
}

/// Verdicts of the two criteria and standings of markets and comparison.
fn verdicts(markets: Option<&[&str]>, rows: &[&str], complete: bool) -> String {
    let rules = rules();
    let assessment = assess(&rules, &answers(markets, rows, complete), rules.date);
    let verdict = |id: &str| {
        let mut findings = assessment.products[0].findings.iter();
        let finding = findings.find(|f| rules.criterion(f.criterion).unwrap().id == id);
        let finding = finding.unwrap();
        if finding.verdict == Verdict::Open {
            // Nothing is open with nothing left to ask.
            let asked = |question| {
                let at = QuestionRef {
                    product: Some(0),
                    question,
                };
                assessment.standing(at).is_asked()
            };
            assert!(finding.because.iter().any(asked), "{rows:?}");
        }
        finding.verdict.name()
    };
    let incomplete = assessment.standing(question(&rules)) == Standing::Incomplete;
    format!(
        "{} {}{}",
        verdict("own"),
        verdict("measured"),
        if incomplete { " incomplete" } else { "" }
    )
}

#[test]
fn conditions_ask_the_fields_of_settled_rows() {
    let good = "direction at_most, same_method true, home 2, eu 1, own 1, measured 0.9";
    let loose = "direction at_most, same_method true, home 2, eu 1, own 1.1, measured 0.9";
    let untested = "direction at_most, same_method true, home 2, eu 1, own 1";
    let other_method = "direction at_most, same_method false, home 2, eu 1, own 1, measured 0.9";
    let bare = "direction at_most, same_method true, home 2, eu 1, own 1.1, measured 5, bare";
    let other_unit =
        "direction at_most, same_method true, home 2, eu 1, eu_unit mg, own 1, measured 0.9";
    let disjoint = "direction range, same_method true, home 1～2, eu 3～4, own 1～2, measured 1";
    let eu: Option<&[&str]> = Some(&["eu"]);
    for (markets, rows, complete, expected) in [
        (eu, vec![good], true, "met met"),
        (eu, vec![good], false, "open open incomplete"),
        (eu, vec![], true, "met met"),
        (None, vec![], true, "met met"),
        (None, vec![good], true, "open open incomplete"),
        (eu, vec![good, loose], false, "unmet open incomplete"),
        (eu, vec![untested], true, "met unmet"),
        (eu, vec![disjoint], true, "unmet unmet"),
        (eu, vec![other_method], true, "open open incomplete"),
        (eu, vec![other_unit, good], true, "open open incomplete"),
        (eu, vec![bare], true, "open open incomplete"),
        (eu, vec![bare, loose], true, "unmet open incomplete"),
        (Some(&[]), vec![loose], true, "met met"),
    ] {
        assert_eq!(verdicts(markets, &rows, complete), expected, "{rows:?}");
    }
}

/// Filling in a row cell by cell, in any order, never takes a verdict back.
#[test]
fn more_cells_never_flip_a_settled_verdict() {
    let rules = rules();
    let (kind, _) = kind(&rules);
    for text in [
        "direction at_most, same_method true, home 2, eu 1, own 1.1, measured 0.9",
        "direction range, same_method true, home 1～2, eu 无, own 1～3, measured 5",
        "unit h, direction at_least, same_method true, home 2, eu 1, own 2, measured <1",
        "direction at_most, same_method false, home 2, eu 1, own 1, measured 0.9",
    ] {
        let full = row(text);
        for start in 0..kind.columns.len() {
            for step in [1, 7, 12] {
                let mut given = answers(Some(&["eu"]), &["", text], true);
                let mut before: Option<Vec<Verdict>> = None;
                // The units first: left empty, they say that there is none.
                let order =
                    (0..kind.columns.len()).map(|n| (start + n * step) % kind.columns.len());
                let (units, others): (Vec<_>, Vec<_>) =
                    order.partition(|index| kind.columns[*index].id.ends_with("unit"));
                let mut cells = Row::new();
                for index in units.into_iter().chain(others) {
                    let id = &kind.columns[index].id;
                    cells.extend(full.get(id).map(|cell| (id.clone(), cell.clone())));
                    let table = Table {
                        rows: vec![cells.clone()],
                        complete: true,
                    };
                    given.products[0]
                        .answers
                        .insert("product.limits".to_owned(), Answer::Table(table));
                    let assessment = assess(&rules, &given, rules.date);
                    let findings = &assessment.products[0].findings;
                    let verdicts: Vec<Verdict> = findings.iter().map(|f| f.verdict).collect();
                    for (was, is) in before.iter().flatten().zip(&verdicts) {
                        assert!(was == is || *was == Verdict::Open, "{cells:?}");
                    }
                    before = Some(verdicts);
                }
            }
        }
    }
}

#[test]
fn prepared_rows_are_offered_where_they_fit() {
    let rules = rules();
    let offered = |markets: Option<&[&str]>| -> Vec<String> {
        let answers = answers(markets, &[], false);
        let groups = prepared(&rules, &answers, question(&rules), rules.date);
        groups.iter().map(|group| group.title.clone()).collect()
    };
    assert_eq!(offered(Some(&["eu"])), ["常见的安全指标", "总是有的"]);
    assert_eq!(offered(Some(&["us"])), ["总是有的"]);
    assert_eq!(offered(None), ["总是有的"]);
    let (kind, _) = kind(&rules);
    let taken = prepared_row(kind, &rules.prepared[0].rows[0]);
    assert_eq!(
        taken,
        Row::from([
            ("name".to_owned(), Answer::Text("泄漏电流".to_owned())),
            ("unit".to_owned(), Answer::Text("mA".to_owned())),
            ("direction".to_owned(), Answer::Text("at_most".to_owned())),
            ("same_method".to_owned(), Answer::Flag(true)),
            (
                "home_standard".to_owned(),
                Answer::Text("GB 4706.1-2024".to_owned())
            ),
        ])
    );
    let other = QuestionRef {
        product: Some(0),
        question: rules.find_question("product.indicators").unwrap(),
    };
    assert!(prepared(&rules, &answers(None, &[], false), other, rules.date).is_empty());
}

/// A damaged row set, or one of other rules, does no harm.
#[test]
fn columns_stand_where_their_roles_say() {
    let rules = rules();
    let (kind, comparison) = kind(&rules);
    for index in 0..kind.columns.len() {
        assert_eq!(comparison.column(comparison.role(index).unwrap()), index);
    }
    assert_eq!(comparison.role(kind.columns.len()), None);
    let ids: Vec<&str> = kind
        .columns
        .iter()
        .map(|column| column.id.as_str())
        .collect();
    assert_eq!(
        ids.join(" "),
        "name basis unit direction same_method home home_unit home_standard home_method \
         eu eu_unit eu_standard eu_method us us_unit us_standard us_method own measured"
    );
    let labels: Vec<&str> = kind.columns[5..9]
        .iter()
        .map(|column| column.label.as_str())
        .collect();
    assert_eq!(
        labels,
        ["国内限值", "国内限值的单位", "国内标准", "国内检测方法"]
    );
}
