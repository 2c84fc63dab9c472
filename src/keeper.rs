//! Keeping answers on the reader's machine: in this tab, in this browser, or not at all.
//!
//! A record carries the window that wrote it and a revision. A window that finds a later revision of
//! another window does not write over it: it goes on under a record of its own. So two windows never
//! overwrite each other.

mod browser;

use std::cell::RefCell;

use santong_rules::{Answers, AnswersFault};

pub use browser::BrowserStore;

/// Where answers are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageChoice {
    /// In this browser, until cleared.
    Local,
    /// In this tab, until it is closed.
    Tab,
    /// Nowhere but in the running page.
    Nowhere,
}

impl StorageChoice {
    /// The value of the host's `storage` attribute.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "local" => Some(Self::Local),
            "tab" => Some(Self::Tab),
            "none" => Some(Self::Nowhere),
            _ => None,
        }
    }
}

/// What became of answers that were to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// They are kept, or the reader did not want that.
    Yes,
    /// They are kept as a copy, since another window has changed the record.
    AsCopy,
    /// The storage refused.
    No,
}

/// Keeps answers; the reducer's only effect.
pub trait Keeper {
    /// Hands the answers to the page (in case the program stops) and keeps them as chosen.
    fn keep(&self, answers: &Answers) -> Kept;
    /// Chooses where to keep from now on; what is kept elsewhere is removed.
    fn choose(&self, choice: StorageChoice);
    /// Removes everything that this widget has kept.
    fn clear(&self);
}

/// Texts by name, as a browser's storage keeps them.
pub trait Store {
    /// Why the store does not work is nothing the reader could act on.
    /// # Errors
    /// When the store is blocked.
    fn read(&self, key: &str) -> Result<Option<String>, StoreFault>;
    /// # Errors
    /// When the store is blocked or full.
    fn write(&self, key: &str, text: &str) -> Result<(), StoreFault>;
    /// Removes a text, if the store can.
    fn remove(&self, key: &str);
    /// Names of all texts.
    fn keys(&self) -> Vec<String>;
}

/// The store is blocked or full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreFault;

/// Kept answers that can be taken up again.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    key: String,
    revision: u64,
    /// The answers, or why they cannot be read.
    pub answers: Result<Answers, AnswersFault>,
}

/// Keeps answers in two stores of the browser.
pub struct StoreKeeper<L, T> {
    local: L,
    tab: T,
    prefix: String,
    window: String,
    journal: Box<dyn Fn(&str)>,
    current: RefCell<Current>,
}

struct Current {
    choice: Option<StorageChoice>,
    key: String,
    revision: u64,
}

impl<L: Store, T: Store> StoreKeeper<L, T> {
    /// `element` names the element on its page, so that several keep apart; `window` names this run
    /// of it; `journal` hands answers to the page.
    pub fn new(local: L, tab: T, element: &str, window: String, journal: Box<dyn Fn(&str)>) -> Self {
        let prefix = format!("santong-check:{element}:");
        let current = Current { choice: None, key: format!("{prefix}{window}"), revision: 0 };
        Self { local, tab, prefix, window, journal, current: RefCell::new(current) }
    }

    /// The latest record: of this tab before that of the browser.
    #[must_use]
    pub fn latest(&self) -> Option<(StorageChoice, Record)> {
        let tab = latest_in(&self.tab, &self.prefix).map(|record| (StorageChoice::Tab, record));
        tab.or_else(|| latest_in(&self.local, &self.prefix).map(|record| (StorageChoice::Local, record)))
    }

    /// Goes on with a record.
    pub fn take_up(&self, choice: StorageChoice, record: &Record) {
        *self.current.borrow_mut() =
            Current { choice: Some(choice), key: record.key.clone(), revision: record.revision };
    }

    fn store(&self, choice: StorageChoice) -> Option<&dyn Store> {
        match choice {
            StorageChoice::Local => Some(&self.local),
            StorageChoice::Tab => Some(&self.tab),
            StorageChoice::Nowhere => None,
        }
    }
}

impl<L: Store, T: Store> Keeper for StoreKeeper<L, T> {
    fn keep(&self, answers: &Answers) -> Kept {
        let text = answers.to_json();
        (self.journal)(&text);
        let mut current = self.current.borrow_mut();
        let Some(store) = current.choice.and_then(|choice| self.store(choice)) else { return Kept::Yes };
        let Ok(stored) = store.read(&current.key) else { return Kept::No };
        let head = stored.as_deref().and_then(head);
        let foreign = head.is_some_and(|(revision, window)| window != self.window && revision > current.revision);
        if foreign {
            current.key = format!("{}{}", self.prefix, self.window);
        }
        let revision = current.revision.max(head.map_or(0, |(revision, _)| revision)) + 1;
        if store.write(&current.key, &format!("{revision} {} {text}", self.window)).is_err() {
            return Kept::No;
        }
        current.revision = revision;
        if foreign { Kept::AsCopy } else { Kept::Yes }
    }

    fn choose(&self, choice: StorageChoice) {
        let mut current = self.current.borrow_mut();
        if current.choice != Some(choice) {
            if let Some(store) = current.choice.and_then(|before| self.store(before)) {
                store.remove(&current.key);
            }
            current.choice = Some(choice);
        }
    }

    fn clear(&self) {
        for store in [&self.local as &dyn Store, &self.tab] {
            store.keys().iter().filter(|key| key.starts_with(&self.prefix)).for_each(|key| store.remove(key));
        }
        let mut current = self.current.borrow_mut();
        current.key = format!("{}{}", self.prefix, self.window);
        current.revision = 0;
        (self.journal)("");
    }
}

/// `12 window {…}`: revision and window of a record.
fn head(text: &str) -> Option<(u64, &str)> {
    let mut parts = text.splitn(3, ' ');
    Some((parts.next()?.parse().ok()?, parts.next()?))
}

fn latest_in(store: &dyn Store, prefix: &str) -> Option<Record> {
    let record = |key: String| {
        let text = store.read(&key).ok()??;
        let (revision, _) = head(&text)?;
        Some(Record { key, revision, answers: Answers::from_json(text.splitn(3, ' ').nth(2)?) })
    };
    let records = store.keys().into_iter().filter(|key| key.starts_with(prefix)).filter_map(record);
    records.max_by_key(|record| (record.answers.is_ok(), record.revision))
}

#[cfg(test)]
mod tests;
