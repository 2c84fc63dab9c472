//! Reasons in sentences.

use santong_documents::{ZH, checklist, reason};
use santong_rules::Verdict;

use crate::support::{answers, assessed, rules};

/// The verdict and the reason of one criterion about a product with these answers.
fn check(criterion: &str, product: &str, verdict: Verdict, expected: &str) {
    let rules = rules();
    let answers = answers("{}", &[product]);
    let assessment = assessed(&rules, &answers);
    let finding = assessment.products[0]
        .findings
        .iter()
        .find(|finding| rules.criterion(finding.criterion).unwrap().id == criterion)
        .unwrap();
    let found = reason(&rules, &answers, &assessment, Some(0), finding, &ZH);
    assert_eq!(
        (finding.verdict, found.as_str()),
        (verdict, expected),
        "{criterion} {product}"
    );
}

fn rows(rows: &str, complete: bool) -> String {
    format!(r#"{{"product.limits":{{"rows":[{rows}],"complete":{complete}}}}}"#)
}

const GOOD: &str = r#"{"name":"铅","home":"0.5","own":"0.5"}"#;
const BAD: &str = r#"{"name":"镉","home":"0.5","own":"0.6"}"#;
const NAMELESS: &str = r#"{"home":"0.5","own":"60"}"#;
const EMPTY: &str = r#"{"name":"铬","home":"0.5"}"#;

#[test]
fn settled_verdicts_tell_question_and_answer() {
    for (criterion, product, verdict, expected) in [
        (
            "access.licence",
            r#"{"product.licence":"not_held"}"#,
            Verdict::Unmet,
            "准入情况选的是“还没有取得”。",
        ),
        (
            "line.same",
            r#"{"product.home":true,"product.line":"other_company"}"#,
            Verdict::Unmet,
            "生产地点选的是“不同企业”。",
        ),
        (
            "line.same",
            r#"{"product.home":false}"#,
            Verdict::NotApplicable,
            "“在国内销售”一题答“否”，这一项不适用。",
        ),
        (
            "quality.many",
            r#"{"product.home":true,"product.mass":"5","product.loss":"3","product.name":"壶","product.until":"2027-01-01"}"#,
            Verdict::Met,
            "产品名称填的是“壶”；“在国内销售”一题答“是”；质量为5 kg；另外还看了“损耗”“截止日”的回答。",
        ),
    ] {
        check(criterion, product, verdict, expected);
    }
}

#[test]
fn open_verdicts_tell_what_is_the_matter() {
    for (criterion, product, expected) in [
        ("access.licence", "{}", "“准入情况”还没有回答。"),
        (
            "access.licence",
            r#"{"product.licence":{"unsure":true}}"#,
            "“准入情况”标了“还不清楚”。",
        ),
        (
            "access.licence",
            r#"{"product.licence":"lost"}"#,
            "“准入情况”的回答格式不对。",
        ),
        (
            "quality.many",
            r#"{"product.home":{"unsure":true},"product.mass":"很重","product.loss":"3"}"#,
            "“产品名称”“截止日”还没有回答；“在国内销售”标了“还不清楚”；“质量”的回答格式不对。",
        ),
        (
            "line.same",
            r#"{"product.line":"same_line"}"#,
            "“在国内销售”还没有回答。",
        ),
        (
            "line.late",
            r#"{"product.home":false,"product.line":"same_line","product.mass":"5"}"#,
            "按其他回答，“生产地点”不用填，没有计入。",
        ),
        (
            "line.late",
            r#"{"product.home":true,"product.line":"same_line","product.mass":"5.123456"}"#,
            "“生产地点”“质量”的数字太大或者小数位太多，算不出结果。",
        ),
        (
            "standard.limits",
            &rows(GOOD, false),
            "“指标比对”还没有列全。",
        ),
        (
            "standard.limits",
            &rows(&[GOOD, EMPTY].join(","), true),
            "“指标比对”第 2 行“内控限值”没有填，或者格式不对。",
        ),
        (
            "standard.limits",
            &rows(r#"{},{"own":"多"}"#, false),
            "“指标比对”还没有列全；“指标比对”第 1 行“指标”、第 1 行“国内限值”、第 1 行“内控限值”等 6 项没有填，或者格式不对。",
        ),
    ] {
        check(criterion, product, Verdict::Open, expected);
    }
}

#[test]
fn rows_and_choices_at_fault_are_named() {
    let four = [BAD, GOOD, BAD, NAMELESS].join(",");
    for (criterion, product, expected) in [
        ("standard.limits", rows(&[GOOD, BAD].join(","), true), "指标比对已列全，共2项指标，其中第 2 行（镉）不满足这一项。"),
        ("standard.limits", rows(BAD, false), "指标比对列了1项指标，还没有列全，其中第 1 行（镉）不满足这一项。"),
        ("standard.limits", rows(&four, true), "指标比对已列全，共4项指标，其中第 1 行（镉）、第 3 行（镉）、第 4 行不满足这一项。"),
        // Nothing is wrong with a row where the table is empty.
        ("standard.limits", rows("", true), "指标比对里没有指标。"),
        ("quality.nothing-above", rows(&[GOOD, NAMELESS].join(","), true), "指标比对已列全，共2项指标，其中第 2 行不满足这一项。"),
        (
            "quality.markets",
            r#"{"product.markets":["eu_market","us_market"],"product.limits":{"rows":[{"name":"铅溶出量"}],"complete":true}}"#.into(),
            "目标市场选的是“欧盟、美国”，其中美国不满足这一项；指标比对已列全，共1项指标。",
        ),
    ] {
        check(criterion, &product, Verdict::Unmet, expected);
    }
}

#[test]
fn the_checklist_says_the_same() {
    let rules = rules();
    let answers = answers(
        r#"{"enterprise.sales":"0"}"#,
        &["{}", r#"{"product.licence":"held"}"#],
    );
    let assessment = assessed(&rules, &answers);
    let items = checklist(&rules, &answers, &assessment, &ZH);
    let places = std::iter::once(None)
        .chain([Some(0); 7])
        .chain([Some(1); 7]);
    assert!(items.iter().map(|item| item.product).eq(places));
    for item in items {
        let findings = assessment.findings_of(item.product).iter();
        let finding = findings
            .clone()
            .find(|finding| finding.criterion == item.criterion);
        let finding = finding.unwrap();
        let expected = reason(&rules, &answers, &assessment, item.product, finding, &ZH);
        assert_eq!((item.verdict, item.reason), (finding.verdict, expected));
        let asked: Vec<_> = item
            .because
            .iter()
            .map(|reference| reference.question)
            .collect();
        if item.verdict == santong_rules::Verdict::Open {
            assert_eq!(asked, finding.causes.iter().collect::<Vec<_>>());
        }
        assert!(
            item.because
                .iter()
                .all(|reference| reference.product == item.product)
        );
    }
}
