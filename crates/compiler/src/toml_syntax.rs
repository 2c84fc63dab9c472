//! Reads TOML as far as possible and reports every place where it is none.

use toml::de::DeTable;
use toml_parser::lexer::TokenKind;
use toml_parser::parser::RecursionGuard;
use toml_parser::{ParseError, Span};

use crate::diagnostic::{Code, Faults};
use crate::source::{Place, Sources};

/// The file's text for the second reading, and the places of its syntax faults.
pub(crate) struct Reading {
    /// The text without the lines that would stop the reader.
    pub mended: String,
    /// Where the file is no TOML.
    pub damage: Vec<Place>,
}

/// Reports all syntax faults of a file.
///
/// The reader gives up at a line that is a lone word, so such lines are blanked for a second reading.
pub(crate) fn read(sources: &Sources, file: usize, faults: &Faults) -> Reading {
    let text = sources.text(file);
    let contexts = contexts(text);
    let mut mended = text.to_owned();
    let mut damage = Vec::new();
    let mut report = |start: usize, end: usize, message: &str, context: Option<Span>| {
        let (start, end, message, hint) = explain(text, start, end, message, context);
        let place = Place { file, start, end };
        if damage.contains(&place) {
            return;
        }
        damage.push(place);
        faults.error(place, Code::Syntax, message, hint);
    };

    let (_, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        if error.message().starts_with(LONE_KEY) {
            let span = error.span().unwrap_or_default();
            let before = text.get(..span.start).unwrap_or("").trim_end();
            let line = before.rsplit('\n').next().unwrap_or("");
            let start = before.len() - line.trim_start().len();
            report(start, before.len(), error.message(), None);
            blank_line(&mut mended, span.start);
        }
    }
    // What follows a bracket or a quotation mark that is never closed is one consequence of it.
    let mut open_from = text.len();
    let (_, errors) = DeTable::parse_recoverable(&mended);
    for error in &errors {
        if let Some(opening) = unclosed(&mended, error, &contexts) {
            open_from = open_from.min(opening);
        }
    }
    for error in &errors {
        let span = error.span().unwrap_or_default();
        let opening = unclosed(&mended, error, &contexts);
        if opening.is_some_and(|at| at == open_from)
            || (opening.is_none() && span.start <= open_from)
        {
            let context = opening.map(|at| Span::new_unchecked(at, at + 1));
            report(span.start, span.end, error.message(), context);
        }
    }
    Reading { mended, damage }
}

/// Deepest nesting of brackets, as in the TOML reader itself; without it the stack would be the limit.
const MAX_DEPTH: u32 = 80;

const LONE_KEY: &str = "key with no value";

/// The grammar's own errors with their contexts, which the TOML reader does not pass on.
fn contexts(text: &str) -> Vec<ParseError> {
    let tokens = toml_parser::Source::new(text).lex().into_vec();
    let mut errors = Vec::new();
    let mut nobody = ();
    let mut receiver = RecursionGuard::new(&mut nobody, MAX_DEPTH);
    toml_parser::parser::parse_document(&tokens, &mut receiver, &mut errors);
    errors
}

/// Where the bracket or quotation mark stands that an error says is never closed.
fn unclosed(text: &str, error: &toml::de::Error, contexts: &[ParseError]) -> Option<usize> {
    let span = error.span()?;
    let message = error.message();
    let is_bracket =
        message.starts_with("unclosed array") || message.starts_with("unclosed inline table");
    if is_bracket && !message.starts_with("unclosed array table") {
        let context = contexts.iter().find(|context| {
            message.starts_with(context.description())
                && context
                    .unexpected()
                    .is_some_and(|unexpected| unexpected.start() == span.start)
        })?;
        return context.context().map(|context| context.start());
    }
    if message.starts_with("invalid multi-line") && span.start == text.len() {
        return toml_parser::Source::new(text)
            .lex()
            .filter(|token| {
                matches!(
                    token.kind(),
                    TokenKind::MlBasicString | TokenKind::MlLiteralString
                )
            })
            .last()
            .map(|token| token.span().start());
    }
    None
}

fn blank_line(text: &mut String, at: usize) {
    let start = text
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |line| line + 1);
    let end = text
        .get(at..)
        .and_then(|after| after.find('\n'))
        .map_or(text.len(), |line| at + line);
    text.replace_range(start..end, &" ".repeat(end - start));
}

/// Place, message and hint for people who do not read English parser messages.
fn explain(
    text: &str,
    start: usize,
    end: usize,
    message: &str,
    context: Option<Span>,
) -> (usize, usize, String, String) {
    let (start, end) = match context {
        Some(context) => (context.start(), context.end()),
        None => (start, end.max(start)),
    };
    let rest = text.get(start..).unwrap_or("");
    let message = if start == end && message.starts_with("string values must be quoted") {
        "missing value"
    } else {
        message
    };
    let known = MESSAGES
        .iter()
        .find(|(english, ..)| message.starts_with(english));
    let (mut said, hint) = match known {
        Some((_, chinese, hint)) => ((*chinese).to_owned(), (*hint).to_owned()),
        None => (format!("不合 TOML 语法（{message}）"), String::new()),
    };
    if rest.starts_with(['“', '”', '‘', '’', '＝', '，', '［', '］', '｛', '｝', '＃'])
    {
        said.push_str("：这里是全角符号");
        return (
            start,
            end,
            said,
            "TOML 的引号、等号、逗号和括号一律用半角。".to_owned(),
        );
    }
    (start, end, said, hint)
}

/// Beginnings of the reader's messages, the longer ones first where one begins like another.
const MESSAGES: &[(&str, &str, &str)] = &[
    ("key with no value", "键后面没有值", "写成：键 = 值。"),
    (
        "duplicate key",
        "键或表头重复",
        "同一张表里每个键只写一次；重复的条目用两重方括号 [[…]]。",
    ),
    (
        "string values must be quoted",
        "文字没有加引号",
        "文字写在引号里，如 \"…\"。",
    ),
    (
        "invalid basic string",
        "字符串没有闭合，或者含有不允许的字符",
        "在同一行补上右引号 \"；多行文字用 \"\"\"…\"\"\"。",
    ),
    (
        "invalid literal string",
        "字符串没有闭合，或者含有不允许的字符",
        "在同一行补上右引号 '；多行文字用 '''…'''。",
    ),
    (
        "invalid multi-line basic string",
        "多行字符串没有闭合，或者含有不允许的字符",
        "在文字末尾补上 \"\"\"。",
    ),
    (
        "invalid multi-line literal string",
        "多行字符串没有闭合，或者含有不允许的字符",
        "在文字末尾补上 '''。",
    ),
    (
        "missing escaped value",
        "反斜杠后面的字符不是转义符",
        "反斜杠本身写成 \\\\，或者改用单引号字符串 '…'。",
    ),
    (
        "too few unicode value digits",
        "Unicode 转义的位数不够",
        "\\u 后面写 4 位、\\U 后面写 8 位十六进制数。",
    ),
    (
        "invalid value",
        "值写得不对",
        "值可以是 \"文字\"、数字、true、false、[列表]。",
    ),
    ("unclosed array table", "表头缺少 ]]", "写成：[[名称]]。"),
    ("unclosed array", "列表没有闭合", "补上与这个 [ 对应的 ]。"),
    (
        "unclosed inline table",
        "内联表没有闭合",
        "补上与这个 { 对应的 }。",
    ),
    ("unclosed table", "表头缺少 ]", "写成：[名称]。"),
    (
        "missing comma between array elements",
        "列表的元素之间缺少逗号",
        "在前一个元素后面加半角逗号。",
    ),
    (
        "missing comma between key-value pairs",
        "内联表的键值之间缺少逗号",
        "在前一对键值后面加半角逗号。",
    ),
    ("extra comma", "多了一个逗号", "删去多余的逗号。"),
    ("extra `=`", "多了一个等号", "删去多余的等号。"),
    ("extra assignment", "多了一个等号", "删去多余的等号。"),
    (
        "missing assignment",
        "键与值之间缺少等号",
        "写成：键 = 值。",
    ),
    ("missing value", "等号后面没有值", "写成：键 = 值。"),
    (
        "missing key for inline table element",
        "内联表里缺少键，或者没有闭合",
        "写成：{ 键 = 值, … }。",
    ),
    (
        "unexpected `=` in array",
        "列表里不能有等号",
        "检查前面的列表是否缺少 ]。",
    ),
    (
        "invalid inline table element",
        "内联表写得不对",
        "写成：{ 键 = 值, … }。",
    ),
    (
        "invalid key-value pair",
        "这一行不是“键 = 值”",
        "写成：键 = 值；一行只写一个键。",
    ),
    (
        "unexpected key or value",
        "值后面还有多余的内容",
        "一行只写一个键；注释以 # 开头。",
    ),
    (
        "unexpected content",
        "多余的内容",
        "删去，或者以 # 开头写成注释。",
    ),
    (
        "invalid unquoted key",
        "键里有不允许的字符",
        "键只用小写字母、数字和下划线；含点的问题名要加引号。",
    ),
    ("unquoted keys cannot be empty", "缺少键", "写成：键 = 值。"),
    (
        "keys cannot be multi-line",
        "键不能用多行字符串",
        "键只用小写字母、数字和下划线。",
    ),
    (
        "cannot extend value of type",
        "不能给这个值再加下级的键",
        "检查上面是否已经有同名的键。",
    ),
    (
        "carriage return must be followed by newline",
        "行尾符不对",
        "用编辑器把行尾统一为 LF 或 CRLF。",
    ),
    (
        "invalid comment character",
        "注释里有不允许的控制字符",
        "删去看不见的控制字符。",
    ),
    ("cannot recurse further", "嵌套太深", "减少括号的层数。"),
    ("recursion limit", "嵌套太深", "减少键的层数。"),
    (
        "unexpected leading zero",
        "数字不能以 0 开头",
        "代码之类不作计算的数字写成文字，如 \"0330000\"。",
    ),
    ("redundant", "数字写得不对", "写成普通的十进制数。"),
    (
        "integers with a radix cannot be signed",
        "数字写得不对",
        "写成普通的十进制数。",
    ),
    (
        "radix must be lowercase",
        "数字写得不对",
        "写成普通的十进制数。",
    ),
    ("unexpected sign", "数字写得不对", "写成普通的十进制数。"),
    (
        "`_` may only go between digits",
        "数字写得不对",
        "下划线只能在两个数字之间。",
    ),
    ("missing opening quote", "缺少左引号", "补上左引号。"),
];
