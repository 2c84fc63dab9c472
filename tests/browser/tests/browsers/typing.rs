//! Chinese through an input method.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::json;

const FIELD: &str = "[data-question=\"enterprise.name\"] input";

async fn at_the_field(page: &Page) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=none]").await?;
    page.click("[data-action=begin]").await?;
    page.at("page/0").await?;
    page.type_into(FIELD, "A").await?;
    page.js("$(arguments[0]).focus(); window.composed = []; for (const name of ['compositionstart', 'compositionend'])
             $(arguments[0]).addEventListener(name, (event) => composed.push(name + event.data))", vec![json!(FIELD)]).await
        .map(|_| ())
}

/// The typed text is in the field, in the answers, and the field is the same element still.
async fn arrived(page: &Page, text: &str) -> Result<()> {
    page.wait(
        text,
        &format!("return $({}).value === {}", json!(FIELD), json!(text)),
    )
    .await?;
    let answers = page.answers().await?;
    ensure!(
        answers["enterprise"]["enterprise.name"] == text,
        "{answers}"
    );
    page.clean().await
}

/// The real way of an input method, through the browser's own interface for it.
#[test]
fn a_real_composition_in_chromium() -> Result<()> {
    run(Engine::Chromium, async |page| {
        at_the_field(page).await?;
        for (text, commit) in [
            (["s", "san", "san't", "san'tong"], "三同"),
            (["z", "zi", "zi'j", "zi'jian"], "自检"),
        ] {
            for typed in text {
                page.devtools("Input.imeSetComposition", json!({ "text": typed, "selectionStart": typed.len(), "selectionEnd": typed.len() })).await?;
                page.painted().await?;
                let shown = page
                    .js("return $(arguments[0]).value", vec![json!(FIELD)])
                    .await?;
                ensure!(
                    shown.as_str().is_some_and(|shown| shown.ends_with(typed)),
                    "composing {typed}, the field shows {shown}"
                );
            }
            // What is not committed is no answer.
            let answers = page.answers().await?;
            ensure!(!answers.to_string().contains(text[3]), "{answers}");
            page.js("$(arguments[0]).focus()", vec![json!(FIELD)])
                .await?;
            page.devtools("Input.insertText", json!({ "text": commit }))
                .await?;
        }
        arrived(page, "A三同自检").await?;
        let composed = page.js("return composed.join(' ')", vec![]).await?;
        ensure!(
            composed == "compositionstart compositionend三同 compositionstart compositionend自检",
            "{composed}"
        );
        Ok(())
    })
}

/// The events of an input method in the order of each engine: WebKit and old engines send the last
/// input event before the end of the composition, the others after it or not at all.
async fn by_events(page: &Page) -> Result<()> {
    at_the_field(page).await?;
    for (number, last) in ["before", "after", "none"].iter().enumerate() {
        page.js(
            "const [field, last] = [$(arguments[0]), arguments[1]];
             const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
             const begin = field.value;
             const input = (isComposing, data) => field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing, data, inputType: 'insertCompositionText' }));
             const composition = (name, data) => field.dispatchEvent(new CompositionEvent(name, { bubbles: true, composed: true, data }));
             composition('compositionstart', '');
             for (const typed of ['t', 'to', 'tong']) {
                 composition('compositionupdate', typed);
                 set.call(field, begin + typed);
                 input(true, typed);
             }
             set.call(field, begin + '同');
             if (last === 'before') input(true, '同');
             composition('compositionend', '同');
             if (last === 'after') input(false, '同');",
            vec![json!(FIELD), json!(last)],
        )
        .await?;
        let text = format!("A{}", "同".repeat(number + 1));
        page.wait(
            &text,
            &format!("return $({}).value === {}", json!(FIELD), json!(text)),
        )
        .await?;
        let answers = page.answers().await?;
        ensure!(
            answers["enterprise"]["enterprise.name"] == text.as_str(),
            "{last}: {answers}"
        );
    }
    arrived(page, "A同同同").await
}

#[test]
fn the_events_of_a_composition_in_chromium() -> Result<()> {
    run(Engine::Chromium, by_events)
}

#[test]
fn the_events_of_a_composition_in_firefox() -> Result<()> {
    run(Engine::Firefox, by_events)
}

#[test]
fn the_events_of_a_composition_in_webkit() -> Result<()> {
    run(Engine::WebKit, by_events)
}

/// Typing in the middle does not send the cursor to the end.
#[test]
fn the_cursor_stays_where_it_is() -> Result<()> {
    run(Engine::Chromium, async |page| {
        at_the_field(page).await?;
        page.type_into(FIELD, "BD").await?;
        page.js(
            "$(arguments[0]).setSelectionRange(2, 2)",
            vec![json!(FIELD)],
        )
        .await?;
        page.press("C").await?;
        page.press("c").await?;
        arrived(page, "ABCcD").await
    })
}
