//! The widget: Yew components, one reducer, storage, the mount for `<santong-check>`.
//!
//! Policy is not here: whatever is asked, checked or written comes from the rule set.

mod components;
mod history;
mod host;
mod keeper;
mod progress;
mod state;
mod widget;
mod words;

use std::rc::Rc;

use santong_rules::{Answers, RuleSet};
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};
use yew::{AppHandle, Renderer};

use crate::{
    components::{App, AppProps},
    host::{Host, today},
    keeper::{BrowserStore, StorageChoice, StoreKeeper},
    state::{Notice, State},
};

/// The question that the host's `region` attribute is a suggestion for.
const REGION_QUESTION: &str = "enterprise.region";

/// A running widget.
#[wasm_bindgen]
pub struct Handle(Option<AppHandle<App>>);

#[wasm_bindgen]
impl Handle {
    /// Takes the widget off the page and lets go of everything it holds.
    pub fn destroy(&mut self) {
        if let Some(app) = self.0.take() {
            app.destroy();
        }
    }
}

/// Starts a widget in an element, with the bytes of a compiled rule set.
///
/// # Errors
/// When the bytes are not a rule set; the message is for the reader.
#[wasm_bindgen]
pub fn start(root: web_sys::Element, rules: &[u8], host: Host) -> Result<Handle, JsError> {
    let rules = RuleSet::from_bytes(rules)
        .map_err(|fault| JsError::new(&santong_documents::rule_set_fault_text(fault, &santong_documents::ZH)))?;
    let host = Rc::new(host);
    let state = begin(Rc::new(rules), &host);
    let props = AppProps { state, host };
    Ok(Handle(Some(Renderer::<App>::with_root_and_props(root, props).render())))
}

/// Assesses an answers file: the same text natively, in wasm and in its JavaScript twin.
///
/// # Errors
/// When the rule set, the answers or the date cannot be read.
#[wasm_bindgen]
pub fn assess(rules: &[u8], answers: &str, as_of: &str) -> Result<String, JsValue> {
    let rules = RuleSet::from_bytes(rules).map_err(|_| JsValue::from_str("rules"))?;
    let answers = Answers::from_json(answers).map_err(|_| JsValue::from_str("answers"))?;
    let as_of = santong_rules::Date::parse(as_of).ok_or_else(|| JsValue::from_str("as_of"))?;
    Ok(santong_rules::assess(&rules, &answers, as_of).to_json(&rules))
}

/// The state to begin with: after a stop from the journal, else from the storage.
fn begin(rules: Rc<RuleSet>, host: &Rc<Host>) -> State {
    let settings = host.settings();
    let journal = host.clone();
    let window = format!("{:x}", (js_sys::Math::random() * 9e15) as u64);
    let keeper = Rc::new(StoreKeeper::new(
        BrowserStore::Local,
        BrowserStore::Session,
        &settings.key,
        window,
        Box::new(move |answers| journal.keep(answers)),
    ));
    let preset = settings.storage.as_deref().and_then(StorageChoice::from_name);
    let mut notice = None;
    let mut storage = preset;
    let mut answers = state::blank();
    if let Some((choice, record)) = keeper.latest().filter(|_| preset != Some(StorageChoice::Nowhere)) {
        match &record.answers {
            Ok(kept) => {
                keeper.take_up(choice, &record);
                storage = Some(choice);
                answers = kept.clone();
            }
            Err(fault) => {
                let why = santong_documents::answers_fault_text(fault, &santong_documents::ZH);
                notice = Some(Notice::Unreadable(why));
            }
        }
    }
    if let Some(restored) = settings.restore.as_deref().and_then(|text| Answers::from_json(text).ok()) {
        answers = restored;
        notice = Some(Notice::Restarted);
    }
    if let Some(choice) = storage {
        keeper::Keeper::choose(&*keeper, choice);
    }
    if answers.products.is_empty() {
        answers.products = state::blank().products;
    }
    let mut state = State::new(rules, today(), answers, keeper);
    state.storage = storage;
    state.notice = notice;
    if let Some(region) = settings.region {
        state.suggest(REGION_QUESTION, region);
    }
    state
}
