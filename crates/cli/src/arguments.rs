//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// 三同自检：检查和编译规则，按规则评估企业的答案。
#[derive(Parser)]
#[command(name = "santong", version, about, after_help = EXIT_CODES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "\
退出码：
  0  正常
  1  有发现：规则有错误、证件代码不合格、表达式有错误
  2  用法不对，或者文件读不了

错误信息写到标准错误输出。";

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// 检查规则文件，列出全部错误和警告
    Lint(LintOptions),
}

/// Options of `lint`.
#[derive(Args)]
pub struct LintOptions {
    /// 规则文件夹
    #[arg(default_value = "rules")]
    pub rules: PathBuf,
    /// 存放文件正文的文件夹（文件代号.txt），逐字核对引文
    #[arg(long, value_name = "DIR")]
    pub texts: Option<PathBuf>,
}
