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

#[test]
fn a_file_replaces_everything_or_nothing() {
    let check = |file: &str, expected: Result<&[&str], ()>| {
        let (mut state, _) = begin();
        give(&mut state, "enterprise.name", text("甲"));
        let name = at(&state, "enterprise.name");
        edit(&mut state, Edit::Unsure(name, true));
        state.reduce(Action::Go(Place::Review));
        let before = state.answers.clone();
        state.reduce(Action::Open(file.into()));
        match (expected, state.notice.clone()) {
            (Ok(unknown), Some(Notice::Opened { unknown: found, .. })) => {
                assert_eq!(found, unknown, "{file}");
                assert_eq!(
                    (state.place, state.answer(name)),
                    (Place::Start, Some(&text("乙"))),
                    "{file}"
                );
                assert!(!state.answers.products.is_empty(), "{file}");
                edit(&mut state, Edit::Unsure(name, false));
                assert_eq!(state.answer(name), None, "nothing set aside comes back");
            }
            (Err(()), Some(Notice::NotOpened(_))) => {
                assert_eq!(
                    (&state.answers, state.place),
                    (&before, Place::Review),
                    "{file}"
                );
            }
            (_, notice) => panic!("{file}: {notice:?}"),
        }
    };
    let file = |enterprise: &str, products: &str| {
        format!(
            r#"{{"format":"santong-answers","version":1,"enterprise":{{{enterprise}}},"products":[{products}]}}"#
        )
    };
    let name = r#""enterprise.name":"乙""#;
    check(&file(name, ""), Ok(&[]));
    check(
        &file(name, r#"{"id":"p7","answers":{"product.old":true}}"#),
        Ok(&["product.old"]),
    );
    check(&file(name, "1"), Err(()));
    check("{}", Err(()));
    check("", Err(()));
}

#[test]
fn clearing_forgets_answers_but_not_the_choice_of_storage() {
    let (mut state, keeper) = begin();
    state.reduce(Action::Choose(StorageChoice::Local));
    state.reduce(Action::Set(Settings {
        large: Some(true),
        ..Settings::default()
    }));
    state.suggest("enterprise.region", Some("330000".into()));
    give(&mut state, "enterprise.name", text("甲"));
    edit(&mut state, Edit::AddProduct);
    state.reduce(Action::Go(Place::Checklist));
    state.reduce(Action::Show(Show::Clearing(true)));
    keeper.log();
    state.reduce(Action::Clear);
    assert_eq!(keeper.log(), ["clear"]);
    assert_eq!(
        (state.answers.clone(), state.place),
        (blank(), Place::Start)
    );
    assert_eq!(
        (state.storage, state.notice.clone()),
        (Some(StorageChoice::Local), Some(Notice::Cleared))
    );
    assert_eq!(
        (state.settings.large, state.view.clearing),
        (Some(true), false)
    );
    let region = at(&state, "enterprise.region");
    assert_eq!(state.suggestion(region), Some(&text("330000")));
}

#[test]
fn answers_to_what_earlier_rules_asked_are_carried_over() {
    let file = r#"{"format":"santong-answers","version":1,"enterprise":{},"products":[{"id":"p1","answers":{"product.sold_abroad":true}}]}"#;
    let said = "产品 1：“是否外销”改了名，原来的回答已转到“出口”";
    let carried = |state: &State| {
        let answers = &state.answers.products[0].answers;
        assert_eq!(answers.get("product.exported"), Some(&Answer::Flag(true)));
        assert_eq!(answers.get("product.sold_abroad"), None);
    };
    let (mut state, keeper) = begin();
    state.reduce(Action::Open(file.into()));
    carried(&state);
    assert_eq!(
        state.notice,
        Some(Notice::Opened {
            unknown: Vec::new(),
            version: None,
            moved: vec![said.into()],
        })
    );
    let kept = Answers::from_json(file).unwrap();
    let cover = Rc::new(RuleSet::cover_from_bytes(&rules().cover_to_bytes().unwrap()).unwrap());
    let mut state = State::new(cover, state.as_of, kept, keeper);
    state.take_rules(rules());
    carried(&state);
    assert_eq!(state.notice, Some(Notice::Moved(vec![said.into()])));
}
