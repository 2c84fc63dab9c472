//! Why a verdict is what it is, in one plain sentence.

mod open;

use santong_rules::{
    Answers, Assessment, CriterionFinding, Fact, Kind, Question, QuestionId, RuleSet, Scope, Value,
    Verdict,
};

use crate::{
    Words,
    answer::{date_text, member_text, value_text},
    case::{Case, columns},
    comparison::Line,
    text::{fill, list, quoted},
};
use open::what_is_open;

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
    if let Some(said) = out_of_force(case, finding) {
        return said;
    }
    let scope = case.scope(product);
    let deciding = case.why(product, finding.criterion).deciding;
    let mut questions: Vec<(QuestionId, &Question)> = deciding
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
        let without_fit = if finding.verdict == Verdict::Unmet {
            case.without_fit(product, finding)
        } else {
            Vec::new()
        };
        what_was_said(case, &scope, &questions, &at_fault, &without_fit)
    };
    let words = case.words;
    let sentence = if parts.is_empty() {
        words.because_always.to_owned()
    } else {
        parts.join(words.clause_break)
    };
    let template = match finding.verdict {
        Verdict::NotApplicable => words.because_not_applicable,
        _ => words.sentence,
    };
    fill(template, &[&sentence])
}

/// That a criterion is not in force on the day of the assessment, where that is so.
fn out_of_force(case: &Case<'_>, finding: &CriterionFinding) -> Option<String> {
    let window = case.rules.criterion(finding.criterion)?.window;
    let words = case.words;
    match (window.from, window.until) {
        (Some(from), _) if case.as_of < from => {
            Some(fill(words.not_yet_in_force, &[&date_text(from, words)]))
        }
        (_, Some(until)) if until < case.as_of => {
            Some(fill(words.no_longer_in_force, &[&date_text(until, words)]))
        }
        _ => None,
    }
}

/// The deciding answers: the first few in full, the others by name.
fn what_was_said(
    case: &Case<'_>,
    scope: &Scope<'_>,
    questions: &[(QuestionId, &Question)],
    at_fault: &[(QuestionId, Vec<usize>)],
    without_fit: &[QuestionId],
) -> Vec<String> {
    let words = case.words;
    let mut parts = Vec::new();
    for (id, question) in questions.iter().take(TOLD) {
        let Fact::Known(value) = scope.fact(*id) else {
            parts.push(question.short.clone());
            continue;
        };
        let mut text = answered(question, value, words);
        let has_rows = matches!(value, Value::Table { rows, .. } if !rows.is_empty());
        if has_rows && without_fit.contains(id) {
            text = fill(words.none_fits, &[&text]);
        }
        let mut rows = Vec::new();
        for (_, members) in at_fault.iter().filter(|(at_fault, _)| at_fault == id) {
            let compared = rows_compared(scope, question, value, members, words);
            if compared.is_empty() {
                let names: Vec<String> = members
                    .iter()
                    .map(|&index| member_name(question, value, index, words))
                    .collect();
                let names = list(&names, TOLD, words.enumeration, words.and_more);
                text = fill(words.members_at_fault, &[&text, &names]);
            }
            rows.extend(compared);
        }
        parts.push(text);
        parts.extend(rows);
    }
    let others = questions.get(TOLD..).unwrap_or_default().iter();
    let others: Vec<String> = others
        .map(|(_, question)| quoted(&question.short, words))
        .collect();
    if !others.is_empty() {
        let others = list(&others, NAMED, words.quotes_break, words.and_more);
        parts.push(fill(words.because_also, &[&others]));
    }
    parts
}

/// What was answered, as somebody would say it: 产品行业选的是“玩具”.
pub fn answered(question: &Question, value: &Value, words: &Words) -> String {
    let text = value_text(&question.kind, value, BRIEF, words).replace('\n', " ");
    let template = match (&question.kind, value) {
        (Kind::Boolean, _) => words.answered_flag,
        (Kind::Choice(_) | Kind::Choices(_), _) => words.answered_choice,
        (Kind::Text(_), _) => words.answered_text,
        (Kind::Table(kind), Value::Table { rows, complete }) => {
            let template = match (rows.len(), complete) {
                (0, _) => words.answered_no_rows,
                (_, true) => words.answered_all_rows,
                (_, false) => words.answered_rows,
            };
            let count = rows.len().to_string();
            return fill(template, &[&question.short, &kind.row_name, &count]);
        }
        _ => words.answered_value,
    };
    let text = match question.kind {
        Kind::Boolean | Kind::Choice(_) | Kind::Choices(_) | Kind::Text(_) => quoted(&text, words),
        _ => text,
    };
    fill(template, &[&question.short, &text])
}

/// What rows of a comparison come to, row by row; nothing where the question is none.
fn rows_compared(
    scope: &Scope<'_>,
    question: &Question,
    value: &Value,
    members: &[usize],
    words: &Words,
) -> Vec<String> {
    let (Kind::Table(kind), Value::Table { rows, .. }) = (&question.kind, value) else {
        return Vec::new();
    };
    let Some(comparison) = &kind.comparison else {
        return Vec::new();
    };
    let sides = comparison.counted(scope.fact(comparison.markets));
    let told = members.iter().take(TOLD).filter_map(|&index| {
        let line = Line::new(kind, sides.as_deref(), rows.get(index)?, words)?;
        let name = member_name(question, value, index, words);
        let clauses = line.clauses().join(words.comma);
        Some(fill(words.labelled, &[&name, &clauses]))
    });
    let mut told: Vec<String> = told.collect();
    if members.len() > TOLD {
        let more = (members.len() - TOLD).to_string();
        told.push(fill(words.more_rows_at_fault, &[&more]));
    }
    told
}

/// 第 2 行（泄漏电流）, or the label of a choice.
pub fn member_name(question: &Question, value: &Value, index: usize, words: &Words) -> String {
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
