//! What the reader does before the rules are there.

use super::*;

/// A state that has the cover of the rules alone.
fn begin_with_cover() -> (State, Rc<RuleSet>) {
    let whole = rules();
    let cover = RuleSet::cover_from_bytes(&whole.cover_to_bytes().unwrap()).unwrap();
    let (mut state, keeper) = begin();
    state = State::new(Rc::new(cover), state.as_of, blank(), keeper);
    state.storage = Some(StorageChoice::Tab);
    (state, whole)
}

fn file() -> String {
    let mut answers = blank();
    answers
        .enterprise
        .insert("enterprise.name".into(), text("甲"));
    answers.to_json()
}

#[test]
fn what_was_done_waits_for_the_rules() {
    let (mut state, whole) = begin_with_cover();
    state.reduce(Action::Open(file()));
    assert!(state.is_held_up() && state.answers.is_empty());
    state.take_rules(whole);
    assert!(!state.is_held_up());
    assert_eq!(state.answers.to_json(), file());
    assert_eq!(
        state.notice,
        Some(Notice::Opened {
            unknown: Vec::new(),
            version: None,
            moved: Vec::new(),
        })
    );
}

#[test]
fn the_page_that_was_entered_gets_its_questions() {
    let (mut state, whole) = begin_with_cover();
    state.reduce(Action::Go(PAGE(0, None)));
    assert_eq!((state.place, on_page(&state).len()), (PAGE(0, None), 0));
    state.take_rules(whole);
    assert!(!on_page(&state).is_empty());
}

#[test]
fn what_was_cleared_does_not_come_back_with_the_rules() {
    let (mut state, whole) = begin_with_cover();
    state.reduce(Action::Open(file()));
    state.reduce(Action::Clear);
    state.take_rules(whole);
    assert!(state.answers.is_empty());
}
