//! How many questions are still to be answered: bounds that may be loose and are never wrong.

use std::collections::BTreeSet;

use super::possible::can_be_shown;
use crate::{
    Answers, Assessment, Condition, Criterion, CriterionFinding, CriterionId, Fact, Facts,
    FactsOfProduct, Kind, Level, Piece, QuestionId, QuestionRef, Relevance, RuleSet, Scope,
    Strength, Value, Verdict, assess::relevance, disjoint::count_disjoint, evaluate::Shown,
    questionnaire::is_incomplete,
};

/// How many different questions the reader will answer, 还不清楚 included, before none is left to ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Not fewer.
    pub at_least: usize,
    /// Not more.
    pub at_most: usize,
}

/// How many questions are left about the enterprise and the products at some positions, of those that
/// `counts` lets through: a reader who answers only these.
///
/// An answer that cannot be read is to be put right, whatever it could decide. Of the others not more
/// than those that have no answer yet, can come to make sense, and are read by something that
/// is not settled; where one choice decides which of them make sense, those of the choice with the most.
/// Not fewer than the open criteria that share no question, for each of them needs an answer.
#[must_use]
pub fn left_to_ask(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    products: &[usize],
    counts: &dyn Fn(QuestionId) -> bool,
) -> Left {
    let facts = Facts::read_where(rules, answers, |index| products.contains(&index));
    let scopes: Vec<Scope<'_>> = std::iter::once(None)
        .chain(products.iter().copied().map(Some))
        .map(|product| Scope::new(rules, &facts, product, assessment.as_of))
        .collect();
    let mut wanted = BTreeSet::new();
    for scope in &scopes {
        want(assessment, scope, &mut wanted);
    }
    if let Some(enterprise) = scopes.first() {
        let others = (0..answers.products.len()).filter(|index| !products.contains(index));
        let others: Vec<usize> = others.collect();
        want_for_others(assessment, enterprise, &others, &mut wanted);
    }
    wanted.retain(|at: &QuestionRef| counts(at.question));
    let at_most = scopes
        .iter()
        .map(|scope| {
            let own = wanted.iter().filter(|at| at.product == scope.product());
            most(
                scope,
                &facts,
                &own.map(|at| at.question).collect::<Vec<_>>(),
            )
        })
        .sum();
    Left {
        at_least: least(assessment, &scopes, counts),
        at_most,
    }
}

/// Adds the questions that something reads which is not settled where it stands.
fn want(assessment: &Assessment, scope: &Scope<'_>, wanted: &mut BTreeSet<QuestionRef>) {
    wanted.extend(ill_formed(scope));
    for (criterion, _) in open_criteria(assessment, scope) {
        read(scope, criterion.conditions(), wanted);
    }
    let measures = scope.rules().measures.iter();
    for measure in measures.filter(|measure| measure.level == scope.level()) {
        if relevance(measure, scope).0 == Relevance::Open {
            read(scope, &measure.relevant_when, wanted);
        }
    }
    if is_declared(assessment, scope) {
        declare(scope, wanted);
    }
}

/// Adds the questions about the enterprise that products read which are not looked at themselves.
fn want_for_others(
    assessment: &Assessment,
    enterprise: &Scope<'_>,
    others: &[usize],
    wanted: &mut BTreeSet<QuestionRef>,
) {
    let rules = enterprise.rules();
    let mut read_by_others = BTreeSet::new();
    let findings = others
        .iter()
        .flat_map(|index| assessment.findings_of(Some(*index)));
    let open = findings.filter(|finding| finding.verdict == Verdict::Open);
    let open: BTreeSet<CriterionId> = open.map(|finding| finding.criterion).collect();
    for criterion in open.iter().filter_map(|id| rules.criterion(*id)) {
        read(enterprise, criterion.conditions(), &mut read_by_others);
    }
    let measures = assessment
        .measures
        .iter()
        .filter(|finding| !finding.causes.is_empty());
    for measure in measures.filter_map(|finding| rules.measure(finding.measure)) {
        read(enterprise, &measure.relevant_when, &mut read_by_others);
    }
    if others.iter().any(|index| assessment.is_declared(*index)) {
        declare(enterprise, &mut read_by_others);
    }
    let about_enterprise = |at: &QuestionRef| {
        let question = rules.question(at.question);
        question.is_some_and(|question| question.level == Level::Enterprise)
    };
    wanted.extend(read_by_others.into_iter().filter(about_enterprise));
}

fn is_declared(assessment: &Assessment, scope: &Scope<'_>) -> bool {
    scope
        .product()
        .is_some_and(|index| assessment.is_declared(index))
}

/// Adds everything that a declaration needs, prints or decides by.
fn declare(scope: &Scope<'_>, wanted: &mut BTreeSet<QuestionRef>) {
    let form = &scope.rules().declaration;
    for content in &form.contents {
        for id in &content.needs {
            reach(scope, *id, wanted);
        }
    }
    let written = form.contents.iter().flat_map(|content| &content.paragraphs);
    for paragraph in written.chain(&form.notes) {
        read(scope, &paragraph.when, wanted);
        for piece in &paragraph.pieces {
            if let Piece::Answer(id) = piece {
                reach(scope, *id, wanted);
            }
        }
    }
}

/// Questions with an answer that cannot be read.
fn ill_formed(scope: &Scope<'_>) -> impl Iterator<Item = QuestionRef> {
    let questions = scope.rules().questions_with_ids();
    let own = questions.filter(|(_, question)| question.level == scope.level());
    own.filter(|(id, _)| matches!(scope.fact(*id), Fact::IllFormed(_)))
        .map(|(id, _)| at(scope, id))
}

fn open_criteria<'a>(
    assessment: &'a Assessment,
    scope: &Scope<'a>,
) -> impl Iterator<Item = (&'a Criterion, &'a CriterionFinding)> {
    let rules = scope.rules();
    assessment
        .findings_of(scope.product())
        .iter()
        .filter(|finding| finding.verdict == Verdict::Open)
        .filter_map(|finding| Some((rules.criterion(finding.criterion)?, finding)))
}

fn read<'c>(
    scope: &Scope<'_>,
    conditions: impl IntoIterator<Item = &'c Condition>,
    wanted: &mut BTreeSet<QuestionRef>,
) {
    for condition in conditions {
        condition.questions(&mut |id| reach(scope, id, wanted));
    }
}

/// Adds a question and those that tell whether it makes sense, and for which markets it compares.
fn reach(scope: &Scope<'_>, id: QuestionId, wanted: &mut BTreeSet<QuestionRef>) {
    let Some(question) = scope.rules().question(id) else {
        return;
    };
    if wanted.insert(at(scope, id)) {
        read(scope, &question.shown_when, wanted);
        if let Some(markets) = scope.markets(id) {
            reach(scope, markets, wanted);
        }
    }
}

/// Whether the reader may still come to answer a question, or to go on with a table.
fn is_unanswered(scope: &Scope<'_>, id: QuestionId) -> bool {
    match scope.fact(id) {
        Fact::Unanswered | Fact::IllFormed(_) => true,
        Fact::Unsure => false,
        Fact::Known(value) => {
            let unknown = |id| !matches!(scope.fact(id), Fact::Known(_));
            is_incomplete(scope, id, value) || scope.markets(id).is_some_and(unknown)
        }
    }
}

/// How many of some questions may still be asked in a scope.
fn most(scope: &Scope<'_>, facts: &Facts, wanted: &[QuestionId]) -> usize {
    let open: Vec<QuestionId> = wanted
        .iter()
        .copied()
        .filter(|id| is_unanswered(scope, *id) && can_be_shown(scope, *id))
        .collect();
    let Some((selector, selected)) = selector(scope, &open) else {
        return open.len();
    };
    let Some(Kind::Choice(choices)) = scope.rules().question(selector).map(|q| &q.kind) else {
        return open.len();
    };
    let choices = choices.iter().map(|choice| choice.id.as_str().into());
    let possible = choices
        .map(|id| Fact::Known(Value::Text(id)))
        .chain([Fact::Unsure]);
    let most = possible
        .map(|fact| {
            let assumed = assume(scope, facts, selector, fact);
            let product = scope.product().map(|_| 0);
            let scope = Scope::new(scope.rules(), &assumed, product, scope.as_of());
            selected
                .iter()
                .filter(|id| can_be_shown(&scope, **id))
                .count()
        })
        .max();
    open.len() - selected.len() + most.unwrap_or(selected.len())
}

/// The choice without an answer on which most of the questions hang, and these.
fn selector(scope: &Scope<'_>, open: &[QuestionId]) -> Option<(QuestionId, Vec<QuestionId>)> {
    let is_choice = |id: &&QuestionId| {
        let question = scope.rules().question(**id);
        question.is_some_and(|question| {
            matches!(question.kind, Kind::Choice(_)) && question.level == scope.level()
        })
    };
    let hanging = |selector: QuestionId| -> Vec<QuestionId> {
        let hangs = |id: &&QuestionId| {
            let question = scope.rules().question(**id);
            let shown_when = question.and_then(|question| question.shown_when.as_ref());
            shown_when.is_some_and(|condition| condition.reads(selector))
        };
        open.iter().filter(hangs).copied().collect()
    };
    open.iter()
        .filter(is_choice)
        .map(|id| (*id, hanging(*id)))
        .max_by_key(|(_, hanging)| hanging.len())
        .filter(|(_, hanging)| !hanging.is_empty())
}

/// The facts of this scope alone, one of them as assumed.
fn assume(scope: &Scope<'_>, facts: &Facts, question: QuestionId, fact: Fact) -> Facts {
    let own = scope.product().and_then(|index| facts.products.get(index));
    let mut assumed = Facts {
        enterprise: facts.enterprise.clone(),
        products: own.cloned().into_iter().collect::<Vec<FactsOfProduct>>(),
    };
    let slots = match assumed.products.first_mut() {
        Some(product) => &mut product.facts,
        None => &mut assumed.enterprise,
    };
    if let Some(slot) = slots.get_mut(usize::from(question.0)) {
        *slot = fact;
    }
    assumed
}

/// How many open things share no question that could still be answered.
fn least(
    assessment: &Assessment,
    scopes: &[Scope<'_>],
    counts: &dyn Fn(QuestionId) -> bool,
) -> usize {
    let mut supports: Vec<BTreeSet<QuestionRef>> = Vec::new();
    let gate_open = |scope: &Scope<'_>| {
        open_criteria(assessment, scope).any(|(criterion, _)| criterion.strength == Strength::Gate)
    };
    let enterprise_gate = scopes.first().is_some_and(gate_open);
    for scope in scopes {
        let faulty = ill_formed(scope).filter(|at| counts(at.question));
        let shown = faulty.filter(|at| scope.shown(at.question) == Shown::Yes);
        supports.extend(shown.map(|at| BTreeSet::from([at])));
        for (criterion, finding) in open_criteria(assessment, scope) {
            let is_asked = |question| {
                let at = at(scope, question);
                counts(question) && assessment.standing(at).is_asked()
            };
            if !finding.causes.iter().any(is_asked) {
                continue;
            }
            let mut support = BTreeSet::new();
            read(scope, criterion.conditions(), &mut support);
            support.retain(|at| is_unanswered(scope, at.question));
            if support.iter().all(|at| counts(at.question)) {
                supports.push(support);
            }
        }
        // While no gate can block it, every content of the declaration is asked for.
        if is_declared(assessment, scope) && !enterprise_gate && !gate_open(scope) {
            let contents = &scope.rules().declaration.contents;
            for id in contents.iter().flat_map(|content| &content.needs) {
                let asked = assessment.standing(at(scope, *id)).is_asked();
                if asked && counts(*id) && scope.shown(*id) == Shown::Yes {
                    supports.push(BTreeSet::from([at(scope, *id)]));
                }
            }
        }
    }
    count_disjoint(supports)
}

/// The question as it stands in a scope: one about the enterprise stands for itself.
fn at(scope: &Scope<'_>, question: QuestionId) -> QuestionRef {
    let level = scope
        .rules()
        .question(question)
        .map(|question| question.level);
    QuestionRef {
        product: scope.product().filter(|_| level == Some(Level::Product)),
        question,
    }
}
