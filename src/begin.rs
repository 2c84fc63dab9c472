//! The state to begin with.

use std::rc::Rc;

use santong_rules::{Answers, RuleSet};

use crate::{
    history,
    host::{Host, today},
    keeper::{BrowserStore, Keeper, StorageChoice, StoreKeeper},
    state::{Action, Notice, State, blank, ensure_product},
};

/// The question that the host's `region` attribute is a suggestion for.
pub const REGION_QUESTION: &str = "enterprise.region";

/// The state to begin with: after a stop from the journal, else from the storage.
pub fn begin(rules: Rc<RuleSet>, host: &Rc<Host>) -> State {
    let settings = host.settings();
    let journal = host.clone();
    let window = ((js_sys::Math::random() * f64::from(u32::MAX)) as u32).to_string();
    let keeper = Rc::new(StoreKeeper::new(
        Box::new(BrowserStore::Local),
        Box::new(BrowserStore::Session),
        &settings.key,
        window,
        Box::new(move |answers| journal.keep(answers)),
    ));
    let preset = settings
        .storage
        .as_deref()
        .and_then(StorageChoice::from_name);
    let mut notice = None;
    let mut storage = preset;
    let mut answers = blank();
    if let Some(record) = keeper.latest(preset) {
        if record.answers.is_ok() {
            keeper.take_up(&record);
            storage = Some(record.choice);
            if preset != storage {
                // The reader chose it in an earlier visit.
                host.remember(record.choice.name());
            }
        }
        match record.answers {
            Ok(kept) => answers = kept,
            Err(fault) => {
                let why = santong_documents::answers_fault_text(&fault, &santong_documents::ZH);
                notice = Some(Notice::Unreadable(why));
            }
        }
    }
    if let Some(restored) = settings
        .restore
        .as_deref()
        .and_then(|text| Answers::from_json(text).ok())
    {
        answers = restored;
        notice = Some(Notice::Restarted);
    }
    if let Some(choice) = storage {
        keeper.choose(choice);
    }
    ensure_product(&mut answers);
    let kept_settings = keeper.settings();
    let mut state = State::new(rules, today(), answers, keeper);
    state.storage = storage;
    state.settings = kept_settings;
    if let Some(place) = history::current(&settings.key).filter(|_| !state.answers.is_empty()) {
        // After a reload, or a stop, the reader is where he was.
        state.reduce(Action::Go(place));
    }
    state.notice = notice;
    state
}
