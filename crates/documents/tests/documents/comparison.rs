//! Rows of a comparison in words.

use santong_documents::{Block, ZH, comparison_text, declaration, reason};
use santong_rules::{Answer, Kind, QuestionRef, RuleSet, counted_sides};

use crate::support::{answers, assessed, compile};

fn rules() -> RuleSet {
    compile(include_str!("comparison.toml"))
}

/// Cells that are given shortly: a standard and a method for each limit, the same method everywhere.
fn row(cells: &[(&str, &str)]) -> String {
    let mut row = serde_json::Map::new();
    for side in ["home", "eu", "us"] {
        row.insert(format!("{side}_standard"), format!("标准 {side}").into());
        row.insert(format!("{side}_method"), "方法".into());
    }
    row.insert("name".into(), "泄漏电流".into());
    row.insert("unit".into(), "mA".into());
    row.insert("direction".into(), "at_most".into());
    row.insert("same_method".into(), true.into());
    row.insert("measured".into(), "未测".into());
    for (column, text) in cells {
        match *text {
            "" => row.remove(*column),
            "false" => row.insert((*column).into(), false.into()),
            text => row.insert((*column).into(), text.into()),
        };
    }
    serde_json::Value::from(row).to_string()
}

fn said(markets: &str, row: &str) -> String {
    let rules = rules();
    let product = format!(
        r#"{{"product.markets":{markets},"product.limits":{{"rows":[{row}],"complete":true}}}}"#
    );
    let answers = answers("{}", &[&product]);
    let question = rules.find_question("product.limits").unwrap();
    let reference = QuestionRef {
        product: Some(0),
        question,
    };
    let sides = counted_sides(&rules, &answers, reference);
    let Kind::Table(kind) = &rules.question(question).unwrap().kind else {
        panic!("no table")
    };
    let Some(Answer::Table(table)) = answers.products[0].answers.get("product.limits") else {
        panic!("no rows")
    };
    comparison_text(&rules, kind, sides.as_deref(), &table.rows[0], &ZH)
}

#[test]
fn a_row_says_who_is_stricter_and_by_how_much() {
    let check = |markets: &str, cells: &[(&str, &str)], expected: &str| {
        assert_eq!(said(markets, &row(cells)), expected, "{cells:?}");
    };
    let eu = r#"["eu"]"#;
    let both = r#"["eu","us"]"#;
    check(
        eu,
        &[
            ("home", "0.75"),
            ("eu", "0.5"),
            ("own", "0.5"),
            ("measured", "0.32"),
        ],
        "欧盟更严，比国内低0.25 mA；内控限值0.5 mA达到较严的要求；实测0.32 mA，符合。",
    );
    check(
        eu,
        &[
            ("home", "0.75"),
            ("eu", "0.5"),
            ("own", "0.6"),
            ("measured", "0.8"),
        ],
        "欧盟更严，比国内低0.25 mA；内控限值0.6 mA没有达到欧盟的要求；实测0.8 mA，不符合国内、欧盟的要求。",
    );
    check(
        eu,
        &[
            ("direction", "at_least"),
            ("unit", "%"),
            ("home", "80"),
            ("eu", "≥75"),
            ("own", "82"),
        ],
        "国内更严，比欧盟高5%；内控限值82%达到较严的要求；还没有实测。",
    );
    check(
        both,
        &[
            ("home", "0.75"),
            ("eu", "0.5"),
            ("us", "0.5"),
            ("own", "0.5"),
        ],
        "欧盟、美国最严，比国内低0.25 mA；内控限值0.5 mA达到较严的要求；还没有实测。",
    );
    check(
        both,
        &[("home", "1"), ("eu", "1.0"), ("us", "无"), ("own", "1")],
        "国内、欧盟限值相同，其余没有限值；内控限值1 mA达到要求；还没有实测。",
    );
    check(
        eu,
        &[("home", "无"), ("eu", "0.5"), ("own", "0.6")],
        "只有欧盟有限值；内控限值0.6 mA没有达到欧盟的要求；还没有实测。",
    );
    check(
        eu,
        &[
            ("home", "0.75"),
            ("eu", "500"),
            ("eu_unit", "μA"),
            ("own", "0.5"),
        ],
        "欧盟更严，比国内低0.25 mA；内控限值0.5 mA达到较严的要求；还没有实测。",
    );
}

#[test]
fn ranges_are_told_at_both_ends() {
    let check = |cells: &[(&str, &str)], expected: &str| {
        let cells = [&[("direction", "range"), ("unit", "mm")], cells].concat();
        assert_eq!(said(r#"["eu"]"#, &row(&cells)), expected, "{cells:?}");
    };
    check(
        &[("home", "5～9"), ("eu", "6～8"), ("own", "6～8")],
        "欧盟更严，上限比国内低1 mm，下限比国内高1 mm；内控限值6～8 mm达到较严的要求；还没有实测。",
    );
    check(
        &[
            ("home", "5～9"),
            ("eu", "6～10"),
            ("own", "6-9"),
            ("measured", "5.5"),
        ],
        "下限以欧盟为准，比国内高1 mm；上限以国内为准，比欧盟低1 mm；内控限值6～9 mm达到较严的要求；实测5.5 mm，不符合欧盟的要求。",
    );
    check(
        &[("home", "5～6"), ("eu", "7～8"), ("own", "5～6")],
        "下限以欧盟为准，比国内高2 mm；上限以国内为准，比欧盟低2 mm；没有能同时满足各方的范围；内控限值5～6 mm没有达到欧盟的要求；还没有实测。",
    );
}

#[test]
fn what_was_not_detected_must_be_provable() {
    let check = |measured: &str, expected: &str| {
        let cells = [
            ("home", "0.75"),
            ("eu", "0.5"),
            ("own", "0.5"),
            ("measured", measured),
        ];
        let found = said(r#"["eu"]"#, &row(&cells));
        let (_, about) = found.split_once("较严的要求；").unwrap();
        assert_eq!(about, expected, "{measured}");
    };
    check("<0.01", "未检出（检出限0.01 mA），符合。");
    check("未检出（＜0.5）", "未检出（检出限0.5 mA），符合。");
    check(
        "未检出(<0.6)",
        "未检出，但检出限0.6 mA不足以证明符合欧盟的要求。",
    );
    check("未测", "还没有实测。");
}

#[test]
fn a_row_that_cannot_be_compared_says_why() {
    let check = |markets: &str, cells: &[(&str, &str)], expected: &str| {
        assert_eq!(said(markets, &row(cells)), expected, "{cells:?}");
    };
    let eu = r#"["eu"]"#;
    let limits = [("home", "0.75"), ("eu", "0.5"), ("own", "0.5")];
    let with = |cell| [&limits[..], &[cell]].concat();
    check(
        eu,
        &with(("same_method", "false")),
        "检测方法或计量口径不同，不可直接比较，请把每种方法分成一行。",
    );
    check(r#"{"unsure":true}"#, &limits, "还不知道有哪些目标市场。");
    check(
        eu,
        &with(("eu_unit", "kg")),
        "“欧盟限值的单位”不能换算成 mA，请按 mA 填写。",
    );
    check(
        eu,
        &with(("eu", "5～9")),
        "“欧盟限值”的写法与“要求”不一致：范围写成 5～9，其他只写一个数。",
    );
    check(
        eu,
        &[("home", "无"), ("eu", "无"), ("own", "0.5")],
        "各方都没有限值，至少一方要有限值。",
    );
    check(eu, &with(("same_method", "")), "还缺“方法相同”。");
    check(
        eu,
        &[
            ("home", "0.75"),
            ("eu", "0.5"),
            ("eu_standard", ""),
            ("eu_method", ""),
        ],
        "欧盟更严，比国内低0.25 mA；还没有实测；还缺“欧盟标准”“欧盟检测方法”“内控限值”。",
    );
    check(
        eu,
        &[("name", ""), ("measured", "")],
        "还缺“指标”“国内限值”“欧盟限值”“内控限值”等 5 项。",
    );
}

#[test]
fn a_comparison_fits_the_page_of_a_declaration() {
    let rules = rules();
    let rows = [
        row(&[
            ("home", "0.75"),
            ("eu", "500"),
            ("eu_unit", "μA"),
            ("us", "无"),
            ("own", "0.5"),
            ("basis", "额定电压下"),
        ]),
        row(&[("name", "间隙"), ("home", "≤1"), ("own", "")]),
    ];
    let product = format!(
        r#"{{"product.markets":["us","eu"],"product.limits":{{"rows":[{}],"complete":false}}}}"#,
        rows.join(",")
    );
    let answers = answers("{}", &[&product]);
    let document = declaration(&rules, &answers, &assessed(&rules, &answers), 0, &ZH).unwrap();
    let table = document.blocks.iter().find_map(|block| match block {
        Block::Table { head, rows } => Some((head, rows)),
        _ => None,
    });
    let (head, rows) = table.unwrap();
    assert_eq!(
        head.as_slice(),
        [
            "指标",
            "单位",
            "国内限值（标准）",
            "境外限值（标准）",
            "内控限值",
            "实测值",
            "结论"
        ]
    );
    assert_eq!(
        rows[0],
        [
            "泄漏电流（额定电压下）",
            "mA",
            "不大于0.75\n（标准 home）",
            "欧盟：不大于500 μA\n（标准 eu）\n美国：无限值",
            "0.5",
            "未测",
            "欧盟更严，比国内低0.25 mA；内控限值0.5 mA达到较严的要求；还没有实测。"
        ]
    );
    assert_eq!(
        rows[1][2..5],
        ["不大于1\n（标准 home）", "欧盟：\n美国：", ""]
    );
    assert_eq!(rows[2][0], "（待列全：指标比对表）");
}

#[test]
fn reasons_tell_the_rows_that_do_not_fit() {
    let rules = rules();
    let check = |rows: &[String], expected: &str| {
        let product = format!(
            r#"{{"product.markets":["eu"],"product.limits":{{"rows":[{}],"complete":true}}}}"#,
            rows.join(",")
        );
        let answers = answers("{}", &[&product]);
        let assessment = assessed(&rules, &answers);
        let finding = &assessment.products[0].findings[0];
        let found = reason(&rules, &answers, &assessment, Some(0), finding, &ZH);
        assert_eq!(found, expected);
    };
    let good = row(&[("home", "0.75"), ("eu", "0.5"), ("own", "0.5")]);
    let bad = row(&[
        ("name", "甲醛释放量"),
        ("unit", "mg/kg"),
        ("home", "75"),
        ("eu", "50"),
        ("own", "75"),
    ]);
    let other = row(&[
        ("name", "铅"),
        ("home", "1"),
        ("eu", "2"),
        ("own", "1"),
        ("same_method", "false"),
    ]);
    check(
        &[good.clone(), bad.clone()],
        "指标比对表已列全，共2项指标；第 2 行（甲醛释放量）：欧盟更严，比国内低25 mg/kg，内控限值75 mg/kg没有达到欧盟的要求，还没有实测。",
    );
    let found = [bad.clone(), bad.clone(), bad.clone(), bad.clone(), bad];
    let line = "：欧盟更严，比国内低25 mg/kg，内控限值75 mg/kg没有达到欧盟的要求，还没有实测；";
    let lines: Vec<String> = (1..=3)
        .map(|index| format!("第 {index} 行（甲醛释放量）{line}"))
        .collect();
    check(
        &found,
        &format!(
            "指标比对表已列全，共5项指标；{}另有 2 行不符合要求。",
            lines.concat()
        ),
    );
    check(
        &[good, other],
        "“指标比对表”第 2 行（铅）：检测方法或计量口径不同，不可直接比较，请把每种方法分成一行。",
    );
}

#[test]
fn what_is_typed_into_a_row_stays_text() {
    let rules = rules();
    let typed = "甲\u{202e}{1}\u{0}乙".repeat(100);
    let cells = [
        ("name", typed.as_str()),
        ("basis", &typed),
        ("unit", &typed),
        ("home", "0.5"),
        ("eu", "1"),
        ("own", "2"),
        ("eu_unit", &typed),
        ("eu_standard", &typed),
    ];
    let row = row(&cells);
    let product = format!(
        r#"{{"product.markets":["eu"],"product.limits":{{"rows":[{row}],"complete":true}}}}"#
    );
    let answers = answers("{}", &[&product]);
    let assessment = assessed(&rules, &answers);
    let finding = &assessment.products[0].findings[0];
    let mut texts = vec![
        said(r#"["eu"]"#, &row),
        reason(&rules, &answers, &assessment, Some(0), finding, &ZH),
    ];
    let document = declaration(&rules, &answers, &assessment, 0, &ZH).unwrap();
    for block in document.blocks {
        if let Block::Table { rows, .. } = block {
            texts.extend(rows.into_iter().flatten());
        }
    }
    for text in texts {
        assert!(!text.contains(['\u{202e}', '\u{0}']), "{text}");
        assert!(text.chars().count() < 2000, "{text}");
        assert_eq!(text.contains("甲"), text.contains("甲{1} 乙"), "{text}");
    }
}
