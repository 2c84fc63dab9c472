//! One page of closely related questions.

use yew::prelude::*;

use super::{question::QuestionField, steps::product_name};
use crate::{
    state::{Action, Edit, Place, State},
    widget::Widget,
};

#[derive(Properties, PartialEq)]
pub struct PageProps {
    pub widget: Widget,
    pub state: State,
    pub page: usize,
    pub product: Option<usize>,
}

#[component]
pub fn QuestionPage(props: &PageProps) -> Html {
    let (widget, state) = (&props.widget, &props.state);
    let Some(page) = state.rules.pages.get(props.page) else { return Html::default() };
    let eyebrow = props.product.map(|product| product_name(widget, state, product));
    html! {
        <>
            if let Some(product) = eyebrow {
                <p class="eyebrow">{ product }</p>
            }
            <h2 tabindex="-1">{ &page.title }</h2>
            if !page.intro.is_empty() {
                <p class="lead">{ &page.intro }</p>
            }
            if state.on_page.is_empty() {
                <p>{ widget.words.nothing_here }</p>
            }
            { for state.on_page.iter().map(|&question| html! {
                <QuestionField key={super::question::reference(question)} widget={widget.clone()} {question}
                    answer={state.answer(question).cloned()} suggestion={state.suggestion(question).cloned()} standing={state.assessment.standing(question)} />
            }) }
            <PageTurner widget={widget.clone()} state={state.clone()} />
            if let (Some(product), true) = (props.product, state.answers.products.len() > 1) {
                <RemoveProduct widget={widget.clone()} {product} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
pub struct TurnerProps {
    pub widget: Widget,
    pub state: State,
}

/// Previous and next; both always work, whatever was answered.
#[component]
pub fn PageTurner(props: &TurnerProps) -> Html {
    let (widget, state) = (&props.widget, &props.state);
    let button = |place: Option<Place>, class: &'static str, name: &'static str, label: &'static str| {
        place.map(|place| html! {
            <button type="button" {class} data-action={name} onclick={widget.always(Action::Go(place))}>{ label }</button>
        })
    };
    html! {
        <div class="turner">
            { button(state.neighbour(false), "second", "previous", widget.words.previous) }
            { button(state.neighbour(true), "first", "next", widget.words.next) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RemoveProps {
    widget: Widget,
    product: usize,
}

/// Asks once more before a product and its answers go.
#[component]
fn RemoveProduct(props: &RemoveProps) -> Html {
    let sure = use_state(|| false);
    let words = props.widget.words;
    let onclick = {
        let (sure, dispatch, product) = (sure.clone(), props.widget.dispatch.clone(), props.product);
        Callback::from(move |_| {
            if *sure {
                dispatch.emit(Action::Edit(Edit::RemoveProduct(product)));
                dispatch.emit(Action::Go(Place::Review));
            } else {
                sure.set(true);
            }
        })
    };
    html! {
        <p class="remove">
            <button type="button" class="quiet danger" data-action="remove-product" {onclick}>{ words.remove_product }</button>
            if *sure {
                <span role="alert">{ words.remove_product_sure }</span>
            }
        </p>
    }
}
