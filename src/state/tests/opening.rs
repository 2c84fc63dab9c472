//! Answers that were opened, and those they replace.

use super::*;

#[test]
fn what_opened_answers_replace_can_be_brought_back() {
    let (mut state, keeper) = begin();
    let file = blank().to_json();
    state.reduce(Action::Open(file.clone()));
    assert_eq!(state.replaced, None, "nothing was there");
    give(&mut state, "enterprise.name", text("甲"));
    let before = state.answers.clone();
    state.reduce(Action::Open(file.clone()));
    assert_ne!(state.answers, before);
    keeper.log();
    state.reduce(Action::BringBack);
    assert_eq!((&state.answers, &state.notice), (&before, &None));
    assert_eq!(keeper.log().len(), 1, "and they are kept");
    state.reduce(Action::Open(file));
    state.reduce(Action::Dismiss);
    state.reduce(Action::BringBack);
    assert_ne!(state.answers, before, "dismissed is dismissed");
}
