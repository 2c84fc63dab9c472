//! Answers as people read them, and what is said about those that cannot be read.

use santong_documents::{
    ZH, answer_text, cell_text, hint_text, identifier_fault_text, ill_formed_text, product_name,
};
use santong_rules::{
    Answer, Fact, IdentifierFault, IdentifierKind, Kind, NONE, TextKind, identify, read_answer,
};

use crate::support::{answers, rules};

/// The answer with this JSON to a question: its text, and the fault or else the warning.
fn check(question: &str, json: &str, text: &str, remark: Option<&str>) {
    let rules = rules();
    let level = if question.starts_with("product.") {
        Some(0)
    } else {
        None
    };
    let member = format!(r#"{{"{question}":{json}}}"#);
    let answers = match level {
        Some(_) => answers("{}", &[&member]),
        None => answers(&member, &[]),
    };
    let answer = answers.of(level).unwrap().get(question);
    let question = rules
        .question(rules.find_question(question).unwrap())
        .unwrap();
    assert_eq!(answer_text(&rules, question, answer, &ZH), text, "{json}");
    let said = match read_answer(&rules, &question.kind, answer.unwrap()) {
        Fact::IllFormed(fault) => Some(ill_formed_text(&question.kind, &fault, &ZH)),
        _ => hint_text(&rules, &question.kind, answer, &ZH),
    };
    assert_eq!(said.as_deref(), remark, "{json}");
}

#[test]
fn well_formed_answers_read_well() {
    for (question, json, text) in [
        ("product.home", "true", "是"),
        ("product.home", "false", "否"),
        ("product.home", r#"{"unsure":true}"#, "还不清楚"),
        ("product.line", r#""same_line""#, "同一条生产线"),
        ("product.line", r#""""#, "未回答"),
        ("product.markets", "[]", "以上都没有"),
        (
            "product.markets",
            r#"["us_market","eu_market"]"#,
            "欧盟、美国",
        ),
        ("product.name", r#""  空气净化器 ""#, "空气净化器"),
        ("product.remark", r#""第一行\n第二行""#, "第一行\n第二行"),
        ("product.mass", r#""05.20""#, "5.2 kg"),
        ("product.loss", r#""３""#, "3%"),
        ("enterprise.sales", "1280.50", "1280.5万元"),
        ("product.until", r#""2026/1/5""#, "2026年1月5日"),
        (
            "enterprise.uscc",
            r#""91440300-192317458f""#,
            "91440300192317458F",
        ),
        (
            "product.limits",
            r#"{"rows":[],"complete":true}"#,
            "没有指标",
        ),
        (
            "product.limits",
            r#"{"rows":[],"complete":false}"#,
            "未回答",
        ),
        (
            "product.limits",
            r#"{"rows":[{},{},{}],"complete":true}"#,
            "3项指标",
        ),
        (
            "product.limits",
            r#"{"rows":[{}],"complete":false}"#,
            "1项指标（未列全）",
        ),
    ] {
        check(question, json, text, None);
    }
}

#[test]
fn faults_say_what_where_and_what_to_do() {
    for (question, json, text, fault) in [
        (
            "product.mass",
            r#""约“5”""#,
            "“约‘5’”",
            "请填数字，例如 1.5",
        ),
        (
            "product.mass",
            r#""0.2""#,
            "“0.2”",
            "不能小于 0.5 kg，请核对",
        ),
        (
            "product.mass",
            r#""900""#,
            "“900”",
            "不能大于 90 kg，请核对",
        ),
        (
            "enterprise.sales",
            r#""-1""#,
            "“-1”",
            "不能小于 0万元，请核对",
        ),
        (
            "product.until",
            r#""2026-02-30""#,
            "“2026-02-30”",
            "请填日历上有的日期，例如 2026-01-31",
        ),
        (
            "product.hs",
            r#""84.21""#,
            "“84.21”",
            "格式不对，请核对。正确的样子：10 位数字，例如 8421391000",
        ),
        (
            "product.line",
            r#""moon_line""#,
            "其他版本规则的回答",
            "原来选的一项已不在现在的选项里，请重新选择",
        ),
        (
            "product.markets",
            r#"["moon_market"]"#,
            "其他版本规则的回答",
            "原来选的一项已不在现在的选项里，请重新选择",
        ),
        (
            "product.line",
            "true",
            "其他版本规则的回答",
            "这项回答来自其他版本的规则，形式已经不同，请重新填写",
        ),
        (
            "product.limits",
            r#"{"rows":[{},{},{},{},{}],"complete":true}"#,
            "5项指标",
            "最多 4 行，请合并或删减",
        ),
        (
            "enterprise.uscc",
            r#""914403""#,
            "“914403”",
            "统一社会信用代码应为 18 位，现为 6 位，请核对营业执照",
        ),
        (
            "enterprise.uscc",
            r#""9144O300192317458F""#,
            "“9144O300192317458F”",
            "第 5 位应为数字，现为 O，请核对营业执照",
        ),
        (
            "enterprise.uscc",
            r#""91440300I92317458F""#,
            "“91440300I92317458F”",
            "第 9 位不会是字母 I（代码不用字母 I、O、Z、S、V），请核对营业执照",
        ),
        (
            "enterprise.uscc",
            r#""91440300中92317458F""#,
            "“91440300中92317458F”",
            "第 9 位只能是数字或大写字母，现为“中”，请核对营业执照",
        ),
        (
            "enterprise.uscc",
            r#""91440300192317458N""#,
            "“91440300192317458N”",
            "校验不符，请逐位核对营业执照：按前 17 位，第 18 位校验字符应为 F，现为 N",
        ),
    ] {
        check(question, json, text, Some(fault));
    }
    let long = "长".repeat(101);
    let shown = format!("“{}…”", "长".repeat(60));
    check(
        "product.name",
        &format!("{long:?}"),
        &shown,
        Some("最多 100 个字，请缩短"),
    );
}

#[test]
fn a_code_with_another_check_inside_is_only_warned_about() {
    // The eighteenth character fits, the ninth of the organisation code does not.
    let codes = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        .chars()
        .map(|check| format!("91440300192317459{check}"));
    let code = codes
        .into_iter()
        .find(|code| identify(IdentifierKind::CreditCode, code).is_ok());
    let code = code.unwrap();
    let warning = "第 9 至 17 位的组织机构代码校验不符，请逐位核对";
    check(
        "enterprise.uscc",
        &format!("{code:?}"),
        &code,
        Some(warning),
    );
}

#[test]
fn an_empty_cell_says_nothing() {
    let rules = rules();
    let limits = rules.question(rules.find_question("product.limits").unwrap());
    let Kind::Table(table) = &limits.unwrap().kind else {
        panic!("no table")
    };
    let own = table.columns.last().unwrap();
    assert_eq!(cell_text(&rules, own, None, &ZH), "");
    let number = Answer::Text("0.50".into());
    assert_eq!(cell_text(&rules, own, Some(&number), &ZH), "0.5 mg");
}

#[test]
fn products_are_told_apart() {
    let check = |products: &[&str], names: &[&str]| {
        let (rules, answers) = (rules(), answers("{}", products));
        let found: Vec<String> = (0..products.len())
            .map(|index| product_name(&rules, &answers, index, &ZH))
            .collect();
        assert_eq!(found, names);
    };
    check(&["{}", r#"{"product.name":"  "}"#], &["产品 1", "产品 2"]);
    check(
        &[r#"{"product.name":"壶"}"#, r#"{"product.name":"扇"}"#],
        &["壶", "扇"],
    );
    check(
        &[
            r#"{"product.name":"壶"}"#,
            "{}",
            r#"{"product.name":" 壶 "}"#,
        ],
        &["壶（产品 1）", "产品 2", "壶（产品 3）"],
    );
    check(&[r#"{"product.name":{"unsure":true}}"#], &["产品 1"]);
    let long = format!(r#"{{"product.name":"{}"}}"#, "长".repeat(5000));
    check(&[&long], &[&format!("{}…", "长".repeat(40))]);
}

/// A cell or an answer with an identifier: what is said about it.
#[test]
fn identifiers_are_told_with_their_form() {
    let rules = rules();
    let check = |identifier, none, typed: &str, expected: &str| {
        let kind = Kind::Text(TextKind {
            multiline: false,
            max_length: 200,
            pattern: None,
            pattern_hint: String::new(),
            identifier: Some(identifier),
            none,
        });
        let answer = Answer::Text(typed.into());
        let said = match read_answer(&rules, &kind, &answer) {
            Fact::IllFormed(fault) => ill_formed_text(&kind, &fault, &ZH),
            Fact::Known(_) => hint_text(&rules, &kind, Some(&answer), &ZH).unwrap_or_default(),
            other => panic!("{other:?}"),
        };
        assert_eq!(said, expected, "{typed}");
    };
    let hs = "商品编码（HS）是 10 位数字，例如 8421399090；第 1 位现为“无”，请核对";
    check(IdentifierKind::HsCode, true, NONE, "");
    check(IdentifierKind::HsCode, false, NONE, hs);
    check(
        IdentifierKind::HsCode,
        true,
        "没",
        &format!("{}；没有的填“无”", hs.replace('无', "没")),
    );
    check(
        IdentifierKind::HsCode,
        false,
        "77.01.00.00.00",
        "商品编码没有第 77 章，请核对",
    );
    check(
        IdentifierKind::FoodLicence,
        false,
        "SC20411111111111",
        "SC 后面的三位是食品类别，没有 204 这一类，请核对",
    );
    check(
        IdentifierKind::CustomsCode,
        false,
        "44\u{202e}01961234",
        "海关注册编码是 10 位，前四位是数字，后面是数字或字母，例如 4401961234；现为 11 位，请核对",
    );
    check(
        IdentifierKind::StandardNumber,
        false,
        "gbt2912.1",
        "没有写年份，请写上执行的是哪一年的版本，例如 GB/T 2912.1-2009",
    );
    check(
        IdentifierKind::StandardNumber,
        false,
        "国标",
        "格式不对，请核对。标准编号写代号、顺序号和年份，名称另填，例如 GB/T 2912.1-2009、ISO 9001:2015",
    );
}

/// The forms that are shown as examples are without fault themselves.
#[test]
fn examples_of_identifiers_are_right() {
    let fault = IdentifierFault::Form;
    for (name, kind) in IdentifierKind::ALL {
        let said = identifier_fault_text(*kind, &fault, &ZH);
        let Some((_, examples)) = said.split_once("例如 ") else {
            assert_eq!(*kind, IdentifierKind::CreditCode);
            continue;
        };
        for example in examples.split('、') {
            let read = identify(*kind, example).unwrap_or_else(|_| panic!("{name} {example}"));
            assert_eq!((read.text.as_str(), read.hint), (example, None), "{name}");
        }
    }
}
