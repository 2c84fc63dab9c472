//! The widget: Yew components, one reducer, storage, the mount for `<santong-check>`.
//!
//! Policy is not here: whatever is asked, checked or written comes from the rule set.

mod begin;
mod components;
mod history;
mod host;
mod keeper;
mod language;
mod later;
mod progress;
mod service;
mod settings;
mod state;
mod told;
mod widget;
mod words;

use std::rc::Rc;

use santong_rules::{Answers, RuleSet};
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};
use yew::{AppHandle, Renderer};

use crate::{
    components::{App, AppProps},
    host::{Host, Setting},
    state::{Action, Notice},
    widget::{Lead, Message},
};

/// A running widget.
#[wasm_bindgen]
pub struct Handle(Option<AppHandle<App>>);

#[wasm_bindgen]
impl Handle {
    /// Goes on with another rule set, in bytes; answers and place stay. Only for who has added the
    /// program's second part.
    pub fn take_rules(&self, rules: &[u8]) {
        self.send(Message::NewRules(rules.to_vec()));
    }

    /// Tells the reader that the rules which the host page adds were not taken.
    pub fn tell_not_added(&self) {
        self.send(Action::Tell(Notice::NotAdded).into());
    }

    /// Goes on with what the host page has set anew in this attribute.
    pub fn changed(&self, attribute: &str) {
        if let Some(setting) = Setting::from_attribute(attribute) {
            self.send(Message::Changed(setting));
        }
    }

    /// Opens the text of an answers file as if the reader had.
    ///
    /// # Errors
    /// When it cannot be read; the message says why, in Chinese. Then everything stays.
    pub fn load(&self, answers: &str) -> Result<(), JsError> {
        Answers::from_json(answers).map_err(|fault| {
            JsError::new(&santong_documents::answers_fault_text(
                &fault,
                &santong_documents::ZH,
            ))
        })?;
        self.send(Action::Open(answers.to_owned()).into());
        Ok(())
    }

    /// Forgets all answers, here and in the storage.
    pub fn reset(&self) {
        self.send(Action::Clear.into());
    }

    /// Leads to a question or a place by name, of the product at a position; with `at_start` only if
    /// the reader has not begun. Calls `done` with whether there is such a one.
    pub fn lead(&self, to: String, product: usize, at_start: bool, done: js_sys::Function) {
        self.send(Message::Lead(Lead {
            to,
            product,
            at_start,
            done,
        }));
    }

    /// Calls `done` as soon as everything that was sent before is done.
    pub fn then(&self, done: js_sys::Function) {
        self.send(Message::Then(done));
    }

    /// Takes the widget off the page and lets go of everything it holds.
    pub fn destroy(&mut self) {
        if let Some(app) = self.0.take() {
            app.destroy();
        }
    }
}

impl Handle {
    fn send(&self, message: Message) {
        if let Some(app) = &self.0 {
            app.send_message(message);
        }
    }
}

/// Starts a widget in an element, with the bytes of a rule set's cover; it asks for the rest itself.
///
/// # Errors
/// When the bytes are no cover; the message is for the reader.
#[wasm_bindgen]
pub fn start(root: web_sys::Element, cover: &[u8], host: Host) -> Result<Handle, JsError> {
    let rules = RuleSet::cover_from_bytes(cover).map_err(|fault| {
        JsError::new(&santong_documents::rule_set_fault_text(
            fault,
            &santong_documents::ZH,
        ))
    })?;
    let props = AppProps {
        rules: Rc::new(rules),
        host: Rc::new(host),
    };
    Ok(Handle(Some(
        Renderer::<App>::with_root_and_props(root, props).render(),
    )))
}

/// Assesses an answers file: the same text natively, in wasm and in its JavaScript twin. Only for
/// who has added the program's second part.
///
/// # Errors
/// When the rule set, the answers or the date cannot be read; says which.
#[wasm_bindgen]
pub fn assess(rules: &[u8], answers: &str, as_of: &str) -> Result<String, JsValue> {
    later::assess_file(rules, answers, as_of).map_err(JsValue::from_str)
}
