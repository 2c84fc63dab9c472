//! Where three-valued evaluation says less than could be known.
//!
//! Part of the answers may be missing: a variable for each question says so, and for a table that more
//! rows may come. What is possible for such answers follows by filling in what is missing, question by
//! question.

use std::collections::BTreeMap;

use biodivine_lib_bdd::Bdd;
use santong_rules::{Condition, CriterionId, QuestionId, Verdict};

use crate::checks::printed;
use crate::replay::case_of;
use crate::space::{Slot, Space};
use crate::symbolic::Symbolic;
use crate::verdicts::Verdicts;
use crate::{Fault, Finding, Subject};

/// Criteria that stay open although nothing can change them, and questions that are asked although they
/// can change nothing at all any more.
pub fn findings(space: &Space<'_>) -> Vec<Finding> {
    let (complete, partial) = (Symbolic::new(space, true), Symbolic::new(space, false));
    let mut findings = Vec::new();
    let mut looked_at = Vec::new();
    for (id, criterion) in space.rules.criteria_with_ids() {
        let (Ok(whole), Ok(part)) = (
            Verdicts::new(&complete, criterion),
            Verdicts::new(&partial, criterion),
        ) else {
            // Reported already.
            continue;
        };
        let one = Consumer {
            space,
            read: read_by(space, criterion.conditions()),
            results: vec![whole.met, whole.unmet, whole.not_applicable],
            open: part.open,
            causes: part.causes,
        };
        findings.extend(inexact(&one, id));
        looked_at.push((Some(id), one));
    }
    for measure in &space.rules.measures {
        let Some(condition) = &measure.relevant_when else {
            continue;
        };
        let (Ok(whole), Ok(part)) = (complete.truth(condition), partial.truth(condition)) else {
            continue;
        };
        let one = Consumer {
            space,
            read: read_by(space, [condition]),
            results: vec![whole.holds, whole.fails],
            open: part.unknown,
            causes: part.causes,
        };
        looked_at.push((None, one));
    }
    findings.extend(in_vain(space, &looked_at));
    findings
}

/// Something that answers decide.
struct Consumer<'p, 'a> {
    space: &'p Space<'a>,
    /// The questions on which it rests, with those that show them.
    read: Vec<QuestionId>,
    /// For which complete answers it comes to each result.
    results: Vec<Bdd>,
    /// For which answers, some of them missing, it is left open, and because of which question.
    open: Bdd,
    causes: BTreeMap<QuestionId, Bdd>,
}

fn read_by<'c>(
    space: &Space<'_>,
    conditions: impl IntoIterator<Item = &'c Condition>,
) -> Vec<QuestionId> {
    let mut found = Vec::new();
    let mut next = Vec::new();
    for condition in conditions {
        condition.questions(&mut |id| next.push(id));
    }
    while let Some(id) = next.pop() {
        if found.contains(&id) {
            continue;
        }
        found.push(id);
        let question = space.rules.question(id);
        if let Some(shown_when) = question.and_then(|question| question.shown_when.as_ref()) {
            shown_when.questions(&mut |id| next.push(id));
        }
    }
    found.sort_unstable();
    found
}

impl Consumer<'_, '_> {
    /// For which answers, some of them missing, a set of complete answers can be reached by filling in
    /// all but one question.
    fn can_be(&self, set: &Bdd, but: Option<QuestionId>) -> Bdd {
        let others = self.read.iter().filter(|id| Some(**id) != but);
        others.fold(set.clone(), |set, id| self.fill(&set, *id))
    }

    /// The same with one question: where it has no answer, any will do.
    fn fill(&self, set: &Bdd, id: QuestionId) -> Bdd {
        let Some(bit) = self.space.unanswered(id) else {
            return set.clone();
        };
        let missing = self.space.is_set(bit);
        match self.space.slot(id) {
            Some(Slot::Table(rows)) => rows.iter().fold(set.clone(), |set, (.., row)| {
                // A row that is there stays; one that is not may come while the table is open.
                let there = set.var_restrict(*row, true);
                let absent = set.var_restrict(*row, false);
                let may_come = Bdd::if_then_else(&missing, &absent.or(&there), &absent);
                Bdd::if_then_else(&self.space.is_set(*row), &there, &may_come)
            }),
            _ => {
                let any = set.exists(&self.space.bits_of(id));
                Bdd::if_then_else(&missing, &any, set)
            }
        }
    }

    /// For which answers, some of them missing, one question can still change the result.
    fn can_change(&self, question: QuestionId) -> Bdd {
        let bits = self.space.bits_of(question);
        let depends = self
            .results
            .iter()
            .fold(self.space.never(), |depends, set| {
                depends.or(&set.exists(&bits).and_not(&set.for_all(&bits)))
            });
        self.can_be(&depends, Some(question))
    }
}

/// Open although only one verdict can be reached.
fn inexact(one: &Consumer<'_, '_>, id: CriterionId) -> Option<Finding> {
    let possible: Vec<Bdd> = one
        .results
        .iter()
        .map(|set| one.can_be(set, None))
        .collect();
    let mut two = one.space.never();
    for (index, a) in possible.iter().enumerate() {
        for b in possible.iter().skip(index + 1) {
            two = two.or(&a.and(b));
        }
    }
    let case = case_of(one.space, &one.open.and_not(&two), false)?;
    // The engine has to leave it open, too.
    let found = case.assess(one.space);
    let mut findings = found
        .findings
        .iter()
        .chain(found.products.iter().flat_map(|p| &p.findings));
    let is_open = findings.any(|found| found.criterion == id && found.verdict == Verdict::Open);
    Some(Finding {
        subject: Subject::Criterion(id),
        fault: if is_open {
            Fault::Inexact
        } else {
            Fault::NotReplayed
        },
        case: Some(case),
    })
}

/// Questions that are asked for something although neither that nor anything else can change by them.
/// What a declaration needs is asked for that alone.
fn in_vain(
    space: &Space<'_>,
    consumers: &[(Option<CriterionId>, Consumer<'_, '_>)],
) -> Vec<Finding> {
    let printed = printed(space);
    let mut findings = Vec::new();
    for (id, one) in consumers {
        let Some(id) = id else {
            continue;
        };
        for (question, cause) in &one.causes {
            let Some(bit) = space.unanswered(*question) else {
                continue;
            };
            // A question with an answer is not asked; nor is one that a declaration needs asked in vain.
            let mut gap = cause.and(&space.is_set(bit));
            if printed.contains(question) || gap.is_false() {
                continue;
            }
            gap = gap.and_not(&one.can_change(*question));
            for (_, other) in consumers {
                if gap.is_false() {
                    break;
                }
                if other.read.contains(question) {
                    gap = gap.and_not(&other.can_change(*question));
                }
            }
            if let Some(case) = case_of(space, &gap, false) {
                findings.push(Finding {
                    subject: Subject::Criterion(*id),
                    fault: Fault::AskedInVain(*question),
                    case: Some(case),
                });
            }
        }
    }
    findings
}
