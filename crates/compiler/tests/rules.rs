//! Whole rule sets: the real one and the small one of the fault cases.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use std::fs;
use std::path::Path;

use santong_compiler::{
    Citation, DocumentText, SourceFile, citations, compile, compile_with_texts,
};
use santong_rules::{Level, RuleSet};

/// The rule files below a folder, in byte order of their paths.
fn folder(path: &str) -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(path)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                files.push(SourceFile {
                    name: path.to_string_lossy().into_owned(),
                    text: fs::read_to_string(path).unwrap(),
                });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn base() -> SourceFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base.toml");
    SourceFile {
        name: "base.toml".to_owned(),
        text: fs::read_to_string(path).unwrap(),
    }
}

fn rules_of(files: &[SourceFile]) -> RuleSet {
    let (rules, diagnostics) = compile(files);
    assert_eq!(diagnostics, []);
    rules.unwrap()
}

#[test]
fn the_rules_are_clean_and_read_back() {
    let rules = rules_of(&folder("../../rules"));
    assert_eq!(
        RuleSet::from_bytes(&rules.to_bytes().unwrap()).unwrap(),
        rules
    );
}

#[test]
fn levels_follow_from_what_conditions_read() {
    let rules = rules_of(&[base()]);
    assert!(
        rules
            .criteria
            .iter()
            .all(|criterion| criterion.level == Level::Product)
    );
    assert!(
        rules
            .measures
            .iter()
            .all(|measure| measure.level == Level::Enterprise)
    );
}

#[test]
fn citations_name_what_rests_on_each_clause() {
    let rules = rules_of(&[base()]);
    let citation = |clause, quote, by| Citation {
        document: "nation-1",
        clause,
        quote,
        by,
    };
    let expected = [
        citation(
            "一",
            "内外销产品在同一生产线生产",
            vec!["same-line", "local"],
        ),
        citation("二", "鼓励企业对接适用标准", vec!["same-standard"]),
    ];
    assert_eq!(citations(&rules), expected);
}

#[test]
fn the_hash_names_the_content() {
    let hash = |text: String| {
        rules_of(&[SourceFile {
            name: "base.toml".to_owned(),
            text,
        }])
        .hash
    };
    let text = base().text;
    assert_eq!(hash(text.clone()).len(), 64);
    assert_eq!(
        hash(text.replace('\n', "\r\n")),
        hash(text.clone()),
        "line ends are no content"
    );
    assert_ne!(hash(text.replace("测试规则", "测试规则二")), hash(text));
}

#[test]
fn quotations_are_looked_up_in_the_texts() {
    let check = |text: &str| {
        let text = DocumentText {
            document: "nation-1".to_owned(),
            text: text.to_owned(),
        };
        let (rules, diagnostics) = compile_with_texts(&[base()], &[text]);
        assert_eq!(rules.is_none(), !diagnostics.is_empty());
        diagnostics
            .iter()
            .map(|fault| (fault.line, fault.code.name()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        check("一、内外销产品在同一\n  生产线生产。二、鼓励企业对接　适用标准。"),
        []
    );
    assert_eq!(
        check("一、内外销产品在同一生产线生产。二、鼓励企业对接使用标准。"),
        [(21, "quote")]
    );
    assert_eq!(check(""), [(18, "quote"), (21, "quote")]);
}
