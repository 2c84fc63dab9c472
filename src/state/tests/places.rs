//! Where the reader can go, and what lies next to it.

use super::*;

#[test]
fn neighbours_are_places_with_something_on_them() {
    let (mut state, _) = begin();
    let mut check = |place: Place, before: Option<Place>, after: Option<Place>| {
        state.reduce(Action::Go(place));
        assert_eq!(
            (state.neighbour(false), state.neighbour(true)),
            (before, after),
            "{place:?}"
        );
    };
    check(Place::Start, None, Some(PAGE(0, None)));
    check(PAGE(0, None), Some(Place::Start), Some(PAGE(1, Some(0))));
    // The table is not asked as long as it is not known that the product is exported.
    check(PAGE(1, Some(0)), Some(PAGE(0, None)), Some(Place::Review));
    check(
        Place::Review,
        Some(PAGE(1, Some(0))),
        Some(Place::Checklist),
    );
    check(Place::Declaration(0), Some(Place::Checklist), None);
    give(&mut state, "enterprise.region", text("330000"));
    give(&mut state, "product.exported/0", Answer::Flag(true));
    give(
        &mut state,
        "product.markets/0",
        Answer::Set(vec!["eu".into()]),
    );
    state.reduce(Action::Go(Place::Review));
    assert_eq!(state.neighbour(false), Some(PAGE(2, Some(0))));
}

#[test]
fn a_place_that_does_not_exist_is_the_start() {
    let check = |place: Place, expected: Place| {
        let (mut state, _) = begin();
        state.reduce(Action::Go(Place::Review));
        state.reduce(Action::Go(place));
        assert_eq!(state.place, expected, "{place:?}");
    };
    check(PAGE(1, Some(0)), PAGE(1, Some(0)));
    check(PAGE(1, Some(1)), Place::Start);
    check(PAGE(1, None), Place::Start);
    check(PAGE(9, None), Place::Start);
    check(Place::Declaration(1), Place::Start);
}

#[test]
fn before_the_first_answer_the_reader_says_where_answers_are_kept() {
    let (mut state, _) = begin();
    state.storage = None;
    let name = at(&state, "enterprise.name");
    for action in [Action::Go(PAGE(0, None)), Action::Answer(name)] {
        state.view.undecided = false;
        state.reduce(action.clone());
        assert_eq!(
            (state.place, state.target, state.view.undecided),
            (Place::Start, None, true),
            "{action:?}"
        );
    }
    state.reduce(Action::Go(Place::Checklist));
    assert_eq!(
        (state.place, state.view.undecided),
        (Place::Checklist, false)
    );
    state.reduce(Action::Choose(StorageChoice::Nowhere));
    state.reduce(Action::Answer(name));
    assert_eq!((state.place, state.target), (PAGE(0, None), Some(name)));
}
