//! What follows from a row of a comparison, in words.

mod table;

use santong_rules::{
    ColumnRole, ComparisonKind, Direction, Measured, Obstacle, OwnLimit, Requirement, Row,
    RowComparison, RuleSet, Strictest, TableKind, Value, compare_cells, read_answer,
};

pub use table::{Lines, comparison_table};

use crate::{
    Words,
    answer::measured,
    text::{clean, fill, list, quoted},
};

/// Most missing cells that are named.
const NAMED: usize = 4;
/// Most characters of a cell.
const LONG: usize = 200;

/// What follows from one row of a comparison: which side is stricter and by how much, whether the own
/// limit and what was measured keep to it; or why the row cannot be compared. `sides` are those that
/// count ([`santong_rules::counted_sides`]). Empty where the table is no comparison.
#[must_use]
pub fn comparison_text(
    rules: &RuleSet,
    kind: &TableKind,
    sides: Option<&[usize]>,
    row: &Row,
    words: &Words,
) -> String {
    let cells: Vec<Option<Value>> = kind
        .columns
        .iter()
        .map(
            |column| match read_answer(rules, &column.kind, row.get(&column.id)?) {
                santong_rules::Fact::Known(value) => Some(value),
                _ => None,
            },
        )
        .collect();
    let clauses = Line::new(kind, sides, &cells, words).map(|line| line.clauses());
    match clauses {
        Some(clauses) if !clauses.is_empty() => clauses.join(words.clause_break) + words.full_stop,
        _ => String::new(),
    }
}

/// A row with what follows from it.
pub struct Line<'a> {
    kind: &'a TableKind,
    comparison: &'a ComparisonKind,
    cells: &'a [Option<Value>],
    found: RowComparison,
    words: &'a Words,
}

impl<'a> Line<'a> {
    /// A row of values, one per column; `None` where the table is no comparison.
    pub fn new(
        kind: &'a TableKind,
        sides: Option<&[usize]>,
        cells: &'a [Option<Value>],
        words: &'a Words,
    ) -> Option<Self> {
        Some(Self {
            kind,
            comparison: kind.comparison.as_ref()?,
            cells,
            found: compare_cells(kind, sides, cells),
            words,
        })
    }

    /// What is to be said, clause by clause.
    pub fn clauses(&self) -> Vec<String> {
        let mut clauses = Vec::new();
        if let Some(obstacle) = self.found.obstacle {
            clauses.push(self.obstacle_text(obstacle));
        } else if let Some(requirement) = &self.found.requirement {
            clauses.extend(self.strictness(requirement));
            if requirement.common().is_none() {
                clauses.push(self.words.no_common_range.to_owned());
            }
            if let Some(own) = &self.found.own {
                clauses.push(self.own(requirement, own));
            }
            clauses.extend(self.measured());
        }
        let missing = &self.found.missing;
        if !missing.is_empty() && self.found.obstacle != Some(Obstacle::MarketsUnknown) {
            let names: Vec<String> = missing
                .iter()
                .map(|column| quoted(self.label(*column), self.words))
                .collect();
            let names = list(&names, NAMED, "", self.words.and_more);
            clauses.push(fill(self.words.cells_missing, &[&names]));
        }
        clauses
    }

    /// What all sides allow together, as 不超过0.5 mg/L; nothing where that is not known.
    pub fn bounds(&self) -> Vec<String> {
        let words = self.words;
        let Some(requirement) = &self.found.requirement else {
            return Vec::new();
        };
        let ends = [
            (&requirement.low, words.not_below),
            (&requirement.high, words.not_above),
        ];
        let told = ends.into_iter().filter_map(|(end, template)| {
            let value = end.as_ref()?.value.to_decimal()?;
            Some(fill(
                template,
                &[&measured(&value.to_string(), &self.unit())],
            ))
        });
        told.collect()
    }

    /// Why the row cannot be compared, apart from missing cells.
    pub fn obstacle(&self) -> Option<Obstacle> {
        self.found.obstacle
    }

    /// Why the row cannot be compared, and what to do.
    pub fn obstacle_text(&self, obstacle: Obstacle) -> String {
        let words = self.words;
        match obstacle {
            Obstacle::MarketsUnknown => words.markets_unknown.to_owned(),
            Obstacle::Form(column) => {
                let direction = self.comparison.column(ColumnRole::Direction);
                let parts = [self.label(column), self.label(direction)];
                fill(words.limit_against_direction, &parts)
            }
            Obstacle::Unit(side) => {
                let column = self.comparison.column(ColumnRole::LimitUnit(side));
                match self.unit() {
                    unit if unit.is_empty() => fill(words.unit_without_row, &[self.label(column)]),
                    unit => fill(words.unit_not_convertible, &[self.label(column), &unit]),
                }
            }
            Obstacle::NoLimit => words.no_limit_at_all.to_owned(),
            Obstacle::OtherMethod => words.other_method.to_owned(),
            Obstacle::OutOfRange(side) => fill(words.limit_out_of_range, &[self.side(side)]),
        }
    }

    /// Which side is the stricter one, and by how much.
    fn strictness(&self, requirement: &Requirement) -> Vec<String> {
        let words = self.words;
        let setting = requirement.sides.iter().filter(|side| side.limit.is_some());
        match &requirement.strictest {
            Strictest::Only(side) => vec![fill(words.only_side, &[self.side(*side)])],
            Strictest::Equal if setting.clone().count() < requirement.sides.len() => {
                let sides: Vec<usize> = setting.map(|side| side.side).collect();
                vec![fill(words.some_sides_equal, &[&self.sides(&sides)])]
            }
            Strictest::Equal => vec![words.sides_equal.to_owned()],
            Strictest::Sides(sides) => {
                let template = if setting.count() > 2 {
                    words.strictest
                } else {
                    words.stricter
                };
                let mut parts = vec![fill(template, &[&self.sides(sides)])];
                parts.extend(self.amounts(requirement));
                vec![parts.join(words.comma)]
            }
            Strictest::Ends => {
                let ends = [
                    (&requirement.low, words.low_end, words.higher_by),
                    (&requirement.high, words.high_end, words.lower_by),
                ];
                ends.into_iter()
                    .filter_map(|(end, template, by)| {
                        let end = end.as_ref()?;
                        let mut parts = vec![fill(template, &[&self.sides(&end.sides)])];
                        parts.extend(self.others(&end.others, by));
                        Some(parts.join(words.comma))
                    })
                    .collect()
            }
        }
    }

    /// By how much the strictest side differs from each of the others.
    fn amounts(&self, requirement: &Requirement) -> Vec<String> {
        let words = self.words;
        let (lower, higher) = match requirement.direction {
            Direction::Range => (words.high_end_lower_by, words.low_end_higher_by),
            Direction::AtMost | Direction::AtLeast => (words.lower_by, words.higher_by),
        };
        let ends = [(&requirement.high, lower), (&requirement.low, higher)];
        ends.into_iter()
            .filter_map(|(end, template)| Some((end.as_ref()?, template)))
            .flat_map(|(end, template)| self.others(&end.others, template))
            .collect()
    }

    fn others(
        &self,
        others: &[(usize, Option<santong_rules::Decimal>)],
        template: &str,
    ) -> Vec<String> {
        let told = others.iter().filter_map(|(side, amount)| {
            let amount = measured(&(*amount)?.to_string(), &self.unit());
            Some(fill(template, &[self.side(*side), &amount]))
        });
        told.collect()
    }

    fn own(&self, requirement: &Requirement, own: &OwnLimit) -> String {
        let words = self.words;
        let limit = self.with_unit(ColumnRole::Own);
        if !own.exceeds.is_empty() {
            return fill(words.own_exceeds, &[&limit, &self.sides(&own.exceeds)]);
        }
        let template = match requirement.strictest {
            Strictest::Only(_) | Strictest::Equal => words.own_keeps,
            Strictest::Sides(_) | Strictest::Ends => words.own_keeps_stricter,
        };
        fill(template, &[&limit])
    }

    fn measured(&self) -> Option<String> {
        let words = self.words;
        let found = self.found.measured.as_ref()?;
        let exceeded = self.sides(&found.exceeds);
        let (value, keeps, exceeds) = match found.value {
            Measured::NotTested => return Some(words.not_measured.to_owned()),
            Measured::Value(value) => (value, words.measured_keeps, words.measured_exceeds),
            Measured::Below(limit) => (limit, words.not_detected_keeps, words.not_detected_exceeds),
        };
        let value = measured(&value.to_string(), &self.unit());
        Some(if found.exceeds.is_empty() {
            fill(keeps, &[&value])
        } else {
            fill(exceeds, &[&value, &exceeded])
        })
    }

    fn text(&self, role: ColumnRole) -> &str {
        match self.cells.get(self.comparison.column(role)) {
            Some(Some(Value::Text(text))) => text,
            _ => "",
        }
    }

    /// A cell as it may be shown.
    fn shown(&self, role: ColumnRole) -> String {
        clean(self.text(role), LONG, false)
    }

    fn unit(&self) -> String {
        self.shown(ColumnRole::Unit)
    }

    fn with_unit(&self, role: ColumnRole) -> String {
        measured(self.text(role), &self.unit())
    }

    fn label(&self, column: usize) -> &str {
        let column = self.kind.columns.get(column);
        column.map_or("", |column| &column.label)
    }

    fn side(&self, side: usize) -> &str {
        let side = self.comparison.sides.get(side);
        side.map_or("", |side| &side.label)
    }

    fn sides(&self, sides: &[usize]) -> String {
        let names: Vec<&str> = sides.iter().map(|side| self.side(*side)).collect();
        names.join(self.words.enumeration)
    }
}
