//! Operators with two sides.

use santong_rules::{Arithmetic, Comparison, Condition};

use super::{Check, FAULTY};
use crate::diagnostic::Code;
use crate::expression::syntax::{Node, NodeKind, Operator, Word};
use crate::expression::types::Type;

impl Check<'_> {
    pub(super) fn binary(
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
        let (a, left_type) = self.node(left);
        let b = match &right.kind {
            // A list written out is checked member by member, each at its own place.
            NodeKind::List(items) if left_type != Type::Any => {
                let members = items.iter().map(|item| {
                    let (condition, found) = self.node(item);
                    self.fits_in((left, &left_type), (item, &found));
                    condition
                });
                Condition::List(members.collect())
            }
            _ => {
                let (b, right_type) = self.node(right);
                match &right_type {
                    Type::Any => {}
                    Type::List(member) => self.fits_in((left, &left_type), (right, member)),
                    other => self.mismatch(
                        right,
                        format!("“in”右边应当是列表，这里是{other}"),
                        "列表写成 ['a', 'b']；只有一个值时用 ==。",
                    ),
                }
                b
            }
        };
        (Condition::In(Box::new(a), Box::new(b)), Type::Bool)
    }

    fn fits_in(&mut self, left: (&Node, &Type), member: (&Node, &Type)) {
        if self.agree(left, member).is_none() {
            let message = format!("“in”左边是{}，右边是{}的列表", left.1, member.1);
            self.mismatch(member.0, message, comparison_hint(left.1, member.1));
        }
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
}

fn around(sign: &Word, side: &str) -> String {
    format!("“{}”{side}", sign.text)
}

fn comparison_hint(left: &Type, right: &Type) -> &'static str {
    match (left, right) {
        (Type::List(_), _) | (_, Type::List(_)) => "判断列表里有没有某一项写成：值 in 列表。",
        (Type::Date, Type::Text) | (Type::Text, Type::Date) => "日期写成 date('2026-01-31')。",
        (Type::Bool, Type::Text) | (Type::Text, Type::Bool) => "true 和 false 不加引号。",
        (Type::Text | Type::Choice(_), Type::Int | Type::Decimal) => "文字要加引号。",
        (Type::Int | Type::Decimal, Type::Text) => "数不加引号。",
        (Type::Choice(_), Type::Choice(_)) => "两个问题没有相同的选项。",
        _ => "",
    }
}
