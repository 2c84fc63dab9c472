//! Which cells of a table's row are needed.

use crate::{ColumnRole, ComparisonKind, Limit, TableKind, Value};

/// What stands for a cell that may stay empty and cannot be read. Columns that may stay empty hold texts.
pub(crate) const UNREADABLE: Value = Value::Bool(false);

impl TableKind {
    /// The columns whose cells are needed in this row and have no value, empty or ill-formed.
    ///
    /// In a comparison this depends on the sides that count
    /// ([`counted_sides`](crate::counted_sides), `None` while the markets are not known) and on the
    /// cells themselves: a side without a limit needs neither standard nor method.
    #[must_use]
    pub fn missing(&self, sides: Option<&[usize]>, cells: &[Option<Value>]) -> Vec<usize> {
        let has_value = |column: usize| matches!(cells.get(column), Some(Some(_)));
        let needed = |column: &usize| match &self.comparison {
            Some(comparison) => is_needed(comparison, *column, sides.unwrap_or(&[0]), cells),
            None => self
                .columns
                .get(*column)
                .is_some_and(|column| !column.optional),
        };
        let unreadable = |column: usize| {
            let role = self.comparison.as_ref().and_then(|kind| kind.role(column));
            let counts = match role {
                Some(ColumnRole::LimitUnit(side)) => sides.unwrap_or(&[0]).contains(&side),
                role => matches!(role, Some(ColumnRole::Basis | ColumnRole::Unit)),
            };
            counts && matches!(cells.get(column), Some(Some(UNREADABLE)))
        };
        (0..self.columns.len())
            .filter(|column| unreadable(*column) || (!has_value(*column) && needed(column)))
            .collect()
    }
}

fn is_needed(
    comparison: &ComparisonKind,
    column: usize,
    sides: &[usize],
    cells: &[Option<Value>],
) -> bool {
    let sets_limit = |side: usize| {
        let column = comparison.column(ColumnRole::Limit(side));
        sides.contains(&side)
            && matches!(cells.get(column), Some(Some(Value::Text(limit))) if **limit != *Limit::NONE)
    };
    match comparison.role(column) {
        Some(ColumnRole::Limit(side)) => sides.contains(&side),
        Some(ColumnRole::Standard(side) | ColumnRole::Method(side)) => sets_limit(side),
        Some(ColumnRole::SameMethod) => sides.iter().filter(|side| sets_limit(**side)).count() > 1,
        Some(ColumnRole::Basis | ColumnRole::Unit | ColumnRole::LimitUnit(_)) | None => false,
        Some(ColumnRole::Name | ColumnRole::Direction | ColumnRole::Own | ColumnRole::Measured) => {
            true
        }
    }
}
