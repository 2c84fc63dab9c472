//! Steps about tables: rows to add, to put right, to measure.

use santong_rules::{
    Condition, Fact, Kind, Question, QuestionId, RowField, TableKind, Value, Want,
};

use crate::{
    case::Case,
    comparison::Line,
    reason::member_name,
    requirement::Wording,
    text::{fill, list, quoted},
};

/// Most rows that are named.
const NAMED: usize = 3;

pub fn table_step(
    case: &Case<'_>,
    product: Option<usize>,
    id: QuestionId,
    question: &Question,
    want: &Want,
) -> String {
    let (words, short) = (case.words, question.short.as_str());
    let Kind::Table(kind) = &question.kind else {
        return String::new();
    };
    let table = Condition::Answer(id);
    let wording = Wording {
        rules: case.rules,
        words,
    };
    let said = |body: &Condition| wording.requirement(body, true, &vec![&table]);
    match want {
        Want::Row(Condition::Bool(_)) => fill(words.do_list, &[short, &kind.row_name]),
        Want::Row(body) => fill(words.do_add, &[short, &kind.row_name, &said(body)]),
        Want::Rows(body, faulty) => {
            let Fact::Known(value) = case.scope(product).fact(id).clone() else {
                let every = Condition::All(Box::new(table.clone()), Box::new(body.clone()));
                let every = wording.requirement(&every, true, &Vec::new());
                return fill(words.do_complete_so, &[short, &every]);
            };
            if faulty.is_empty() {
                return fill(words.do_complete, &[short]);
            }
            if kind.comparison.is_some() {
                let steps = compared(case, product, question, kind, &value, body, faulty);
                if !steps.is_empty() {
                    return steps.join(words.clause_break);
                }
            }
            let rows = faulty
                .iter()
                .map(|row| member_name(question, &value, *row, words));
            let rows = list(
                &rows.collect::<Vec<_>>(),
                NAMED,
                words.enumeration,
                words.and_more,
            );
            fill(words.do_mend, &[short, &rows, &said(body)])
        }
        _ => String::new(),
    }
}

/// What to do about each row of a comparison: which limit to keep to, what to measure.
fn compared(
    case: &Case<'_>,
    product: Option<usize>,
    question: &Question,
    kind: &TableKind,
    value: &Value,
    body: &Condition,
    faulty: &[usize],
) -> Vec<String> {
    let words = case.words;
    let (Value::Table { rows, .. }, Some(comparison)) = (value, &kind.comparison) else {
        return Vec::new();
    };
    let scope = case.scope(product);
    let sides = comparison.counted(scope.fact(comparison.markets));
    let field = |field: RowField| {
        let at = RowField::ALL.iter().position(|other| *other == field);
        at.is_some_and(|at| body.reads_column(kind.columns.len() + at))
    };
    let mut steps = Vec::new();
    for index in faulty.iter().take(NAMED) {
        let Some(line) = rows
            .get(*index)
            .and_then(|cells| Line::new(kind, sides.as_deref(), cells, words))
        else {
            continue;
        };
        let name = member_name(question, value, *index, words);
        let bounds = line.bounds().join(words.comma);
        let lacks = line.clauses().into_iter().next_back();
        if bounds.is_empty() || line.obstacle().is_some() {
            steps.extend(lacks.map(|lacks| fill(words.labelled, &[&name, &lacks])));
        } else if field(RowField::OwnWithin) {
            steps.push(fill(words.do_own_limit, &[&name, &bounds]));
        } else if field(RowField::MeasuredWithin) {
            steps.push(fill(words.do_measured, &[&name, &bounds]));
        } else if field(RowField::IsMeasured) {
            steps.push(fill(words.do_measure, &[&quoted(&name, words)]));
        }
    }
    steps
}
