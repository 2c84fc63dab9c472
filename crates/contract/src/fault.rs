//! Why a call, a file of answers or a compiled rule set was refused.

use santong_rules::{Answers, AnswersFault, Evidence, RuleSetFault};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// Why a call was refused: the members of `SantongError`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Fault {
    /// Stable name of the kind of fault, for example `answers.wrong-type`.
    pub code: String,
    /// What is wrong, and what to do, in Chinese.
    pub message: String,
    /// Where, for example `products[0].answers.product.name` or `options.asOf`; may be empty.
    pub path: String,
}

impl Fault {
    /// A fault of a kind, at a place.
    #[must_use]
    pub fn new(code: &str, message: &str, path: &str) -> Self {
        Self {
            code: code.to_owned(),
            message: message.to_owned(),
            path: path.to_owned(),
        }
    }
}

/// What is wrong with a file of answers.
impl From<&AnswersFault> for Fault {
    fn from(fault: &AnswersFault) -> Self {
        let (code, message, path) = match fault {
            AnswersFault::TooLarge(size) => {
                let most = Answers::MAX_BYTES;
                let message = format!("文件太大（{size} 字节，最多 {most} 字节）");
                ("answers.too-large", message, "")
            }
            AnswersFault::NotJson { line, column } => {
                let message = format!("第 {line} 行第 {column} 字节起不是 JSON，可能没有保存完整");
                ("answers.not-json", message, "")
            }
            AnswersFault::OtherFormat => {
                let message = "不是答案文件（format 应当是 santong-answers）".to_owned();
                ("answers.other-format", message, "format")
            }
            AnswersFault::NewerVersion(version) => {
                let message =
                    format!("答案文件的格式是第 {version} 版，这个程序读不了，请更新程序");
                ("answers.newer-version", message, "version")
            }
            AnswersFault::WrongType { path } => {
                let message = format!("“{path}”的值类型不对");
                ("answers.wrong-type", message, path.as_str())
            }
            AnswersFault::TooManyProducts(count) => {
                let message = format!("有 {count} 个产品，最多 {} 个", Answers::MAX_PRODUCTS);
                ("answers.too-many", message, "products")
            }
            AnswersFault::TooMuchEvidence(count) => {
                let message = format!("登记了 {count} 件证据，最多 {} 件", Evidence::MAX_COUNT);
                ("answers.too-many", message, "evidence")
            }
            AnswersFault::TooMany { path, limit } => {
                let message = format!("“{path}”的内容太多，最多 {limit}");
                ("answers.too-many", message, path.as_str())
            }
        };
        Self::new(code, &message, path)
    }
}

/// What is wrong with a compiled rule set.
impl From<RuleSetFault> for Fault {
    fn from(fault: RuleSetFault) -> Self {
        let (code, message) = match fault {
            RuleSetFault::NotARuleSet => ("rules.other-format", "不是编译好的规则文件"),
            RuleSetFault::OtherFormat => (
                "rules.other-version",
                "规则文件是另一个版本的程序编译的，请重新编译",
            ),
            RuleSetFault::Damaged => ("rules.damaged", "规则文件不完整，请重新编译"),
        };
        Self::new(code, message, "")
    }
}
