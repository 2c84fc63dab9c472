//! Declarations: whole texts, numbers, gaps.

use santong_documents::{Block, Document, ZH, declaration, declaration_gaps};
use santong_rules::Readiness;

use crate::support::{
    BLOCKED, DRAFT, ENTERPRISE, PRODUCT, answers, assessed, golden, plain, rules,
};

/// The declaration and the gaps of the first product.
fn declared(enterprise: &str, products: &[&str]) -> (Readiness, Option<Document>, Vec<String>) {
    let rules = rules();
    let answers = answers(enterprise, products);
    let assessment = assessed(&rules, &answers);
    (
        assessment.products[0].readiness,
        declaration(&rules, &answers, &assessment, 0, &ZH),
        declaration_gaps(&rules, &answers, &assessment, 0, &ZH),
    )
}

/// One answer of a product replaced, or dropped.
fn with(product: &str, question: &str, answer: Option<&str>) -> String {
    let mut members: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(product).unwrap();
    members.remove(question);
    if let Some(answer) = answer {
        members.insert(question.into(), serde_json::from_str(answer).unwrap());
    }
    serde_json::Value::Object(members).to_string()
}

#[test]
fn a_ready_one() {
    let (readiness, document, gaps) = declared(ENTERPRISE, &[PRODUCT]);
    assert_eq!((readiness, gaps), (Readiness::Ready, vec![]));
    let text = plain(&document.unwrap());
    assert!(!text.contains("待填") && !text.contains("草稿"), "{text}");
    golden("ready.txt", &text);
}

#[test]
fn a_draft_says_what_is_missing() {
    let (readiness, document, _) = declared(r#"{"enterprise.name":"某某电器有限公司"}"#, &[DRAFT]);
    assert_eq!(readiness, Readiness::Draft);
    golden("draft.txt", &plain(&document.unwrap()));
}

#[test]
fn a_blocked_product_has_none() {
    let (readiness, document, gaps) = declared(ENTERPRISE, &[BLOCKED]);
    assert_eq!((readiness, document), (Readiness::Blocked, None));
    assert_eq!(
        gaps[0],
        "阻断项不满足：取得准入（准入情况选的是“还没有取得”）"
    );
}

#[test]
fn there_is_none_for_a_product_that_does_not_exist() {
    let rules = rules();
    let answers = answers(ENTERPRISE, &[]);
    let assessment = assessed(&rules, &answers);
    assert_eq!(declaration(&rules, &answers, &assessment, 0, &ZH), None);
    assert!(declaration_gaps(&rules, &answers, &assessment, 0, &ZH).is_empty());
}

#[test]
fn a_core_criterion_that_does_not_apply_is_a_gap() {
    let product = with(PRODUCT, "product.home", Some("false"));
    let (readiness, _, gaps) = declared(ENTERPRISE, &[&product]);
    assert_eq!(readiness, Readiness::Draft);
    assert_eq!(
        gaps,
        ["必需项不适用：同线生产（同线、同标、同质的必需项要满足才可以声明）"]
    );
}

#[test]
fn the_number_counts_products() {
    let check = |index: usize, number: &str| {
        let rules = rules();
        let answers = answers(ENTERPRISE, &vec![PRODUCT; index + 1]);
        let assessment = assessed(&rules, &answers);
        let document = declaration(&rules, &answers, &assessment, index, &ZH).unwrap();
        assert_eq!(document.blocks[2], Block::Paragraph(number.into()));
    };
    check(0, "ST-17458F-20261120-01");
    check(11, "ST-17458F-20261120-12");
    check(99, "ST-17458F-20261120-100");
}

/// What stands in a declaration for one answer to one question.
#[test]
fn answers_in_their_places() {
    let check = |question: &str, answer: Option<&str>, contains: &str| {
        let (_, document, _) = declared(ENTERPRISE, &[&with(PRODUCT, question, answer)]);
        let text = plain(&document.unwrap());
        assert!(text.contains(contains), "{question} {answer:?}: {text}");
    };
    // Not needed and not given: said beside other things, left out alone.
    check(
        "product.mass",
        None,
        "质量为未提供，限制：同一条生产线，请注意。",
    );
    check(
        "product.hs",
        None,
        "  产品名称 | 空气净化器\n  目标市场 | 欧盟",
    );
    check(
        "product.hs",
        Some(r#""无""#),
        "  产品名称 | 空气净化器\n  目标市场 | 欧盟",
    );
    check(
        "product.remark",
        Some(r#""甲\n乙；丙：丁""#),
        "== 八、支持性信息\n甲\n乙；丙：丁\n",
    );
    check("product.markets", Some("[]"), "目标市场 | 以上都没有");
    // A draft shows every place.
    check("product.until", None, "至（待填：截止日），到期当天仍有效");
    check(
        "product.until",
        Some(r#"{"unsure":true}"#),
        "至（待确认：截止日），到期当天仍有效",
    );
    check(
        "product.until",
        Some(r#""明年""#),
        "至（待改正：截止日），到期当天仍有效",
    );
    check(
        "product.home",
        Some("false"),
        "质量为5.2 kg，限制：不适用，请注意。",
    );
    check("product.home", Some("false"), "* 不在国内销售。");
    check(
        "product.home",
        Some(r#"{"unsure":true}"#),
        "限制：（待填：生产地点），请注意。",
    );
    check(
        "product.limits",
        Some(r#"{"rows":[],"complete":false}"#),
        "（待填：指标比对）",
    );
    check(
        "product.limits",
        Some(r#"{"rows":[{"name":{"unsure":true},"own":"多"}],"complete":false}"#),
        "  （待确认：指标） |  | （待填：国内限值） | （待改正：内控限值）\n  （待列全：指标比对） |  |  | \n",
    );
}
