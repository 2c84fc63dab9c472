//! What the tests of this crate share.

use santong_compiler::SourceFile;
use santong_documents::{Block, Document};
use santong_rules::{Answers, Assessment, Date, RuleSet, assess};

/// The small rule set that the tests run on.
pub fn rules() -> RuleSet {
    compile(include_str!("rules.toml"))
}

/// A rule set from one rule file, which must be without faults.
pub fn compile(text: &str) -> RuleSet {
    let file = SourceFile {
        name: "rules.toml".into(),
        text: text.into(),
    };
    let (rules, diagnostics) = santong_compiler::compile(&[file]);
    rules.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

/// An enterprise with all that a declaration needs of it.
pub const ENTERPRISE: &str = r#"{"enterprise.name":"某某电器有限公司","enterprise.uscc":"91440300192317458F",
"enterprise.sales":"1,280.50","declaration.date":"2026-11-20","declaration.signatory":"周工"}"#;

/// A product that can be declared.
pub const PRODUCT: &str = r#"{"product.name":"空气净化器","product.hs":"8421391000","product.home":true,
"product.licence":"held","product.markets":["eu_market"],"product.line":"same_line","product.mass":"5.20","product.loss":"3",
"product.limits":{"rows":[{"name":"铅溶出量","market":"eu_market","home":"0.5","own":"0.40"}],"complete":true},
"product.until":"2028-11-19"}"#;

/// The same product without what it needs to be sold.
pub const BLOCKED: &str = r#"{"product.name":"电暖器","product.home":true,"product.licence":"not_held",
"product.line":"other_company"}"#;

/// A product about which much is still to be said.
pub const DRAFT: &str = r#"{"product.name":"循环扇","product.home":true,"product.licence":"held",
"product.markets":["us_market"],"product.line":{"unsure":true},"product.mass":"很重",
"product.limits":{"rows":[{"name":"噪声","market":"us_market","home":"60","own":"55"},{"name":"间隙"}],"complete":false}}"#;

/// Answers of the enterprise and of products, as in an answers file.
pub fn answers(enterprise: &str, products: &[&str]) -> Answers {
    let products: Vec<String> = products
        .iter()
        .map(|answers| format!(r#"{{"answers":{answers}}}"#))
        .collect();
    let text = format!(
        r#"{{"format":"santong-answers","version":1,"enterprise":{enterprise},"products":[{}]}}"#,
        products.join(",")
    );
    Answers::from_json(&text).unwrap()
}

/// The assessment on the day that all tests have.
pub fn assessed(rules: &RuleSet, answers: &Answers) -> Assessment {
    assess(rules, answers, Date::new(2026, 11, 22).unwrap())
}

/// A document in plain text, one block after the other.
pub fn plain(document: &Document) -> String {
    let mut lines = vec![format!("= {}", document.title)];
    lines.extend(document.mark.iter().map(|mark| format!("! {mark}")));
    for block in &document.blocks {
        match block {
            Block::Heading(text) => lines.push(format!("\n== {text}")),
            Block::Paragraph(text) => lines.push(text.clone()),
            Block::Note(text) => lines.push(format!("* {text}")),
            Block::List(items) => lines.extend(items.iter().map(|item| format!("- {item}"))),
            Block::Fields(fields) => {
                lines.extend(
                    fields
                        .iter()
                        .map(|(label, value)| format!("  {label} | {value}")),
                );
            }
            Block::Signature(fields) => {
                lines.extend(
                    fields
                        .iter()
                        .map(|(label, value)| format!("  {label} ____ {value}")),
                );
            }
            Block::Table { head, rows } => {
                lines.push(format!("  [{}]", head.join(" | ")));
                lines.extend(rows.iter().map(|row| format!("  {}", row.join(" | "))));
            }
        }
    }
    lines.join("\n") + "\n"
}

/// Compares with a file beside the tests; with `UPDATE_EXPECT` set, writes it.
pub fn golden(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/documents")
        .join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        text, expected,
        "{name} differs; UPDATE_EXPECT=1 writes it anew"
    );
}
