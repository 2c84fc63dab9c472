//! `santong id`: identifiers with their forms and check characters.

use santong_documents::{ZH, identifier_fault_text, identifier_hint_text};
use santong_rules::{IdentifierFault, identify};

use super::{Done, Failure};
use crate::arguments::IdOptions;
use crate::files;

/// Runs the command.
pub fn run(options: &IdOptions) -> Result<Done, Failure> {
    let mut done = Done::Well;
    for value in &options.values {
        match identify(options.kind, value) {
            Ok(read) => {
                files::say(&format!("{}：没有发现错误\n", read.text));
                if let Some(hint) = &read.hint {
                    let hint = identifier_hint_text(hint, &ZH);
                    files::tell(&format!("{}：提示：{hint}。\n", read.text));
                }
            }
            Err(fault) => {
                let fault = match fault {
                    // Any of the characters may be the wrong one, so it is no use to name the last.
                    IdentifierFault::Check { .. } => "校验不符，请逐位核对".to_owned(),
                    fault => identifier_fault_text(options.kind, &fault, &ZH),
                };
                files::tell(&format!("{value}：{fault}。\n"));
                done = Done::WithFindings;
            }
        }
    }
    Ok(done)
}
