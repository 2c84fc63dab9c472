//! What clap finds wrong with a command line, in Chinese.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// One or two sentences and where to read on.
pub fn explain(fault: &Error) -> String {
    if fault.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return fault.to_string().trim_end().to_owned();
    }
    let argument = context(fault, ContextKind::InvalidArg);
    let value = context(fault, ContextKind::InvalidValue);
    let message = match fault.kind() {
        ErrorKind::MissingRequiredArgument => format!("缺少：{argument}"),
        ErrorKind::UnknownArgument => format!("没有“{argument}”这个选项，或者多写了它"),
        ErrorKind::InvalidSubcommand => {
            format!(
                "没有“{}”这个命令",
                context(fault, ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面没有写值"),
        ErrorKind::InvalidValue => {
            format!(
                "{argument} 不能是“{value}”，可以是：{}",
                context(fault, ContextKind::ValidValue)
            )
        }
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(fault)
                .map(ToString::to_string)
                .unwrap_or_default();
            format!("{argument} 不能是“{value}”：{reason}")
        }
        ErrorKind::ArgumentConflict => match context(fault, ContextKind::PriorArg) {
            other if other.is_empty() || other == argument => format!("{argument} 只能写一次"),
            other => format!("{argument} 不能与 {other} 一起写"),
        },
        _ => fault.to_string(),
    };
    let hint = match context(fault, ContextKind::SuggestedSubcommand) {
        similar if similar.is_empty() => String::new(),
        similar => format!("是否想写 {similar} ？"),
    };
    format!("用法不对：{message}。{hint}说明见 santong --help。")
}

fn context(fault: &Error, kind: ContextKind) -> String {
    match fault.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    }
}
