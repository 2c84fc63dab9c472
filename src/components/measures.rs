//! Support measures that fit.

use santong_rules::{Measure, MeasureFinding, Relevance};
use yew::prelude::*;

use super::{steps::product_name, why::basis_list};
use crate::{state::State, widget::Widget, words::fill};

#[derive(Properties, PartialEq)]
pub struct MeasuresProps {
    pub widget: Widget,
    pub state: State,
}

#[component]
pub fn Measures(props: &MeasuresProps) -> Html {
    let (widget, state, words) = (&props.widget, &props.state, props.widget.words);
    let of = |relevance: Relevance| state.assessment.measures.iter().filter(move |finding| finding.relevance == relevance);
    let open = of(Relevance::Open).count();
    html! {
        <section class="measures">
            <h3>{ words.measures }</h3>
            <p>{ words.measures_lead }</p>
            if of(Relevance::Relevant).next().is_none() {
                <p>{ words.measures_none }</p>
            }
            { for of(Relevance::Relevant).filter_map(|finding| Some(measure(widget, state, finding, state.rules.measure(finding.measure)?))) }
            if open > 0 {
                <p>{ fill(words.measures_open, "n", &open.to_string()) }</p>
            }
        </section>
    }
}

fn measure(widget: &Widget, state: &State, finding: &MeasureFinding, measure: &Measure) -> Html {
    let words = widget.words;
    let products: Vec<String> = finding.products.iter().map(|product| product_name(widget, state, *product)).collect();
    html! {
        <details class="item" data-measure={measure.id.clone()}>
            <summary><span class="item-title">{ &measure.title }</span></summary>
            <p>{ &measure.offers }</p>
            if !measure.time_note.is_empty() {
                <p class="remark warning">{ &measure.time_note }</p>
            }
            <dl>
                if !products.is_empty() && state.answers.products.len() > 1 {
                    <div><dt>{ words.fits }</dt><dd>{ products.join("、") }</dd></div>
                }
                <div><dt>{ words.responsible }</dt><dd>{ &measure.responsible }</dd></div>
                if !measure.prepare.is_empty() {
                    <div><dt>{ words.prepare }</dt><dd>{ measure.prepare.join("；") }</dd></div>
                }
                <div><dt>{ words.basis }</dt><dd>{ basis_list(widget, &measure.clauses) }</dd></div>
            </dl>
        </details>
    }
}
