//! `santong id`: identifiers and their check characters.

use santong_documents::{ZH, ill_formed_text};
use santong_rules::{CreditCode, CreditCodeFault, IllFormed, Kind};

use super::{Done, Failure};
use crate::arguments::{IdKind, IdOptions};
use crate::files;

/// Runs the command.
pub fn run(options: &IdOptions) -> Result<Done, Failure> {
    let mut done = Done::Well;
    for value in &options.values {
        let IdKind::CreditCode = options.kind;
        match CreditCode::parse(value) {
            Ok(code) => {
                files::say(&format!("{code}：校验相符\n"));
                if code.inner_check_differs {
                    files::tell(&format!(
                        "{code}：警告：第9至17位的组织机构代码校验不符（GB 11714），请逐位核对。\n"
                    ));
                }
            }
            Err(fault) => {
                files::tell(&format!("{value}：{}\n", explain(fault)));
                done = Done::WithFindings;
            }
        }
    }
    Ok(done)
}

fn explain(fault: CreditCodeFault) -> String {
    match fault {
        // Any of the eighteen may be the wrong one, so it is no use to name the last.
        CreditCodeFault::Check { .. } => "校验不符，请逐位核对。".to_owned(),
        fault => ill_formed_text(&Kind::Boolean, &IllFormed::CreditCode(fault), &ZH) + "。",
    }
}
