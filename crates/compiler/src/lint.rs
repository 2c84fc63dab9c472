//! What is wrong with a rule set as a whole.

mod unused;

use std::collections::BTreeSet;

use santong_rules::{Criterion, Kind, Level, QuestionId};

use crate::citations;
use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::source::Place;

pub(crate) fn check(draft: &Draft<'_>) {
    check_levels(draft);
    check_cycles(draft);
    if draft.cx.sources.any_damage() {
        // What uses a question or a clause may stand in the part that could not be read.
        return;
    }
    unused::check(draft);
    check_clauses(draft);
    check_basis(draft);
    if draft.declaration.is_none() {
        let place = Place {
            file: 0,
            start: 0,
            end: 0,
        };
        draft.cx.faults.error(
            place,
            Code::MissingKey,
            "没有声明的 [declaration] 表",
            "声明书的写法写在 [declaration] 里。",
        );
    }
}

/// A question about the enterprise is asked once, so no single product can decide whether it is shown.
fn check_levels(draft: &Draft<'_>) {
    for (id, place) in &draft.shown_when_places {
        let Some(question) = draft.questions.get(usize::from(id.0)) else {
            continue;
        };
        let Some(condition) = &question.shown_when else {
            continue;
        };
        if question.level == Level::Product {
            continue;
        }
        condition.questions(&mut |read| {
            let Some(read) = draft.questions.get(usize::from(read.0)) else {
                return;
            };
            if read.level == Level::Product {
                let message = format!(
                    "企业问题“{}”的 shown_when 不能读产品问题“{}”",
                    question.id, read.id
                );
                let place = find(draft, *place, &read.id);
                draft.cx.faults.error(
                    place,
                    Code::Level,
                    message,
                    "改用企业问题，或者把这个问题改为产品问题。",
                );
            }
        });
    }
}

/// Where a name stands in a condition, or else the condition.
fn find(draft: &Draft<'_>, condition: Place, name: &str) -> Place {
    match draft.cx.sources.slice(condition).find(name) {
        Some(at) => {
            let start = condition.start + at;
            Place {
                file: condition.file,
                start,
                end: start + name.len(),
            }
        }
        None => condition,
    }
}

/// Questions whose display depends, in a circle, on their own answers would never be shown.
fn check_cycles(draft: &Draft<'_>) {
    let reads: Vec<Vec<usize>> = draft
        .questions
        .iter()
        .map(|question| {
            let mut read = BTreeSet::new();
            if let Some(condition) = &question.shown_when {
                condition.questions(&mut |id| {
                    read.insert(usize::from(id.0));
                });
            }
            read.into_iter().collect()
        })
        .collect();
    let mut reported = BTreeSet::new();
    for start in 0..reads.len() {
        let Some(circle) = circle_through(&reads, start) else {
            continue;
        };
        if !reported.insert(circle.iter().copied().collect::<BTreeSet<_>>()) {
            continue;
        }
        let Some(id) = u16::try_from(start).ok().map(QuestionId) else {
            continue;
        };
        let Some(place) = draft.shown_when_places.get(&id) else {
            continue;
        };
        let names: Vec<&str> = circle
            .iter()
            .chain([&start])
            .filter_map(|id| draft.questions.get(*id))
            .map(|q| q.id.as_str())
            .collect();
        let message = format!("shown_when 循环：{}", names.join(" → "));
        draft.cx.faults.error(
            *place,
            Code::Cycle,
            message,
            "去掉其中一个条件，否则这些问题都不会显示。",
        );
    }
}

/// The shortest way from a question back to itself.
fn circle_through(reads: &[Vec<usize>], start: usize) -> Option<Vec<usize>> {
    let mut paths = vec![vec![start]];
    let mut seen = BTreeSet::new();
    while !paths.is_empty() {
        let mut longer = Vec::new();
        for path in paths {
            let last = path.last().and_then(|last| reads.get(*last));
            for &next in last.into_iter().flatten() {
                if next == start {
                    return Some(path);
                }
                if seen.insert(next) {
                    longer.push(path.iter().copied().chain([next]).collect());
                }
            }
        }
        paths = longer;
    }
    None
}

/// Every clause is cited by something, or said to be background; not both.
fn check_clauses(draft: &Draft<'_>) {
    let cited = citations::by_clause(&draft.questions, &draft.criteria, &draft.measures);
    for (index, clause) in draft.clauses.iter().enumerate() {
        let background = draft
            .background
            .iter()
            .position(|background| usize::from(background.clause.0) == index);
        let is_cited = cited.keys().any(|id| usize::from(id.0) == index);
        let place = draft.clause_ids.place(index);
        match (background, is_cited, place) {
            (None, false, Some(place)) => {
                let message = format!("没有问题、检查项或措施引用条款“{}”", clause.number);
                draft.cx.faults.error(
                    place,
                    Code::Unused,
                    message,
                    "在 clauses 里引用，或者写进 [[background]] 并说明原因。",
                );
            }
            (Some(background), true, _) => {
                if let Some(place) = draft.background_places.get(background) {
                    let message = format!("条款“{}”已经被引用，不是背景", clause.number);
                    draft.cx.faults.warning(
                        *place,
                        Code::Unused,
                        message,
                        "删去这个 [[background]]。",
                    );
                }
            }
            _ => {}
        }
    }
}

/// A criterion for every enterprise needs a national basis; a regional one is limited to its region.
fn check_basis(draft: &Draft<'_>) {
    for (index, criterion) in draft.criteria.iter().enumerate() {
        let documents: Vec<_> = criterion
            .clauses
            .iter()
            .filter_map(|clause| draft.clauses.get(usize::from(clause.0)))
            .filter_map(|clause| draft.documents.get(usize::from(clause.document)))
            .collect();
        let national = documents
            .iter()
            .any(|document| document.scope == "national");
        if documents.is_empty() || national || is_regional(draft, criterion) {
            continue;
        }
        if let Some(place) = draft.criterion_ids.place(index) {
            let message = format!("检查项“{}”面向所有企业，却只引用地方文件", criterion.id);
            let hint = "引用一个全国性文件，或者在 applies_when 里限定地区。";
            draft.cx.faults.error(place, Code::Basis, message, hint);
        }
    }
}

fn is_regional(draft: &Draft<'_>, criterion: &Criterion) -> bool {
    let mut regional = false;
    if let Some(condition) = &criterion.applies_when {
        condition.questions(&mut |id| {
            let kind = draft
                .questions
                .get(usize::from(id.0))
                .map(|question| &question.kind);
            regional |= matches!(kind, Some(Kind::Choice(choices)) if *choices == draft.regions);
        });
    }
    regional
}
