//! The whole widget: header, steps, the place the reader is at, the live result.

use std::rc::Rc;

use gloo_events::EventListener;
use yew::prelude::*;

use super::{
    checklist::ChecklistPage, declaration::DeclarationPage, files::FileBar, notice::NoticeBar, page::QuestionPage,
    result::LiveResult, review::ReviewPage, start::StartPage, steps::Steps,
};
use crate::{
    history,
    host::Host,
    state::{Action, Place, State},
    widget::Widget,
    words::ZH,
};

/// What the widget begins with.
#[derive(Properties)]
pub struct AppProps {
    /// The state to begin with.
    pub state: State,
    /// The page around.
    pub host: Rc<Host>,
}

impl PartialEq for AppProps {
    /// The state to begin with is read once; later it is the reducer's.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The whole widget.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| props.state.clone());
    let dispatcher = state.dispatcher();
    let dispatch = use_callback((), move |action: Action, ()| dispatcher.dispatch(action));
    let widget = Widget {
        rules: state.rules.clone(),
        words: &ZH,
        documents: &santong_documents::ZH,
        dispatch: dispatch.clone(),
        host: props.host.clone(),
    };
    let main = use_node_ref();
    let key = use_memo((), |()| props.host.settings().key);
    use_history(&key, state.place, dispatch);
    use_focus(&main, &state);

    let words = widget.words;
    let large = use_state(|| false);
    let toggle_large = {
        let large = large.clone();
        Callback::from(move |_| large.set(!*large))
    };
    html! {
        <div class={classes!("app", large.then_some("large"))} lang={words.lang}>
            <header class="bar">
                <strong class="name">{ words.title }</strong>
                <FileBar widget={widget.clone()} state={(*state).clone()} />
                <button type="button" class="quiet" aria-pressed={large.to_string()} onclick={toggle_large}>{ words.large_text }</button>
            </header>
            <NoticeBar widget={widget.clone()} notice={state.notice.clone()} />
            <div class="columns">
                <Steps widget={widget.clone()} state={(*state).clone()} />
                <main ref={main} class="place" data-place={state.place.to_token()}>
                    { place(&widget, &state) }
                </main>
                <LiveResult widget={widget.clone()} state={(*state).clone()} />
            </div>
            <footer class="foot">{ words.footer }</footer>
        </div>
    }
}

fn place(widget: &Widget, state: &State) -> Html {
    let (widget, state) = (widget.clone(), state.clone());
    let token = state.place.to_token();
    match state.place {
        Place::Start => html! { <StartPage {widget} {state} /> },
        Place::Page { page, product } => html! { <QuestionPage key={token} {widget} {state} {page} {product} /> },
        Place::Review => html! { <ReviewPage {widget} {state} /> },
        Place::Checklist => html! { <ChecklistPage {widget} {state} /> },
        Place::Declaration(product) => html! { <DeclarationPage key={token} {widget} {state} {product} /> },
    }
}

/// Keeps the place and the browser's history in step.
#[hook]
fn use_history(key: &Rc<String>, place: Place, dispatch: Callback<Action>) {
    {
        let key = key.clone();
        use_effect_with((), move |()| {
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "popstate", move |_| {
                    if let Some(place) = history::current(&key) {
                        dispatch.emit(Action::Go(place));
                    }
                })
            });
            move || drop(listener)
        });
    }
    let key = key.clone();
    let first = use_mut_ref(|| true);
    use_effect_with(place, move |place| {
        let anew = !first.replace(false);
        if history::current(&key) != Some(*place) {
            history::enter(&key, *place, anew);
        }
    });
}

/// Puts the focus on the heading of a place that was entered, or on the question jumped to; not when
/// the widget appears, where it would pull the reader away from the page around.
#[hook]
fn use_focus(main: &NodeRef, state: &State) {
    let main = main.clone();
    let first = use_mut_ref(|| true);
    let target = state.target;
    use_effect_with((state.place, target), move |_| {
        if first.replace(false) {
            return;
        }
        let Some(main) = main.cast::<web_sys::HtmlElement>() else { return };
        let question = target.map(|target| format!("[data-ref='{}']", super::question::reference(target)));
        let selector = question.as_deref().unwrap_or("h2");
        if let Ok(Some(found)) = main.query_selector(selector) {
            found.scroll_into_view();
            if let Ok(element) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(found) {
                // Focus is a courtesy: an element that cannot take it does no harm.
                let _ = element.focus();
            }
        }
    });
}
