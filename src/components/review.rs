//! All answers at a glance: first what needs attention, then everything page by page.

use santong_rules::{QuestionRef, Standing};
use yew::prelude::*;

use super::{page::PageTurner, question::reference, result::ProgressLine, steps::product_name};
use crate::{
    progress::Progress,
    state::{Action, Place, State},
    widget::Widget,
};

#[derive(Properties, PartialEq)]
pub struct ReviewProps {
    pub widget: Widget,
    pub state: State,
}

#[component]
pub fn ReviewPage(props: &ReviewProps) -> Html {
    let (widget, state) = (&props.widget, &props.state);
    let words = widget.words;
    let pages: Vec<Place> = state.places().into_iter().filter(|place| matches!(place, Place::Page { .. })).collect();
    let problems: Vec<QuestionRef> = pages.iter().flat_map(|place| state.questions_at(*place)).filter(|q| is_problem(state, *q)).collect();
    html! {
        <>
            <h2 tabindex="-1">{ words.review }</h2>
            <p class="lead">{ words.review_lead }</p>
            <ProgressLine widget={widget.clone()} progress={Progress::whole(&state.assessment)} />
            <section class="problems">
                <h3>{ words.review_problems }</h3>
                if problems.is_empty() {
                    <p>{ words.review_none }</p>
                } else {
                    <ul>{ for problems.iter().map(|question| problem(widget, state, *question)) }</ul>
                }
            </section>
            { for pages.iter().map(|place| answers_of(widget, state, *place)) }
            <PageTurner widget={widget.clone()} state={state.clone()} />
        </>
    }
}

fn is_problem(state: &State, question: QuestionRef) -> bool {
    matches!(
        state.assessment.standing(question),
        Standing::IllFormed | Standing::Unsure | Standing::Incomplete | Standing::NotCounted
    )
}

fn problem(widget: &Widget, state: &State, question: QuestionRef) -> Html {
    let short = state.rules.question(question.question).map(|q| q.short.clone()).unwrap_or_default();
    let product = question.product.filter(|_| state.answers.products.len() > 1).map(|p| product_name(widget, state, p));
    html! {
        <li>
            <button type="button" class="link" onclick={widget.always(Action::Answer(question))}>
                if let Some(product) = product {
                    { product }{ "：" }
                }
                { short }
            </button>
            { "　" }{ answer(widget, state, question) }
        </li>
    }
}

fn answer(widget: &Widget, state: &State, question: QuestionRef) -> String {
    let Some(asked) = state.rules.question(question.question) else { return String::new() };
    santong_documents::answer_text(&state.rules, asked, state.answer(question), widget.documents)
}

fn answers_of(widget: &Widget, state: &State, place: Place) -> Html {
    let questions = state.questions_at(place);
    let Place::Page { page, product } = place else { return Html::default() };
    let title = state.rules.pages.get(page).map(|page| page.title.clone()).unwrap_or_default();
    if questions.is_empty() {
        return Html::default();
    }
    html! {
        <section class="review-page">
            <h3>
                if let Some(product) = product {
                    { product_name(widget, state, product) }{ " · " }
                }
                { title }
            </h3>
            <dl class="answers">{ for questions.iter().map(|question| row(widget, state, *question)) }</dl>
        </section>
    }
}

fn row(widget: &Widget, state: &State, question: QuestionRef) -> Html {
    let Some(asked) = state.rules.question(question.question) else { return Html::default() };
    let words = widget.words;
    let to_ask = state.assessment.standing(question) == Standing::ToAsk;
    html! {
        <div class="answer-row" key={reference(question)}>
            <dt>{ &asked.short }</dt>
            <dd>
                <span class={classes!("given", to_ask.then_some("missing"))}>
                    { if to_ask { words.to_ask.into() } else { answer(widget, state, question) } }
                </span>
                <button type="button" class="link" onclick={widget.always(Action::Answer(question))}
                    aria-label={format!("{}：{}", if to_ask { words.fill_in } else { words.change }, asked.short)}>
                    { if to_ask { words.fill_in } else { words.change } }
                </button>
            </dd>
        </div>
    }
}
