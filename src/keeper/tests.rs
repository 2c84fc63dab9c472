use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use super::*;
use santong_rules::Answer;

/// A store in memory that two windows can share, and that can be full or blocked.
#[derive(Clone, Default)]
struct Memory {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
    full: Rc<Cell<bool>>,
    blocked: Rc<Cell<bool>>,
}

impl Store for Memory {
    fn read(&self, key: &str) -> Result<Option<String>, StoreFault> {
        if self.blocked.get() {
            Err(StoreFault)
        } else {
            Ok(self.texts.borrow().get(key).cloned())
        }
    }
    fn write(&self, key: &str, text: &str) -> Result<(), StoreFault> {
        if self.full.get() || self.blocked.get() {
            return Err(StoreFault);
        }
        self.texts.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }
    fn remove(&self, key: &str) {
        self.texts.borrow_mut().remove(key);
    }
    fn keys(&self) -> Vec<String> {
        self.texts.borrow().keys().cloned().collect()
    }
}

fn window(local: &Memory, name: &str) -> StoreKeeper {
    tab(local, &Memory::default(), name)
}

fn tab(local: &Memory, tab: &Memory, name: &str) -> StoreKeeper {
    StoreKeeper::new(
        Box::new(local.clone()),
        Box::new(tab.clone()),
        "0",
        name.into(),
        Box::new(|_| {}),
    )
}

fn answers(name: &str) -> Answers {
    let mut answers = Answers::default();
    answers
        .enterprise
        .insert("enterprise.name".into(), Answer::Text(name.into()));
    answers
}

fn take_up(keeper: &StoreKeeper) -> Answers {
    let record = keeper.latest(None).unwrap();
    keeper.take_up(&record);
    record.answers.unwrap()
}

/// What the reader chose on an earlier visit is found, whatever the page wants now; but not where it
/// wants nothing to be kept.
#[test]
fn records_are_found_where_the_reader_wanted_them() {
    use StorageChoice::{Local, Nowhere, Tab};
    for (chosen, preset, found) in [
        (Local, None, Some(Local)),
        (Local, Some(Tab), Some(Local)),
        (Local, Some(Local), Some(Local)),
        (Local, Some(Nowhere), None),
        (Tab, None, Some(Tab)),
        (Tab, Some(Tab), Some(Tab)),
        (Tab, Some(Local), Some(Tab)),
        (Tab, Some(Nowhere), None),
        (Nowhere, Some(Local), None),
    ] {
        let (local, session) = (Memory::default(), Memory::default());
        let keeper = tab(&local, &session, "a");
        keeper.choose(chosen);
        assert_eq!(keeper.keep(&answers("甲")), Kept::Yes);
        let record = tab(&local, &session, "b").latest(preset);
        let choice = record.map(|record| record.choice);
        assert_eq!(choice, found, "{chosen:?} {preset:?}");
    }
}

#[test]
fn nothing_is_written_before_the_reader_chose() {
    let local = Memory::default();
    let keeper = window(&local, "a");
    assert_eq!(keeper.keep(&answers("甲")), Kept::Yes);
    assert!(local.keys().is_empty());
    keeper.choose(StorageChoice::Nowhere);
    assert_eq!(keeper.keep(&answers("甲")), Kept::Yes);
    assert!(local.keys().is_empty());
}

#[test]
fn a_later_window_goes_on_where_the_earlier_stopped() {
    let local = Memory::default();
    let first = window(&local, "a");
    first.choose(StorageChoice::Local);
    first.keep(&answers("甲"));
    first.keep(&answers("甲乙"));
    let second = window(&local, "b");
    assert_eq!(take_up(&second), answers("甲乙"));
    assert_eq!(second.keep(&answers("甲乙丙")), Kept::Yes);
    assert_eq!(local.keys().len(), 1);
}

#[test]
fn two_windows_never_overwrite_each_other() {
    let local = Memory::default();
    let first = window(&local, "a");
    first.choose(StorageChoice::Local);
    first.keep(&answers("甲"));
    let second = window(&local, "b");
    take_up(&second);
    assert_eq!(second.keep(&answers("乙")), Kept::Yes);
    assert_eq!(first.keep(&answers("丙")), Kept::AsCopy);
    assert_eq!(first.keep(&answers("丙丁")), Kept::Yes);
    assert_eq!(second.keep(&answers("乙乙")), Kept::Yes);
    let texts = local.texts.borrow();
    assert_eq!(texts.len(), 2);
    for name in ["丙丁", "乙乙"] {
        assert!(
            texts
                .values()
                .any(|text| text.ends_with(&answers(name).to_json())),
            "{name}"
        );
    }
}

#[test]
fn a_store_that_refuses_is_reported_and_the_journal_still_written() {
    let local = Memory::default();
    let journal = Rc::new(RefCell::new(String::new()));
    let writer = journal.clone();
    let write = Box::new(move |text: &str| *writer.borrow_mut() = text.to_owned());
    let keeper = StoreKeeper::new(
        Box::new(local.clone()),
        Box::new(Memory::default()),
        "0",
        "a".into(),
        write,
    );
    keeper.choose(StorageChoice::Local);
    local.full.set(true);
    assert_eq!(keeper.keep(&answers("甲")), Kept::No);
    assert_eq!(*journal.borrow(), answers("甲").to_json());
    local.full.set(false);
    local.blocked.set(true);
    assert_eq!(keeper.keep(&answers("甲")), Kept::No);
    local.blocked.set(false);
    assert_eq!(keeper.keep(&answers("甲")), Kept::Yes);
}

#[test]
fn a_corrupt_record_is_told_and_left_alone() {
    let local = Memory::default();
    local
        .write("santong-check:0:x", "3 x {\"format\":\"santong-ans")
        .unwrap();
    local.write("santong-check:0:y", "nonsense").unwrap();
    local.write("somebody-else", "1 a {}").unwrap();
    let keeper = window(&local, "a");
    let record = keeper.latest(None).unwrap();
    assert!(record.answers.is_err());
    keeper.choose(StorageChoice::Local);
    keeper.keep(&answers("甲"));
    assert_eq!(take_up(&window(&local, "b")), answers("甲"));
    assert_eq!(local.keys().len(), 4);
}

#[test]
fn clearing_removes_every_record_of_the_element_and_nothing_else() {
    let local = Memory::default();
    local.write("somebody-else", "1 a {}").unwrap();
    local.write("santong-check:1:z", "1 z {}").unwrap();
    let keeper = window(&local, "a");
    keeper.choose(StorageChoice::Local);
    keeper.keep(&answers("甲"));
    keeper.clear();
    assert_eq!(local.keys(), ["santong-check:1:z", "somebody-else"]);
}

#[test]
fn another_choice_moves_the_answers() {
    let (local, session) = (Memory::default(), Memory::default());
    let keeper = tab(&local, &session, "a");
    keeper.choose(StorageChoice::Local);
    keeper.keep(&answers("甲"));
    keeper.choose(StorageChoice::Tab);
    keeper.keep(&answers("甲"));
    assert!(local.keys().is_empty());
    assert_eq!(session.keys().len(), 1);
}

#[test]
fn settings_are_kept_for_all_windows_until_everything_is_cleared() {
    let local = Memory::default();
    let (first, second) = (window(&local, "a"), window(&local, "b"));
    let large = Settings {
        large: Some(true),
        ..Settings::default()
    };
    assert_eq!(first.settings(), Settings::default());
    first.keep_settings(large);
    assert_eq!(second.settings(), large);
    assert!(second.latest(None).is_none(), "settings are no answers");
    second.keep_settings(Settings::default());
    assert_eq!(local.keys(), [""; 0]);
    first.keep_settings(large);
    second.clear();
    assert_eq!(local.keys(), [""; 0]);
    local.blocked.set(true);
    first.keep_settings(large);
    assert_eq!(first.settings(), Settings::default());
}
