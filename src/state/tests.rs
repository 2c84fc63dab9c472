use std::cell::{Cell, RefCell};

use santong_compiler::{SourceFile, compile};
use santong_rules::{QuestionId, Row, Table};

use super::*;

mod opening;
mod places;

/// A keeper that remembers what it was told, and answers as it is told to.
struct Fake {
    log: RefCell<Vec<String>>,
    says: Cell<Kept>,
}

impl Fake {
    fn log(&self) -> Vec<String> {
        self.log.take()
    }
}

impl Keeper for Fake {
    fn keep(&self, answers: &Answers) -> Kept {
        self.log
            .borrow_mut()
            .push(format!("keep {}", answers.to_json()));
        self.says.get()
    }
    fn choose(&self, choice: StorageChoice) {
        self.log.borrow_mut().push(format!("choose {choice:?}"));
    }
    fn clear(&self) {
        self.log.borrow_mut().push("clear".into());
    }
    fn keep_settings(&self, settings: Settings) {
        let line = ["settings ", &settings.to_text()].concat();
        self.log.borrow_mut().push(line);
    }
}

fn rules() -> Rc<RuleSet> {
    let file = SourceFile {
        name: "rules.toml".into(),
        text: include_str!("tests/rules.toml").into(),
    };
    let (rules, diagnostics) = compile(&[file]);
    assert_eq!(diagnostics, []);
    Rc::new(rules.unwrap())
}

fn begin() -> (State, Rc<Fake>) {
    let keeper = Rc::new(Fake {
        log: RefCell::default(),
        says: Cell::new(Kept::Yes),
    });
    let as_of = Date::new(2026, 11, 22).unwrap();
    let mut state = State::new(rules(), as_of, blank(), keeper.clone());
    state.storage = Some(StorageChoice::Tab);
    (state, keeper)
}

fn id(state: &State, name: &str) -> QuestionId {
    state.rules.find_question(name).unwrap()
}

/// `name` for the enterprise, `name/1` for the product at a position.
fn at(state: &State, name: &str) -> QuestionRef {
    match name.split_once('/') {
        Some((name, product)) => QuestionRef {
            product: product.parse().ok(),
            question: id(state, name),
        },
        None => QuestionRef {
            product: None,
            question: id(state, name),
        },
    }
}

fn edit(state: &mut State, edit: Edit) {
    state.reduce(Action::Edit(edit));
}

fn give(state: &mut State, name: &str, answer: Answer) {
    let at = at(state, name);
    edit(state, Edit::Answer(at, Some(answer)));
}

fn text(text: &str) -> Answer {
    Answer::Text(text.into())
}

/// Names of the questions on the page.
fn on_page(state: &State) -> Vec<&str> {
    state
        .on_page
        .iter()
        .map(|at| state.rules.question(at.question).unwrap().id.as_str())
        .collect()
}

const PAGE: fn(usize, Option<usize>) -> Place = |page, product| Place::Page { page, product };

#[test]
fn answers_are_kept_before_anything_is_computed_from_them() {
    /// Stops in the middle, as a trap would.
    struct Stopping(Rc<RefCell<String>>);
    impl Keeper for Stopping {
        fn keep(&self, answers: &Answers) -> Kept {
            *self.0.borrow_mut() = answers.to_json();
            panic!("stopped");
        }
        fn choose(&self, _: StorageChoice) {}
        fn clear(&self) {}
        fn keep_settings(&self, _: Settings) {}
    }
    let journal = Rc::new(RefCell::default());
    let (day, keeper) = (
        Date::new(2026, 11, 22).unwrap(),
        Rc::new(Stopping(journal.clone())),
    );
    let mut state = State::new(rules(), day, blank(), keeper);
    let question = at(&state, "enterprise.name");
    assert_eq!(state.assessment.standing(question), Standing::ToAsk);
    let reduce = std::panic::AssertUnwindSafe(|| give(&mut state, "enterprise.name", text("甲")));
    assert!(std::panic::catch_unwind(reduce).is_err());
    assert!(journal.borrow().contains("甲"));
    assert_eq!(state.assessment.standing(question), Standing::ToAsk);
}

#[test]
fn what_each_action_asks_of_the_keeper() {
    let check = |action: Action, expected: &[&str]| {
        let (mut state, keeper) = begin();
        state.reduce(action.clone());
        let log = keeper.log();
        let verbs: Vec<&str> = log
            .iter()
            .map(|line| line.split_whitespace().next().unwrap())
            .collect();
        assert_eq!(verbs, expected, "{action:?}");
    };
    let state = begin().0;
    let name = at(&state, "enterprise.name");
    check(
        Action::Edit(Edit::Answer(name, Some(text("甲")))),
        &["keep"],
    );
    check(Action::Edit(Edit::AddProduct), &["keep"]);
    check(Action::Choose(StorageChoice::Tab), &["choose", "keep"]);
    check(Action::Open(blank().to_json()), &["keep"]);
    check(Action::Open("no answers".into()), &[]);
    check(Action::Clear, &["clear"]);
    check(Action::Go(Place::Review), &[]);
    check(Action::Answer(name), &[]);
    check(Action::Show(Show::Steps(true)), &[]);
    check(Action::Set(Settings::default()), &["settings"]);
    check(Action::Dismiss, &[]);
}

#[test]
fn what_became_of_the_answers_is_told() {
    let (mut state, keeper) = begin();
    let mut check = |says: Kept, expected: Option<Notice>| {
        keeper.says.set(says);
        give(&mut state, "enterprise.name", text("甲"));
        assert_eq!(state.notice, expected, "{says:?}");
        state.notice.take()
    };
    check(Kept::Yes, None);
    check(Kept::No, Some(Notice::NotKept));
    check(Kept::AsCopy, Some(Notice::Copied));
    keeper.says.set(Kept::No);
    give(&mut state, "enterprise.name", text("乙"));
    keeper.says.set(Kept::Yes);
    give(&mut state, "enterprise.name", text("丙"));
    assert_eq!(state.notice, None, "kept after all");
    state.reduce(Action::Tell(Notice::Cleared));
    give(&mut state, "enterprise.name", text("丁"));
    assert_eq!(state.notice, Some(Notice::Cleared), "another notice stays");
    state.reduce(Action::Dismiss);
    assert_eq!(state.notice, None);
}

#[test]
fn what_is_typed_or_chosen_becomes_the_answer_of_the_kind() {
    let (mut state, _) = begin();
    let mut check = |name: &str, typed: &str, expected: Option<Answer>| {
        let at = at(&state, name);
        edit(
            &mut state,
            Edit::Enter(FieldRef::Question(at), typed.into()),
        );
        assert_eq!(state.answer(at), expected.as_ref(), "{name}: {typed}");
    };
    check("enterprise.name", "甲", Some(text("甲")));
    check("enterprise.name", "?", Some(text("?")));
    check("enterprise.name", "", None);
    check("enterprise.region", "330000", Some(text("330000")));
    check("enterprise.region", "?", Some(Answer::Unsure));
    check("enterprise.region", "", None);
}

#[test]
fn unsure_sets_the_answer_aside_and_brings_it_back() {
    let check =
        |name: &str, before: Option<Answer>, between: Option<Answer>, expected: Option<Answer>| {
            let (mut state, _) = begin();
            let at = at(&state, name);
            edit(&mut state, Edit::Answer(at, before.clone()));
            edit(&mut state, Edit::Unsure(at, true));
            assert_eq!(state.answer(at), Some(&Answer::Unsure));
            if let Some(between) = between {
                edit(&mut state, Edit::Answer(at, Some(between)));
            }
            edit(&mut state, Edit::Unsure(at, false));
            assert_eq!(state.answer(at), expected.as_ref(), "{name}: {before:?}");
        };
    let table = Answer::Table(Table {
        rows: vec![Row::default()],
        complete: true,
    });
    check("enterprise.name", Some(text("甲")), None, Some(text("甲")));
    check("enterprise.name", None, None, None);
    check("enterprise.name", Some(text("甲")), Some(text("乙")), None);
    check(
        "product.indicators/0",
        Some(table.clone()),
        None,
        Some(table),
    );
}

#[test]
fn the_answer_set_aside_is_the_latest() {
    let (mut state, _) = begin();
    let table = at(&state, "product.indicators/0");
    edit(&mut state, Edit::Complete(table, true));
    edit(&mut state, Edit::Unsure(table, true));
    edit(&mut state, Edit::AddRow(table));
    edit(&mut state, Edit::Unsure(table, true));
    edit(&mut state, Edit::Unsure(table, true));
    edit(&mut state, Edit::Unsure(table, false));
    let row = Answer::Table(Table {
        rows: vec![Row::default()],
        complete: false,
    });
    assert_eq!(state.answer(table), Some(&row));
}

#[test]
fn boxes_are_ticked_and_unticked() {
    let (mut state, _) = begin();
    let markets = at(&state, "product.markets/0");
    let mut check = |id: &str, ticked: bool, expected: Option<&[&str]>| {
        edit(&mut state, Edit::Member(markets, id.into(), ticked));
        let set = expected.map(|ids| Answer::Set(ids.iter().map(|id| (*id).to_owned()).collect()));
        assert_eq!(state.answer(markets), set.as_ref(), "{id} {ticked}");
    };
    check("us", true, Some(&["us"]));
    check("eu", true, Some(&["us", "eu"]));
    check("us", true, Some(&["eu", "us"]));
    check("eu", false, Some(&["us"]));
    check("us", false, None);
    check("us", false, None);
    give(&mut state, "product.markets/0", Answer::Set(Vec::new()));
    edit(&mut state, Edit::Member(markets, "eu".into(), true));
    assert_eq!(
        state.answer(markets),
        Some(&Answer::Set(vec!["eu".into()])),
        "after none of these"
    );
}

#[test]
fn tables_are_filled_row_by_row() {
    let (mut state, _) = begin();
    let question = at(&state, "product.indicators/0");
    let cell = |row: usize, column: &str, typed: &str| {
        Edit::Enter(
            FieldRef::Cell(CellRef {
                question,
                row,
                column: column.into(),
            }),
            typed.into(),
        )
    };
    let mut check = |change: Edit, expected: &str| {
        edit(&mut state, change.clone());
        assert_eq!(
            state.answer(question).map(written).unwrap_or_default(),
            expected,
            "{change:?}"
        );
    };
    check(Edit::Complete(question, true), " complete");
    check(Edit::AddRow(question), "[]");
    check(cell(0, "name", "铅"), "[name=铅]");
    check(cell(0, "tested", "yes"), "[name=铅 tested=true]");
    check(cell(1, "name", "没有这一行"), "[name=铅 tested=true]");
    check(Edit::AddRow(question), "[name=铅 tested=true][]");
    check(
        cell(1, "tested", "no"),
        "[name=铅 tested=true][tested=false]",
    );
    check(
        Edit::Complete(question, true),
        "[name=铅 tested=true][tested=false] complete",
    );
    check(cell(0, "tested", ""), "[name=铅][tested=false] complete");
    check(
        Edit::RemoveRow(question, 5),
        "[name=铅][tested=false] complete",
    );
    check(Edit::RemoveRow(question, 0), "[tested=false] complete");
    check(Edit::RemoveRow(question, 0), " complete");
    check(Edit::Complete(question, false), "");
}

/// A table as `[column=cell …]` for each row, and whether it is complete.
fn written(answer: &Answer) -> String {
    let Answer::Table(table) = answer else {
        return format!("{answer:?}");
    };
    let mut text = String::new();
    for row in &table.rows {
        let cells = row.iter().map(|(column, cell)| match cell {
            Answer::Text(text) => format!("{column}={text}"),
            Answer::Flag(flag) => format!("{column}={flag}"),
            other => format!("{column}={other:?}"),
        });
        text += &format!("[{}]", cells.collect::<Vec<_>>().join(" "));
    }
    if table.complete {
        text + " complete"
    } else {
        text
    }
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
            (expected, Some(question)),
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
            (Ok(unknown), Some(Notice::Opened(found))) => {
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
        large: true,
        ..Settings::default()
    }));
    state.suggest("enterprise.region", "330000".into());
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
    assert_eq!((state.settings.large, state.view.clearing), (true, false));
    let region = at(&state, "enterprise.region");
    assert_eq!(state.suggestion(region), Some(&text("330000")));
}

#[test]
fn a_suggestion_is_no_answer_until_it_is_confirmed() {
    let (mut state, keeper) = begin();
    state.suggest("enterprise.region", "330000".into());
    let region = at(&state, "enterprise.region");
    assert_eq!(state.answer(region), None);
    assert_eq!(state.assessment.standing(region), Standing::ToAsk);
    assert_eq!(keeper.log(), [""; 0]);
    let suggestion = state.suggestion(region).cloned();
    assert_eq!(suggestion, Some(text("330000")));
    edit(&mut state, Edit::Answer(region, suggestion));
    assert_eq!(
        (state.suggestion(region), state.answer(region)),
        (None, Some(&text("330000")))
    );
    edit(&mut state, Edit::Answer(region, Some(Answer::Unsure)));
    assert_eq!(state.suggestion(region), None, "还不清楚 is an answer");
    edit(&mut state, Edit::Answer(region, None));
    assert!(state.suggestion(region).is_some());
}

#[test]
fn a_suggestion_that_does_not_exist_is_told() {
    let check = |question: &str, choice: &str, expected: Option<Notice>| {
        let (mut state, _) = begin();
        state.suggest(question, choice.into());
        assert_eq!(state.notice, expected, "{question} {choice}");
        assert_eq!(state.suggestion(at(&state, "enterprise.region")), None);
    };
    check(
        "enterprise.region",
        "999999",
        Some(Notice::UnknownRegion("999999".into())),
    );
    check("enterprise.other", "330000", None);
}

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
    assert_eq!(state.place, Place::Review);
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
        "start page/0 page/1/0 page/2/0 review checklist declaration/0",
    );
    check(
        2,
        "start page/0 page/1/0 page/2/0 page/1/1 page/2/1 review checklist declaration/0 declaration/1",
    );
}

#[test]
fn what_belongs_to_a_page_is_put_back_when_it_is_left() {
    let (mut state, _) = begin();
    let name = at(&state, "enterprise.name");
    let shown = [
        Show::Steps(true),
        Show::Clearing(true),
        Show::Removing,
        Show::Undecided,
        Show::Filter(Filter::Core),
        Show::Explained(name, true),
        Show::Explained(name, true),
    ];
    for show in shown {
        state.reduce(Action::Show(show));
    }
    assert_eq!(state.view.explained, [name]);
    state.reduce(Action::Show(Show::Explained(name, false)));
    assert_eq!(state.view.explained, []);
    state.reduce(Action::Go(Place::Review));
    let expected = View {
        steps: true,
        clearing: true,
        ..View::default()
    };
    assert_eq!(state.view, expected);
}
