//! The list of products, and answers brought from one to another.

use super::*;

#[test]
fn a_product_goes_with_its_answers_and_what_was_set_aside() {
    let (mut state, _) = begin();
    edit(&mut state, Edit::AddProduct);
    edit(&mut state, Edit::AddProduct);
    for (name, line) in [
        ("product.line/0", "一"),
        ("product.line/1", "二"),
        ("product.line/2", "三"),
    ] {
        give(&mut state, name, text(line));
        let question = at(&state, name);
        edit(&mut state, Edit::Unsure(question, true));
    }
    state.reduce(Action::Go(PAGE(1, Some(2))));
    edit(&mut state, Edit::RemoveProduct(1));
    let ids: Vec<&str> = state
        .answers
        .products
        .iter()
        .map(|product| product.id.as_str())
        .collect();
    assert_eq!(ids, ["p1", "p3"]);
    assert_eq!(state.target, Some(Target::Heading));
    assert_eq!(state.place, Place::Products);
    assert_eq!(state.assessment.products.len(), 2);
    let second = at(&state, "product.line/1");
    edit(&mut state, Edit::Unsure(second, false));
    assert_eq!(
        state.answer(second),
        None,
        "not that of the product which was there before"
    );
    edit(&mut state, Edit::AddProduct);
    assert_eq!(
        state.answers.products.last().unwrap().id,
        "p2",
        "the first name that is free"
    );
    edit(&mut state, Edit::RemoveProduct(9));
    assert_eq!(state.answers.products.len(), 3);
}

/// Names of the products as given.
fn names(state: &State) -> Vec<&str> {
    let mut names = Vec::new();
    for product in &state.answers.products {
        names.push(match product.answers.get("product.name") {
            Some(Answer::Text(name)) => name.as_str(),
            _ => "",
        });
    }
    names
}

#[test]
fn a_copy_has_the_answers_under_a_name_of_its_own() {
    let (mut state, _) = begin();
    give(&mut state, "product.line/0", text("一号"));
    edit(&mut state, Edit::AddEvidence("same-line".into(), Some(0)));
    edit(&mut state, Edit::CopyProduct(0, "副本".into()));
    edit(&mut state, Edit::CopyProduct(7, "没有".into()));
    assert_eq!(names(&state), ["", "副本"]);
    assert_eq!(
        (state.place, state.target),
        (Place::Products, Some(Target::Product(1))),
        "to be named"
    );
    let line = at(&state, "product.line/1");
    assert_eq!(state.answer(line), Some(&text("一号")));
    assert_eq!(
        state.answers.evidence_of("same-line", Some("p2")).count(),
        0,
        "evidence is for the product it was made out for"
    );
}

#[test]
fn there_is_room_for_a_hundred_products() {
    let (mut state, _) = begin();
    while has_room(&state.answers) {
        let before = state.answers.products.len();
        edit(&mut state, Edit::AddProduct);
        assert_eq!(state.answers.products.len(), before + 1);
    }
    let full = state.answers.clone();
    assert_eq!(full.products.len(), Answers::MAX_PRODUCTS);
    edit(&mut state, Edit::AddProduct);
    edit(&mut state, Edit::CopyProduct(0, "副本".into()));
    assert_eq!(state.answers, full);
    assert_eq!(Answers::from_json(&full.to_json()).as_ref(), Ok(&full));
}

/// Gives the second product answers of the first.
fn bring(state: &mut State, names: &[&str]) {
    let questions = names.iter().map(|name| id(state, name)).collect();
    edit(
        state,
        Edit::Bring {
            from: 0,
            to: 1,
            questions,
        },
    );
}

#[test]
fn answers_are_brought_and_can_be_taken_back_once() {
    let (mut state, keeper) = begin();
    edit(&mut state, Edit::AddProduct);
    give(&mut state, "product.line/0", text("一号"));
    give(&mut state, "product.exported/0", Answer::Flag(true));
    give(&mut state, "product.line/1", text("二号"));
    let before = state.answers.clone();
    keeper.log();
    bring(
        &mut state,
        &["product.line", "product.exported", "product.markets"],
    );
    assert_eq!(keeper.log().len(), 1, "and they are kept");
    let mut expected = before.clone();
    expected.products[1].answers = before.products[0].answers.clone();
    assert_eq!(state.answers, expected);
    assert_eq!(
        (&state.notice, state.target),
        (&Some(Notice::Brought(3)), Some(Target::Source))
    );
    let place = state.place;
    state.reduce(Action::BringBack);
    assert_eq!((&state.answers, &state.notice), (&before, &None));
    assert_eq!(state.place, place);
    state.reduce(Action::BringBack);
    assert_eq!(state.answers, before, "once");
}

#[test]
fn what_is_said_after_bringing_is_not_lost_by_taking_it_back() {
    let (mut state, _) = begin();
    edit(&mut state, Edit::AddProduct);
    give(&mut state, "product.line/0", text("一号"));
    bring(&mut state, &["product.line"]);
    give(&mut state, "enterprise.name", text("甲"));
    assert_eq!((&state.notice, &state.replaced), (&None, &None));
    let after = state.answers.clone();
    state.reduce(Action::BringBack);
    assert_eq!(state.answers, after);
}

#[test]
fn what_was_set_aside_does_not_come_back_over_what_was_brought() {
    let (mut state, _) = begin();
    edit(&mut state, Edit::AddProduct);
    give(&mut state, "product.line/0", text("一号"));
    give(&mut state, "product.line/1", text("二号"));
    let line = at(&state, "product.line/1");
    edit(&mut state, Edit::Unsure(line, true));
    bring(&mut state, &["product.line"]);
    edit(&mut state, Edit::Unsure(line, true));
    edit(&mut state, Edit::Unsure(line, false));
    assert_eq!(state.answer(line), Some(&text("一号")));
}
