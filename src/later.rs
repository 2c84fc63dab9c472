//! Doors to what nobody sees first.
//!
//! The build moves the functions of this module, with all that is reached through them alone, into a
//! second WebAssembly file (`xtask/src/build/split.rs`), which is fetched as soon as the first screen
//! stands, together with the rule set. So nothing here may be called before the rule set is there.

use std::rc::Rc;

use santong_rules::{Answers, Assessment, Date, QuestionRef, RuleSet, Translation};

use crate::{
    begin::REGION_QUESTION,
    components::{self, Element, QuestionPart, RowPart},
    host::Host,
    service,
    state::{Action, Notice, State},
    told::{self, Told},
    widget::{Lead, Screen, Widget},
};

/// How many questions are named as worth the most.
const NEXT: usize = 3;

/// Reads the rule set and goes on with it.
#[inline(never)]
pub fn take_rules(screen: &mut Screen, bytes: &[u8], host: &Host) {
    match RuleSet::from_bytes(bytes) {
        Ok(rules) => {
            let first = !screen.state.rules.is_whole();
            let paper = Rc::new(rules);
            let rules = translated(screen, paper.clone());
            screen.widget.paper = paper;
            screen.widget.rules = rules.clone();
            screen.state.take_rules(rules);
            if first {
                propose_region(&mut screen.state, host);
            }
        }
        Err(fault) => {
            let why = |words| santong_documents::rule_set_fault_text(fault, words);
            host.announce("error", &told::refused(&why(&santong_documents::ZH)));
            let why = why(screen.widget.documents);
            screen.state.reduce(Action::Tell(Notice::BadRules(why)));
        }
    }
}

/// Takes the region that the host page proposes, or that it proposes none.
#[inline(never)]
pub fn propose_region(state: &mut State, host: &Host) {
    state.suggest(REGION_QUESTION, host.settings().region);
}

/// The rule set in the language that the screen speaks.
#[inline(never)]
pub fn translated(screen: &Screen, paper: Rc<RuleSet>) -> Rc<RuleSet> {
    match &screen.translation {
        Some(file) => Rc::new(paper.translated(&Translation::from_text(file))),
        None => paper,
    }
}

/// See [`State::act`].
#[inline(never)]
pub fn act(state: &mut State, action: Action) {
    state.act(action);
}

/// See [`santong_rules::assess`].
#[inline(never)]
pub fn assess(rules: &RuleSet, answers: &Answers, as_of: Date) -> Assessment {
    santong_rules::assess(rules, answers, as_of)
}

/// The few questions that can still decide the most, on pages that have to be filled.
#[inline(never)]
pub fn next_questions(rules: &RuleSet, assessment: &Assessment) -> Vec<QuestionRef> {
    let next = santong_rules::next_questions(rules, assessment).into_iter();
    let needed = next.filter(|(at, _)| !rules.is_optional(at.question));
    needed.map(|(at, _)| at).take(NEXT).collect()
}

/// The assessment of an answers file, or what of the three cannot be read.
#[inline(never)]
pub fn assess_file(rules: &[u8], answers: &str, as_of: &str) -> Result<String, &'static str> {
    let rules = RuleSet::from_bytes(rules).map_err(|_| "rules")?;
    let mut answers = Answers::from_json(answers).map_err(|_| "answers")?;
    santong_rules::migrate(&rules, &mut answers);
    let as_of = Date::parse(as_of).ok_or("as_of")?;
    Ok(santong_rules::assess(&rules, &answers, as_of).to_json(&rules, &answers))
}

/// See [`components::live_result`].
#[inline(never)]
pub fn live_result(screen: &Screen) -> Element {
    components::live_result(screen)
}

/// See [`components::question_page`].
#[inline(never)]
pub fn question_page(
    screen: &Screen,
    main: Element,
    page: usize,
    product: Option<usize>,
) -> Element {
    components::question_page(screen, main, page, product)
}

/// See [`components::question`].
#[inline(never)]
pub fn question(widget: &Widget, part: &QuestionPart) -> Element {
    components::question(widget, part)
}

/// See [`components::row`].
#[inline(never)]
pub fn row(widget: &Widget, part: &RowPart) -> Element {
    components::row(widget, part)
}

/// See [`components::review_page`].
#[inline(never)]
pub fn review_page(screen: &Screen, main: Element) -> Element {
    components::review_page(screen, main)
}

/// See [`components::products_page`].
#[inline(never)]
pub fn products_page(screen: &Screen, main: Element) -> Element {
    components::products_page(screen, main)
}

/// See [`components::overview_page`].
#[inline(never)]
pub fn overview_page(screen: &Screen, main: Element) -> Element {
    components::overview_page(screen, main)
}

/// See [`components::checklist_page`].
#[inline(never)]
pub fn checklist_page(screen: &Screen, main: Element) -> Element {
    components::checklist_page(screen, main)
}

/// See [`components::clauses_page`].
#[inline(never)]
pub fn clauses_page(screen: &Screen, main: Element) -> Element {
    components::clauses_page(screen, main)
}

/// See [`components::declaration_page`].
#[inline(never)]
pub fn declaration_page(screen: &Screen, main: Element, product: usize) -> Element {
    components::declaration_page(screen, main, product)
}

/// See [`service::hand_over`].
#[inline(never)]
pub fn hand_over(screen: &Screen, host: &Host) {
    service::hand_over(screen, host);
}

/// How things stand, for the page around.
#[inline(never)]
pub fn told(state: &State) -> Told {
    Told::of(state)
}

/// Leads where the host page wants the reader; what came of it, in the words of `Lead::done`.
#[inline(never)]
pub fn lead(state: &mut State, lead: &Lead) -> &'static str {
    let Some(to) = state.destination(&lead.to, lead.product) else {
        return "unknown";
    };
    if lead.at_start {
        state.begin_at(to);
        return "";
    }
    if state.lead(to) { "" } else { "undecided" }
}

/// See [`service::save_dossier`].
#[inline(never)]
pub fn save_dossier(screen: &Screen, host: &Host) {
    service::save_dossier(screen, host);
}
