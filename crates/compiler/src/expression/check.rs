//! Checks the types of a condition and compiles it in the same walk. Reports every fault, not only the first.

mod agree;
mod call;
mod hint;
mod operator;

use std::rc::Rc;

use santong_rules::Condition;

pub(crate) use hint::boolean_hint;

use super::ExpressionFault;
use super::syntax::{Node, NodeKind};
use super::types::{Access, Names, Type};
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
            None if self.is_choice(&name) => format!("选项要加引号：'{name}'。"),
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
        let start = node.end.saturating_sub(column.len());
        let fault = match (0u8..)
            .zip(columns.iter())
            .find(|(_, known)| known.id == *column)
        {
            Some((index, known)) => match known.access {
                Access::Readable => {
                    return Some((Condition::Cell(depth, index), known.cell.clone()));
                }
                // An empty cell would keep a verdict open while its table is complete: nothing left to ask.
                Access::Optional => (
                    Code::TypeMismatch,
                    format!("“{column}”列可以不填，条件里不能用"),
                    "去掉这一列的 optional，或者不在条件里用它。".to_owned(),
                ),
                Access::Compared => (
                    Code::TypeMismatch,
                    format!("“{column}”列只用来比较，条件里不能直接用"),
                    hint::fields_hint(base),
                ),
            },
            None => (
                Code::UnknownName,
                format!("表格没有“{column}”这一列"),
                nearest::hint(column, columns.iter().map(|known| known.id.as_str())),
            ),
        };
        self.fault(start, node.end, fault.0, fault.1, fault.2);
        Some(FAULTY)
    }

    /// The table question whose column somebody tried to name directly.
    fn table_of<'n>(&self, name: &'n str) -> Option<&'n str> {
        let (table, _) = name.rsplit_once('.')?;
        matches!(self.names.find(table), Some((_, Type::Table(_)))).then_some(table)
    }

    /// Whether some question has a choice of that name.
    fn is_choice(&self, name: &str) -> bool {
        let all = self.names.all();
        all.into_iter().filter_map(|question| self.names.find(question)).any(|(_, found)| {
            let found = match found {
                Type::List(member) => Rc::unwrap_or_clone(member),
                other => other,
            };
            matches!(found, Type::Choice(choices) if choices.iter().any(|choice| choice == name))
        })
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
