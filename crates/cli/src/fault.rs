//! Why a file of answers or a compiled rule set was not read.

use santong_rules::{Answers, AnswersFault, Evidence, RuleSetFault};

/// What is wrong with a file of answers.
pub fn answers(fault: &AnswersFault) -> String {
    match fault {
        AnswersFault::TooLarge(size) => {
            format!("文件太大（{size} 字节，最多 {} 字节）", Answers::MAX_BYTES)
        }
        AnswersFault::NotJson { line, column } => {
            format!("第 {line} 行第 {column} 字节起不是 JSON，可能没有保存完整")
        }
        AnswersFault::OtherFormat => "不是答案文件（format 应当是 santong-answers）".to_owned(),
        AnswersFault::NewerVersion(version) => {
            format!("答案文件的格式是第 {version} 版，这个程序读不了，请更新程序")
        }
        AnswersFault::WrongType { path } => format!("“{path}”的值类型不对"),
        AnswersFault::TooManyProducts(count) => {
            format!("有 {count} 个产品，最多 {} 个", Answers::MAX_PRODUCTS)
        }
        AnswersFault::TooMuchEvidence(count) => {
            format!("登记了 {count} 件证据，最多 {} 件", Evidence::MAX_COUNT)
        }
        AnswersFault::TooMany { path, limit } => format!("“{path}”的内容太多，最多 {limit}"),
    }
}

/// What is wrong with a compiled rule set.
pub fn rule_set(fault: RuleSetFault) -> &'static str {
    match fault {
        RuleSetFault::NotARuleSet => "不是编译好的规则文件",
        RuleSetFault::OtherFormat => "规则文件是另一个版本的程序编译的，请重新编译",
        RuleSetFault::Damaged => "规则文件不完整，请重新编译",
    }
}
