//! Parts of a page that are drawn anew only when something about them has changed.

use yew::{Component, Context, Html, Properties, virtual_dom::VChild};

use super::{question::QuestionPart, table::RowPart};
use crate::{later, widget::Widget};

/// A part worth remembering: on a page of many, most stay as they are while one is filled in.
#[derive(PartialEq)]
pub enum Part {
    /// A question.
    Question(QuestionPart),
    /// A row of a table.
    Row(RowPart),
}

/// All that such a part is drawn from.
#[derive(Properties, PartialEq)]
pub struct RememberedProps {
    pub widget: Widget,
    pub part: Part,
}

/// Draws a part, and keeps the drawing while the properties are equal.
pub struct Remembered;

impl Component for Remembered {
    type Message = ();
    type Properties = RememberedProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let RememberedProps { widget, part } = context.props();
        match part {
            Part::Question(part) => later::question(widget, part).build(),
            Part::Row(part) => later::row(widget, part).build(),
        }
    }
}

/// A remembered part under a key that is its own among its like.
pub fn remembered(widget: &Widget, key: &str, part: Part) -> Html {
    VChild::<Remembered>::new(
        RememberedProps {
            widget: widget.clone(),
            part,
        },
        Some(key.into()),
    )
    .into()
}
