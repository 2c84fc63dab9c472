//! Questions and pages that nothing needs.

use std::collections::BTreeSet;

use santong_rules::{Condition, Kind, Piece, Question, QuestionId};

use crate::diagnostic::Code;
use crate::draft::Draft;

pub(super) fn check(draft: &Draft<'_>) {
    check_unused_questions(draft);
    check_empty_pages(draft);
}

fn check_unused_questions(draft: &Draft<'_>) {
    let mut used = BTreeSet::new();
    let mut read = |condition: &Condition| {
        condition.questions(&mut |id| {
            used.insert(id);
        });
    };
    draft
        .questions
        .iter()
        .filter_map(|question| question.shown_when.as_ref())
        .for_each(&mut read);
    draft
        .criteria
        .iter()
        .filter_map(|criterion| criterion.applies_when.as_ref())
        .for_each(&mut read);
    draft
        .criteria
        .iter()
        .map(|criterion| &criterion.met_when)
        .for_each(&mut read);
    draft
        .measures
        .iter()
        .filter_map(|measure| measure.relevant_when.as_ref())
        .for_each(&mut read);
    if let Some((form, _)) = &draft.declaration {
        let paragraphs = || {
            form.contents
                .iter()
                .flat_map(|content| &content.paragraphs)
                .chain(&form.notes)
        };
        paragraphs()
            .filter_map(|paragraph| paragraph.when.as_ref())
            .for_each(&mut read);
        used.extend(
            paragraphs()
                .flat_map(|paragraph| &paragraph.pieces)
                .filter_map(|piece| match piece {
                    Piece::Answer(id) => Some(*id),
                    _ => None,
                }),
        );
        used.extend(
            form.contents
                .iter()
                .flat_map(|content| &content.needs)
                .copied(),
        );
        used.extend([form.number_code, form.number_date]);
    }
    used.extend(draft.questions.iter().filter_map(markets));
    for (id, question) in (0..).map(QuestionId).zip(&draft.questions) {
        if let Some(place) = draft
            .question_ids
            .place(usize::from(id.0))
            .filter(|_| !used.contains(&id))
        {
            let message = format!("没有检查项、措施或声明用到问题“{}”", question.id);
            draft.cx.faults.warning(
                place,
                Code::Unused,
                message,
                "删去，或者在条件、声明里用上。",
            );
        }
    }
}

/// The question that says which sides of a comparison count.
fn markets(question: &Question) -> Option<QuestionId> {
    match &question.kind {
        Kind::Table(table) => table.comparison.as_ref().map(|kind| kind.markets),
        _ => None,
    }
}

fn check_empty_pages(draft: &Draft<'_>) {
    for (index, page) in draft.pages.iter().enumerate() {
        let empty = draft
            .questions
            .iter()
            .all(|question| usize::from(question.page) != index);
        if let Some(place) = draft.page_ids.place(index).filter(|_| empty) {
            let message = format!("页面“{}”上没有问题", page.id);
            draft
                .cx
                .faults
                .warning(place, Code::Unused, message, "删去，或者把问题放到这一页。");
        }
    }
}
