//! Files that cannot be read.

use santong_documents::{ZH, answers_fault_text, rule_set_fault_text};
use santong_rules::{Answers, AnswersFault, RuleSet, RuleSetFault};

#[test]
fn every_fault_says_what_where_and_what_to_do() {
    let check = |text: &str, expected: &str| {
        let fault = Answers::from_json(text).unwrap_err();
        let said = answers_fault_text(&fault, &ZH);
        assert_eq!(said, format!("{expected}您的现有填写没有改动。"));
    };
    check(
        &"x".repeat(Answers::MAX_BYTES + 1),
        "文件有 9 MB，超过 8 MB 的上限，不像是本工具保存的文件。请另选文件。",
    );
    check(
        "{\n\"format\": \"santong-ans",
        "文件是空的、没有保存完整，或者不是本工具保存的文件（读到第 2 行第 22 个字节为止）。请另选完整的文件。",
    );
    check(
        "[]",
        "这不是本工具保存的文件。请选择用本工具“另存为文件”得到的文件。",
    );
    check(
        r#"{"format":"santong-answers","version":7}"#,
        "文件的格式是第 7 版，比这个页面能读的新。请用新版页面打开。",
    );
    check(
        r#"{"format":"santong-answers","version":1,"products":[{"answers":{"a":null}}]}"#,
        "文件中有一处内容的类型不对，位置是“products[0].answers.a”。请选择没有改动过的文件，或者改正这一处再打开。",
    );
    let many = |name: &str, item: &str, count: usize| {
        let items = vec![item; count].join(",");
        format!(r#"{{"format":"santong-answers","version":1,"{name}":[{items}]}}"#)
    };
    check(
        &many("products", r#"{"answers":{}}"#, 101),
        "文件中有 101 个产品，一个文件最多 100 个。请分成几个文件，每个文件放一部分产品。",
    );
    check(
        &many("evidence", "{}", 2001),
        "文件中登记了 2001 件证据，一个文件最多 2000 件。请删减过期的、重复的，或者分成几个文件。",
    );
    let rows = "{},".repeat(5000);
    check(
        &format!(
            r#"{{"format":"santong-answers","version":1,"enterprise":{{"a":{{"rows":[{rows}{{}}]}}}}}}"#
        ),
        "文件中有一处超过上限 5000，位置是“enterprise.a”。请删减这一处再打开。",
    );
}

#[test]
fn a_long_place_is_cut() {
    let fault = AnswersFault::WrongType {
        path: "\u{202e}长".repeat(1_000_000),
    };
    let said = answers_fault_text(&fault, &ZH);
    assert!(said.contains(&format!("“{}…”", "长".repeat(120))) && said.chars().count() < 250);
}

#[test]
fn a_rule_set_that_cannot_be_read() {
    let check = |bytes: &[u8], fault: RuleSetFault, expected: &str| {
        assert_eq!(RuleSet::from_bytes(bytes).unwrap_err(), fault);
        assert_eq!(rule_set_fault_text(fault, &ZH), expected);
    };
    check(
        b"<html>",
        RuleSetFault::NotARuleSet,
        "规则文件不对，读不出规则。请重新载入页面；仍然这样的，请告诉网站管理员。",
    );
    check(
        b"santong\x63",
        RuleSetFault::OtherFormat,
        "规则文件与程序的版本不一致。请重新载入页面；仍然这样的，请网站管理员把两者一起更新。",
    );
    check(
        santong_rules::MAGIC,
        RuleSetFault::Damaged,
        "规则文件不完整。请重新载入页面；仍然这样的，请告诉网站管理员。",
    );
}
