//! Why a verdict is what it is, in one plain sentence.

use santong_rules::{
    Answers, Assessment, CriterionFinding, Fact, Kind, Obstacle, Question, QuestionId, RuleSet,
    Scope, Shown, TableKind, Value, Verdict, compare_cells,
};

use crate::{
    Words,
    answer::{member_text, value_text},
    case::{Case, columns},
    text::{fill, list},
};

/// Most questions whose answers are told in full.
const TOLD: usize = 3;
/// Most questions that are named.
const NAMED: usize = 5;
/// Most characters of a text answer.
const BRIEF: usize = 60;

/// Why this verdict: the short names of the questions that decided it, with their answers.
/// `product` is the position of the product the finding is about.
#[must_use]
pub fn reason(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    product: Option<usize>,
    finding: &CriterionFinding,
    words: &Words,
) -> String {
    explain(
        &Case::new(rules, answers, assessment, words),
        product,
        finding,
    )
}

/// As [`reason`], for a case that is read already.
pub fn explain(case: &Case<'_>, product: Option<usize>, finding: &CriterionFinding) -> String {
    let scope = case.scope(product);
    let mut questions: Vec<(QuestionId, &Question)> = finding
        .because
        .iter()
        .filter_map(|id| Some((id, case.rules.question(id)?)))
        .collect();
    let parts = if finding.verdict == Verdict::Open {
        what_is_open(case, &scope, &questions)
    } else {
        let at_fault = if finding.verdict == Verdict::Unmet {
            case.members_at_fault(product, finding)
        } else {
            Vec::new()
        };
        let at_fault_first = |(id, _): &(QuestionId, &Question)| {
            !at_fault.iter().any(|(at_fault, _)| at_fault == id)
        };
        questions.sort_by_key(at_fault_first);
        what_was_said(case, &scope, &questions, &at_fault)
    };
    let words = case.words;
    let sentence = if parts.is_empty() {
        words.because_always.to_owned()
    } else {
        parts.join(words.clause_break)
    };
    sentence + words.full_stop
}

/// The deciding answers: the first few in full, the others by name.
fn what_was_said(
    case: &Case<'_>,
    scope: &Scope<'_>,
    questions: &[(QuestionId, &Question)],
    at_fault: &[(QuestionId, Vec<usize>)],
) -> Vec<String> {
    let words = case.words;
    let told = questions.iter().take(TOLD).map(|(id, question)| {
        let Fact::Known(value) = scope.fact(*id) else {
            return question.short.clone();
        };
        let mut text = value_text(&question.kind, value, BRIEF, words).replace('\n', " ");
        for (_, members) in at_fault.iter().filter(|(at_fault, _)| at_fault == id) {
            let names: Vec<String> = members
                .iter()
                .map(|&index| member_name(question, value, index, words))
                .collect();
            let names = list(&names, TOLD, words.enumeration, words.and_more);
            text = fill(words.members_at_fault, &[&text, &names]);
        }
        fill(words.labelled, &[&question.short, &text])
    });
    let mut parts: Vec<String> = told.collect();
    let others = questions.get(TOLD..).unwrap_or_default().iter();
    let others: Vec<String> = others.map(|(_, question)| question.short.clone()).collect();
    if !others.is_empty() {
        let others = list(&others, NAMED, words.enumeration, words.and_more);
        parts.push(fill(words.because_also, &[&others]));
    }
    parts
}

/// 第 2 行（泄漏电流）, or the label of a choice.
fn member_name(question: &Question, value: &Value, index: usize, words: &Words) -> String {
    match (&question.kind, value) {
        (Kind::Choices(choices), Value::List(members)) => members
            .get(index)
            .map_or_else(String::new, |member| member_text(choices, member)),
        (Kind::Table(_), Value::Table { rows, .. }) => {
            let row = fill(words.row, &[&(index + 1).to_string()]);
            match rows
                .get(index)
                .and_then(|cells| row_name(question, cells, words))
            {
                Some(name) => fill(words.remarked, &[&row, &name]),
                None => row,
            }
        }
        _ => String::new(),
    }
}

/// What a row is about: its first text.
fn row_name(question: &Question, cells: &[Option<Value>], words: &Words) -> Option<String> {
    columns(question)
        .iter()
        .zip(cells)
        .find_map(|(column, cell)| {
            let value = cell.as_ref()?;
            matches!(column.kind, Kind::Text(_)).then(|| value_text(&column.kind, value, 20, words))
        })
}

/// What keeps it open: questions sorted by what is the matter with them.
fn what_is_open(
    case: &Case<'_>,
    scope: &Scope<'_>,
    questions: &[(QuestionId, &Question)],
) -> Vec<String> {
    let words = case.words;
    let mut matters: [(&str, Vec<String>); 8] = [
        (words.because_unanswered, Vec::new()),
        (words.because_unsure, Vec::new()),
        (words.because_ill_formed, Vec::new()),
        (words.because_not_complete, Vec::new()),
        (words.because_empty_cells, Vec::new()),
        (words.because_not_comparable, Vec::new()),
        (words.because_not_shown, Vec::new()),
        (words.because_out_of_range, Vec::new()),
    ];
    for (id, question) in questions {
        for (template, name) in matters_of(scope, *id, question, words) {
            if let Some((_, names)) = matters.iter_mut().find(|(matter, _)| *matter == template) {
                names.push(name);
            }
        }
    }
    let told = matters.iter().filter(|(_, names)| !names.is_empty());
    told.map(|(template, names)| {
        fill(
            template,
            &[&list(names, NAMED, words.enumeration, words.and_more)],
        )
    })
    .collect()
}

/// What is the matter with one question, each with the name to give.
fn matters_of(
    scope: &Scope<'_>,
    id: QuestionId,
    question: &Question,
    words: &Words,
) -> Vec<(&'static str, String)> {
    let short = question.short.clone();
    if scope.shown(id) == Shown::No {
        return vec![(words.because_not_shown, short)];
    }
    let value = match scope.fact(id) {
        Fact::Unanswered => return vec![(words.because_unanswered, short)],
        Fact::Unsure => return vec![(words.because_unsure, short)],
        Fact::IllFormed(_) => return vec![(words.because_ill_formed, short)],
        Fact::Known(value) => value,
    };
    let mut matters = Vec::new();
    if let (Value::Table { rows, complete }, Kind::Table(table)) = (value, &question.kind) {
        if !complete {
            matters.push((words.because_not_complete, short.clone()));
        }
        let (empty, other) = rows_in_want(scope, table, rows, words);
        for (template, places) in [
            (words.because_empty_cells, empty),
            (words.because_not_comparable, other),
        ] {
            if !places.is_empty() {
                let places = list(&places, TOLD, words.enumeration, words.and_more);
                matters.push((template, fill(words.remarked, &[&short, &places])));
            }
        }
        if table.comparison.is_some() {
            // Where the markets are not known, that is a matter of theirs.
            return matters;
        }
    }
    if matters.is_empty() {
        matters.push((words.because_out_of_range, short));
    }
    matters
}

/// The cells that must be filled and are not, and the rows that cannot be compared for another reason.
fn rows_in_want(
    scope: &Scope<'_>,
    table: &TableKind,
    rows: &[Vec<Option<Value>>],
    words: &Words,
) -> (Vec<String>, Vec<String>) {
    let comparison = table.comparison.as_ref();
    let sides = comparison.and_then(|kind| kind.counted(scope.fact(kind.markets)));
    let (mut empty, mut other) = (Vec::new(), Vec::new());
    for (row, cells) in (1..).zip(rows) {
        let row = i32::to_string(&row);
        let found = compare_cells(table, sides.as_deref(), cells);
        for column in found.missing {
            if let Some(column) = table.columns.get(column) {
                empty.push(fill(words.cell, &[&row, &column.label]));
            }
        }
        if found
            .obstacle
            .is_some_and(|obstacle| obstacle != Obstacle::MarketsUnknown)
        {
            other.push(fill(words.row, &[&row]));
        }
    }
    (empty, other)
}
