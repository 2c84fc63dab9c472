//! Tables as they would be: rows put right, rows added.

use super::{State, Want, apply::any_text, leaf::is_named};
use crate::{
    Comparison, Condition, Direction, Fact, Kind, Outcome, QuestionId, RowField, TableKind, Value,
    evaluate,
};

/// Most cells that are changed in a row before it is given up.
const MOST_CELLS: usize = 16;

impl State<'_> {
    /// The table with one more thing as wanted.
    pub(super) fn table_with(&self, question: QuestionId, want: &Want) -> Option<Value> {
        let Some(Kind::Table(kind)) = self.kind(question) else {
            return None;
        };
        let scope = self.scope();
        let (mut rows, mut complete) = match scope.fact(question) {
            Fact::Known(Value::Table { rows, complete }) => (rows.to_vec(), *complete),
            _ => (Vec::new(), false),
        };
        match want {
            Want::Given | Want::Complete => {
                complete = true;
                for row in &mut rows {
                    fill(kind, row);
                }
                if rows.is_empty() && *want == Want::Given {
                    rows.push(self.row_for(question, kind, &Condition::Bool(true))?);
                }
            }
            Want::Row(body) => rows.push(self.row_for(question, kind, body)?),
            Want::Rows(body, faulty) => {
                complete = true;
                for index in faulty {
                    let row = rows.get_mut(*index)?;
                    *row = self.mended(question, kind, row.clone(), body)?;
                }
            }
            _ => return None,
        }
        Some(Value::Table {
            rows: rows.into(),
            complete,
        })
    }

    /// A new row for which a condition holds.
    fn row_for(
        &self,
        question: QuestionId,
        kind: &TableKind,
        body: &Condition,
    ) -> Option<Vec<Option<Value>>> {
        let fields = kind.comparison.as_ref().map_or(0, |_| RowField::ALL.len());
        let empty = vec![None; kind.columns.len() + fields];
        self.mended(question, kind, empty, body)
    }

    /// A row with as few other cells as it takes for a condition to hold, and none empty.
    fn mended(
        &self,
        question: QuestionId,
        kind: &TableKind,
        mut row: Vec<Option<Value>>,
        body: &Condition,
    ) -> Option<Vec<Option<Value>>> {
        for _ in 0..MOST_CELLS {
            if self.holds_for(question, &row, body) {
                fill(kind, &mut row);
                return self.holds_for(question, &row, body).then_some(row);
            }
            let (column, value) = self.cell_for(question, kind, &row, body, true)?;
            *row.get_mut(column)? = Some(value);
        }
        None
    }

    /// The first cell that has to be another one for a condition to be as wanted, and what it has to be.
    fn cell_for(
        &self,
        question: QuestionId,
        kind: &TableKind,
        row: &[Option<Value>],
        body: &Condition,
        wanted: bool,
    ) -> Option<(usize, Value)> {
        let is_so = |part: &Condition| self.holds_for(question, row, &part.when(wanted));
        match body {
            Condition::Not(a) => self.cell_for(question, kind, row, a, !wanted),
            Condition::And(a, b) | Condition::Or(a, b) => {
                let all = matches!(body, Condition::And(..)) == wanted;
                let first = if all && is_so(a) { b } else { a };
                let cell = self.cell_for(question, kind, row, first, wanted);
                // Of two that are enough, the second where the first cannot be had.
                cell.or_else(|| (!all).then(|| self.cell_for(question, kind, row, b, wanted))?)
            }
            Condition::Cell(0, column) => {
                let column = usize::from(*column);
                let field = column.checked_sub(kind.columns.len());
                let field = field.and_then(|field| RowField::ALL.get(field));
                // Where the markets demand what contradicts, no enterprise can mend it.
                let contradicts = field == Some(&RowField::CommonRange)
                    && row.get(column) == Some(&Some(Value::Bool(false)));
                (!contradicts).then_some((column, Value::Bool(wanted)))
            }
            Condition::Compare(comparison, a, b) => {
                let comparison = if wanted {
                    *comparison
                } else {
                    comparison.opposite()
                };
                self.compared_cell(kind, comparison, a, b)
                    .or_else(|| self.compared_cell(kind, comparison.mirrored(), b, a))
            }
            Condition::In(item, list) => match (&**item, &**list) {
                (Condition::Cell(0, column), Condition::List(members)) => {
                    let column = usize::from(*column);
                    let Kind::Choice(choices) = &kind.columns.get(column)?.kind else {
                        return None;
                    };
                    let choice = choices
                        .iter()
                        .find(|choice| is_named(members, &choice.id) == wanted)?;
                    Some((column, Value::Text(choice.id.as_str().into())))
                }
                _ => None,
            },
            Condition::Matches(text, _) => match **text {
                Condition::Cell(0, column) => {
                    self.text_cell(question, kind, row, body, wanted, usize::from(column))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// A text for a cell with which a condition is as wanted.
    fn text_cell(
        &self,
        question: QuestionId,
        kind: &TableKind,
        row: &[Option<Value>],
        body: &Condition,
        wanted: bool,
        column: usize,
    ) -> Option<(usize, Value)> {
        kind.columns.get(column)?;
        let part = body.when(wanted);
        any_text().into_iter().find_map(|text| {
            let mut tried = row.to_vec();
            *tried.get_mut(column)? = Some(text.clone());
            self.holds_for(question, &tried, &part)
                .then_some((column, text))
        })
    }

    fn compared_cell(
        &self,
        kind: &TableKind,
        comparison: Comparison,
        a: &Condition,
        b: &Condition,
    ) -> Option<(usize, Value)> {
        if let (Condition::Size(of), Condition::Int(0), Comparison::Greater | Comparison::NotEqual) =
            (a, b, comparison)
            && let Condition::Cell(0, column) = **of
        {
            return Some((usize::from(column), Value::Text("甲".into())));
        }
        let Condition::Cell(0, column) = a else {
            return None;
        };
        let column = usize::from(*column);
        let Outcome::Known(other, ()) = evaluate(b, &self.scope()) else {
            return None;
        };
        let value = match (comparison, &kind.columns.get(column)?.kind, &other) {
            (Comparison::Equal | Comparison::LessOrEqual | Comparison::GreaterOrEqual, _, _) => {
                other
            }
            (Comparison::NotEqual, Kind::Choice(choices), Value::Text(id)) => {
                let choice = choices.iter().find(|choice| *choice.id != **id)?;
                Value::Text(choice.id.as_str().into())
            }
            _ => return None,
        };
        Some((column, value))
    }
}

/// Gives every cell that must not be empty some value.
fn fill(kind: &TableKind, row: &mut [Option<Value>]) {
    for (column, cell) in kind.columns.iter().zip(row.iter_mut()) {
        if cell.is_none() && !column.optional {
            *cell = Some(match &column.kind {
                Kind::Boolean => Value::Bool(true),
                Kind::Choice(choices) => {
                    let first = choices.first().map_or("", |choice| choice.id.as_str());
                    Value::Text(first.into())
                }
                Kind::Number(_) | Kind::Money { .. } => Value::Int(1),
                Kind::Date => Value::Date(crate::Date::MAX),
                _ => Value::Text(Direction::AtMost.id().into()),
            });
        }
    }
    if kind.comparison.is_some() {
        for field in row.iter_mut().skip(kind.columns.len()) {
            field.get_or_insert(Value::Bool(true));
        }
    }
}
