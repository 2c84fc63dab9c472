//! What can be said on the command line.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use santong_compiler::Assignment;
use santong_rules::{Date, IdentifierKind};

const EXIT_CODES: &str = "\
退出码：
  0  正常
  1  有发现：规则或表达式有错误、代码校验不符
  2  用法不对，或者文件读不了

结果写到标准输出，错误和警告写到标准错误。";

/// In the order of the program's own language; clap's template has English headings.
const HELP: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

/// 三同自检的命令行：检查和编译规则，按规则评估企业的答案。
#[derive(Parser)]
#[command(
    name = "santong",
    version,
    after_help = EXIT_CODES,
    help_template = HELP,
    subcommand_help_heading = "命令",
    next_help_heading = "参数",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// 显示说明
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// 检查规则文件，列出全部错误和警告
    #[command(after_help = EXIT_CODES, help_template = HELP, next_help_heading = "参数")]
    Lint(LintOptions),
    /// 把规则文件编译成一个文件，供网页部件装入
    #[command(after_help = EXIT_CODES, help_template = HELP, next_help_heading = "参数")]
    Compile(CompileOptions),
    /// 按规则评估一份答案
    #[command(after_help = EXIT_CODES, help_template = HELP, next_help_heading = "参数")]
    Assess(AssessOptions),
    /// 列出规则集的内容，以及每个条款由什么引用
    #[command(after_help = EXIT_CODES, help_template = HELP, next_help_heading = "参数")]
    Rules(RulesOptions),
    /// 计算一个条件表达式
    #[command(after_help = EXIT_CODES, help_template = HELP, next_help_heading = "参数")]
    Eval(EvalOptions),
    /// 画出问题、检查项、措施和声明之间的关系（Graphviz 的 DOT 语言）
    #[command(after_help = EXIT_CODES, help_template = HELP, next_help_heading = "参数")]
    Graph(GraphOptions),
    /// 把规则集写成一份文档，同政策原文逐条对照
    #[command(after_help = EXIT_CODES, help_template = HELP, next_help_heading = "参数")]
    Review(ReviewOptions),
    /// 把规则集写成一份打印出来、用笔填写的自检清单（网页，没有脚本）
    #[command(after_help = EXIT_CODES, help_template = HELP, next_help_heading = "参数")]
    Checklist(ChecklistOptions),
    /// 说明两个规则集之间改了什么，影响哪些保存的回答
    #[command(after_help = EXIT_CODES, help_template = HELP, next_help_heading = "参数")]
    Diff(DiffOptions),
    /// 校验证件代码
    #[command(after_help = EXIT_CODES, help_template = HELP, next_help_heading = "参数")]
    Id(IdOptions),
}

/// Options of `lint`.
#[derive(Args)]
pub struct LintOptions {
    /// 规则文件夹
    #[arg(value_name = "DIR", default_value = "rules")]
    pub rules: PathBuf,
    /// 存放文件正文的文件夹（文件代号.txt），逐字核对引文
    #[arg(long, value_name = "DIR")]
    pub texts: Option<PathBuf>,
    /// 不证明：不看全部可能的回答会得出什么
    #[arg(long)]
    pub no_proof: bool,
    /// 也列出说明：哪些检查项要多问几题才有结论
    #[arg(long)]
    pub notes: bool,
    /// 把证明找到的例子写到这个文件夹，每个是一份 santong assess 能读的答案
    #[arg(long, value_name = "DIR")]
    pub counterexamples: Option<PathBuf>,
    /// 列出每个检查项的每种结论由多少示例和样本说明；缺一种就算有发现
    #[arg(long)]
    pub coverage: bool,
    /// 样本企业的文件夹，里面每个 JSON 文件是一份答案
    #[arg(long, value_name = "DIR", requires = "coverage")]
    pub samples: Option<PathBuf>,
    /// 评估样本的日期，例如 2026-01-31；不写就用规则集的日期
    #[arg(long, value_name = "DATE", value_parser = date, requires = "samples")]
    pub as_of: Option<Date>,
    /// 输出格式
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    pub format: LintFormat,
    /// 附加规则文件（TOML 或 JSON），可以写几次
    #[arg(long = "overlay", value_name = "FILE")]
    pub overlays: Vec<PathBuf>,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LintFormat {
    /// 文字
    Text,
    /// JSON
    Json,
    /// SARIF 2.1.0
    Sarif,
}

/// Options of `diff`.
#[derive(Args)]
pub struct DiffOptions {
    /// 以前的规则文件夹，或者编译好的规则文件
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// 现在的规则文件夹，或者编译好的规则文件
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// 保存的答案文件（JSON），可以写几次：说明它的回答和结论有什么变化
    #[arg(long = "answers", value_name = "FILE")]
    pub answers: Vec<PathBuf>,
    /// 评估答案的日期，如 2026-01-31；不写就用现在的规则集的日期
    #[arg(long, value_name = "DATE", value_parser = date, requires = "answers")]
    pub as_of: Option<Date>,
    /// 输出格式
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Options of `review`.
#[derive(Args)]
pub struct ReviewOptions {
    /// 规则文件夹
    #[arg(long, value_name = "DIR", default_value = "rules")]
    pub rules: PathBuf,
    /// 写成哪一种文件
    #[arg(long, value_enum, default_value_t = ReviewFormat::Html)]
    pub format: ReviewFormat,
    /// 写到哪个文件；不写就写到标准输出
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// 附加规则文件（TOML 或 JSON），可以写几次
    #[arg(long = "overlay", value_name = "FILE")]
    pub overlays: Vec<PathBuf>,
}

/// How the review sheet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReviewFormat {
    /// 网页，一个文件
    Html,
    /// Word 文件
    Docx,
}

/// Options of `checklist`.
#[derive(Args)]
pub struct ChecklistOptions {
    /// 规则文件夹，或者编译好的规则文件
    #[arg(long, value_name = "DIR", default_value = "rules")]
    pub rules: PathBuf,
    /// 写到哪个文件；不写就写到标准输出
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// 样式表的地址
    #[arg(long, value_name = "URL", default_value = "checklist.css")]
    pub style: String,
    /// 附加规则文件（TOML 或 JSON），可以写几次
    #[arg(long = "overlay", value_name = "FILE")]
    pub overlays: Vec<PathBuf>,
}

/// Options of `compile`.
#[derive(Args)]
pub struct CompileOptions {
    /// 规则文件夹
    #[arg(value_name = "DIR", default_value = "rules")]
    pub rules: PathBuf,
    /// 写到哪个文件
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// 把封面（名称、版本、日期和各页标题）另写到这个文件，供网页部件先显示
    #[arg(long, value_name = "FILE")]
    pub cover: Option<PathBuf>,
    /// 把各种语言的译文写到这个文件夹，每种语言一个 rules.<语言>.txt
    #[arg(long, value_name = "DIR")]
    pub translations: Option<PathBuf>,
    /// 附加规则文件（TOML 或 JSON），可以写几次
    #[arg(long = "overlay", value_name = "FILE")]
    pub overlays: Vec<PathBuf>,
}

/// Options of `assess`.
#[derive(Args)]
pub struct AssessOptions {
    /// 答案文件（JSON）；写 - 读标准输入
    #[arg(value_name = "ANSWERS.json")]
    pub answers: PathBuf,
    /// 规则文件夹，或者编译好的规则文件
    #[arg(long, value_name = "DIR", default_value = "rules")]
    pub rules: PathBuf,
    /// 评估日期，如 2026-01-31；不写用北京时间的今天
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// 输出格式
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// 附加规则文件（TOML 或 JSON），可以写几次
    #[arg(long = "overlay", value_name = "FILE")]
    pub overlays: Vec<PathBuf>,
}

/// Options of `rules`.
#[derive(Args)]
pub struct RulesOptions {
    /// 规则文件夹，或者编译好的规则文件
    #[arg(value_name = "DIR", default_value = "rules")]
    pub rules: PathBuf,
    /// 输出格式
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// 附加规则文件（TOML 或 JSON），可以写几次
    #[arg(long = "overlay", value_name = "FILE")]
    pub overlays: Vec<PathBuf>,
}

/// Options of `eval`.
#[derive(Args)]
pub struct EvalOptions {
    /// 表达式，如 "a > 1 && b in ['x', 'y']"
    #[arg(value_name = "EXPRESSION", allow_hyphen_values = true)]
    pub expression: String,
    /// 名称的值：true、3、1.5、'文字'、['a', 'b']、2026-01-31；没有给值的名称是未知
    #[arg(long = "let", value_name = "NAME=VALUE", value_parser = assignment)]
    pub assignments: Vec<Assignment>,
    /// 说明结果由什么决定
    #[arg(long)]
    pub why: bool,
    /// as_of 的值；不写用北京时间的今天
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
}

/// Options of `graph`.
#[derive(Args)]
pub struct GraphOptions {
    /// 规则文件夹，或者编译好的规则文件
    #[arg(value_name = "DIR", default_value = "rules")]
    pub rules: PathBuf,
    /// 只画一个检查项，以及它依据的全部问题
    #[arg(long, value_name = "ID", conflicts_with = "question")]
    pub criterion: Option<String>,
    /// 只画一个问题，以及受它影响的一切
    #[arg(long, value_name = "ID")]
    pub question: Option<String>,
    /// 附加规则文件（TOML 或 JSON），可以写几次
    #[arg(long = "overlay", value_name = "FILE")]
    pub overlays: Vec<PathBuf>,
}

/// Options of `id`.
#[derive(Args)]
pub struct IdOptions {
    /// 代码的种类
    #[arg(value_parser = identifier_kind())]
    pub kind: IdentifierKind,
    /// 一个或几个代码
    #[arg(value_name = "VALUE", required = true)]
    pub values: Vec<String>,
}

/// How a result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// 文字
    Text,
    /// JSON
    Json,
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "不是日期，写成 2026-01-31".to_owned())
}

fn assignment(text: &str) -> Result<Assignment, String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok(Assignment {
            name: name.trim().to_owned(),
            value: value.trim().to_owned(),
        }),
        _ => Err("写成 名称=值".to_owned()),
    }
}

fn identifier_kind() -> impl TypedValueParser<Value = IdentifierKind> {
    let names = IdentifierKind::ALL
        .iter()
        .map(|(name, kind)| PossibleValue::new(*name).help(identifier_help(*kind)));
    PossibleValuesParser::new(names).try_map(|typed| {
        let mut all = IdentifierKind::ALL.iter();
        all.find(|(name, _)| *name == typed)
            .map(|(_, kind)| *kind)
            .ok_or("没有这一种代码")
    })
}

fn identifier_help(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::CreditCode => "统一社会信用代码（GB 32100）",
        IdentifierKind::FoodLicence => "食品生产许可证编号",
        IdentifierKind::CccCertificate => "强制性产品认证证书编号，或者自我声明编号",
        IdentifierKind::CustomsCode => "海关注册编码",
        IdentifierKind::HsCode => "商品编码（HS）",
        IdentifierKind::ProductionLicence => "工业产品生产许可证编号",
        IdentifierKind::StandardNumber => "标准编号，国内外都可以",
    }
}
