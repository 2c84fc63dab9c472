//! Overlays, and rule files written as JSON.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use santong_compiler::{SourceFile, compile, compile_with_overlays};

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

fn base() -> SourceFile {
    file("base.toml", include_str!("base.toml"))
}

const HEAD: &str = r#""overlay": { "id": "city", "name": "示例市", "version": "1" }"#;

const CRITERION: &str = r#"{ "id": "city.line", "group": "同线", "strength": "advised", "title": "附加的一项",
  "met_when": "product.line == 'same_line'", "remedy": "改进。", "clauses": ["nation-1 一"] }"#;

/// The first fault of an overlay, as place, code and message; nothing where it is taken.
fn check(text: &str, expected: &str) {
    let (compiled, diagnostics) =
        compile_with_overlays(&[base()], &[file("overlay.json", text)], &[]);
    let found = diagnostics.first().map_or_else(String::new, |found| {
        let place = format!("{}:{}:{}", found.file, found.line, found.column);
        format!("{place} {} {}", found.code, found.message)
    });
    assert_eq!(found, expected, "{text}");
    assert_eq!(compiled.is_some(), expected.is_empty(), "{text}");
}

#[test]
fn an_overlay_only_adds() {
    check(&format!("{{{HEAD}}}"), "");
    check(&format!("{{{HEAD}, \"criterion\": [{CRITERION}]}}"), "");
    check(
        &format!("{{\"criterion\": [{CRITERION}]}}"),
        "overlay.json:1:1 missing-key 附加规则没有 [overlay] 表",
    );
    let same = CRITERION.replace("city.line", "same-line");
    check(
        &format!("{{{HEAD}, \"criterion\": [{same}]}}"),
        "overlay.json:1:84 duplicate 检查项“same-line”重复",
    );
    let elsewhere = CRITERION.replace("nation-1 一", "nation-1 九");
    check(
        &format!("{{{HEAD},\n\"criterion\": [{elsewhere}]}}"),
        "overlay.json:3:75 unknown-id 没有条款“nation-1 九”",
    );
    let misspelt = CRITERION.replace("'same_line'", "'sameline'");
    check(
        &format!("{{{HEAD},\n\"criterion\": [{misspelt}]}}"),
        "overlay.json:3:32 unknown-choice 没有“sameline”这个选项",
    );
    check(
        &format!("{{{HEAD}, \"ruleset\": {{ \"id\": \"x\" }}}}"),
        "overlay.json:1:73 bad-value 附加规则不能有“ruleset”",
    );
    check(
        &format!("{{{HEAD}, \"declaration\": {{}}}}"),
        "overlay.json:1:77 bad-value 附加规则不能有“declaration”",
    );
}

/// The first fault of two overlays of a base, as place, code and message; nothing where both are taken.
fn check_two(first: &str, second: &str, expected: &str) {
    let overlays = [
        file("one.json", &format!("{{{first}}}")),
        file("two.json", &format!("{{{second}}}")),
    ];
    let (compiled, diagnostics) = compile_with_overlays(&[base()], &overlays, &[]);
    let found = diagnostics.first().map_or_else(String::new, |found| {
        let place = format!("{}:{}:{}", found.file, found.line, found.column);
        format!("{place} {} {}", found.code, found.message)
    });
    assert_eq!(found, expected, "{first} {second}");
    let names = compiled.map(|compiled| compiled.rules.overlays.len());
    assert_eq!(names, expected.is_empty().then_some(2));
}

#[test]
fn two_overlays_share_nothing() {
    let other = HEAD.replace("\"city\"", "\"other\"");
    check_two(HEAD, &other, "");
    check_two(HEAD, HEAD, "two.json:1:21 duplicate 附加规则“city”重复");
    let criterion = format!("\"criterion\": [{CRITERION}]");
    check_two(
        &format!("{HEAD}, {criterion}"),
        &format!("{other}, {criterion}"),
        "two.json:1:85 duplicate 检查项“city.line”重复",
    );
    let renamed = criterion.replace("city.line", "other.line");
    check_two(
        &format!("{HEAD}, {criterion}"),
        &format!("{other}, {renamed}"),
        "",
    );
}

#[test]
fn where_an_overlay_was_read_from_does_not_count() {
    let hash = |name: &str, version: &str| {
        let text = format!("{{{}}}", HEAD.replace("\"1\"", version));
        let overlay = file(name, &text);
        let rules = compile_with_overlays(&[base()], &[overlay], &[]).0.unwrap();
        rules.rules.hash
    };
    assert_eq!(
        hash("one.json", "\"1\""),
        hash("/elsewhere/two.json", "\"1\"")
    );
    assert_ne!(hash("one.json", "\"1\""), hash("one.json", "\"2\""));
}

#[test]
fn both_ways_of_writing_can_be_overlays() {
    let toml = "[overlay]\nid = \"city\"\nname = \"示例市\"\nversion = \"1\"\n";
    let (compiled, diagnostics) =
        compile_with_overlays(&[base()], &[file("overlay.toml", toml)], &[]);
    assert_eq!(diagnostics, []);
    assert_eq!(compiled.unwrap().rules.overlays.len(), 1);
}

/// Far more brackets than the stack has room for.
#[test]
fn deep_brackets_are_a_fault_of_the_file() {
    for opening in ["[", "{\"a\":", "[{\"a\":"] {
        let text = format!("{{\"a\": {}", opening.repeat(100_000));
        let (compiled, diagnostics) =
            compile_with_overlays(&[base()], &[file("overlay.json", &text)], &[]);
        assert!(compiled.is_none(), "{opening}");
        let deep = diagnostics
            .iter()
            .any(|found| found.message == "嵌套超过 64 层");
        assert!(deep, "{opening}");
    }
}

#[test]
fn what_is_added_bears_its_name_and_changes_nothing() {
    let overlay = file(
        "overlay.json",
        &format!("{{{HEAD}, \"criterion\": [{CRITERION}]}}"),
    );
    let alone = compile(&[base()]).0.unwrap();
    let (compiled, _) = compile_with_overlays(&[base()], &[overlay], &[]);
    let merged = compiled.unwrap().rules;
    assert_ne!(alone.hash, merged.hash);
    let (own, added): (Vec<_>, Vec<_>) = merged
        .criteria
        .iter()
        .partition(|criterion| criterion.origin.is_none());
    assert!(own.iter().copied().eq(&alone.criteria));
    assert_eq!(merged.questions, alone.questions);
    let by = added
        .iter()
        .map(|criterion| merged.overlay(criterion.origin).unwrap());
    let by: Vec<_> = by
        .map(|overlay| (overlay.id.as_str(), overlay.hash.len()))
        .collect();
    assert_eq!(by, [("city", 64)]);
    let bytes = merged.to_bytes().unwrap();
    assert_eq!(santong_rules::RuleSet::from_bytes(&bytes).unwrap(), merged);
}
