//! The condition language: the part of CEL over booleans, integers, decimals, texts, dates and lists.

mod check;
mod escape;
mod lexer;
mod number;
mod parser;
mod syntax;
mod types;

use santong_rules::Condition;

use crate::diagnostic::Code;
use crate::patterns::Patterns;

pub(crate) use check::boolean_hint;
pub(crate) use syntax::{Node, NodeKind, Operator};
pub(crate) use types::{Names, Type};

/// Longest condition, in characters. Real ones have a few hundred.
pub(crate) const MAX_LENGTH: usize = 4_000;

/// Deepest nesting. Real conditions have about five levels.
pub(crate) const MAX_DEPTH: usize = 32;

/// A fault in a condition, placed by bytes of the condition's own text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ExpressionFault {
    pub start: usize,
    pub end: usize,
    pub code: Code,
    pub message: String,
    pub hint: String,
}

/// Reads a condition, checks its types and compiles it; the result is there when there are no faults.
pub(crate) fn compile(
    text: &str,
    names: &dyn Names,
    patterns: &mut Patterns,
) -> Result<(Condition, Type), Vec<ExpressionFault>> {
    compile_with_tree(text, names, patterns).map(|(_, compiled)| compiled)
}

/// As [`compile`], with the tree that was read.
pub(crate) fn compile_with_tree(
    text: &str,
    names: &dyn Names,
    patterns: &mut Patterns,
) -> Result<(Node, (Condition, Type)), Vec<ExpressionFault>> {
    let length = text.chars().count();
    if length > MAX_LENGTH {
        return Err(vec![ExpressionFault {
            start: 0,
            end: 0,
            code: Code::TooComplex,
            message: format!("条件有 {length} 个字符，最多 {MAX_LENGTH} 个"),
            hint: "拆成几个检查项。".to_owned(),
        }]);
    }
    let tree = parser::parse(text)?;
    let compiled = check::check(&tree, names, patterns)?;
    Ok((tree, compiled))
}
