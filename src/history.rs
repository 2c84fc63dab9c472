//! The browser's back and forward.
//!
//! The place is one member of the history state, named after the element; whatever else the page
//! around keeps there stays, and the address does not change.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::state::Place;

/// The place in the current history entry.
#[must_use]
pub fn current(key: &str) -> Option<Place> {
    let state = web_sys::window()?.history().ok()?.state().ok()?;
    let token = Reflect::get(&state, &member(key)).ok()?.as_string()?;
    Place::from_token(&token)
}

/// Makes `place` the current entry: by a new one behind the place that was `left`, or in place of the
/// entry there is.
pub fn enter(key: &str, place: Place, left: Option<Place>) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    let Some(before) = kept(&history.state().unwrap_or(JsValue::NULL)) else {
        return;
    };
    let with = |place: Place| {
        let state = Object::assign(&Object::new(), &before);
        let _ = Reflect::set(&state, &member(key), &JsValue::from_str(&place.to_token()));
        state
    };
    // A frame without an origin has no history; then back and forward just do not work.
    if let Some(left) = left {
        if current(key).is_none() {
            // The page around has made this entry since the last one.
            let _ = history.replace_state(&with(left), "");
        }
        let _ = history.push_state(&with(place), "");
    } else {
        let _ = history.replace_state(&with(place), "");
    }
}

/// What the page around keeps in a history entry; `None` if a member cannot be added to it.
fn kept(state: &JsValue) -> Option<Object> {
    if state.is_null() || state.is_undefined() {
        return Some(Object::new());
    }
    let object = state.dyn_ref::<Object>()?;
    let plain = Object::get_prototype_of(&Object::new());
    Object::is(&Object::get_prototype_of(object), &plain).then(|| object.clone())
}

fn member(key: &str) -> JsValue {
    JsValue::from_str(&format!("santong-check:{key}"))
}
