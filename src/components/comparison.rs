//! A row of a comparison as a card: what is measured, the limits side by side, and what follows.

use santong_documents::comparison_text;
use santong_rules::{ColumnRole, ComparisonKind, RowComparison, TableKind, compare_row};

use super::{
    cell::{Cell, cell},
    element::{Element, element, text},
    table::RowPart,
};
use crate::widget::Widget;

/// A row with all that its cells are drawn from.
struct Card<'a> {
    widget: &'a Widget,
    part: &'a RowPart,
    kind: &'a TableKind,
    comparison: &'a ComparisonKind,
    /// The sides that count.
    sides: &'a [usize],
    found: RowComparison,
}

/// The cells of a row and what follows from them.
pub fn comparison(
    widget: &Widget,
    part: &RowPart,
    kind: &TableKind,
    comparison: &ComparisonKind,
) -> Element {
    let counted = part.sides.as_deref();
    let card = Card {
        widget,
        part,
        kind,
        comparison,
        // While it is not known which markets count, the home market does.
        sides: counted.unwrap_or(&[0]),
        found: compare_row(&widget.rules, kind, counted, &part.row),
    };
    // Nothing is said about a row that nobody has begun.
    let said = if part.row.is_empty() {
        String::new()
    } else {
        comparison_text(&widget.rules, kind, counted, &part.row, widget.documents)
    };
    // Announced once the row is filled in, not with every cell on the way there.
    let live = if card.found.missing.is_empty() {
        "polite"
    } else {
        "off"
    };
    element("div")
        .child(card.cells(
            "cells what",
            &[
                ColumnRole::Name,
                ColumnRole::Basis,
                ColumnRole::Unit,
                ColumnRole::Direction,
            ],
        ))
        .child(card.sides())
        .child(if card.sides.len() > 1 {
            card.cells(
                "cells outcome",
                &[
                    ColumnRole::SameMethod,
                    ColumnRole::Own,
                    ColumnRole::Measured,
                ],
            )
        } else {
            card.cells("cells", &[ColumnRole::Own, ColumnRole::Measured])
        })
        .child(
            text("p", "remark comparison", &said)
                .attr("data-comparison", &part.index.to_string())
                .attr("aria-live", live),
        )
}

impl Card<'_> {
    /// Cells beside each other, each under its column's heading.
    fn cells(&self, class: &str, roles: &[ColumnRole]) -> Element {
        let mut cells = Vec::new();
        for role in roles {
            cells.extend(self.cell(*role, ""));
        }
        element("div").class(class).list(cells)
    }

    /// The limits of the sides that count, under each other.
    fn sides(&self) -> Element {
        let mut sides = Vec::new();
        for side in self.sides {
            sides.extend(self.side(*side));
        }
        element("div").class("sides").list(sides)
    }

    fn side(&self, side: usize) -> Option<Element> {
        let label = &self.comparison.sides.get(side)?.label;
        let mut cells = Vec::new();
        for role in [
            ColumnRole::Limit(side),
            ColumnRole::LimitUnit(side),
            ColumnRole::Standard(side),
            ColumnRole::Method(side),
        ] {
            cells.extend(self.cell(role, label));
        }
        Some(
            element("div")
                .class("side")
                .attr("role", "group")
                .attr("aria-label", label)
                .child(text("b", "side-name", label).of_rules(self.widget))
                .child(element("div").class("cells").list(cells)),
        )
    }

    /// A cell; what its heading begins with is said already where it stands.
    fn cell(&self, role: ColumnRole, said: &str) -> Option<Element> {
        let position = self.comparison.column(role);
        let column = self.kind.columns.get(position)?;
        let label = column.label.strip_prefix(said).unwrap_or(&column.label);
        let optional = matches!(
            role,
            ColumnRole::Basis | ColumnRole::Unit | ColumnRole::LimitUnit(_)
        );
        let about = Cell {
            column,
            label,
            optional,
            missing: self.found.missing.contains(&position),
        };
        Some(cell(self.widget, self.part, about))
    }
}
