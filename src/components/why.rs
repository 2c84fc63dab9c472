//! Why a question is asked: what it decides, and where that stands, word for word.

use santong_documents::Basis;
use santong_rules::{ClauseId, Criterion, QuestionId, RuleSet};
use yew::prelude::*;

use crate::widget::Widget;

#[derive(Properties, PartialEq)]
pub struct WhyProps {
    pub widget: Widget,
    pub question: QuestionId,
}

#[component]
pub fn Why(props: &WhyProps) -> Html {
    let (widget, words) = (&props.widget, props.widget.words);
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            if let Some(details) = event.target_dyn_into::<web_sys::HtmlDetailsElement>() {
                open.set(details.open());
            }
        })
    };
    let Some(question) = widget.rules.question(props.question) else { return Html::default() };
    html! {
        <details class="why" {ontoggle}>
            <summary>{ words.why_asked }</summary>
            if *open {
                { content(widget, props.question, &question.evidence) }
            }
        </details>
    }
}

fn content(widget: &Widget, question: QuestionId, evidence: &[String]) -> Html {
    let words = widget.words;
    let deciding: Vec<&Criterion> = criteria_of(&widget.rules, question).collect();
    let clauses = clauses_of(&widget.rules, question, &deciding);
    html! {
        <div class="why-body">
            if deciding.is_empty() {
                <p>{ words.why_declaration }</p>
            } else {
                <p>{ words.why_used_by }{ deciding.iter().map(|criterion| criterion.title.as_str()).collect::<Vec<_>>().join("；") }{ "。" }</p>
            }
            if !evidence.is_empty() {
                <p>{ words.evidence }{ "：" }{ evidence.join("；") }{ "。" }</p>
            }
            { basis_list(widget, &clauses) }
        </div>
    }
}

/// Criteria whose conditions read the question.
fn criteria_of(rules: &RuleSet, question: QuestionId) -> impl Iterator<Item = &Criterion> {
    rules.criteria.iter().filter(move |criterion| {
        let mut reads = false;
        for condition in criterion.applies_when.iter().chain([&criterion.met_when]) {
            condition.questions(&mut |id| reads |= id == question);
        }
        reads
    })
}

fn clauses_of(rules: &RuleSet, question: QuestionId, deciding: &[&Criterion]) -> Vec<ClauseId> {
    let own = rules.question(question).into_iter().flat_map(|question| &question.clauses);
    let mut clauses: Vec<ClauseId> = own.chain(deciding.iter().flat_map(|criterion| &criterion.clauses)).copied().collect();
    clauses.sort_unstable();
    clauses.dedup();
    clauses
}

/// Places in documents, with quotation marks only around what an original says.
pub fn basis_list(widget: &Widget, clauses: &[ClauseId]) -> Html {
    let items = clauses.iter().filter_map(|clause| santong_documents::basis(&widget.rules, *clause, widget.documents));
    html! { <ul class="basis">{ for items.map(|basis| basis_item(&basis)) }</ul> }
}

/// One place in a document.
pub fn basis_item(basis: &Basis) -> Html {
    html! {
        <li>
            <span class="document">{ &basis.document }</span>{ " " }<span class="clause">{ &basis.clause }</span>
            if basis.quoted {
                <q>{ &basis.text }</q>
            } else {
                <span class="gist">{ "：" }{ &basis.text }</span>
            }
            if !basis.note.is_empty() {
                <small>{ &basis.note }</small>
            }
        </li>
    }
}
