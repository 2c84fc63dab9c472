//! The checklist: every criterion with verdict, reason, remedy, evidence and basis.

use santong_documents::{ChecklistItem, checklist, checklist_document};
use santong_rules::Verdict;
use yew::prelude::*;

use super::{
    document::{DocumentView, PrintButton},
    measures::Measures,
    page::PageTurner,
    steps::product_name,
    verdict::{readiness_mark, verdict_mark},
};
use crate::{
    state::{Action, State},
    widget::Widget,
    words::{Words, fill},
};

#[derive(Properties, PartialEq)]
pub struct ChecklistProps {
    pub widget: Widget,
    pub state: State,
}

/// Which items are shown and printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Core,
    ToDo,
}

impl Filter {
    const EACH: [Self; 3] = [Self::All, Self::Core, Self::ToDo];

    fn keeps(self, item: &ChecklistItem) -> bool {
        match self {
            Self::All => true,
            Self::Core => item.group.is_core(),
            Self::ToDo => matches!(item.verdict, Verdict::Unmet | Verdict::Open),
        }
    }

    fn label(self, words: &Words) -> &'static str {
        match self {
            Self::All => words.filter_all,
            Self::Core => words.filter_core,
            Self::ToDo => words.filter_to_do,
        }
    }
}

#[component]
pub fn ChecklistPage(props: &ChecklistProps) -> Html {
    let (widget, state) = (&props.widget, &props.state);
    let words = widget.words;
    let filter = use_state(|| Filter::All);
    let mut items = checklist(&state.rules, &state.answers, &state.assessment, widget.documents);
    items.retain(|item| filter.keeps(item));
    let kept = *filter;
    let document = checklist_document(&state.rules, &state.answers, &state.assessment, &|item| kept.keeps(item), widget.documents);
    html! {
        <>
            <h2 tabindex="-1">{ words.checklist }</h2>
            <p class="lead">{ words.checklist_lead }</p>
            <div class="tools">
                <fieldset class="filter">
                    <legend>{ words.filter }</legend>
                    { for Filter::EACH.iter().map(|&choice| {
                        let (checked, filter) = (choice == *filter, filter.clone());
                        html! {
                            <label class="choice">
                                <input type="radio" name="filter" {checked} onchange={Callback::from(move |_: Event| filter.set(choice))} />
                                <span>{ choice.label(words) }</span>
                            </label>
                        }
                    }) }
                </fieldset>
                <PrintButton widget={widget.clone()} title={document.title.clone()} />
            </div>
            if items.is_empty() {
                <p>{ words.checklist_empty }</p>
            }
            { for items.chunk_by(|a, b| a.product == b.product).map(|items| product_items(widget, state, items)) }
            <Measures widget={widget.clone()} state={state.clone()} />
            <div class="print-only"><DocumentView {document} /></div>
            <PageTurner widget={widget.clone()} state={state.clone()} />
        </>
    }
}

fn product_items(widget: &Widget, state: &State, items: &[ChecklistItem]) -> Html {
    let product = items.first().and_then(|item| item.product);
    let readiness = product.and_then(|index| state.assessment.products.get(index)).map(|product| product.readiness);
    html! {
        <section class="items">
            <h3>
                { product.map_or_else(|| widget.words.enterprise.to_owned(), |product| product_name(widget, state, product)) }
                if let Some(readiness) = readiness {
                    { " " }{ readiness_mark(widget, readiness) }
                }
            </h3>
            { for items.chunk_by(|a, b| a.group == b.group).map(|group| html! {
                <>
                    if let Some(item) = group.first() {
                        <h4>{ widget.documents.group(item.group) }</h4>
                    }
                    { for group.iter().map(|item| html! { <Item widget={widget.clone()} item={item.clone()} state={state.clone()} /> }) }
                </>
            }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ItemProps {
    widget: Widget,
    item: ChecklistItem,
    state: State,
}

#[component]
fn Item(props: &ItemProps) -> Html {
    let (widget, item, words) = (&props.widget, &props.item, props.widget.words);
    let criterion = props.state.rules.criterion(item.criterion).map(|criterion| criterion.id.clone());
    let to_do = matches!(item.verdict, Verdict::Unmet | Verdict::Open);
    html! {
        <details class="item" data-criterion={criterion} data-verdict={item.verdict.name()}>
            <summary>
                { verdict_mark(widget, item.verdict) }
                <span class="item-title">{ &item.title }</span>
                <span class="strength">{ widget.documents.strength(item.strength) }</span>
            </summary>
            <dl>
                { part(words.reason, &item.reason) }
                if to_do {
                    { part(words.remedy, &item.remedy) }
                }
                { part(words.why, &item.why) }
                { part(words.evidence, &item.evidence.join("；")) }
                <div><dt>{ words.basis }</dt><dd>{ basis(item) }</dd></div>
            </dl>
            if to_do {
                <p class="jumps">{ for item.because.iter().map(|question| jump(widget, &props.state, *question)) }</p>
            }
        </details>
    }
}

fn part(label: &str, text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    html! { <div><dt>{ label }</dt><dd>{ text }</dd></div> }
}

fn basis(item: &ChecklistItem) -> Html {
    html! { <ul class="basis">{ for item.basis.iter().map(super::why::basis_item) }</ul> }
}

fn jump(widget: &Widget, state: &State, question: santong_rules::QuestionRef) -> Html {
    let Some(asked) = state.rules.question(question.question) else { return Html::default() };
    html! {
        <button type="button" class="second small" onclick={widget.always(Action::Answer(question))}>
            { fill(widget.words.go_answer, "short", &asked.short) }
        </button>
    }
}
