//! Rule files that are too much: a message each, soon, and nothing else.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use santong_compiler::{Code, SourceFile, compile, limits};
use santong_rules::{Answers, Changes, Evidence, Reasons};

/// The first thing that is too much in a rule file behind the base.
fn check(name: &str, text: &str, expected: &str) {
    let file = |name: &str, text: &str| SourceFile {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let files = [
        file("base.toml", include_str!("base.toml")),
        file(name, text),
    ];
    let (rules, diagnostics) = compile(&files);
    assert!(rules.is_none(), "{expected}");
    let found = diagnostics
        .iter()
        .find(|found| found.code == Code::TooComplex);
    let found = found.unwrap_or_else(|| panic!("{expected}: {:?}", diagnostics.first()));
    assert_eq!(
        format!(
            "{}:{}:{} {}",
            found.file, found.line, found.column, found.message
        ),
        expected
    );
}

fn criterion(id: &str, condition: &str) -> String {
    format!(
        "[[criterion]]\nid = \"{id}\"\ngroup = \"同线\"\nstrength = \"advised\"\ntitle = \"一项\"\nmet_when = \"{condition}\"\nremedy = \"改。\"\nclauses = [\"nation-1 一\"]\n"
    )
}

#[test]
fn what_is_too_much_is_refused() {
    let many: String = (0..2001)
        .map(|index| criterion(&format!("c{index}"), "product.sold"))
        .collect();
    check(
        "many.toml",
        &many,
        "many.toml:15986:6 检查项太多，最多 2000 个",
    );
    let long = "product.sold && ".repeat(300) + "product.sold";
    check(
        "long.toml",
        &criterion("long", &long),
        "long.toml:6:13 条件有 4812 个字符，最多 4000 个",
    );
    let deep = format!("{}product.sold{}", "(".repeat(100_000), ")".repeat(100_000));
    check(
        "deep.toml",
        &criterion("deep", &deep),
        "deep.toml:6:12 “met_when”有 200012 个字，最多 10000 个",
    );
    let deep = format!("{}product.sold{}", "!(".repeat(900), ")".repeat(900));
    check(
        "nested.toml",
        &criterion("nested", &deep),
        "nested.toml:6:45 条件嵌套超过 32 层",
    );
    let text = "字".repeat(10_001);
    check(
        "text.toml",
        &format!("[[page]]\nid = \"p\"\ntitle = \"{text}\"\nlevel = \"product\"\n"),
        "text.toml:3:9 “title”有 10001 个字，最多 10000 个",
    );
    let choices: String = (0..201)
        .map(|index| format!("{{ id = \"c{index}\", label = \"甲\" }},"))
        .collect();
    check(
        "choices.toml",
        &format!(
            "[[question]]\nid = \"product.many\"\npage = \"product\"\nkind = \"choice\"\nlabel = \"甲\"\nshort = \"甲\"\nchoices = [{choices}]\n"
        ),
        "choices.toml:1:1 选项有 201 个，最多 200 个",
    );
    let huge = format!("# {}\n", "字".repeat(1_400_000));
    check(
        "huge.toml",
        &huge,
        "huge.toml:1:1 文件有 4200003 个字节，最多 4194304 个",
    );
}

/// The table says what the program does.
#[test]
fn the_table_of_limits_is_true() {
    let table = include_str!("../../../docs/limits.md");
    let says = |what: &str, limit: usize| {
        let line = table
            .lines()
            .find(|line| line.starts_with(&format!("| {what}")));
        let line = line.unwrap_or_else(|| panic!("{what} is missing"));
        assert_eq!(
            line.split('|').nth(2).unwrap().trim(),
            limit.to_string(),
            "{what}"
        );
    };
    says("bytes of a rule file", limits::MAX_FILE);
    says("things of one kind", limits::MAX_THINGS);
    says("choices of a question", limits::MAX_CHOICES);
    says("characters of a text in a rule file", limits::MAX_TEXT);
    says("rows of a table, as rules", limits::MAX_ROWS as usize);
    says("bytes of an answers file", Answers::MAX_BYTES);
    says("products in an answers file", Answers::MAX_PRODUCTS);
    says("pieces of evidence", Evidence::MAX_COUNT);
    says("sets of answers that decide", Reasons::MAX_SETS);
    says("changes in a set", Changes::MOST_CHANGES);
}
