//! Translations: complete, without anything that no longer stands there, and no part of the hash.

#![allow(clippy::unwrap_used, reason = "a test may")]

use std::collections::BTreeMap;

use santong_compiler::{SourceFile, compile, compile_with_overlays};
use santong_rules::{RuleSet, Translation};

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

fn base() -> SourceFile {
    file("base.toml", include_str!("base.toml"))
}

/// A file that translates every text of the small rule set.
fn translated() -> String {
    let mut texts = Vec::new();
    let mut rules = compile(&[base()]).0.unwrap();
    rules.texts(&mut |text| texts.push(text.clone()));
    texts.sort();
    texts.dedup();
    let lines = texts
        .iter()
        .map(|text| format!("{text:?} = \"en {text}\"\n"));
    format!(
        "[translation]\nlang = \"en\"\n[translation.texts]\n{}",
        lines.collect::<String>()
    )
}

/// The faults of the small rule set with a translation and an overlay, as place, code and message.
fn faults(translation: &str, overlay: &str) -> Vec<String> {
    let files = [base(), file("en/base.en.toml", translation)];
    let overlays = [file("overlay.json", overlay)];
    let overlays = match overlay {
        "" => &overlays[..0],
        _ => &overlays,
    };
    let (_, found) = compile_with_overlays(&files, overlays, &[]);
    let of = |found: &santong_compiler::Diagnostic| {
        let place = format!("{}:{}:{}", found.file, found.line, found.column);
        format!("{place} {} {}", found.code, found.message)
    };
    found.iter().map(of).collect()
}

#[test]
fn a_complete_translation_is_taken() {
    assert_eq!(faults(&translated(), ""), [""; 0]);
    let files = [base(), file("en/base.en.toml", &translated())];
    let (compiled, _) = compile_with_overlays(&files, &[], &[]);
    let compiled = compiled.unwrap();
    let rules = compile(&[base()]).0.unwrap();
    assert_eq!(compiled.rules.hash, rules.hash);
    let english = rules.translated(&compiled.translations[0]);
    assert_eq!(english.title, "en 测试规则");
    assert_eq!(english.lang, "en");
    assert_eq!(english.clauses[0].quote, rules.clauses[0].quote);
    let mut left = Vec::new();
    english.clone().texts(&mut |text| {
        if !text.starts_with("en ") {
            left.push(text.clone());
        }
    });
    assert_eq!(left, [""; 0]);
}

#[test]
fn what_is_missing_or_idle_is_told_where_it_stands() {
    let altered = translated().replace("\"测试规则\" = ", "\"规则\" = ");
    let stands = altered
        .lines()
        .position(|line| line.starts_with("\"规则\" = "));
    let idle = format!(
        "en/base.en.toml:{}:1 unused 规则里没有“规则”这一句",
        stands.unwrap() + 1
    );
    let missing = "base.toml:5:10 untranslated “测试规则”没有译文（en）";
    assert_eq!(faults(&altered, ""), [missing, &idle]);
}

fn overlay(translation: &str) -> String {
    format!(
        r#"{{ "overlay": {{ "id": "city", "name": "示例市", "version": "1" }}, "criterion": [
  {{ "id": "city.line", "group": "同线", "strength": "advised", "title": "附加的一项",
     "met_when": "product.line == 'same_line'", "remedy": "请改进。", "clauses": ["nation-1 一"] }}]{translation} }}"#
    )
}

const OF_OVERLAY: &str = r#", "translation": { "lang": "en", "texts": { "附加的一项": "One more", "请改进。": "Improve." } }"#;

/// The browser compiles an overlay without the translations of the package.
#[test]
fn an_overlay_brings_its_translation_along() {
    let added = file("overlay.json", &overlay(OF_OVERLAY));
    let (compiled, _) = compile_with_overlays(&[base()], &[added], &[]);
    let bytes = compiled.unwrap().rules.to_bytes().unwrap();
    let rules = RuleSet::from_bytes(&bytes).unwrap();
    let read = |lang: &str| {
        let translation = Translation::new(lang, &BTreeMap::new()).unwrap();
        let rules = rules.translated(&translation);
        let criterion = rules.criteria.last().unwrap();
        (criterion.title.clone(), criterion.remedy.clone())
    };
    assert_eq!(read("en"), ("One more".into(), "Improve.".into()));
    assert_eq!(read("ja"), ("附加的一项".into(), "请改进。".into()));
}

#[test]
fn an_overlay_needs_a_translation_where_the_rules_have_one() {
    assert_eq!(
        faults(&translated(), &overlay("")),
        [
            "overlay.json:2:72 untranslated “附加的一项”没有译文（en）",
            "overlay.json:3:60 untranslated “请改进。”没有译文（en）",
        ]
    );
    assert_eq!(faults(&translated(), &overlay(OF_OVERLAY)), [""; 0]);
}
