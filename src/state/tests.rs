use std::cell::{Cell, RefCell};

use santong_compiler::{SourceFile, compile};
use santong_rules::{Evidence, QuestionId, Row, Table};

use super::*;

mod answering;
mod evidence;
mod opening;
mod other_rules;
mod places;
mod products;
mod progress;
mod told;
mod waiting;

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
        assert_eq!(state.unkept, says == Kept::No, "{says:?}");
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
fn a_suggestion_is_no_answer_until_it_is_confirmed() {
    let (mut state, keeper) = begin();
    state.suggest("enterprise.region", Some("330000".into()));
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
        state.suggest(question, Some(choice.into()));
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
fn what_belongs_to_a_page_is_put_back_when_it_is_left() {
    let (mut state, _) = begin();
    let name = at(&state, "enterprise.name");
    let shown = [
        Show::Steps(true),
        Show::Clearing(true),
        Show::Removing(0),
        Show::Product(2),
        Show::Bringing(Some(Bringing { to: 0, from: None })),
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
        product: 2,
        ..View::default()
    };
    assert_eq!(state.view, expected);
}

#[test]
fn the_host_page_leads_to_what_there_is() {
    let check = |to: &str, product: usize, expected: Option<&str>| {
        let (mut state, _) = begin();
        let destination = state.destination(to, product);
        let now = destination.map(|destination| {
            assert!(state.lead(destination));
            state.place.to_token()
        });
        assert_eq!(now.as_deref(), expected, "{to} {product}");
    };
    check("enterprise.name", 0, Some("page/0"));
    check("enterprise.name", 7, Some("page/0"));
    check("product.line", 0, Some("page/1/0"));
    check("product.line", 1, None);
    check("checklist", 0, Some("checklist"));
    check("page/99", 0, None);
    check("declaration/3", 0, None);
    check("product.nothing", 0, None);
    check("", 0, None);
    let (mut state, _) = begin();
    state.storage = None;
    for (name, led) in [("checklist", true), ("enterprise.name", false)] {
        let destination = state.destination(name, 0).unwrap();
        assert_eq!(state.lead(destination), led, "{name}");
    }
}

#[test]
fn a_later_suggestion_takes_the_place_of_the_first() {
    let (mut state, _) = begin();
    let region = at(&state, "enterprise.region");
    state.suggest("enterprise.region", Some("330000".into()));
    state.suggest("enterprise.region", Some("440000".into()));
    assert_eq!(state.suggestion(region), Some(&text("440000")));
    state.suggest("enterprise.region", None);
    assert_eq!(state.suggestion(region), None);
}
