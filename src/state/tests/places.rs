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
    check(Place::Review, Some(PAGE(1, Some(0))), Some(Place::Overview));
    check(
        Place::Declaration(0),
        Some(Place::Checklist),
        Some(Place::Clauses),
    );
    check(Place::Clauses, Some(Place::Declaration(0)), None);
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
    assert_eq!(
        (state.place, state.target),
        (PAGE(0, None), Some(Target::Question(name)))
    );
}

#[test]
fn the_host_page_says_where_to_begin() {
    let check = |to: &str, storage: Option<StorageChoice>, now: Place, then: Place| {
        let (mut state, _) = begin();
        state.storage = storage;
        let to = state.destination(to, 0).expect(to);
        state.begin_at(to);
        assert_eq!((state.place, state.view.undecided), (now, false), "{to:?}");
        if let Some(first) = state.first {
            state.reduce(Action::Choose(StorageChoice::Nowhere));
            state.reduce(first.into());
        }
        assert_eq!((state.place, state.first), (then, None), "{to:?}");
    };
    let nowhere = Some(StorageChoice::Nowhere);
    check("enterprise.name", nowhere, PAGE(0, None), PAGE(0, None));
    check("enterprise.name", None, Place::Start, PAGE(0, None));
    check("page/0", None, Place::Start, PAGE(0, None));
    check("clauses", None, Place::Clauses, Place::Clauses);
    // Who has begun is left alone.
    let (mut state, _) = begin();
    let clauses = state.destination("clauses", 0).expect("clauses");
    give(&mut state, "enterprise.name", text("甲公司"));
    state.begin_at(clauses);
    assert_eq!((state.place, state.first), (Place::Start, None));
}

#[test]
fn a_page_may_grow_but_nothing_on_it_moves_or_vanishes() {
    let (mut state, _) = begin();
    give(&mut state, "enterprise.region", text("330000"));
    state.reduce(Action::Go(PAGE(1, Some(0))));
    let mut check = |name: &str, answer: Option<Answer>, expected: &[&str]| {
        let question = at(&state, name);
        edit(&mut state, Edit::Answer(question, answer));
        assert_eq!(on_page(&state), expected, "{name}");
    };
    let first = ["product.exported", "product.line"];
    let grown = ["product.exported", "product.line", "product.markets"];
    check("product.line/0", Some(text("一号")), &first);
    check("product.exported/0", Some(Answer::Flag(true)), &grown);
    check(
        "product.markets/0",
        Some(Answer::Set(vec!["eu".into()])),
        &grown,
    );
    check("product.exported/0", Some(Answer::Flag(false)), &grown);
    check("product.exported/0", None, &grown);
    check("product.line/0", None, &grown);
    state.reduce(Action::Go(Place::Review));
    assert_eq!(on_page(&state), [""; 0]);
    state.reduce(Action::Go(PAGE(1, Some(0))));
    assert_eq!(
        on_page(&state),
        ["product.exported", "product.markets", "product.line"],
        "in the author's order"
    );
}

#[test]
fn a_jump_leads_to_the_question() {
    let check = |name: &str, expected: Place| {
        let (mut state, _) = begin();
        let question = at(&state, name);
        state.reduce(Action::Answer(question));
        assert_eq!(
            (state.place, state.target),
            (expected, Some(Target::Question(question))),
            "{name}"
        );
        assert!(state.on_page.contains(&question), "{name}");
        give(&mut state, "enterprise.name", text("甲"));
        assert_eq!(state.target, None, "the focus is moved once");
    };
    check("enterprise.name", PAGE(0, None));
    check("product.line/0", PAGE(1, Some(0)));
    // Not asked (yet): it is put on the page, so that the jump does not end before an empty page.
    check("product.indicators/0", PAGE(2, Some(0)));
}

#[test]
fn places_go_product_by_product() {
    let check = |products: usize, expected: &str| {
        let (mut state, _) = begin();
        for _ in 1..products {
            edit(&mut state, Edit::AddProduct);
        }
        let tokens: Vec<String> = state.places().into_iter().map(Place::to_token).collect();
        assert_eq!(tokens.join(" "), expected, "{products}");
    };
    check(
        1,
        "start page/0 products page/1/0 page/2/0 review overview checklist declaration/0 clauses",
    );
    check(
        2,
        "start page/0 products page/1/0 page/2/0 page/1/1 page/2/1 review overview checklist declaration/0 declaration/1 clauses",
    );
}

#[test]
fn the_list_of_products_is_passed_over_while_there_is_one() {
    let (mut state, _) = begin();
    let mut check = |place: Place, forward: bool, expected: Place| {
        state.reduce(Action::Go(place));
        assert_eq!(state.neighbour(forward), Some(expected), "{place:?}");
        edit(&mut state, Edit::AddProduct);
        state.reduce(Action::Go(place));
        assert_eq!(state.neighbour(forward), Some(Place::Products), "{place:?}");
        edit(&mut state, Edit::RemoveProduct(1));
    };
    check(PAGE(0, None), true, PAGE(1, Some(0)));
    check(PAGE(1, Some(0)), false, PAGE(0, None));
}

#[test]
fn a_criterion_is_looked_up_in_the_checklist_of_its_product() {
    let (mut state, _) = begin();
    edit(&mut state, Edit::AddProduct);
    let criterion = state.rules.criteria_with_ids().next().unwrap().0;
    let mut check = |product: Option<usize>, shown: usize| {
        state.reduce(Action::Criterion(product, criterion));
        assert_eq!(
            (state.place, state.target, state.view.product),
            (Place::Checklist, Some(Target::Criterion(criterion)), shown),
            "{product:?}"
        );
        assert_eq!(state.view.criterion, Some(criterion));
        state.reduce(Action::Go(Place::Overview));
        assert_eq!((state.target, state.view.criterion), (None, None));
    };
    check(Some(1), 1);
    check(None, 1);
    check(Some(0), 0);
}

#[test]
fn the_product_the_reader_was_at_last_stays_in_view() {
    let (mut state, _) = begin();
    edit(&mut state, Edit::AddProduct);
    edit(&mut state, Edit::AddProduct);
    let mut check = |action: Action, expected: usize| {
        state.reduce(action.clone());
        assert_eq!(state.view.product, expected, "{action:?}");
    };
    check(Action::Go(PAGE(1, Some(1))), 1);
    check(Action::Go(Place::Review), 1);
    check(Action::Go(Place::Declaration(2)), 2);
    check(Action::Go(Place::Checklist), 2);
    check(Action::Show(Show::Product(1)), 1);
    check(Action::Edit(Edit::RemoveProduct(2)), 1);
    check(Action::Edit(Edit::RemoveProduct(0)), 0);
    check(Action::Edit(Edit::AddProduct), 1);
    check(Action::Edit(Edit::RemoveProduct(1)), 0);
    check(Action::Go(PAGE(1, Some(0))), 0);
    check(Action::Edit(Edit::CopyProduct(0, "丙".into())), 1);
    check(Action::Clear, 0);
}
