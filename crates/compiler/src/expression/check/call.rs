//! Functions and macros: `size`, `matches`, `date`, `all`, `exists`.

use std::rc::Rc;

use santong_rules::{Condition, Date, PatternMode};

use super::{Check, FAULTY};
use crate::diagnostic::Code;
use crate::expression::syntax::{Node, NodeKind, Word};
use crate::expression::types::Type;
use crate::nearest;

/// Functions of CEL that conditions do without, and what to write instead.
const UNSUPPORTED: &[(&str, &str)] = &[
    ("has", "没有回答的问题自动按“未知”处理，不必判断。"),
    ("exists_one", "用 .exists(x, …)。"),
    ("existsOne", "用 .exists(x, …)。"),
    ("transformList", "用 .all(x, …) 或 .exists(x, …)。"),
    ("transformMap", "用 .all(x, …) 或 .exists(x, …)。"),
    ("map", "用 .all(x, …) 或 .exists(x, …)。"),
    ("filter", "用 .all(x, …) 或 .exists(x, …)。"),
    ("startsWith", "用 .matches('^…')。"),
    ("endsWith", "用 .matches('…$')。"),
    ("contains", "用 .matches('…')。"),
    ("timestamp", "日期写成 date('2026-01-31')。"),
    ("duration", "日期只能比较先后。"),
    ("dyn", "类型自动换算。"),
    ("type", "类型由问题决定，不必判断。"),
    ("int", "类型自动换算。"),
    ("uint", "类型自动换算。"),
    ("bool", "类型自动换算。"),
    ("bytes", "文字直接写在引号里。"),
    ("double", "类型自动换算。"),
    ("string", "类型自动换算。"),
];

impl Check<'_> {
    pub(super) fn call(
        &mut self,
        node: &Node,
        target: Option<&Node>,
        name: &Word,
        arguments: &[Node],
    ) -> (Condition, Type) {
        match (name.text.as_str(), target, arguments) {
            ("size", Some(value), []) | ("size", None, [value]) => self.size(value),
            ("matches", Some(text), [pattern]) | ("matches", None, [text, pattern]) => {
                self.matches(text, pattern)
            }
            ("date", None, [day]) => self.date(day),
            ("all", Some(list), [variable, body]) => {
                self.quantify(list, variable, body, Condition::All)
            }
            ("exists", Some(list), [variable, body]) => {
                self.quantify(list, variable, body, Condition::Exists)
            }
            ("size", ..) => self.misused(node, "size 的写法不对", "写成 size(x) 或 x.size()。"),
            ("matches", ..) => {
                self.misused(node, "matches 的写法不对", "写成 x.matches('正则表达式')。")
            }
            ("date", ..) => self.misused(node, "date 的写法不对", "写成 date('2026-01-31')。"),
            ("all" | "exists", Some(_), [_, _, _]) => {
                let message = format!("条件里的 {} 只有一个变量", name.text);
                let hint = format!("写成 列表.{}(x, 含 x 的条件)。", name.text);
                self.fault(name.start, name.end, Code::Unsupported, message, hint);
                FAULTY
            }
            ("all" | "exists", ..) => {
                let hint = format!("写成 列表.{}(x, 含 x 的条件)。", name.text);
                self.misused(node, &format!("{} 的写法不对", name.text), &hint)
            }
            (other, ..) => {
                let (code, message, hint) =
                    match UNSUPPORTED.iter().find(|(name, _)| *name == other) {
                        Some((_, hint)) => (
                            Code::Unsupported,
                            format!("条件里没有 {other} 函数"),
                            (*hint).to_owned(),
                        ),
                        None => {
                            let known = ["size", "matches", "date", "all", "exists"];
                            (
                                Code::UnknownName,
                                format!("没有“{other}”这个函数"),
                                nearest::hint(other, known),
                            )
                        }
                    };
                self.fault(name.start, name.end, code, message, hint);
                FAULTY
            }
        }
    }

    fn size(&mut self, value: &Node) -> (Condition, Type) {
        let (condition, found) = self.node(value);
        if !matches!(
            found,
            Type::Text | Type::List(_) | Type::Table(_) | Type::Any
        ) {
            self.mismatch(
                value,
                format!("size 只用于文字、列表和表格，这里是{found}"),
                "",
            );
        }
        (Condition::Size(Box::new(condition)), Type::Int)
    }

    fn matches(&mut self, text: &Node, pattern: &Node) -> (Condition, Type) {
        let (condition, found) = self.node(text);
        if !found.is_textual() {
            self.mismatch(text, format!("matches 只用于文字，这里是{found}"), "");
        }
        let NodeKind::Text(source) = &pattern.kind else {
            self.mismatch(
                pattern,
                "matches 的正则表达式应当直接写成带引号的文字".to_owned(),
                "",
            );
            return FAULTY;
        };
        match self.patterns.intern(source, PatternMode::Search) {
            Ok(index) => (Condition::Matches(Box::new(condition), index), Type::Bool),
            Err(fault) => {
                self.fault(
                    pattern.start,
                    pattern.end,
                    Code::BadPattern,
                    fault.message,
                    fault.hint,
                );
                FAULTY
            }
        }
    }

    fn date(&mut self, day: &Node) -> (Condition, Type) {
        let NodeKind::Text(text) = &day.kind else {
            self.mismatch(
                day,
                "date 的日期应当直接写成带引号的文字".to_owned(),
                "写成 date('2026-01-31')。",
            );
            return (Condition::AsOf, Type::Date);
        };
        match Date::parse(text) {
            Some(date) => (Condition::Date(date), Type::Date),
            None => {
                let message = format!("“{text}”不是日期");
                self.fault(
                    day.start,
                    day.end,
                    Code::BadValue,
                    message,
                    "写成 年-月-日，如 '2026-01-31'。",
                );
                (Condition::AsOf, Type::Date)
            }
        }
    }

    fn quantify(
        &mut self,
        list: &Node,
        variable: &Node,
        body: &Node,
        build: fn(Box<Condition>, Box<Condition>) -> Condition,
    ) -> (Condition, Type) {
        let (range, found) = self.node(list);
        let member = match &found {
            Type::List(member) => Rc::unwrap_or_clone(member.clone()),
            Type::Table(columns) => Type::Row(columns.clone()),
            Type::Any => Type::Any,
            other => {
                self.mismatch(
                    list,
                    format!("all 和 exists 只用于列表和表格，这里是{other}"),
                    "",
                );
                Type::Any
            }
        };
        let NodeKind::Name(name) = &variable.kind else {
            self.mismatch(
                variable,
                "这里应当是变量名".to_owned(),
                "写成 列表.all(x, 含 x 的条件)。",
            );
            return FAULTY;
        };
        self.variables.push((name.clone(), member));
        let condition = self.boolean(body, "逐项判断的条件");
        self.variables.pop();
        (build(Box::new(range), Box::new(condition)), Type::Bool)
    }

    fn misused(&mut self, node: &Node, message: &str, hint: &str) -> (Condition, Type) {
        self.fault(node.start, node.end, Code::ExpressionSyntax, message, hint);
        FAULTY
    }
}
