//! The steps by which a reader with mouse and keyboard gives the answers of a file.

use anyhow::{Context, Result};
use santong_rules::{Answer, Answers, Kind, Level, Question, RuleSet, Table, TableKind};
use serde_json::{Value, json};

/// One thing that a reader does, or waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Click on an element of the widget.
    Click(String),
    /// Type at the end of a field.
    Type(String, String),
    /// Choose from a list.
    Choose(String, String),
    /// Wait until a script is true; `$` looks into the shadow root.
    Wait(String),
}

impl Step {
    /// As the runner for old engines reads it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Click(css) => json!({ "click": css }),
            Self::Type(css, text) => json!({ "type": css, "text": text }),
            Self::Choose(css, value) => json!({ "choose": css, "value": value }),
            Self::Wait(condition) => json!({ "wait": condition }),
        }
    }
}

/// A page of questions and the steps that fill it in.
pub struct Filled {
    /// The page's place.
    pub place: String,
    /// The steps.
    pub steps: Vec<Step>,
}

/// The pages in their order, each with the steps that give the answers.
///
/// # Errors
/// When an answer does not fit its question.
pub fn pages(rules: &RuleSet, answers: &Answers) -> Result<Vec<Filled>> {
    let mut filled = Vec::new();
    let numbered: Vec<_> = rules.pages.iter().enumerate().collect();
    for run in numbered.chunk_by(|(_, a), (_, b)| a.level == b.level) {
        let of_products = run
            .first()
            .is_some_and(|(_, page)| page.level == Level::Product);
        let scopes: Vec<Option<usize>> = if of_products {
            (0..answers.products.len()).map(Some).collect()
        } else {
            vec![None]
        };
        for product in scopes {
            for (number, _) in run {
                let place = product.map_or_else(
                    || format!("page/{number}"),
                    |product| format!("page/{number}/{product}"),
                );
                let mut steps = Vec::new();
                for (_, question) in rules
                    .questions_with_ids()
                    .filter(|(_, question)| usize::from(question.page) == *number)
                {
                    if let Some(answer) = answers
                        .of(product)
                        .and_then(|given| given.get(&question.id))
                    {
                        give(question, answer, &mut steps).with_context(|| question.id.clone())?;
                    }
                }
                filled.push(Filled { place, steps });
            }
        }
    }
    Ok(filled)
}

/// The whole way through the pages, from the first one on.
#[must_use]
pub fn through(pages: &[Filled]) -> Vec<Step> {
    let mut steps = Vec::new();
    for page in pages {
        steps.push(at(&page.place));
        steps.extend(page.steps.iter().cloned());
        steps.push(Step::Click("[data-action=next]".into()));
    }
    steps
}

/// Waiting for a place.
#[must_use]
pub fn at(place: &str) -> Step {
    Step::Wait(format!("$('.place').dataset.place === '{place}'"))
}

/// The place where a question is asked, of the enterprise or of the product at a position.
///
/// # Errors
/// When the rule set has no such question.
pub fn place_of(rules: &RuleSet, question: &str, product: usize) -> Result<String> {
    let id = rules.find_question(question);
    let asked = id
        .and_then(|id| rules.question(id))
        .with_context(|| format!("no question {question}"))?;
    Ok(match asked.level {
        Level::Enterprise => format!("page/{}", asked.page),
        Level::Product => format!("page/{}/{product}", asked.page),
    })
}

fn give(question: &Question, answer: &Answer, steps: &mut Vec<Step>) -> Result<()> {
    let at = format!("[data-question=\"{}\"]", question.id);
    let click = |rest: &str| Step::Click(format!("{at} {rest}"));
    match (&question.kind, answer) {
        (Kind::Boolean | Kind::Choice(_), Answer::Unsure) => {
            steps.push(click("input[value=unsure]"))
        }
        (Kind::Choices(_), Answer::Unsure) => {
            steps.push(click("label.exclusive:last-of-type input"))
        }
        (_, Answer::Unsure) => steps.push(click("label.unsure input")),
        (Kind::Boolean, Answer::Flag(flag)) => steps.push(click(if *flag {
            "input[value=yes]"
        } else {
            "input[value=no]"
        })),
        (Kind::Choice(choices), Answer::Text(id)) if choices.len() > 12 => {
            steps.push(Step::Choose(format!("{at} select"), id.clone()))
        }
        (Kind::Choice(_), Answer::Text(id)) => steps.push(click(&format!("input[value=\"{id}\"]"))),
        (Kind::Choices(_), Answer::Set(members)) if members.is_empty() => {
            steps.push(click("label.exclusive:nth-last-of-type(2) input"));
        }
        (Kind::Choices(_), Answer::Set(members)) => {
            steps.extend(
                members
                    .iter()
                    .map(|id| click(&format!("input[value=\"{id}\"]"))),
            );
        }
        (Kind::Table(kind), Answer::Table(table)) => rows(&at, kind, table, steps)?,
        (_, Answer::Text(text)) => steps.push(Step::Type(
            format!("{at} {}", field(question)),
            text.clone(),
        )),
        (_, other) => anyhow::bail!("the answer {other:?} does not fit"),
    }
    Ok(())
}

fn field(question: &Question) -> &'static str {
    match &question.kind {
        Kind::Text(kind) if kind.multiline => "textarea",
        _ => "input[type=text]",
    }
}

fn rows(at: &str, kind: &TableKind, table: &Table, steps: &mut Vec<Step>) -> Result<()> {
    for (index, row) in table.rows.iter().enumerate() {
        steps.push(Step::Click(format!("{at} [data-action=add-row]")));
        for column in &kind.columns {
            let Some(answer) = row.get(&column.id) else {
                continue;
            };
            let cell = format!("{at} [id$=\"-{index}-{}\"]", column.id);
            steps.push(match (&column.kind, answer) {
                (Kind::Boolean, Answer::Flag(flag)) => {
                    Step::Choose(cell, if *flag { "yes" } else { "no" }.into())
                }
                (Kind::Choice(_), Answer::Text(id)) => Step::Choose(cell, id.clone()),
                (_, Answer::Text(text)) => Step::Type(cell, text.clone()),
                (_, other) => anyhow::bail!("the cell {} cannot hold {other:?}", column.id),
            });
        }
    }
    if table.complete {
        steps.push(Step::Click(format!("{at} .complete input")));
    }
    Ok(())
}
