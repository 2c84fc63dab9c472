//! The live result: where each product stands, how far the reader has come.

use yew::prelude::*;

use super::{
    steps::product_name,
    verdict::{readiness_mark, verdict_mark},
};
use crate::{
    progress::{Progress, verdicts},
    state::{Action, Place, State},
    widget::Widget,
    words::fill,
};

#[derive(Properties, PartialEq)]
pub struct ResultProps {
    pub widget: Widget,
    pub state: State,
}

#[component]
pub fn LiveResult(props: &ResultProps) -> Html {
    let (widget, state) = (&props.widget, &props.state);
    let words = widget.words;
    html! {
        <aside class="result" aria-label={words.result}>
            <h3>{ words.result }</h3>
            <div class="standing">
                if !state.assessment.findings.is_empty() {
                    <section>
                        <h4>{ words.enterprise }</h4>
                        { counts(widget, state, None) }
                    </section>
                }
                { for state.assessment.products.iter().enumerate().map(|(index, product)| html! {
                    <section data-product={product.id.clone()} data-readiness={product.readiness.name()}>
                        <h4>{ product_name(widget, state, index) }{ " " }{ readiness_mark(widget, product.readiness) }</h4>
                        { counts(widget, state, Some(index)) }
                    </section>
                }) }
            </div>
            <ProgressLine widget={widget.clone()} progress={Progress::whole(&state.assessment)} />
            <button type="button" class="quiet" data-action="checklist" onclick={widget.always(Action::Go(Place::Checklist))}>
                { words.show_checklist }
            </button>
        </aside>
    }
}

fn counts(widget: &Widget, state: &State, product: Option<usize>) -> Html {
    let counts = verdicts(&state.assessment, product);
    html! {
        <ul class="counts">
            { for counts.iter().map(|(verdict, count)| html! {
                <li class={classes!((*count == 0).then_some("zero"))}>{ verdict_mark(widget, *verdict) }{ " " }<b data-count={verdict.name()}>{ *count }</b></li>
            }) }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
pub struct ProgressProps {
    pub widget: Widget,
    pub progress: Progress,
}

/// Answered, 还不清楚 and still to ask, as a bar and in words.
#[component]
pub fn ProgressLine(props: &ProgressProps) -> Html {
    let (words, progress) = (props.widget.words, props.progress);
    let count = |template, n: usize| fill(template, "n", &n.to_string());
    let left = if progress.to_ask == 0 { words.progress_done.into() } else { count(words.progress_to_ask, progress.to_ask) };
    let all = progress.answered + progress.unsure + progress.to_ask;
    html! {
        <div class="progress">
            <progress max={all.max(1).to_string()} value={progress.answered.to_string()} aria-label={words.progress}></progress>
            <p>
                <span data-progress="answered">{ count(words.progress_answered, progress.answered) }</span>{ "　" }
                if progress.unsure > 0 {
                    <span data-progress="unsure">{ count(words.progress_unsure, progress.unsure) }</span>{ "　" }
                }
                <span data-progress="to-ask">{ left }</span>
            </p>
        </div>
    }
}
