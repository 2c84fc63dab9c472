//! What every screen is handed: the rule set, the words, the state, the way to send messages.

use std::rc::Rc;

use santong_rules::RuleSet;
use yew::Callback;

use crate::{
    host::Setting,
    language::Fetched,
    settings::Presets,
    state::{Action, Edit, State},
    words::Words,
};

/// What an element sends when something happens to it.
#[derive(Clone)]
pub enum Message {
    /// For the reducer.
    Act(Action),
    /// Offer the answers as a file to save.
    SaveAnswers,
    /// Offer the dossier as a file to save.
    SaveDossier,
    /// Print the sheet of this title that stands on the page.
    Print(String),
    /// Fetch the sample of this name and open it.
    OpenSample(&'static str),
    /// The bytes of the rule set have come, or cannot be had.
    Rules(Option<Vec<u8>>),
    /// The host page wants this rule set, in bytes, in the place of the one before.
    NewRules(Vec<u8>),
    /// The English words have come, or cannot be had.
    English(Option<Fetched>),
    /// Read a file and open it.
    OpenFile(web_sys::File),
    /// The host page has changed one of its settings.
    Changed(Setting),
    /// The host page leads to a question or a place, and hears what came of it.
    Lead(Lead),
    /// Tell the host page that everything before is done.
    Then(js_sys::Function),
    /// Hand everything over to the host page.
    HandOver,
}

impl From<Action> for Message {
    fn from(action: Action) -> Self {
        Self::Act(action)
    }
}

impl From<Edit> for Message {
    fn from(edit: Edit) -> Self {
        Self::Act(Action::Edit(edit))
    }
}

/// Where the host page leads the reader.
#[derive(Clone)]
pub struct Lead {
    /// Name of a question, or of a place.
    pub to: String,
    /// Position of the product, for a question about products.
    pub product: usize,
    /// Only if the reader has not begun.
    pub at_start: bool,
    /// Is called with what came of it: nothing to say; `unknown`, no question and no place has this
    /// name; `undecided`, the reader has not chosen yet where answers are kept.
    pub done: js_sys::Function,
}

/// The same for all parts of one widget; cheap to clone and to compare.
#[derive(Clone)]
pub struct Widget {
    /// The rule set, its texts in the language of the words where they were translated.
    pub rules: Rc<RuleSet>,
    /// The rule set as published, for documents.
    pub paper: Rc<RuleSet>,
    /// The widget's own words.
    pub words: &'static Words,
    /// The words of documents: verdicts, reasons.
    pub documents: &'static santong_documents::Words,
    /// Sends a message.
    pub send: Callback<Message>,
}

impl PartialEq for Widget {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.rules, &other.rules) && std::ptr::eq(self.words, other.words)
    }
}

/// What a screen shows.
pub struct Screen {
    /// What is the same for all parts.
    pub widget: Widget,
    /// What the widget knows.
    pub state: State,
    /// The file of the translated rules, unless the words speak the language they are published in.
    pub translation: Option<Rc<str>>,
    /// What the host page proposes.
    pub presets: Presets,
    /// The host page takes what the reader hands over.
    pub hands_over: bool,
}

impl Screen {
    /// Whether text is large: as the reader wants, else as the host page proposes.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.state.settings.large.unwrap_or(self.presets.large)
    }

    /// Whether the reader is at a place that has not come yet.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.state.place.comes_later() && !self.state.rules.is_whole()
    }

    /// The name of a product. One that runs from right to left is isolated, so that it leaves the
    /// sentence around it as it is.
    #[must_use]
    pub fn product_name(&self, product: usize) -> String {
        let name = santong_documents::product_name(
            &self.state.rules,
            &self.state.answers,
            product,
            self.widget.documents,
        );
        if name.contains(runs_from_right) {
            ["\u{2068}", &name, "\u{2069}"].concat()
        } else {
            name
        }
    }
}

/// Letters of Hebrew, Arabic and their like.
fn runs_from_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}
