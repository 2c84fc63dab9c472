//! The dossier opens again.

use santong_documents::{ZH, declaration, dossier_json};
use santong_rules::Answers;
use serde_json::{Value, json};

use crate::support::{BLOCKED, DRAFT, ENTERPRISE, PRODUCT, answers, assessed, rules};

#[test]
fn answers_assessment_and_declarations_in_one_file() {
    let rules = rules();
    let answers = answers(ENTERPRISE, &[PRODUCT, BLOCKED, DRAFT]);
    let assessment = assessed(&rules, &answers);
    let text = dossier_json(&rules, &answers, &assessment, &ZH);
    assert_eq!(Answers::from_json(&text).unwrap(), answers);

    let dossier: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&dossier["format"], &dossier["version"]),
        (&json!("santong-dossier"), &json!(1))
    );
    // Members stand in alphabetical order, as in a map of `serde_json`.
    assert_eq!(dossier.to_string(), text);
    assert_eq!(
        dossier["assessment"].to_string(),
        assessment.to_json(&rules, &answers)
    );
    let declarations = dossier["declarations"].as_array().unwrap();
    let heads: Vec<_> = declarations
        .iter()
        .map(|one| (&one["product"], &one["number"], &one["mark"]))
        .collect();
    assert_eq!(
        heads,
        [
            (&json!("p1"), &json!("ST-17458F-20261120-01"), &json!(null)),
            (
                &json!("p3"),
                &json!("ST-17458F-20261120-03"),
                &json!("草稿，不得发布")
            ),
        ]
    );
    let blocks = declarations[0]["blocks"].as_array().unwrap();
    let document = declaration(&rules, &answers, &assessment, 0, &ZH).unwrap();
    assert_eq!(blocks.len(), document.blocks.len());
    for block in [
        json!({ "note": "企业自己作出，不是官方表格。" }),
        json!({ "heading": "一、声明编号（a）" }),
        json!({ "paragraph": "ST-17458F-20261120-01" }),
        json!({ "signature": [["签字人", "周工"], ["签名", ""], ["盖章", ""]] }),
        json!({ "table": { "head": ["指标", "市场", "国内限值", "内控限值"], "rows": [["铅溶出量", "欧盟", "0.5 mg", "0.4 mg"]] } }),
    ] {
        assert!(blocks.contains(&block), "{block} in {blocks:#?}");
    }
}

#[test]
fn a_dossier_too_large_to_open_leaves_out_what_can_be_made_again() {
    let rules = rules();
    let long = format!(
        r#"{{"product.name":"壶","product.remark":"{}"}}"#,
        "长".repeat(30_000)
    );
    let answers = answers(ENTERPRISE, &vec![long.as_str(); 60]);
    let text = dossier_json(&rules, &answers, &assessed(&rules, &answers), &ZH);
    assert!(text.len() <= Answers::MAX_BYTES);
    assert_eq!(Answers::from_json(&text).unwrap(), answers);
}
