//! 依据与条款: every document and clause that the rules rest on, with search.

use santong_documents::{Basis, Citing, basis, citing, search_clauses};
use santong_rules::{ClauseId, Document, Level, Source};

use super::{
    element::{Element, button, element, text},
    event::{On, Reaction},
    page::{title, turner},
};
use crate::{state::Action, widget::Screen, words::fill};

/// The page of documents and clauses.
pub fn clauses_page(screen: &Screen, main: Element) -> Element {
    let (state, words) = (&screen.state, screen.widget.words);
    let search = state.view.search.trim();
    let found = search_clauses(&state.rules, search);
    let mut documents = Vec::new();
    // The policies whose words are stored stand first.
    let mut all: Vec<(usize, &Document)> = state.rules.documents.iter().enumerate().collect();
    all.sort_by_key(|(_, document)| document.source == Source::Summary);
    for (position, document) in all {
        let mut own = Vec::new();
        for id in &found {
            let clause = state.rules.clauses.get(usize::from(id.0));
            if clause.is_some_and(|clause| usize::from(clause.document) == position) {
                own.push(*id);
            }
        }
        if !own.is_empty() {
            documents.push(document_part(screen, position, document, &own));
        }
    }
    let count = match found.len() {
        0 => words.clauses_none.to_owned(),
        count => fill(words.clauses_found, "n", &count.to_string()),
    };
    main.child(title(words.clauses))
        .child(text("p", "lead", words.clauses_lead))
        .child(search_field(screen))
        .child(text("p", "found", &count).attr("role", "status"))
        .list(documents)
        .child(turner(screen))
}

fn search_field(screen: &Screen) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let input = element("input")
        .attr("type", "search")
        .attr("data-search", "clauses")
        .value(&screen.state.view.search)
        .on(widget, On::Input, Reaction::Search);
    element("label")
        .class("search")
        .child(text("span", "", words.clauses_search))
        .child(input)
        .child(text("small", "", words.clauses_search_help))
}

/// A document with the clauses that were found. Its clauses stand there once it is open: all of them
/// together would be thousands of elements.
fn document_part(
    screen: &Screen,
    position: usize,
    document: &Document,
    found: &[ClauseId],
) -> Element {
    let (widget, view) = (&screen.widget, &screen.state.view);
    let searching = !view.search.trim().is_empty();
    // What a search finds is open; the reader turns over what would be.
    let is_open = view.documents.contains(&position) != searching;
    let mut clauses = Vec::new();
    let mut note = None;
    if is_open {
        for id in found {
            // Where the text comes from is the same for all clauses of a document.
            let said = basis(&screen.state.rules, *id, widget.documents);
            note = note.or(said.as_ref().map(|said| said.note.clone()));
            clauses.extend(said.and_then(|said| clause(screen, *id, &said)));
        }
    }
    let note = note.filter(|note| !note.is_empty());
    let name = text("span", "item-title", &document.title).of_rules(widget);
    let count = fill(widget.words.clauses_count, "n", &found.len().to_string());
    element("details")
        .class("item document")
        .key(&document.id)
        .attr("data-document", &document.id)
        .flag("open", is_open)
        .on(widget, On::Toggle, Reaction::Document(position, is_open))
        .child(
            element("summary")
                .child(name)
                .child(text("span", "strength", &count)),
        )
        .maybe(note.map(|note| text("p", "note", &note).of_rules(widget)))
        .child(element("ul").class("clauses").list(clauses))
}

/// A clause and what rests on it.
fn clause(screen: &Screen, id: ClauseId, basis: &Basis) -> Option<Element> {
    let (widget, rules) = (&screen.widget, &screen.state.rules);
    let words = widget.words;
    let Citing {
        criteria,
        measures,
        questions,
        background,
    } = citing(rules, id);
    let mut rests = Vec::new();
    for id in criteria {
        let criterion = rules.criterion(id)?;
        let product = (criterion.level == Level::Product).then_some(screen.state.view.product);
        let jump = button(
            widget,
            "link",
            &criterion.title,
            Action::Criterion(product, id).into(),
        );
        rests.push(labelled(words.clauses_criterion, jump.of_rules(widget)));
    }
    for id in measures {
        let title = text("span", "", &rules.measure(id)?.title).of_rules(widget);
        rests.push(labelled(words.clauses_measure, title));
    }
    for id in questions {
        let label = text("span", "", &rules.question(id)?.label).of_rules(widget);
        rests.push(labelled(words.clauses_question, label));
    }
    if let Some(reason) = background {
        let reason = text("span", "", &reason).of_rules(widget);
        rests.push(labelled(words.clauses_background, reason));
    }
    let said = if basis.quoted { "q" } else { "span" };
    let item = element("li")
        .child(text("b", "clause", &basis.clause).of_rules(widget))
        .child(text(said, "", &basis.text).of_rules(widget))
        .child(element("ul").list(rests));
    Some(item)
}

fn labelled(label: &str, said: Element) -> Element {
    element("li").child(text("small", "", label)).child(said)
}
