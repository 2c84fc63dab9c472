//! What must hold when everything is answered.

use std::collections::BTreeSet;

use biodivine_lib_bdd::{Bdd, BddVariable};
use santong_rules::{
    Answer, Criterion, CriterionId, Kind, Level, Piece, QuestionId, Readiness, Relevance, Strength,
    Verdict, Window,
};

use crate::conditions::whens;
use crate::replay::{Case, case_of};
use crate::space::{Slot, Space};
use crate::symbolic::Symbolic;
use crate::verdicts::Verdicts;
use crate::{Cover, Fault, Finding, Subject};

/// Looks for what does not hold.
pub struct Checks<'s, 'a> {
    space: &'s Space<'a>,
    symbolic: Symbolic<'s, 'a>,
    /// What was found.
    pub findings: Vec<Finding>,
    verdicts: Vec<(CriterionId, &'a Criterion, Verdicts)>,
    /// Whatever can differ with answers: verdicts, measures, what a declaration says.
    results: Vec<Bdd>,
}

impl<'s, 'a> Checks<'s, 'a> {
    /// Nothing was looked at yet.
    pub fn new(space: &'s Space<'a>) -> Self {
        Self {
            space,
            symbolic: Symbolic::new(space, true),
            findings: Vec::new(),
            verdicts: Vec::new(),
            results: Vec::new(),
        }
    }

    /// Looks at everything.
    pub fn run(&mut self, cover: &[Cover]) {
        self.look_at_criteria();
        self.look_at_measures();
        self.look_at_questions();
        self.look_at_gates();
        let ready = self.ready(None);
        for cover in cover {
            self.look_at_cover(cover, &ready);
        }
        self.look_at_core();
    }

    fn report(&mut self, subject: Subject, fault: Fault, case: Option<Case>) {
        self.findings.push(Finding {
            subject,
            fault,
            case,
        });
    }

    fn look_at_criteria(&mut self) {
        for (id, criterion) in self.space.rules.criteria_with_ids() {
            let subject = Subject::Criterion(id);
            let Ok(verdicts) = Verdicts::new(&self.symbolic, criterion) else {
                self.report(subject, Fault::Undecided, None);
                continue;
            };
            let wanted = [
                (&verdicts.met, Verdict::Met, Fault::NeverMet),
                (&verdicts.unmet, Verdict::Unmet, Fault::NeverUnmet),
                (
                    &verdicts.not_applicable,
                    Verdict::NotApplicable,
                    Fault::AlwaysApplies,
                ),
            ];
            for (set, verdict, fault) in wanted {
                let conditional =
                    criterion.applies_when.is_some() || criterion.window != Window::default();
                if verdict == Verdict::NotApplicable && !conditional {
                    continue;
                }
                match case_of(self.space, set, true) {
                    None => self.report(subject.clone(), fault, None),
                    Some(case) => self.replay(id, criterion, verdict, case),
                }
            }
            if let Some(case) = case_of(self.space, &verdicts.open, true) {
                self.report(subject, Fault::OpenForGood, Some(case));
            }
            self.results.extend([
                verdicts.met.clone(),
                verdicts.unmet.clone(),
                verdicts.not_applicable.clone(),
            ]);
            self.verdicts.push((id, criterion, verdicts));
        }
    }

    /// The engine has to come to the same verdict.
    fn replay(&mut self, id: CriterionId, criterion: &Criterion, verdict: Verdict, case: Case) {
        let assessment = case.assess(self.space);
        let product = (criterion.level == Level::Product).then_some(0);
        let mut findings = assessment.findings_of(product).iter();
        let found = findings.find(|finding| finding.criterion == id);
        if found.is_none_or(|found| found.verdict != verdict) {
            self.report(Subject::Criterion(id), Fault::NotReplayed, Some(case));
        }
    }

    fn look_at_measures(&mut self) {
        for (id, measure) in self.space.rules.measures_with_ids() {
            let Some(condition) = &measure.relevant_when else {
                continue;
            };
            let subject = Subject::Measure(id);
            let Ok(truth) = self.symbolic.truth(condition) else {
                self.report(subject, Fault::Undecided, None);
                continue;
            };
            match case_of(self.space, &truth.holds, true) {
                None => self.report(subject.clone(), Fault::NeverMet, None),
                Some(case) => {
                    let fits = case.assess(self.space).measures.iter().any(|finding| {
                        finding.measure == id && finding.relevance == Relevance::Relevant
                    });
                    if !fits {
                        self.report(subject.clone(), Fault::NotReplayed, Some(case));
                    }
                }
            }
            if let Some(case) = case_of(self.space, &truth.unknown, true) {
                self.report(subject, Fault::OpenForGood, Some(case));
            }
            self.results.push(truth.holds);
        }
        for when in whens(self.space.rules) {
            if let Ok(truth) = self.symbolic.truth(when) {
                self.results.push(truth.holds);
            }
        }
    }

    /// Questions and choices without effect. A question that a declaration prints has one.
    fn look_at_questions(&mut self) {
        let printed = printed(self.space);
        let mut matters: BTreeSet<BddVariable> = BTreeSet::new();
        for result in &self.results {
            matters.extend(result.support_set());
        }
        let rules = self.space.rules;
        for (id, question) in rules.questions_with_ids() {
            let bits = self.space.bits_of(id);
            let decides = bits.iter().any(|bit| matters.contains(bit));
            if !decides && !printed.contains(&id) {
                self.report(Subject::Question(id), Fault::Idle, None);
                continue;
            }
            let (Kind::Choice(choices) | Kind::Choices(choices)) = &question.kind else {
                continue;
            };
            for choice in choices {
                let decides = self.choice_decides(id, &choice.id);
                let subject = Subject::Choice(id, choice.id.clone());
                match (decides || printed.contains(&id), choice.informational) {
                    (false, false) => self.report(subject, Fault::Idle, None),
                    (true, true) if decides => self.report(subject, Fault::NotIdle, None),
                    _ => {}
                }
            }
        }
    }

    /// Whether picking this choice, and not another one, can change a result.
    fn choice_decides(&self, id: QuestionId, choice: &str) -> bool {
        match self.space.slot(id) {
            Some(Slot::Set(choices)) => choices
                .iter()
                .filter(|(other, _)| other == choice)
                .any(|(_, bit)| self.results.iter().any(|r| r.support_set_contains(bit))),
            Some(Slot::One(pick)) => {
                let bits = self.space.bits_of(id);
                let guards = self.space.guards(pick);
                let with = |result: &Bdd, guard: &Bdd| result.and(guard).exists(&bits);
                let is_it =
                    |answer: &Answer| matches!(answer, Answer::Text(text) if text == choice);
                let own = guards.iter().find(|((answer, _), _)| is_it(answer));
                let Some((_, own)) = own else {
                    return false;
                };
                let reading = self
                    .results
                    .iter()
                    .filter(|result| bits.iter().any(|bit| result.support_set_contains(bit)));
                reading.into_iter().any(|result| {
                    let here = with(result, own);
                    guards.iter().any(|(_, other)| with(result, other) != here)
                })
            }
            _ => false,
        }
    }

    fn passes(verdicts: &Verdicts) -> Bdd {
        verdicts.met.or(&verdicts.not_applicable)
    }

    fn look_at_gates(&mut self) {
        let gates: Vec<(CriterionId, Bdd)> = self
            .verdicts
            .iter()
            .filter(|(_, criterion, _)| criterion.strength == Strength::Gate)
            .map(|(id, _, verdicts)| (*id, Self::passes(verdicts)))
            .collect();
        let mut found = Vec::new();
        for (index, (id, gate)) in gates.iter().enumerate() {
            for (other, beside) in gates.iter().skip(index + 1) {
                if gate.and(beside).is_false() {
                    found.push((*id, Fault::Contradicts(*other)));
                }
            }
        }
        let all = gates
            .iter()
            .fold(self.space.always(), |all, (_, gate)| all.and(gate));
        if found.is_empty()
            && all.is_false()
            && let Some((id, _)) = gates.first()
        {
            found.push((*id, Fault::GatesContradict));
        }
        for (id, fault) in found {
            self.report(Subject::Criterion(id), fault, None);
        }
    }

    /// When a product is ready, as the rules define it; one criterion may be left out of it.
    fn ready(&self, without: Option<CriterionId>) -> Bdd {
        let mut ready = self.space.always();
        for (id, criterion, verdicts) in &self.verdicts {
            if without == Some(*id) {
                continue;
            }
            match criterion.strength {
                Strength::Required if criterion.group.is_core() => {
                    let out_of_force = self.space.days_outside(criterion.window);
                    ready = ready.and(&verdicts.met.or(&out_of_force));
                }
                Strength::Gate | Strength::Required => {
                    ready = ready.and(&Self::passes(verdicts));
                }
                _ => {}
            }
        }
        ready
    }

    fn look_at_cover(&mut self, (question, except): &Cover, ready: &Bdd) {
        let Some(Slot::One(pick)) = self.space.slot(*question) else {
            self.report(Subject::Question(*question), Fault::Undecided, None);
            return;
        };
        for ((answer, _), guard) in self.space.guards(pick) {
            let Answer::Text(choice) = answer else {
                continue;
            };
            let subject = Subject::Choice(*question, choice.clone());
            let possible = case_of(self.space, &ready.and(&guard), true);
            match (possible, except.contains(choice)) {
                (None, false) => self.report(subject, Fault::NeverReady, None),
                (Some(case), true) => self.report(subject, Fault::NotIdle, Some(case)),
                (Some(case), false) if readiness(self.space, &case) != Some(Readiness::Ready) => {
                    self.report(subject, Fault::NotReplayed, Some(case));
                }
                _ => {}
            }
        }
    }

    /// Asks the engine about products that have everything but one criterion of the core.
    fn look_at_core(&mut self) {
        let core: Vec<(CriterionId, Bdd)> = self
            .verdicts
            .iter()
            .filter(|(_, criterion, _)| {
                criterion.strength == Strength::Required && criterion.group.is_core()
            })
            .map(|(id, criterion, verdicts)| {
                let out_of_force = self.space.days_outside(criterion.window);
                (*id, verdicts.met.or(&out_of_force).not())
            })
            .collect();
        for (id, not_met) in core {
            let Some(case) = case_of(self.space, &self.ready(Some(id)).and(&not_met), true) else {
                continue;
            };
            if readiness(self.space, &case) == Some(Readiness::Ready) {
                self.report(Subject::Criterion(id), Fault::ReadyWithout, Some(case));
            }
        }
    }
}

fn readiness(space: &Space<'_>, case: &Case) -> Option<Readiness> {
    case.assess(space)
        .products
        .first()
        .map(|product| product.readiness)
}

/// The questions whose answers a declaration prints or needs.
pub fn printed(space: &Space<'_>) -> BTreeSet<QuestionId> {
    let form = &space.rules.declaration;
    let mut printed = BTreeSet::from([form.number_code, form.number_date]);
    for content in &form.contents {
        printed.extend(&content.needs);
    }
    let paragraphs = form.contents.iter().flat_map(|content| &content.paragraphs);
    for piece in paragraphs
        .chain(&form.notes)
        .flat_map(|paragraph| &paragraph.pieces)
    {
        if let Piece::Answer(id) = piece {
            printed.insert(*id);
        }
    }
    let kinds = space
        .rules
        .questions
        .iter()
        .filter_map(|question| match &question.kind {
            Kind::Table(table) => table.comparison.as_ref().map(|kind| kind.markets),
            _ => None,
        });
    printed.extend(kinds);
    let shares = space
        .rules
        .shares
        .iter()
        .flat_map(|share| [share.part, share.rest]);
    printed.extend(shares);
    printed
}
