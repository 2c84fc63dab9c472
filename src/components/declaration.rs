//! The declaration of one product as the page it will be; for a blocked product, what to put right.

use santong_rules::{Readiness, Strength, Verdict};
use yew::prelude::*;

use super::{
    document::{DocumentView, PrintButton},
    page::PageTurner,
    steps::product_name,
    verdict::{readiness_mark, verdict_mark},
};
use crate::{
    state::{Action, Place, State},
    widget::Widget,
};

#[derive(Properties, PartialEq)]
pub struct DeclarationProps {
    pub widget: Widget,
    pub state: State,
    pub product: usize,
}

#[component]
pub fn DeclarationPage(props: &DeclarationProps) -> Html {
    let (widget, state) = (&props.widget, &props.state);
    let words = widget.words;
    let Some(product) = state.assessment.products.get(props.product) else { return Html::default() };
    html! {
        <>
            <p class="eyebrow">{ product_name(widget, state, props.product) }</p>
            <h2 tabindex="-1">{ words.declaration }{ " " }{ readiness_mark(widget, product.readiness) }</h2>
            { match product.readiness {
                Readiness::Blocked => blocked(props),
                Readiness::Draft => sheet(props, Some(words.declaration_gaps)),
                Readiness::Ready => sheet(props, None),
            } }
            <PageTurner widget={widget.clone()} state={state.clone()} />
        </>
    }
}

fn blocked(props: &DeclarationProps) -> Html {
    let (widget, state) = (&props.widget, &props.state);
    let items = santong_documents::checklist(&state.rules, &state.answers, &state.assessment, widget.documents);
    let gates = items.iter().filter(|item| {
        item.strength == Strength::Gate && item.verdict == Verdict::Unmet && item.product.is_none_or(|product| product == props.product)
    });
    html! {
        <>
            <p class="lead" role="note">{ widget.words.declaration_blocked }</p>
            <ul class="gates">
                { for gates.map(|item| html! {
                    <li>
                        { verdict_mark(widget, item.verdict) }{ " " }<b>{ &item.title }</b>
                        <p>{ &item.reason }</p>
                        <p>{ widget.words.remedy }{ "：" }{ &item.remedy }</p>
                    </li>
                }) }
            </ul>
            <button type="button" class="second" onclick={widget.always(Action::Go(Place::Checklist))}>{ widget.words.show_checklist }</button>
        </>
    }
}

fn sheet(props: &DeclarationProps, gaps_lead: Option<&'static str>) -> Html {
    let (widget, state, index) = (&props.widget, &props.state, props.product);
    let words = widget.words;
    let Some(document) = santong_documents::declaration(&state.rules, &state.answers, &state.assessment, index, widget.documents) else {
        return Html::default();
    };
    let title = format!("{}　{}", document.title, product_name(widget, state, index));
    html! {
        <>
            if let Some(lead) = gaps_lead {
                <details class="gaps" open=true>
                    <summary>{ lead }</summary>
                    <ul>{ for santong_documents::declaration_gaps(&state.rules, &state.answers, &state.assessment, index, widget.documents)
                        .into_iter().map(|gap| html! { <li>{ gap }</li> }) }</ul>
                </details>
            } else {
                <p class="lead">{ words.declaration_ready }</p>
            }
            { risks(props) }
            <div class="tools">
                <PrintButton widget={widget.clone()} {title} />
                <button type="button" class="second" data-action="save-dossier" onclick={save_dossier(widget, state)}>{ words.save_dossier }</button>
            </div>
            <div class="desk"><DocumentView {document} /></div>
        </>
    }
}

fn risks(props: &DeclarationProps) -> Html {
    let (widget, state) = (&props.widget, &props.state);
    let risks = santong_documents::risks(&state.rules, &state.answers, props.product);
    if risks.is_empty() {
        return Html::default();
    }
    html! {
        <div class="remark warning">
            <p>{ widget.words.risks }</p>
            <ul>{ for risks.into_iter().map(|risk| html! {
                <li>
                    <b>{ &risk.word }</b>{ "：" }{ &risk.reason }{ " " }
                    <button type="button" class="link" onclick={widget.always(Action::Answer(risk.question))}>{ widget.words.change }</button>
                </li>
            }) }</ul>
        </div>
    }
}

fn save_dossier(widget: &Widget, state: &State) -> Callback<MouseEvent> {
    let (widget, state) = (widget.clone(), state.clone());
    Callback::from(move |_| {
        let text = santong_documents::dossier_json(&state.rules, &state.answers, &state.assessment, widget.documents);
        widget.host.save_file(&format!("santong-dossier-{}.json", state.as_of), &text);
    })
}
