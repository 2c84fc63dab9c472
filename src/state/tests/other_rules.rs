//! Another rule set takes the place of the one before.

use super::*;

/// A page, a question and a criterion, of which each stands before all others.
const BEFORE: &str = "
[[page]]
id = \"first\"
title = \"新\"
level = \"enterprise\"

[[question]]
id = \"enterprise.first\"
page = \"enterprise\"
kind = \"boolean\"
label = \"新的问题？\"
short = \"新的问题\"

[[criterion]]
id = \"first\"
group = \"主体\"
strength = \"required\"
title = \"新的条目\"
met_when = \"enterprise.first\"
remedy = \"先做到。\"
clauses = [\"nation-1 一\"]

";

/// The rules of these tests with something changed.
fn with(old: &str, new: &str) -> Rc<RuleSet> {
    let text = include_str!("rules.toml");
    assert!(text.contains(old), "{old}");
    let file = SourceFile {
        name: "rules.toml".into(),
        text: text.replacen(old, new, 1),
    };
    let (rules, diagnostics) = compile(&[file]);
    Rc::new(rules.unwrap_or_else(|| panic!("{diagnostics:?}")))
}

fn grown() -> Rc<RuleSet> {
    const AT: &str = "[[page]]\nid = \"enterprise\"";
    with(AT, &[BEFORE, AT].concat())
}

/// The names of what is remembered by position.
fn remembered(state: &State) -> [Option<String>; 5] {
    let question = |at: &QuestionRef| Some(state.rules.question(at.question)?.id.clone());
    let criterion = |id: CriterionId| Some(state.rules.criterion(id)?.id.clone());
    let (decided, remedied) = (state.view.decided.first(), state.view.remedied.first());
    [
        state.view.explained.first().and_then(question),
        state.set_aside.first().and_then(|(at, _)| question(at)),
        state.view.criterion.and_then(criterion),
        decided.and_then(|(_, id)| criterion(*id)),
        remedied.and_then(|(_, id)| criterion((*id)?)),
    ]
}

#[test]
fn everything_stays_where_it_is() {
    let (mut state, keeper) = begin();
    state.reduce(Action::Go(PAGE(0, None)));
    give(&mut state, "enterprise.name", text("甲"));
    let region = at(&state, "enterprise.region");
    give(&mut state, "enterprise.region", text("330000"));
    edit(&mut state, Edit::Unsure(region, true));
    state.reduce(Action::Show(Show::Explained(region, true)));
    let last = state.rules.criteria_with_ids().last().unwrap().0;
    state.view.criterion = Some(last);
    state.reduce(Action::Show(Show::Decided(None, last, true)));
    state.reduce(Action::Show(Show::Remedied(None, Some(last), true)));
    let answers = state.answers.clone();
    let before = remembered(&state);
    assert!(before.iter().all(Option::is_some), "{before:?}");
    let asked: Vec<String> = on_page(&state).into_iter().map(str::to_owned).collect();
    keeper.log();

    state.take_rules(grown());
    assert_eq!(state.place, PAGE(1, None));
    assert_eq!(state.answers, answers);
    assert_eq!(remembered(&state), before);
    assert_eq!(
        on_page(&state),
        [&asked[..], &["enterprise.first".into()]].concat()
    );
    assert_eq!(keeper.log(), Vec::<String>::new());
    assert!(state.rules.criteria_with_ids().any(|(id, criterion)| {
        criterion.id == "first"
            && state
                .assessment
                .findings
                .iter()
                .any(|finding| finding.criterion == id)
    }));

    // And back.
    state.take_rules(rules());
    assert_eq!(state.place, PAGE(0, None));
    assert_eq!(state.answers, answers);
    assert_eq!(remembered(&state), before);
    assert_eq!(on_page(&state), asked);
}

#[test]
fn a_page_that_is_gone_leads_to_the_start() {
    let (mut state, _) = begin();
    state.take_rules(grown());
    state.reduce(Action::Go(PAGE(0, None)));
    state.take_rules(rules());
    assert_eq!(state.place, Place::Start);
}
