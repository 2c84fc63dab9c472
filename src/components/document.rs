//! A document as the sheet of paper it will be.

use santong_documents::{Block, Document};
use yew::prelude::*;

use crate::widget::Widget;

#[derive(Properties, PartialEq)]
pub struct DocumentProps {
    pub document: Document,
}

/// The sheet. Printing takes exactly this element.
#[component]
pub fn DocumentView(props: &DocumentProps) -> Html {
    let document = &props.document;
    html! {
        <article class="sheet" data-sheet="document">
            if let Some(mark) = &document.mark {
                <p class="mark">{ mark }</p>
            }
            <h1>{ &document.title }</h1>
            { for document.blocks.iter().map(block) }
        </article>
    }
}

fn block(block: &Block) -> Html {
    match block {
        Block::Heading(text) => html! { <h2>{ text }</h2> },
        Block::Paragraph(text) => html! { <p>{ text }</p> },
        Block::Note(text) => html! { <p class="note">{ text }</p> },
        Block::Fields(fields) => html! { <dl class="fields">{ for fields.iter().map(field) }</dl> },
        Block::Signature(fields) => html! { <dl class="fields signature">{ for fields.iter().map(field) }</dl> },
        Block::List(items) => html! { <ul>{ for items.iter().map(|item| html! { <li>{ item }</li> }) }</ul> },
        Block::Table { head, rows } => html! {
            <table>
                <thead><tr>{ for head.iter().map(|cell| html! { <th scope="col">{ cell }</th> }) }</tr></thead>
                <tbody>{ for rows.iter().map(|row| html! { <tr>{ for row.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr> }) }</tbody>
            </table>
        },
    }
}

fn field((label, value): &(String, String)) -> Html {
    html! { <div><dt>{ label }</dt><dd>{ value }</dd></div> }
}

#[derive(Properties, PartialEq)]
pub struct PrintProps {
    pub widget: Widget,
    pub title: String,
}

/// Prints the sheet that stands in the same place.
#[component]
pub fn PrintButton(props: &PrintProps) -> Html {
    let (host, title) = (props.widget.host.clone(), props.title.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        let place = event.target_dyn_into::<web_sys::Element>().and_then(|button| button.closest(".place").ok().flatten());
        if let Some(sheet) = place.and_then(|place| place.query_selector("[data-sheet]").ok().flatten()) {
            host.print_element(&sheet, &title);
        }
    });
    html! {
        <p class="print">
            <button type="button" class="second" data-action="print" {onclick}>{ props.widget.words.print }</button>
            <small>{ props.widget.words.print_hint }</small>
        </p>
    }
}
