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

#[test]
fn faults_of_json_have_places() {
    for (text, expected) in [
        ("{", "overlay.json:1:2 syntax 这里应当是一个键"),
        ("[]", "overlay.json:1:1 syntax 规则文件应当是一个 JSON 对象"),
        ("{\"a\" 1}", "overlay.json:1:6 syntax 键后面缺少冒号"),
        ("{\"a\": 1,}", "overlay.json:1:9 syntax 这里应当是一个键"),
        ("{\"a\": tru}", "overlay.json:1:7 syntax 这里应当是一个值"),
        (
            "{\"a\": null}",
            "overlay.json:1:7 syntax 规则文件里没有 null",
        ),
        (
            "{\"a\": 1, \"a\": 2}",
            "overlay.json:1:10 duplicate 键“a”重复",
        ),
        ("{\"a\": \"b}", "overlay.json:1:7 syntax 引号没有结束"),
        ("{\"a\": \"\\x\"}", "overlay.json:1:8 syntax 没有这种转义"),
        (
            "{\"a\": \"\\ud800\"}",
            "overlay.json:1:8 syntax 没有这个字符",
        ),
        ("{\"a\": 01}", "overlay.json:1:7 syntax “01”不是数"),
        (
            "{} {}",
            "overlay.json:1:4 syntax JSON 到此已经完整，后面还有内容",
        ),
        (
            "\n\n {\"a\":\t\"b\"\n \"c\"}",
            "overlay.json:4:2 syntax 这里应当是“,”或“}”",
        ),
    ] {
        let (_, diagnostics) = compile_with_overlays(&[base()], &[file("overlay.json", text)], &[]);
        let found = diagnostics
            .iter()
            .find(|found| found.file == "overlay.json")
            .unwrap();
        let place = format!("{}:{}:{}", found.file, found.line, found.column);
        assert_eq!(
            format!("{place} {} {}", found.code, found.message),
            expected,
            "{text}"
        );
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let (_, diagnostics) = compile_with_overlays(
        &[base()],
        &[file("overlay.json", &format!("{{\"a\": {deep}}}"))],
        &[],
    );
    assert!(
        diagnostics
            .iter()
            .any(|found| found.message == "嵌套超过 64 层"),
        "{diagnostics:?}"
    );
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
