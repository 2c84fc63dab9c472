//! Elements, built at run time by a few functions.
//!
//! The `html!` macro unrolls every element into code of its own. Calls of these functions are a
//! fraction of that, and the widget's code is most of what a first visit loads.
//!
//! An element has the same number of children whatever the state is, so that none is taken for
//! another when it changes: what may be absent goes in by [`maybe`](Element::maybe), what may be many
//! by [`list`](Element::list).

use std::rc::Rc;

use yew::{
    Html, NodeRef,
    virtual_dom::{AttrValue, AttributeOrProperty, Attributes, VList, VNode, VTag, VText},
};

use super::event::{On, Reaction, Registered};
use crate::widget::{Message, Widget};

/// An element that is being built.
pub struct Element(Box<Parts>);

struct Parts {
    tag: VTag,
    children: Vec<Html>,
}

/// An element without attributes and children.
#[must_use]
pub fn element(tag: &'static str) -> Element {
    let mut tag = VTag::new(tag);
    tag.attributes = Attributes::IndexMap(Rc::default());
    Element(Box::new(Parts {
        tag,
        children: Vec::new(),
    }))
}

/// An element of a class (or none, if that is empty) with a text.
#[must_use]
pub fn text(tag: &'static str, class: &str, text: &str) -> Element {
    element(tag).class(class).text(text)
}

/// A button.
#[must_use]
pub fn button(widget: &Widget, class: &str, label: &str, message: Message) -> Element {
    text("button", class, label)
        .attr("type", "button")
        .on_click(widget, message)
}

/// A radio button or a box to tick, with its label.
#[must_use]
pub fn choice(widget: &Widget, kind: &str, checked: bool, label: &str, message: Message) -> Choice {
    let input = element("input").attr("type", kind).checked(checked);
    let input = input.on(widget, On::Change, Reaction::Send(message));
    Choice {
        input,
        label: text("span", "", label),
    }
}

/// The two parts of a choice; the input may still be given attributes.
pub struct Choice {
    input: Element,
    label: Element,
}

impl Choice {
    /// Makes the radio button one of those of a name.
    #[must_use]
    pub fn name(mut self, name: &str) -> Self {
        self.input = self.input.attr("name", name);
        self
    }

    /// Says that the label is the rule set's own, see [`Element::of_rules`].
    #[must_use]
    pub fn of_rules(mut self, widget: &Widget) -> Self {
        self.label = self.label.of_rules(widget);
        self
    }

    /// Gives the input a value.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        self.input = self.input.value(value);
        self
    }

    /// Puts the input into its label.
    #[must_use]
    pub fn build(self, class: &str) -> Element {
        element("label")
            .class(class)
            .child(self.input)
            .child(self.label)
    }
}

/// A label and what it stands for, in a list of such.
#[must_use]
pub fn part(label: &str, content: Element) -> Element {
    element("div").child(text("dt", "", label)).child(content)
}

impl Element {
    /// Adds a class attribute, unless it is empty.
    #[must_use]
    pub fn class(self, names: &str) -> Self {
        if names.is_empty() {
            self
        } else {
            self.attr("class", names)
        }
    }

    /// Adds an attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        // `VTag::add_attribute` could do it too, but brings the code for all kinds of attribute lists.
        if let Attributes::IndexMap(attributes) = &mut self.0.tag.attributes
            && let Some(attributes) = Rc::get_mut(attributes)
        {
            attributes.insert(
                AttrValue::Static(name),
                AttributeOrProperty::Attribute(shared(value)),
            );
        }
        self
    }

    /// Adds an attribute that is `true` or `false`.
    #[must_use]
    pub fn state(self, name: &'static str, value: bool) -> Self {
        self.attr(name, if value { "true" } else { "false" })
    }

    /// Adds an attribute that is there or not.
    #[must_use]
    pub fn flag(self, name: &'static str, value: bool) -> Self {
        if value { self.attr(name, name) } else { self }
    }

    /// Says that the text is the rule set's own, where the widget speaks another language and the text
    /// is not translated, or not to be.
    #[must_use]
    pub fn of_rules(self, widget: &Widget) -> Self {
        let published = &widget.paper.lang;
        if widget.words.lang == published || !self.0.children.iter().any(is_chinese) {
            self
        } else {
            self.attr("lang", published)
        }
    }

    /// Sets the value of an input.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        self.0.tag.set_value(Some(shared(value)));
        self
    }

    fn checked(mut self, checked: bool) -> Self {
        self.0.tag.set_checked(checked);
        self
    }

    /// Names the element among its like.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    /// Makes the element known to `node` when it stands on the page.
    #[must_use]
    pub fn known_as(mut self, node: &NodeRef) -> Self {
        self.0.tag.node_ref = node.clone();
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.node(VNode::VText(VText::new(shared(text))))
    }

    /// Adds a child.
    #[must_use]
    pub fn child(self, child: Element) -> Self {
        self.node(child.build())
    }

    /// Adds a child, or keeps its place free.
    #[must_use]
    pub fn maybe(self, child: Option<Element>) -> Self {
        self.node(child.map(Self::build).unwrap_or_default())
    }

    /// Adds as many children as there are.
    #[must_use]
    pub fn list(self, children: Vec<Element>) -> Self {
        let mut nodes = Vec::with_capacity(children.len());
        for child in children {
            nodes.push(child.build());
        }
        self.nodes(nodes)
    }

    /// Adds as many children as there are.
    #[must_use]
    pub fn nodes(self, nodes: Vec<Html>) -> Self {
        self.node(list(nodes))
    }

    fn node(mut self, node: Html) -> Self {
        self.0.children.push(node);
        self
    }

    /// Sends a message when the element is clicked.
    #[must_use]
    pub fn on_click(self, widget: &Widget, message: Message) -> Self {
        self.on(widget, On::Click, Reaction::Send(message))
    }

    /// Reacts to an event.
    #[must_use]
    pub fn on(mut self, widget: &Widget, event: On, reaction: Reaction) -> Self {
        self.0
            .tag
            .add_listener(Rc::new(Registered::new(widget, event, reaction)));
        self
    }

    /// The element as Yew takes it.
    pub fn build(self) -> Html {
        let Parts { mut tag, children } = *self.0;
        if let Some(content) = tag.children_mut() {
            *content = list(children);
        }
        VNode::from(tag)
    }
}

fn list(nodes: Vec<Html>) -> Html {
    VNode::VList(Rc::new(VList::from(nodes)))
}

fn shared(text: &str) -> AttrValue {
    AttrValue::Rc(Rc::from(text))
}

/// Whether a text has a Chinese character in it.
pub fn has_chinese(text: &str) -> bool {
    text.contains(chinese)
}

fn chinese(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// Whether a node is a text in Chinese; one in English may quote a few words of it.
fn is_chinese(node: &Html) -> bool {
    let VNode::VText(said) = node else {
        return false;
    };
    let count = |of: fn(char) -> bool| said.text.chars().filter(|letter| of(*letter)).count();
    count(chinese) > count(|letter| letter.is_ascii_alphabetic())
}
