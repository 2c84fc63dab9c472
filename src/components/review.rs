//! All answers at a glance: first what needs attention, then everything page by page.

use santong_rules::{Answer, Kind, QuestionRef, Standing};

use super::{
    element::{Element, button, element, text},
    event::Pick,
    next::next_questions,
    page::{title, turner},
    pick::product_choice,
    question::reference,
    result::progress_line,
};
use crate::{
    state::{Action, Place},
    widget::Screen,
};

/// The page of all answers.
pub fn review_page(screen: &Screen, main: Element) -> Element {
    let (state, words) = (&screen.state, screen.widget.words);
    let mut problems = Vec::new();
    let mut pages = Vec::new();
    for place in state.places() {
        // The enterprise, and one product at a time.
        if place
            .product()
            .is_some_and(|product| product != state.view.product)
        {
            continue;
        }
        let questions = state.questions_at(place);
        for question in &questions {
            if is_problem(state.assessment.standing(*question)) {
                problems.push(problem(screen, *question));
            }
        }
        if !questions.is_empty() {
            pages.push(answers_of(screen, place, &questions));
        }
    }
    let problems = if problems.is_empty() {
        text("p", "", words.review_none)
    } else {
        element("ul").list(problems)
    };
    main.child(title(words.review))
        .child(text("p", "lead", words.review_lead))
        .child(progress_line(screen))
        .maybe(next_questions(screen, "h3"))
        .maybe(product_choice(screen, Pick::Shown, state.view.product))
        .child(
            element("section")
                .class("problems")
                .child(text("h3", "", words.review_problems))
                .child(problems),
        )
        .list(pages)
        .child(turner(screen))
}

fn is_problem(standing: Standing) -> bool {
    matches!(
        standing,
        Standing::IllFormed | Standing::Unsure | Standing::Incomplete | Standing::NotCounted
    )
}

fn problem(screen: &Screen, question: QuestionRef) -> Element {
    let mut label = String::new();
    if let Some(product) = question.product
        && screen.state.answers.products.len() > 1
    {
        label.push_str(&screen.product_name(product));
        label.push_str(screen.widget.words.colon);
    }
    label.push_str(short(screen, question));
    let jump = button(
        &screen.widget,
        "link",
        &label,
        Action::Answer(question).into(),
    );
    element("li").child(jump).text("　").child(said(
        screen,
        question,
        text("span", "", &answer(screen, question)),
    ))
}

fn short(screen: &Screen, question: QuestionRef) -> &str {
    screen
        .state
        .rules
        .question(question.question)
        .map_or("", |asked| &asked.short)
}

fn answer(screen: &Screen, question: QuestionRef) -> String {
    let state = &screen.state;
    let Some(asked) = state.rules.question(question.question) else {
        return String::new();
    };
    santong_documents::answer_text(
        &state.rules,
        asked,
        state.answer(question),
        screen.widget.documents,
    )
}

/// An answer is in the language of the rules where it is chosen from theirs, or has their units.
fn said(screen: &Screen, question: QuestionRef, answer: Element) -> Element {
    let asked = screen.state.rules.question(question.question);
    match asked.map(|asked| &asked.kind) {
        Some(Kind::Choice(_) | Kind::Choices(_) | Kind::Number(_) | Kind::Money { .. })
            if screen.state.answer(question) != Some(&Answer::Unsure) =>
        {
            answer.of_rules(&screen.widget)
        }
        _ => answer,
    }
}

fn answers_of(screen: &Screen, place: Place, questions: &[QuestionRef]) -> Element {
    let mut heading = String::new();
    if let Place::Page { page, product } = place {
        if let Some(product) = product {
            heading.push_str(&screen.product_name(product));
            heading.push_str(" · ");
        }
        heading.push_str(
            screen
                .state
                .rules
                .pages
                .get(page)
                .map_or("", |page| &page.title),
        );
    }
    let mut rows = Vec::new();
    for question in questions {
        rows.push(row(screen, *question));
    }
    element("section")
        .class("review-page")
        .child(text("h3", "", &heading).of_rules(&screen.widget))
        .child(element("dl").class("answers").list(rows))
}

fn row(screen: &Screen, question: QuestionRef) -> Element {
    let words = screen.widget.words;
    let short = short(screen, question);
    let (given, label) = if screen.state.assessment.standing(question) == Standing::ToAsk {
        (text("span", "given missing", words.to_ask), words.fill_in)
    } else {
        (
            said(
                screen,
                question,
                text("span", "given", &answer(screen, question)),
            ),
            words.change,
        )
    };
    let jump = button(
        &screen.widget,
        "link",
        label,
        Action::Answer(question).into(),
    );
    element("div")
        .class("answer-row")
        .key(&reference(question))
        .child(text("dt", "", short).of_rules(&screen.widget))
        .child(
            element("dd")
                .child(given)
                .child(jump.attr("aria-label", &[label, words.colon, short].concat())),
        )
}
