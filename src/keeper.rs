//! Keeping answers on the reader's machine: in this tab, in this browser, or not at all.
//!
//! A record carries the window that wrote it and a revision. A window that finds a later revision of
//! another window does not write over it: it goes on under a record of its own. So two windows never
//! overwrite each other.

mod browser;

use std::cell::RefCell;

use santong_rules::{Answers, AnswersFault};

pub use browser::BrowserStore;

use crate::settings::Settings;

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

    /// The name it goes by in the `storage` attribute.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Tab => "tab",
            Self::Nowhere => "none",
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
    /// Removes everything that this widget has kept, the settings too.
    fn clear(&self);
    /// Keeps how the reader wants the widget to look, wherever answers are kept.
    fn keep_settings(&self, settings: Settings);
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

/// Where the settings of the reader are kept, for all elements of a site.
const SETTINGS: &str = "santong-check-settings";

/// The store is blocked or full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreFault;

/// Kept answers that can be taken up again.
#[derive(Debug)]
pub struct Record {
    /// Where they are kept.
    pub choice: StorageChoice,
    /// The answers, or why they cannot be read.
    pub answers: Result<Answers, AnswersFault>,
    key: String,
    revision: usize,
}

/// Keeps answers in two stores of the browser.
pub struct StoreKeeper {
    local: Box<dyn Store>,
    tab: Box<dyn Store>,
    prefix: String,
    window: String,
    journal: Box<dyn Fn(&str)>,
    current: RefCell<Current>,
}

struct Current {
    choice: Option<StorageChoice>,
    key: String,
    revision: usize,
}

impl StoreKeeper {
    /// `element` names the element on its page, so that several keep apart; `window` names this run
    /// of it; `journal` hands answers to the page.
    pub fn new(
        local: Box<dyn Store>,
        tab: Box<dyn Store>,
        element: &str,
        window: String,
        journal: Box<dyn Fn(&str)>,
    ) -> Self {
        let prefix = ["santong-check:", element, ":"].concat();
        let current = Current {
            choice: None,
            key: [prefix.as_str(), &window].concat(),
            revision: 0,
        };
        Self {
            local,
            tab,
            prefix,
            window,
            journal,
            current: RefCell::new(current),
        }
    }

    /// The latest record where the host page wants answers to be kept, or where the reader has wanted
    /// it on an earlier visit; none where the page wants nothing to be kept.
    #[must_use]
    pub fn latest(&self, preset: Option<StorageChoice>) -> Option<Record> {
        let (first, second) = match preset {
            Some(StorageChoice::Nowhere) => return None,
            Some(StorageChoice::Local) => (StorageChoice::Local, StorageChoice::Tab),
            Some(StorageChoice::Tab) | None => (StorageChoice::Tab, StorageChoice::Local),
        };
        self.latest_in(first).or_else(|| self.latest_in(second))
    }

    /// Goes on with a record.
    pub fn take_up(&self, record: &Record) {
        *self.current.borrow_mut() = Current {
            choice: Some(record.choice),
            key: record.key.clone(),
            revision: record.revision,
        };
    }

    /// How the reader wants the widget to look.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let kept = self.local.read(SETTINGS).ok().flatten();
        Settings::from_text(kept.as_deref().unwrap_or_default())
    }

    fn store(&self, choice: StorageChoice) -> Option<&dyn Store> {
        match choice {
            StorageChoice::Local => Some(&*self.local),
            StorageChoice::Tab => Some(&*self.tab),
            StorageChoice::Nowhere => None,
        }
    }

    /// One that can be read before one that cannot, and then the highest revision.
    fn latest_in(&self, choice: StorageChoice) -> Option<Record> {
        let store = self.store(choice)?;
        let mut latest: Option<Record> = None;
        for key in store.keys() {
            let Some(text) = store.read(&key).ok().flatten() else {
                continue;
            };
            if !key.starts_with(&self.prefix) {
                continue;
            }
            // What does not even begin like a record is one that cannot be read.
            let (revision, _, answers) = parts(&text).unwrap_or((0, "", &text));
            let record = Record {
                choice,
                answers: Answers::from_json(answers),
                key,
                revision,
            };
            let rank = |record: &Record| (record.answers.is_ok(), record.revision);
            if latest
                .as_ref()
                .is_none_or(|latest| rank(latest) <= rank(&record))
            {
                latest = Some(record);
            }
        }
        latest
    }
}

impl Keeper for StoreKeeper {
    fn keep(&self, answers: &Answers) -> Kept {
        let text = answers.to_json();
        (self.journal)(&text);
        let mut current = self.current.borrow_mut();
        let Some(store) = current.choice.and_then(|choice| self.store(choice)) else {
            return Kept::Yes;
        };
        let Ok(stored) = store.read(&current.key) else {
            return Kept::No;
        };
        let mut foreign = false;
        if let Some((revision, window, _)) = stored.as_deref().and_then(parts) {
            foreign = window != self.window && revision > current.revision;
            current.revision = current.revision.max(revision);
        }
        if foreign {
            // The other window may have gone on under the name of this one.
            current.key = [
                self.prefix.as_str(),
                &self.window,
                "-",
                &current.revision.to_string(),
            ]
            .concat();
        }
        let record = [
            &(current.revision + 1).to_string(),
            " ",
            &self.window,
            " ",
            &text,
        ]
        .concat();
        if store.write(&current.key, &record).is_err() {
            return Kept::No;
        }
        current.revision += 1;
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
        for store in [&*self.local, &*self.tab] {
            for key in store.keys() {
                if key.starts_with(&self.prefix) {
                    store.remove(&key);
                }
            }
        }
        self.local.remove(SETTINGS);
        let mut current = self.current.borrow_mut();
        current.key = [self.prefix.as_str(), &self.window].concat();
        current.revision = 0;
        (self.journal)("");
    }

    fn keep_settings(&self, settings: Settings) {
        if settings == Settings::default() {
            self.local.remove(SETTINGS);
        } else {
            // A browser that keeps nothing cannot be helped from here; the running page has them.
            let _ = self.local.write(SETTINGS, &settings.to_text());
        }
    }
}

/// `12 window {…}`: revision, window and answers of a record.
fn parts(record: &str) -> Option<(usize, &str, &str)> {
    let (revision, rest) = record.split_once(' ')?;
    let (window, answers) = rest.split_once(' ')?;
    Some((revision.parse().ok()?, window, answers))
}

#[cfg(test)]
mod tests;
