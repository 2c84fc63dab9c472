//! The register of evidence in the documents.

use santong_documents::{Block, ZH, checklist, checklist_document, declaration, dossier_json};
use santong_rules::{Answers, Evidence, EvidenceState};
use serde_json::{Value, json};

use crate::support::{DRAFT, ENTERPRISE, PRODUCT, answers, assessed, plain, rules};

fn entry(criterion: &str, product: Option<&str>, title: &str, until: &str) -> Evidence {
    Evidence {
        criterion: criterion.into(),
        product: product.map(str::to_owned),
        title: title.into(),
        number: "R-1".into(),
        issuer: "某检测所".into(),
        date: "2025-1-2".into(),
        valid_until: until.into(),
        place: "质量部".into(),
        ..Evidence::default()
    }
}

fn case() -> Answers {
    let mut answers = answers(ENTERPRISE, &[PRODUCT, DRAFT]);
    let market = |market: &str, evidence| Evidence {
        market: market.into(),
        ..evidence
    };
    answers.evidence = vec![
        entry("line.same", None, "产线图", ""),
        market(
            "eu_market",
            entry("line.same", Some("p1"), "欧盟报告", "2026-11-22"),
        ),
        market(
            "home",
            entry("line.same", Some("p1"), "过期报告", "2026/11/21"),
        ),
        entry("line.same", Some("p2"), "循环扇报告", "三年"),
        // The same report for another criterion.
        market(
            "eu_market",
            entry("quality.many", Some("p1"), "欧盟报告", "2026-11-22"),
        ),
        // Nothing is filled in yet.
        Evidence {
            criterion: "line.same".into(),
            ..Evidence::default()
        },
        entry("subject.sales", None, "审计报告", "长期"),
    ];
    answers
}

#[test]
fn items_have_their_evidence_with_its_state() {
    let (rules, answers) = (rules(), case());
    let assessment = assessed(&rules, &answers);
    let items = checklist(&rules, &answers, &assessment, &ZH);
    let found = |product: Option<usize>| {
        let item = items.iter().find(|item| {
            let criterion = rules.criterion(item.criterion).unwrap();
            item.product == product && criterion.id == "line.same"
        });
        let kept = item.unwrap().kept.iter();
        kept.map(|kept| (kept.position, kept.state))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        found(Some(0)),
        [
            (0, EvidenceState::NoDate),
            (1, EvidenceState::Valid),
            (2, EvidenceState::Expired)
        ]
    );
    assert_eq!(
        found(Some(1)),
        [
            (0, EvidenceState::NoDate),
            (3, EvidenceState::UnreadableDate)
        ]
    );
}

#[test]
fn the_checklist_has_a_table_for_each_criterion() {
    let (rules, answers) = (rules(), case());
    let assessment = assessed(&rules, &answers);
    let document = checklist_document(&rules, &answers, &assessment, &|_, _, _| true, &ZH);
    let text = plain(&document);
    let head = "[名称 | 编号 | 出具单位 | 日期 | 有效期至 | 覆盖 | 存放处]";
    let tables: Vec<&str> = text
        .split(head)
        .skip(1)
        .map(|table| table.split("\n●").next().unwrap())
        .collect();
    assert_eq!(tables.len(), 4, "{text}");
    for line in [
        "产线图 | R-1 | 某检测所 | 2025年1月2日 |  | 全部产品 | 质量部",
        "欧盟报告 | R-1 | 某检测所 | 2025年1月2日 | 2026年11月22日 | 空气净化器、欧盟 | 质量部",
        "过期报告 | R-1 | 某检测所 | 2025年1月2日 | 2026年11月21日（已过期） | 空气净化器、国内 | 质量部",
        "循环扇报告 | R-1 | 某检测所 | 2025年1月2日 | 三年（日期格式不对） | 循环扇 | 质量部",
        "审计报告 | R-1 | 某检测所 | 2025年1月2日 | 长期 |  | 质量部",
    ] {
        assert!(
            tables.iter().any(|table| table.contains(line)),
            "{line} in {text}"
        );
    }
}

#[test]
fn a_declaration_lists_what_has_not_expired() {
    let (rules, answers) = (rules(), case());
    let assessment = assessed(&rules, &answers);
    let listed = |product: usize| {
        let document = declaration(&rules, &answers, &assessment, product, &ZH).unwrap();
        let caption = Block::Paragraph("已登记的证据：".into());
        let at = document.blocks.iter().position(|block| *block == caption);
        match at.and_then(|at| document.blocks.get(at + 1)) {
            Some(Block::List(lines)) => lines.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(
        listed(0),
        [
            "产线图（R-1），某检测所，质量部",
            "欧盟报告（R-1），某检测所，有效期至2026年11月22日，质量部"
        ]
    );
    assert_eq!(
        listed(1),
        [
            "产线图（R-1），某检测所，质量部",
            "循环扇报告（R-1），某检测所，有效期至三年，质量部"
        ]
    );
}

#[test]
fn a_dossier_says_what_each_piece_comes_to() {
    let (rules, answers) = (rules(), case());
    let text = dossier_json(&rules, &answers, &assessed(&rules, &answers), &ZH);
    assert_eq!(Answers::from_json(&text).unwrap(), answers);
    let dossier: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(dossier.to_string(), text);
    let register = dossier["evidence"].as_array().unwrap();
    assert_eq!(register.len(), answers.evidence.len());
    assert_eq!(
        register[2],
        json!({
            "criterion": "line.same", "product": "p1", "market": "home", "title": "过期报告",
            "number": "R-1", "issuer": "某检测所", "date": "2025-1-2", "valid_until": "2026/11/21",
            "place": "质量部", "state": "expired"
        })
    );
}
