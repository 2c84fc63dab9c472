//! Types of conditions, and the names that conditions may use.

use std::fmt;
use std::rc::Rc;

use santong_rules::{ColumnRole, Condition, Kind, RowField, TableKind};

/// The type of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    /// Not known: after a fault, or for a name without a value in a free-standing evaluation.
    Any,
    Bool,
    Int,
    Decimal,
    Text,
    Date,
    /// The id of one of these choices.
    Choice(Rc<[String]>),
    List(Rc<Type>),
    /// Rows with these columns.
    Table(Rc<[ColumnType]>),
    /// One row of such a table.
    Row(Rc<[ColumnType]>),
}

/// The type of a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ColumnType {
    pub id: String,
    pub cell: Type,
    pub access: Access,
}

/// Whether conditions can read a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Access {
    Readable,
    /// Its cells may stay empty.
    Optional,
    /// It is part of a comparison, which has fields of its own to ask for.
    Compared,
}

/// What conditions may name besides the variables of their macros.
pub(crate) trait Names {
    /// What a name stands for.
    fn find(&self, name: &str) -> Option<(Condition, Type)>;

    /// All names, for hints.
    fn all(&self) -> Vec<&str>;

    /// Whether an unknown name was reported elsewhere already.
    fn is_excused(&self, _name: &str) -> bool {
        false
    }
}

impl Type {
    /// The type of the answers to a question, or of the cells of a column.
    pub fn of_kind(kind: &Kind) -> Self {
        let choice = |choices: &[santong_rules::Choice]| {
            Self::Choice(choices.iter().map(|choice| choice.id.clone()).collect())
        };
        match kind {
            Kind::Boolean => Self::Bool,
            Kind::Choice(choices) => choice(choices),
            Kind::Choices(choices) => Self::List(Rc::new(choice(choices))),
            Kind::Text(_) => Self::Text,
            // Never read by conditions: they ask the computed fields of the row.
            Kind::Limit | Kind::Measured => Self::Any,
            Kind::Number(_) | Kind::Money { .. } => Self::Decimal,
            Kind::Date => Self::Date,
            Kind::Table(table) => Self::Table(columns(table)),
        }
    }

    pub fn is_number(&self) -> bool {
        matches!(self, Self::Int | Self::Decimal)
    }

    /// Whether a text is fine here; also where the type is not known.
    pub fn is_textual(&self) -> bool {
        matches!(self, Self::Text | Self::Choice(_) | Self::Any)
    }
}

/// The columns of a table, and behind them the fields of a comparison.
fn columns(table: &TableKind) -> Rc<[ColumnType]> {
    let column = |(index, column): (usize, &santong_rules::Column)| {
        let compared = table
            .comparison
            .as_ref()
            .and_then(|comparison| comparison.role(index))
            .is_some_and(|role| !matches!(role, ColumnRole::Name | ColumnRole::Direction));
        ColumnType {
            id: column.id.clone(),
            cell: Type::of_kind(&column.kind),
            access: match (compared, column.optional) {
                (true, _) => Access::Compared,
                (false, true) => Access::Optional,
                (false, false) => Access::Readable,
            },
        }
    };
    let fields = table.comparison.iter().flat_map(|_| RowField::ALL);
    let fields = fields.map(|field| ColumnType {
        id: field.name().to_owned(),
        cell: Type::Bool,
        access: Access::Readable,
    });
    let columns = table.columns.iter().enumerate();
    columns.map(column).chain(fields).collect()
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Any => "类型未知的值",
            Self::Bool => "真假值（true、false）",
            Self::Int => "整数",
            Self::Decimal => "小数",
            Self::Text => "文字",
            Self::Date => "日期",
            Self::Choice(_) => "选项",
            Self::Table(_) => "表格",
            Self::Row(_) => "表格的一行",
            Self::List(member) => return write!(f, "{member}的列表"),
        })
    }
}
