//! Fields of a row that conditions can ask for. They stand behind the cells of its columns.

use super::compare_cells;
use crate::{Fact, Kind, Level, RuleSet, TableKind, Value};

/// What conditions can ask about a row of a comparison, as yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowField {
    /// The own limit is within what every side allows.
    OwnWithin,
    /// Some value satisfies every side.
    CommonRange,
    /// What was measured is within what every side allows; also where nothing was measured.
    MeasuredWithin,
    /// Something was measured.
    IsMeasured,
}

impl RowField {
    /// All fields, in the order in which they stand behind the columns.
    pub const ALL: [Self; 4] = [
        Self::OwnWithin,
        Self::CommonRange,
        Self::MeasuredWithin,
        Self::IsMeasured,
    ];

    /// Its name in conditions.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OwnWithin => "own_within",
            Self::CommonRange => "common_range",
            Self::MeasuredWithin => "measured_within",
            Self::IsMeasured => "is_measured",
        }
    }
}

/// The fields of a row; all of them are unknown while the row is not settled, so that nothing which
/// is filled in later takes one back.
fn fields(
    kind: &TableKind,
    sides: Option<&[usize]>,
    cells: &[Option<Value>],
) -> [Option<Value>; 4] {
    let found = compare_cells(kind, sides, cells);
    if let (true, Some(requirement), Some(own), Some(measured)) = (
        found.is_settled(),
        &found.requirement,
        &found.own,
        &found.measured,
    ) {
        return RowField::ALL.map(|field| {
            Some(Value::Bool(match field {
                RowField::OwnWithin => own.exceeds.is_empty(),
                RowField::CommonRange => requirement.common().is_some(),
                RowField::MeasuredWithin => measured.exceeds.is_empty(),
                RowField::IsMeasured => measured.value.is_measured(),
            }))
        });
    }
    RowField::ALL.map(|_| None)
}

/// Adds the fields to the rows of all comparisons among the facts of a level.
pub(crate) fn add_fields(rules: &RuleSet, level: Level, facts: &mut [Fact]) {
    for (index, question) in rules.questions.iter().enumerate() {
        let Kind::Table(kind) = &question.kind else {
            continue;
        };
        let Some(comparison) = kind.comparison.as_ref().filter(|_| question.level == level) else {
            continue;
        };
        let markets = facts.get(usize::from(comparison.markets.0));
        let sides = markets.and_then(|markets| comparison.counted(markets));
        if let Some(Fact::Known(Value::Table { rows, .. })) = facts.get_mut(index) {
            let with_fields = |cells: &Vec<Option<Value>>| {
                let fields = fields(kind, sides.as_deref(), cells);
                cells.iter().cloned().chain(fields).collect()
            };
            *rows = rows.iter().map(with_fields).collect();
        }
    }
}

/// Whether the fields of a row are known.
pub(crate) fn is_settled(kind: &TableKind, row: &[Option<Value>]) -> bool {
    matches!(row.get(kind.columns.len()), Some(Some(_)))
}
