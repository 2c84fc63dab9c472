//! Values that conditions work on.

use std::rc::Rc;

use crate::{Date, Decimal};

/// A known value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// True or false.
    Bool(bool),
    /// A 64-bit integer.
    Int(i64),
    /// An exact decimal.
    Decimal(Decimal),
    /// A text, or the id of a choice.
    Text(Rc<str>),
    /// A calendar day.
    Date(Date),
    /// A list of known values.
    List(Rc<[Value]>),
    /// A table: its rows, each with one value per column (`None` where a cell is empty or
    /// ill-formed), and whether it was said to be complete.
    Table {
        /// Rows of cells.
        rows: Rc<[Vec<Option<Value>>]>,
        /// 已列全 is ticked.
        complete: bool,
    },
}
