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
mod widget;
mod words;

use std::rc::Rc;

use santong_rules::{Answers, RuleSet};
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};
use yew::{AppHandle, Renderer};

use crate::{
    components::{App, AppProps},
    host::Host,
};

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
    let rules = RuleSet::from_bytes(rules).map_err(|fault| {
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
