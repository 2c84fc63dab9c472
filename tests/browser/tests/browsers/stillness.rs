//! Nothing moves or vanishes on the page being answered.

use std::cell::RefCell;

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, run, walk::Step};
use serde_json::{Value, json};

use crate::support::pages_of;

/// The questions in their order with the places of their tops, as long as nothing above them grows.
const ORDER: &str = "return $$('fieldset[data-question]').map((question) => question.dataset.ref + ' ' + question.dataset.question)";

#[test]
fn questions_stay_in_their_order() -> Result<()> {
    let faults = RefCell::new(Vec::new());
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        for sample in ["draft", "blocked"] {
            page.go("start").await?;
            page.click("[data-action=clear]").await?;
            page.click("[data-action=clear-yes]").await?;
            page.wait("the notice", "return !!$('.notice')").await?;
            page.js("$('.notice button').click()", vec![]).await?;
            if sample == "draft" {
                page.js("$('[data-action=add-product]').click()", vec![])
                    .await?;
            }
            for filled in pages_of(sample)? {
                page.go(&filled.place).await?;
                let mut before = list(page.js(ORDER, vec![]).await?);
                for step in &filled.steps {
                    let (Step::Click(css) | Step::Type(css, _) | Step::Choose(css, _)) = step
                    else {
                        continue;
                    };
                    // A sample may answer what is not asked: a blocked product needs no declaration.
                    let question = css.split(']').next().unwrap_or_default();
                    if page
                        .js(
                            "return !$(arguments[0])",
                            vec![json!(format!("{question}]"))],
                        )
                        .await?
                        == true
                    {
                        continue;
                    }
                    page.element(css).await?;
                    let top = "return Math.round($(arguments[0]).closest('fieldset').getBoundingClientRect().top)";
                    page.js(
                        "$(arguments[0]).scrollIntoView({ block: 'center' })",
                        vec![json!(css)],
                    )
                    .await?;
                    let at = page.js(top, vec![json!(css)]).await?;
                    page.walk(std::slice::from_ref(step)).await?;
                    page.painted().await?;
                    let now = page.js(top, vec![json!(css)]).await?;
                    // A row that is added and taken into view may scroll the page; a mere answer must not.
                    if at != now && !css.contains("add-row") && !css.contains('-') {
                        faults.borrow_mut().push(format!(
                            "{sample} {}: {css} went from {at} to {now}",
                            filled.place
                        ));
                    }
                    let after = list(page.js(ORDER, vec![]).await?);
                    ensure!(
                        after.starts_with(&before),
                        "{sample} {}: after {step:?} the questions were\n{after:#?}\nand before\n{before:#?}",
                        filled.place
                    );
                    before = after;
                }
            }
        }
        page.clean().await
    })?;
    let faults = faults.into_inner();
    ensure!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

fn list(value: Value) -> Vec<String> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}
