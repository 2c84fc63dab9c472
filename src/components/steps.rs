//! The steps: where the reader is, what is done, where to jump.

use yew::prelude::*;

use crate::{
    progress::Progress,
    state::{Action, Edit, Place, State},
    widget::Widget,
};

#[derive(Properties, PartialEq)]
pub struct StepsProps {
    pub widget: Widget,
    pub state: State,
}

#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let (widget, state) = (&props.widget, &props.state);
    let words = widget.words;
    let places = state.places();
    let runs = places.chunk_by(|a, b| section(*a) == section(*b));
    let at = places.iter().position(|place| *place == state.place).unwrap_or(0);
    let unfolded = use_state(|| false);
    let fold = {
        let unfolded = unfolded.clone();
        Callback::from(move |_: MouseEvent| unfolded.set(!*unfolded))
    };
    let here = format!("{} {}/{}　{}", words.steps, at + 1, places.len(), title(widget, state, state.place));
    html! {
        <nav class="steps" aria-label={words.steps}>
            // Only in the middle and narrow layouts, where the list folds.
            <button type="button" class="fold" aria-expanded={unfolded.to_string()} onclick={fold}>{ here }</button>
            <ol class={classes!(unfolded.then_some("unfolded"))}>
                { for runs.map(|run| run_of_steps(widget, state, run)) }
                <li><button type="button" class="quiet" data-action="add-product" onclick={widget.always(Action::Edit(Edit::AddProduct))}>
                    { "＋ " }{ words.add_product }</button></li>
            </ol>
        </nav>
    }
}

/// Steps about the same product stand together under its name.
fn section(place: Place) -> Option<usize> {
    match place {
        Place::Page { product, .. } => product,
        _ => None,
    }
}

fn run_of_steps(widget: &Widget, state: &State, run: &[Place]) -> Html {
    let steps = run.iter().map(|place| step(widget, state, *place));
    match run.first().copied().and_then(section) {
        None => steps.collect(),
        Some(product) => html! {
            <li class="section">
                <span class="section-name">{ product_name(widget, state, product) }</span>
                <ol>{ for steps }</ol>
            </li>
        },
    }
}

fn step(widget: &Widget, state: &State, place: Place) -> Html {
    let here = place == state.place;
    html! {
        <li>
            <button type="button" class="step" aria-current={here.then_some("step")} data-step={place.to_token()}
                onclick={widget.always(Action::Go(place))}>
                <span>{ title(widget, state, place) }</span>{ mark(widget, state, place) }
            </button>
        </li>
    }
}

/// The name of a place in the steps.
fn title(widget: &Widget, state: &State, place: Place) -> String {
    let words = widget.words;
    match place {
        Place::Start => words.start.into(),
        Place::Page { page, .. } => state.rules.pages.get(page).map_or_else(String::new, |page| page.title.clone()),
        Place::Review => words.review.into(),
        Place::Checklist => words.checklist.into(),
        Place::Declaration(_) if state.answers.products.len() == 1 => words.declaration.into(),
        Place::Declaration(product) => format!("{}：{}", words.declaration, product_name(widget, state, product)),
    }
}

/// The name of a product.
#[must_use]
pub fn product_name(widget: &Widget, state: &State, product: usize) -> String {
    santong_documents::product_name(&state.rules, &state.answers, product, widget.documents)
}

fn mark(widget: &Widget, state: &State, place: Place) -> Html {
    let questions = state.questions_at(place);
    let progress = Progress::over(&state.assessment, &questions);
    let words = widget.words;
    match (questions.is_empty(), progress.to_ask) {
        (true, _) => Html::default(),
        (false, 0) => html! { <span class="done" title={words.mark_done}>{ "✓" }<span class="hidden">{ words.mark_done }</span></span> },
        (false, n) => html! { <span class="left" title={words.mark_open}>{ n }<span class="hidden">{ words.mark_open }</span></span> },
    }
}

