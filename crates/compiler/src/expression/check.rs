//! Checks the types of a condition and compiles it in the same walk. Reports every fault, not only the first.

mod agree;
mod call;

use std::rc::Rc;

use santong_rules::{Arithmetic, Comparison, Condition};

use super::ExpressionFault;
use super::syntax::{Node, NodeKind, Operator, Word};
use super::types::{Names, Type};
use crate::diagnostic::Code;
use crate::nearest;
use crate::patterns::Patterns;

/// The compiled condition and its type, or all faults.
pub(crate) fn check(
    tree: &Node,
    names: &dyn Names,
    patterns: &mut Patterns,
) -> Result<(Condition, Type), Vec<ExpressionFault>> {
    let mut check = Check {
        names,
        patterns,
        variables: Vec::new(),
        faults: Vec::new(),
        failed: false,
    };
    let typed = check.node(tree);
    if check.failed {
        Err(check.faults)
    } else {
        Ok(typed)
    }
}

struct Check<'a> {
    names: &'a dyn Names,
    patterns: &'a mut Patterns,
    /// Variables of the enclosing macros, innermost last.
    variables: Vec<(String, Type)>,
    faults: Vec<ExpressionFault>,
    /// Also set by faults that are reported elsewhere.
    failed: bool,
}

/// What stands for an expression that has a fault: it fits everywhere, so one fault is reported once.
const FAULTY: (Condition, Type) = (Condition::Bool(false), Type::Any);

impl Check<'_> {
    fn node(&mut self, node: &Node) -> (Condition, Type) {
        match &node.kind {
            NodeKind::Bool(value) => (Condition::Bool(*value), Type::Bool),
            NodeKind::Int(value) => (Condition::Int(*value), Type::Int),
            NodeKind::Decimal(value) => (Condition::Decimal(*value), Type::Decimal),
            NodeKind::Text(value) => (Condition::Text(value.clone()), Type::Text),
            NodeKind::List(items) => self.list(items),
            NodeKind::Name(_) | NodeKind::Select(..) => self.name(node),
            NodeKind::Call {
                target,
                name,
                arguments,
            } => self.call(node, target.as_deref(), name, arguments),
            NodeKind::Not(operand) => {
                let condition = self.boolean(operand, "“!”后面");
                (Condition::Not(Box::new(condition)), Type::Bool)
            }
            NodeKind::Negate(operand) => {
                let (condition, found) = self.node(operand);
                if !found.is_number() && found != Type::Any {
                    self.mismatch(operand, format!("负号后面应当是数，这里是{found}"), "");
                    return FAULTY;
                }
                (Condition::Negate(Box::new(condition)), found)
            }
            NodeKind::Binary(operator, sign, left, right) => {
                self.binary(*operator, sign, left, right)
            }
            NodeKind::If(condition, then, otherwise) => self.choose(condition, then, otherwise),
        }
    }

    fn boolean(&mut self, node: &Node, place: &str) -> Condition {
        let (condition, found) = self.node(node);
        if !matches!(found, Type::Bool | Type::Any) {
            self.mismatch(
                node,
                format!("{place}应当是真假判断，这里是{found}"),
                boolean_hint(&found),
            );
        }
        condition
    }

    fn list(&mut self, items: &[Node]) -> (Condition, Type) {
        let mut member = Type::Any;
        let mut first: Option<&Node> = None;
        let mut conditions = Vec::with_capacity(items.len());
        for item in items {
            let (condition, found) = self.node(item);
            conditions.push(condition);
            let Some(first) = first else {
                (first, member) = (Some(item), found);
                continue;
            };
            match self.agree((first, &member), (item, &found)) {
                Some(agreed) => member = agreed,
                None => self.mismatch(
                    item,
                    format!("列表里的值类型不一致：前面是{member}，这里是{found}"),
                    "",
                ),
            }
        }
        (Condition::List(conditions), Type::List(Rc::new(member)))
    }

    /// A question, `as_of`, a variable, or a cell of a variable's row.
    fn name(&mut self, node: &Node) -> (Condition, Type) {
        if let Some(found) = self.variable(node) {
            return found;
        }
        let Some(name) = node.dotted() else {
            self.fault(
                node.start,
                node.end,
                Code::TypeMismatch,
                "只有表格的行才能用点取列",
                "",
            );
            return FAULTY;
        };
        if name == "as_of" {
            return (Condition::AsOf, Type::Date);
        }
        if let Some(found) = self.names.find(&name) {
            return found;
        }
        self.failed = true;
        if self.names.is_excused(&name) {
            return FAULTY;
        }
        let hint = match self.table_of(&name) {
            Some(table) => format!(
                "“{table}”是表格，逐行判断写成：{table}.all(r, r.列名 …) 或 {table}.exists(r, …)。"
            ),
            None => {
                let all = self.names.all();
                let variables = self.variables.iter().map(|(name, _)| name.as_str());
                nearest::hint(&name, all.into_iter().chain(["as_of"]).chain(variables))
            }
        };
        self.fault(
            node.start,
            node.end,
            Code::UnknownName,
            format!("没有“{name}”这个问题"),
            hint,
        );
        FAULTY
    }

    fn variable(&mut self, node: &Node) -> Option<(Condition, Type)> {
        let (base, column) = match &node.kind {
            NodeKind::Name(name) => (name, None),
            NodeKind::Select(target, column) => match &target.kind {
                NodeKind::Name(name) => (name, Some(column)),
                _ => return None,
            },
            _ => return None,
        };
        let (depth, (_, found)) = (0u8..)
            .zip(self.variables.iter().rev())
            .find(|(_, (name, _))| name == base)?;
        let found = found.clone();
        let Some(column) = column else {
            return Some((Condition::Variable(depth), found));
        };
        let Type::Row(columns) = &found else {
            if found != Type::Any {
                self.mismatch(node, format!("“{base}”是{found}，不能用点取列"), "");
            }
            return Some(FAULTY);
        };
        match (0u8..)
            .zip(columns.iter())
            .find(|(_, (id, _))| id == column)
        {
            Some((index, (_, cell))) => Some((Condition::Cell(depth, index), cell.clone())),
            None => {
                let hint = nearest::hint(column, columns.iter().map(|(id, _)| id.as_str()));
                let start = node.end.saturating_sub(column.len());
                self.fault(
                    start,
                    node.end,
                    Code::UnknownName,
                    format!("表格没有“{column}”这一列"),
                    hint,
                );
                Some(FAULTY)
            }
        }
    }

    /// The table question whose column somebody tried to name directly.
    fn table_of<'n>(&self, name: &'n str) -> Option<&'n str> {
        let (table, _) = name.rsplit_once('.')?;
        matches!(self.names.find(table), Some((_, Type::Table(_)))).then_some(table)
    }

    fn binary(
        &mut self,
        operator: Operator,
        sign: &Word,
        left: &Node,
        right: &Node,
    ) -> (Condition, Type) {
        match operator {
            Operator::And | Operator::Or => {
                let (a, b) = (
                    self.boolean(left, &around(sign, "左边")),
                    self.boolean(right, &around(sign, "右边")),
                );
                let (a, b) = (Box::new(a), Box::new(b));
                let condition = if operator == Operator::And {
                    Condition::And(a, b)
                } else {
                    Condition::Or(a, b)
                };
                (condition, Type::Bool)
            }
            Operator::Compare(comparison) => self.compare(comparison, sign, left, right),
            Operator::In => self.member(left, right),
            Operator::Calculate(arithmetic) => self.calculate(arithmetic, sign, left, right),
        }
    }

    fn compare(
        &mut self,
        comparison: Comparison,
        sign: &Word,
        left: &Node,
        right: &Node,
    ) -> (Condition, Type) {
        let ((a, left_type), (b, right_type)) = (self.node(left), self.node(right));
        let equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        match self.agree((left, &left_type), (right, &right_type)) {
            None => {
                let message = format!(
                    "“{}”两边的类型不同：左边是{left_type}，右边是{right_type}",
                    sign.text
                );
                self.fault(
                    sign.start,
                    sign.end,
                    Code::TypeMismatch,
                    message,
                    comparison_hint(&left_type, &right_type),
                );
            }
            Some(Type::Table(_) | Type::Row(_)) => {
                let message = format!("“{}”不能比较表格", sign.text);
                self.fault(
                    sign.start,
                    sign.end,
                    Code::TypeMismatch,
                    message,
                    "用 .all(r, …)、.exists(r, …) 或 size(…)。",
                );
            }
            Some(found @ (Type::Choice(_) | Type::List(_))) if !equality => {
                let message = format!("{found}之间不能用“{}”比大小", sign.text);
                self.fault(
                    sign.start,
                    sign.end,
                    Code::TypeMismatch,
                    message,
                    "只能用 ==、!= 或 in。",
                );
            }
            Some(_) => {}
        }
        (
            Condition::Compare(comparison, Box::new(a), Box::new(b)),
            Type::Bool,
        )
    }

    fn member(&mut self, left: &Node, right: &Node) -> (Condition, Type) {
        let ((a, left_type), (b, right_type)) = (self.node(left), self.node(right));
        match &right_type {
            Type::Any => {}
            Type::List(member) => {
                // A list written out is checked member by member, each at its own place.
                let members: Vec<&Node> = match &right.kind {
                    NodeKind::List(items) => items.iter().collect(),
                    _ => vec![right],
                };
                for item in members {
                    if self.agree((left, &left_type), (item, member)).is_none() {
                        let message = format!("“in”左边是{left_type}，右边是{member}的列表");
                        self.mismatch(item, message, "");
                    }
                }
            }
            other => {
                self.mismatch(
                    right,
                    format!("“in”右边应当是列表，这里是{other}"),
                    "列表写成 ['a', 'b']；只有一个值时用 ==。",
                );
            }
        }
        (Condition::In(Box::new(a), Box::new(b)), Type::Bool)
    }

    fn calculate(
        &mut self,
        arithmetic: Arithmetic,
        sign: &Word,
        left: &Node,
        right: &Node,
    ) -> (Condition, Type) {
        let ((a, left_type), (b, right_type)) = (self.node(left), self.node(right));
        let condition = Condition::Calculate(arithmetic, Box::new(a), Box::new(b));
        let add = arithmetic == Arithmetic::Add;
        let found = match (&left_type, &right_type) {
            (Type::Any, Type::Any) => Type::Any,
            (Type::Any, other) | (other, Type::Any) if other.is_number() || add => other.clone(),
            (Type::Int, Type::Int) => Type::Int,
            (a, b) if a.is_number() && b.is_number() => Type::Decimal,
            (Type::Text, Type::Text) if add => Type::Text,
            (Type::List(_), Type::List(_)) if add => {
                match self.agree((left, &left_type), (right, &right_type)) {
                    Some(agreed) => agreed,
                    None => return self.cannot_calculate(sign, &left_type, &right_type),
                }
            }
            _ => return self.cannot_calculate(sign, &left_type, &right_type),
        };
        (condition, found)
    }

    fn cannot_calculate(&mut self, sign: &Word, left: &Type, right: &Type) -> (Condition, Type) {
        let message = format!("“{}”不能用于{left}和{right}", sign.text);
        self.fault(
            sign.start,
            sign.end,
            Code::TypeMismatch,
            message,
            "加减乘只用于数；“+”也可以连接文字或列表。",
        );
        FAULTY
    }

    fn choose(&mut self, condition: &Node, then: &Node, otherwise: &Node) -> (Condition, Type) {
        let decider = self.boolean(condition, "“?”前面");
        let ((a, then_type), (b, else_type)) = (self.node(then), self.node(otherwise));
        let found = self
            .agree((then, &then_type), (otherwise, &else_type))
            .unwrap_or_else(|| {
                let message = format!("“?”的两个结果类型不同：{then_type}和{else_type}");
                self.mismatch(otherwise, message, "");
                Type::Any
            });
        (
            Condition::If(Box::new(decider), Box::new(a), Box::new(b)),
            found,
        )
    }

    fn mismatch(&mut self, node: &Node, message: String, hint: &str) {
        self.fault(node.start, node.end, Code::TypeMismatch, message, hint);
    }

    fn fault(
        &mut self,
        start: usize,
        end: usize,
        code: Code,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.failed = true;
        let (message, hint) = (message.into(), hint.into());
        self.faults.push(ExpressionFault {
            start,
            end,
            code,
            message,
            hint,
        });
    }
}

fn around(sign: &Word, side: &str) -> String {
    format!("“{}”{side}", sign.text)
}

/// How to make a yes-or-no of it.
pub(crate) fn boolean_hint(found: &Type) -> &'static str {
    match found {
        Type::List(_) | Type::Table(_) => "判断是否有内容写成 size(…) > 0。",
        Type::Text => "判断是否等于某段文字写成 … == '…'。",
        Type::Choice(_) => "判断选了哪一项写成 … == '选项' 或 … in ['选项', '选项']。",
        _ => "写成比较，如 … >= 1。",
    }
}

fn comparison_hint(left: &Type, right: &Type) -> &'static str {
    match (left, right) {
        (Type::List(_), _) | (_, Type::List(_)) => "判断列表里有没有某一项写成：值 in 列表。",
        (Type::Date, Type::Text) | (Type::Text, Type::Date) => "日期写成 date('2026-01-31')。",
        (Type::Bool, Type::Text) | (Type::Text, Type::Bool) => "true 和 false 不加引号。",
        (Type::Text | Type::Choice(_), Type::Int | Type::Decimal) => "文字要加引号。",
        (Type::Int | Type::Decimal, Type::Text) => "数不加引号。",
        _ => "",
    }
}
