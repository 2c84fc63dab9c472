//! What every component is handed: the rule set, the words, the way to dispatch, the page around.

use std::rc::Rc;

use santong_rules::RuleSet;
use yew::Callback;

use crate::{host::Host, state::Action, words::Words};

/// Shared by all components of one widget; cheap to clone and to compare.
#[derive(Clone)]
pub struct Widget {
    /// The rule set.
    pub rules: Rc<RuleSet>,
    /// The widget's own words.
    pub words: &'static Words,
    /// The words of documents: verdicts, reasons.
    pub documents: &'static santong_documents::Words,
    /// Dispatches an action.
    pub dispatch: Callback<Action>,
    /// The page around.
    pub host: Rc<Host>,
}

impl PartialEq for Widget {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.rules, &other.rules)
            && std::ptr::eq(self.words, other.words)
            && self.dispatch == other.dispatch
    }
}

impl Widget {
    /// A callback that dispatches what `action` makes of an event.
    pub fn on<E>(&self, action: impl Fn(E) -> Option<Action> + 'static) -> Callback<E> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event| {
            if let Some(action) = action(event) {
                dispatch.emit(action);
            }
        })
    }

    /// A callback that always dispatches the same action.
    pub fn always<E>(&self, action: Action) -> Callback<E> {
        self.on(move |_| Some(action.clone()))
    }
}
