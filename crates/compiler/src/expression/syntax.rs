//! The syntax tree of a condition.

use santong_rules::{Arithmetic, Comparison, Decimal};

/// An expression and the bytes it was read from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub kind: NodeKind,
    pub start: usize,
    pub end: usize,
    /// Levels of nesting, this one included.
    pub depth: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum NodeKind {
    Bool(bool),
    Int(i64),
    Decimal(Decimal),
    Text(String),
    List(Vec<Node>),
    Name(String),
    /// `a.name`; the place of the name ends where the node ends.
    Select(Box<Node>, String),
    /// `name(…)` or `target.name(…)`.
    Call {
        target: Option<Box<Node>>,
        name: Word,
        arguments: Vec<Node>,
    },
    Not(Box<Node>),
    Negate(Box<Node>),
    Binary(Operator, Word, Box<Node>, Box<Node>),
    If(Box<Node>, Box<Node>, Box<Node>),
}

/// A name or an operator with its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub text: String,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    And,
    Or,
    In,
    Compare(Comparison),
    Calculate(Arithmetic),
}

impl Node {
    pub fn new(kind: NodeKind, start: usize, end: usize) -> Self {
        let below = match &kind {
            NodeKind::Bool(_)
            | NodeKind::Int(_)
            | NodeKind::Decimal(_)
            | NodeKind::Text(_)
            | NodeKind::Name(_) => 0,
            NodeKind::Select(a, _) | NodeKind::Not(a) | NodeKind::Negate(a) => a.depth,
            NodeKind::Binary(_, _, a, b) => a.depth.max(b.depth),
            NodeKind::If(a, b, c) => a.depth.max(b.depth).max(c.depth),
            NodeKind::List(nodes) => deepest(nodes),
            NodeKind::Call {
                target, arguments, ..
            } => target
                .as_ref()
                .map_or(0, |target| target.depth)
                .max(deepest(arguments)),
        };
        Self {
            kind,
            start,
            end,
            depth: below + 1,
        }
    }

    /// `a.b.c` as one name; `None` where it is anything else.
    pub fn dotted(&self) -> Option<String> {
        match &self.kind {
            NodeKind::Name(name) => Some(name.clone()),
            NodeKind::Select(target, name) => Some(format!("{}.{name}", target.dotted()?)),
            _ => None,
        }
    }
}

fn deepest(nodes: &[Node]) -> usize {
    nodes.iter().map(|node| node.depth).max().unwrap_or(0)
}
