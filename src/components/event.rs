//! Events of elements, and what they lead to: one kind of listener for all of them.

use santong_rules::{CriterionId, QuestionRef};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, InputEvent};
use yew::{
    Callback,
    virtual_dom::{Listener, ListenerKind},
};

use crate::{
    state::{Action, Bringing, Edit, FieldRef, Place, Show},
    widget::{Message, Widget},
};

/// The events of elements.
#[derive(Clone, Copy)]
pub enum On {
    /// A choice was made.
    Change,
    /// A button was pressed.
    Click,
    /// Something was typed.
    Input,
    /// Details were opened or closed.
    Toggle,
}

/// What an event leads to.
pub enum Reaction {
    /// Always the same message.
    Send(Message),
    /// What was typed into the field or chosen from its list is taken.
    Enter(FieldRef),
    /// The product that was chosen from a list is taken.
    Pick(Pick),
    /// What is told about a question counts as read while its element is open.
    Explain(QuestionRef),
    /// A verdict is shown part by part while its element is open.
    Decide(Option<usize>, CriterionId),
    /// The least that has to be done is told while the element is open: for a criterion, or for a product.
    Remedy(Option<usize>, Option<CriterionId>),
    /// It is told which questions are not asked while the element is open.
    Skipped,
    /// The clauses of the document at a position are shown while its element is open; it is so now.
    Document(usize, bool),
    /// What was typed is looked for among the clauses.
    Search,
    /// The file that was chosen is opened.
    OpenFile,
}

/// What a product is chosen for.
#[derive(Clone, Copy)]
pub enum Pick {
    /// It is shown where one product is shown at a time.
    Shown,
    /// Its declaration is shown.
    Declaration,
    /// Its answers may be brought to the product at a position.
    Source(usize),
}

/// A reaction as it stands on an element.
pub struct Registered {
    event: On,
    reaction: Reaction,
    send: Callback<Message>,
}

impl Registered {
    /// What happens to the element is sent to the widget.
    #[must_use]
    pub fn new(widget: &Widget, event: On, reaction: Reaction) -> Self {
        Self {
            event,
            reaction,
            send: widget.send.clone(),
        }
    }
}

impl Listener for Registered {
    fn kind(&self) -> ListenerKind {
        match self.event {
            On::Change => ListenerKind::onchange,
            On::Click => ListenerKind::onclick,
            On::Input => ListenerKind::oninput,
            On::Toggle => ListenerKind::ontoggle,
        }
    }

    fn handle(&self, event: Event) {
        if let Some(message) = self.reaction.message(&event) {
            self.send.emit(message);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}

impl Reaction {
    fn message(&self, event: &Event) -> Option<Message> {
        match self {
            Self::Send(message) => Some(message.clone()),
            Self::Enter(field) => Some(Edit::Enter(field.clone(), entered(event)?).into()),
            Self::Pick(pick) => Some(pick.message(entered(event)?.parse().ok())),
            Self::Explain(question) => {
                Some(Action::Show(Show::Explained(*question, is_open(event)?)).into())
            }
            Self::Skipped => Some(Action::Show(Show::Skipped(is_open(event)?)).into()),
            Self::Document(document, shown) => {
                // The element also says so when it was opened or closed by what is shown.
                let changed = is_open(event)? != *shown;
                changed.then(|| Action::Show(Show::Document(*document)).into())
            }
            Self::Search => Some(Action::Search(entered(event)?).into()),
            Self::Remedy(product, criterion) => {
                let told = Show::Remedied(*product, *criterion, is_open(event)?);
                Some(Action::Show(told).into())
            }
            Self::Decide(product, criterion) => {
                let decided = Show::Decided(*product, *criterion, is_open(event)?);
                Some(Action::Show(decided).into())
            }
            Self::OpenFile => {
                let input: HtmlInputElement = event.target()?.unchecked_into();
                let file = input.files()?.get(0);
                // So that the same file can be chosen again after it was mended.
                input.set_value("");
                Some(Message::OpenFile(file?))
            }
        }
    }
}

impl Pick {
    fn message(self, product: Option<usize>) -> Message {
        let chosen = product.unwrap_or(0);
        let action = match self {
            Self::Shown => Action::Show(Show::Product(chosen)),
            Self::Declaration => Action::Go(Place::Declaration(chosen)),
            Self::Source(to) => Action::Show(Show::Bringing(Some(Bringing { to, from: product }))),
        };
        action.into()
    }
}

/// Whether the element that was opened or closed is open now.
fn is_open(event: &Event) -> Option<bool> {
    let element = event.target()?.unchecked_into::<web_sys::Element>();
    Some(element.has_attribute("open"))
}

/// What was typed or chosen, unless an input method is still at it; the element sends one more event
/// when it is done.
fn entered(event: &Event) -> Option<String> {
    // Asked of any event, and of any element that has a value: no other types are needed for that.
    if event.unchecked_ref::<InputEvent>().is_composing() {
        return None;
    }
    Some(event.target()?.unchecked_into::<HtmlInputElement>().value())
}
