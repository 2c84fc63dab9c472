//! Every command as it is typed: `commands.txt` holds command lines, exit codes and output.
//! Lines of standard error begin with `! `. `UPDATE_EXPECT=1 cargo test` writes the results.

#![allow(clippy::unwrap_used, reason = "a test may")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A criterion that is open for good from a day on: it reads a question that is not always shown.
const OPEN_FOR_GOOD: &str = r#"[[question]]
id = "product.label"
page = "product"
kind = "boolean"
label = "中文标签齐吗？"
short = "中文标签"
shown_when = "product.sold"

[[criterion]]
id = "label"
group = "合规"
strength = "advised"
title = "中文标签齐全"
met_when = "product.label"
remedy = "补齐。"
clauses = ["nation-1 一"]
effective_from = "2027-01-01"
"#;

/// A folder with a small rule set, faulty ones, answers and texts.
fn set_up(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    let base = fs::read(here("../compiler/tests/base.toml")).unwrap();
    let faulty = "[[page]]\nid = \"扩展\"\ntitel = \"额外\"\nlevel = \"product\"\n";
    let answers = r#"{"format": "santong-answers", "version": 1, "enterprise": {"enterprise.region": "330000", "old.question": true},
        "products": [{"id": "p1", "answers": {"product.sold": true, "product.markets": ["eu"], "product.line": "different"}}]}"#;
    write("rules/base.toml", &base);
    write("faulty/10/base.toml", &base);
    write("faulty/20.toml", faulty.as_bytes());
    write("latin/base.toml", b"[ruleset]\nid = \"caf\xe9\"\n");
    write("no-rules/readme.txt", b"");
    write(
        "texts/nation-1.txt",
        "一、内外销产品在同一生产线生产。二、鼓励企业对接适用标准。".as_bytes(),
    );
    write("other-texts/nation-1.txt", "别的正文".as_bytes());
    write("answers.json", answers.as_bytes());
    write("samples/one.json", answers.as_bytes());
    write("open/10.toml", &base);
    write("open/20.toml", OPEN_FOR_GOOD.as_bytes());
    let renamed = String::from_utf8_lossy(&base)
        .replace("version = \"2026.1.1\"", "version = \"2026.2.1\"")
        .replace("product.sold", "product.home");
    let retired = "\n[[retired]]\nid = \"product.sold\"\nbecomes = \"product.home\"\nsince = \"2026.2.1\"\nreason = \"“内销”换了名称\"\n";
    write("newer/10.toml", (renamed + retired).as_bytes());
    write("mixed/base.toml", &base);
    write("mixed/more.json", br#"{ "page": [{ "id": 1 }] }"#);
    let overlay = fs::read(here("../compiler/tests/overlay.json")).unwrap();
    write("overlay.json", &overlay);
    let changing = r#"{ "overlay": { "id": "other", "name": "别的", "version": "1" },
        "page": [{ "id": "product", "title": "改写", "level": "product" }] }"#;
    write("changing.json", changing.as_bytes());
    write("cut-off.json", answers.get(..40).unwrap().as_bytes());
    write(
        "newer.json",
        br#"{"format": "santong-answers", "version": 2}"#,
    );
    write("other.json", b"[]");
    write("huge.json", &vec![b' '; 9 * 1024 * 1024]);
    write("damaged.bin", b"santong\x05\xff");
    folder
}

fn santong(folder: &Path, arguments: &[String]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_santong"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

#[test]
fn every_command_does_what_the_table_says() {
    let folder = set_up("table");
    let path = here("tests/commands.txt");
    let mut table = String::new();
    for line in fs::read_to_string(&path).unwrap().lines() {
        if line.starts_with('#') {
            writeln!(table, "{line}\n").unwrap();
        }
        let Some(typed) = line.strip_prefix("$ santong") else {
            continue;
        };
        let output = santong(&folder, &shlex::split(typed).unwrap());
        writeln!(table, "{line}\nexit {}", output.status.code().unwrap()).unwrap();
        for told in String::from_utf8(output.stderr).unwrap().lines() {
            writeln!(table, "! {told}").unwrap();
        }
        writeln!(table, "{}", String::from_utf8(output.stdout).unwrap()).unwrap();
    }
    expect_test::expect_file![path].assert_eq(&table);
}

#[test]
fn a_compiled_file_is_as_good_as_its_folder() {
    let folder = set_up("compiled");
    let run = |arguments: &str| {
        let output = santong(&folder, &shlex::split(arguments).unwrap());
        assert!(output.status.success(), "{arguments}");
        String::from_utf8(output.stdout).unwrap()
    };
    run("compile rules --out rules.bin");
    assert_eq!(
        run("rules rules.bin --format json"),
        run("rules rules --format json")
    );
    let assess = "assess answers.json --as-of 2026-01-31 --format json";
    assert_eq!(
        run(&format!("{assess} --rules rules.bin")),
        run(&format!("{assess} --rules rules"))
    );
}
