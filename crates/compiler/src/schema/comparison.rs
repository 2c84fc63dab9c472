//! `kind = "comparison"`: the columns that follow from the markets and the labels.

use std::collections::BTreeSet;

use santong_rules::{
    Choice, Column, ColumnRole, ComparisonKind, Direction, Kind, Question, QuestionId, Side,
    TableKind, TextKind,
};

use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::toml_reader::{Table, Text};

/// Columns are numbered by a byte in conditions; there are about a dozen markets.
const MAX_SIDES: usize = 60;
/// The home market's id among the sides.
const HOME: &str = "home";

/// A comparison question whose markets are not looked up yet: they may stand further down.
pub(super) struct Pending {
    markets: Option<Text>,
    labels: Option<Labels>,
    row_name: String,
    max_rows: u32,
}

struct Labels {
    name: String,
    basis: String,
    unit: String,
    direction: String,
    at_most: String,
    at_least: String,
    range: String,
    same_method: String,
    home: String,
    limit: String,
    limit_unit: String,
    standard: String,
    method: String,
    own: String,
    measured: String,
}

pub(super) fn read(table: &mut Table<'_>) -> Pending {
    let markets = table.required_text("markets");
    let labels = table.table("labels", "列的名称");
    if !table.has("labels") {
        table.missing("labels");
    }
    let labels = labels.map(|mut labels| {
        let read = Labels {
            name: labels.required_words("name"),
            basis: labels.required_words("basis"),
            unit: labels.required_words("unit"),
            direction: labels.required_words("direction"),
            at_most: labels.required_words("at_most"),
            at_least: labels.required_words("at_least"),
            range: labels.required_words("range"),
            same_method: labels.required_words("same_method"),
            home: labels.required_words("home"),
            limit: labels.required_words("limit"),
            limit_unit: labels.required_words("limit_unit"),
            standard: labels.required_words("standard"),
            method: labels.required_words("method"),
            own: labels.required_words("own"),
            measured: labels.required_words("measured"),
        };
        labels.finish(&[]);
        read
    });
    Pending {
        markets,
        labels,
        row_name: table.required_words("row_name"),
        max_rows: super::kind::max_rows(table),
    }
}

impl Pending {
    /// The kind of the question, once all questions are known; `shown_when` are those with a
    /// condition of their own.
    pub fn expand(
        self,
        draft: &Draft<'_>,
        question: QuestionId,
        shown_when: &BTreeSet<QuestionId>,
    ) -> Option<Kind> {
        let (name, labels) = (self.markets?, self.labels?);
        let markets = QuestionId(draft.question_ids.resolve(draft.cx, &name)?);
        let find = |id: QuestionId| draft.questions.get(usize::from(id.0));
        let choices = check_markets(draft, &name, find(markets)?, find(question)?)?;
        if shown_when.contains(&markets) {
            let message = format!("市场的问题“{}”不能有 shown_when", name.value);
            let hint = "哪些市场算数，任何时候都要能回答。";
            draft
                .cx
                .faults
                .error(name.place, Code::BadValue, message, hint);
        }
        let home = Side {
            id: HOME.to_owned(),
            label: labels.home.clone(),
        };
        let others = choices.iter().map(|choice| Side {
            id: choice.id.clone(),
            label: choice.label.clone(),
        });
        let comparison = ComparisonKind {
            markets,
            sides: std::iter::once(home).chain(others).collect(),
        };
        if comparison.sides.len() > MAX_SIDES {
            let message = format!("比较的各方多于 {MAX_SIDES} 个");
            draft
                .cx
                .faults
                .error(name.place, Code::TooComplex, message, "减少市场的选项。");
            return None;
        }
        let columns: Vec<Column> = (0..)
            .map_while(|column| comparison.role(column))
            .map(|role| labels.column(&comparison, role))
            .collect();
        check_names(draft, &name, &comparison, &columns);
        Some(Kind::Table(TableKind {
            columns,
            row_name: self.row_name,
            max_rows: self.max_rows,
            comparison: Some(comparison),
        }))
    }
}

/// The markets are choices of the same enterprise or product.
fn check_markets<'d>(
    draft: &Draft<'_>,
    name: &Text,
    markets: &'d Question,
    question: &Question,
) -> Option<&'d [Choice]> {
    let error = |code, message: String, hint: &str| {
        draft.cx.faults.error(name.place, code, message, hint);
    };
    if markets.level != question.level {
        let message = format!(
            "问题“{}”和市场的问题“{}”不在同一级",
            question.id, markets.id
        );
        error(Code::Level, message, "两个都是企业问题，或者都是产品问题。");
    }
    let Kind::Choices(choices) = &markets.kind else {
        let message = format!("市场的问题“{}”不是多选", markets.id);
        error(
            Code::BadValue,
            message,
            "写一个 kind = \"choices\" 的问题。",
        );
        return None;
    };
    Some(choices)
}

/// A market that is called like a column, so that two columns would have one name.
fn check_names(draft: &Draft<'_>, name: &Text, comparison: &ComparisonKind, columns: &[Column]) {
    let mut known = BTreeSet::new();
    let mut reported = BTreeSet::new();
    for (index, column) in columns.iter().enumerate() {
        let side = match comparison.role(index) {
            Some(
                ColumnRole::Limit(side)
                | ColumnRole::LimitUnit(side)
                | ColumnRole::Standard(side)
                | ColumnRole::Method(side),
            ) => Some(side),
            _ => None,
        };
        if !known.insert(column.id.as_str()) && reported.insert(side) {
            let message = format!("市场的选项使比较表有两列都叫“{}”", column.id);
            let hint = "改这个选项的名称。";
            let place = name.place;
            draft.cx.faults.error(place, Code::Duplicate, message, hint);
        }
    }
}

impl Labels {
    fn column(&self, comparison: &ComparisonKind, role: ColumnRole) -> Column {
        let side = |index: usize| comparison.sides.get(index);
        let of_side = |index: usize, suffix: &str, label: &str| {
            let (id, name) =
                side(index).map_or(("", ""), |side| (side.id.as_str(), side.label.as_str()));
            ([id, suffix].concat(), [name, label].concat())
        };
        let of_row = |id: &str, label: &str| (id.to_owned(), label.to_owned());
        let ((id, label), kind, optional) = match role {
            ColumnRole::Name => (of_row("name", &self.name), text(60), false),
            ColumnRole::Basis => (of_row("basis", &self.basis), text(80), true),
            ColumnRole::Unit => (of_row("unit", &self.unit), text(20), true),
            ColumnRole::Direction => (
                of_row("direction", &self.direction),
                directions(self),
                false,
            ),
            ColumnRole::SameMethod => (
                of_row("same_method", &self.same_method),
                Kind::Boolean,
                false,
            ),
            ColumnRole::Limit(index) => (of_side(index, "", &self.limit), Kind::Limit, false),
            ColumnRole::LimitUnit(index) => {
                (of_side(index, "_unit", &self.limit_unit), text(20), true)
            }
            ColumnRole::Standard(index) => {
                (of_side(index, "_standard", &self.standard), text(80), false)
            }
            ColumnRole::Method(index) => (of_side(index, "_method", &self.method), text(80), false),
            ColumnRole::Own => (of_row("own", &self.own), Kind::Limit, false),
            ColumnRole::Measured => (of_row("measured", &self.measured), Kind::Measured, false),
        };
        Column {
            id,
            label,
            optional,
            kind,
        }
    }
}

fn text(max_length: u32) -> Kind {
    Kind::Text(TextKind {
        multiline: false,
        max_length,
        pattern: None,
        pattern_hint: String::new(),
        identifier: None,
        none: false,
    })
}

fn directions(labels: &Labels) -> Kind {
    let choice = |direction: Direction| Choice {
        id: direction.id().to_owned(),
        label: match direction {
            Direction::AtMost => &labels.at_most,
            Direction::AtLeast => &labels.at_least,
            Direction::Range => &labels.range,
        }
        .clone(),
        ..Choice::default()
    };
    Kind::Choice(Direction::ALL.map(choice).into())
}
