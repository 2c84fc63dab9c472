//! The browser's back and forward.
//!
//! The place is one member of the history state, named after the element; whatever else the page
//! around keeps there stays, and the address does not change.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use crate::state::Place;

/// The place in the current history entry.
#[must_use]
pub fn current(key: &str) -> Option<Place> {
    let state = web_sys::window()?.history().ok()?.state().ok()?;
    let token = Reflect::get(&state, &member(key)).ok()?.as_string()?;
    Place::from_token(&token)
}

/// Makes `place` the current entry: by a new one, or in place of the one there is.
pub fn enter(key: &str, place: Place, anew: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    let before = history.state().unwrap_or(JsValue::NULL);
    let state = if before.is_object() {
        Object::assign(&Object::new(), &Object::from(before))
    } else {
        Object::new()
    };
    // A frame without an origin has no history; then back and forward just do not work.
    let _ = Reflect::set(&state, &member(key), &JsValue::from_str(&place.to_token()));
    let _ = if anew {
        history.push_state(&state, "")
    } else {
        history.replace_state(&state, "")
    };
}

fn member(key: &str) -> JsValue {
    JsValue::from_str(&format!("santong-check:{key}"))
}
