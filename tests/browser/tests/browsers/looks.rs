//! Large text and high contrast stay, until everything is cleared.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::json;

async fn looks(page: &Page) -> Result<serde_json::Value> {
    page.js(
        "const pressed = (action) => $(`[data-action=${action}]`).getAttribute('aria-pressed');
         const app = $('.app').classList;
         return [app.contains('large'), app.contains('contrast'), pressed('large-text'), pressed('contrast')]",
        vec![],
    )
    .await
}

async fn kept_and_cleared(page: &Page) -> Result<()> {
    page.open().await?;
    let size = "return parseFloat(getComputedStyle($('.lead')).fontSize)";
    let colour =
        "return getComputedStyle($('.lead')).color + getComputedStyle($('.app')).backgroundColor";
    let (small, plain) = (page.js(size, vec![]).await?, page.js(colour, vec![]).await?);
    page.switch("large-text").await?;
    page.switch("contrast").await?;
    let both = json!([true, true, "true", "true"]);
    ensure!(looks(page).await? == both, "{}", looks(page).await?);
    ensure!(
        page.js(size, vec![]).await?.as_f64() > small.as_f64(),
        "the text is not larger"
    );
    ensure!(
        page.js(colour, vec![]).await? != plain,
        "the colours are the same"
    );
    page.reload().await?;
    ensure!(
        looks(page).await? == both,
        "after a reload: {}",
        looks(page).await?
    );
    // How it looks is no answer, and does not wait for a choice of where answers are kept.
    ensure!(page.answers().await?["enterprise"] == json!({}), "answers");
    page.click("input[name=storage][value=local]").await?;
    page.click("[data-action=clear]").await?;
    page.click("[data-action=clear-yes]").await?;
    page.wait("the notice", "return !!$('.notice')").await?;
    page.reload().await?;
    let none = json!([false, false, "false", "false"]);
    ensure!(
        looks(page).await? == none,
        "after clearing: {}",
        looks(page).await?
    );
    let kept = page
        .js("return JSON.stringify({ ...localStorage })", vec![])
        .await?;
    ensure!(kept == "{}", "{kept}");
    page.clean().await
}

#[test]
fn kept_and_cleared_in_chromium() -> Result<()> {
    run(Engine::Chromium, kept_and_cleared)
}

#[test]
fn kept_and_cleared_in_firefox() -> Result<()> {
    run(Engine::Firefox, kept_and_cleared)
}

#[test]
fn kept_and_cleared_in_webkit() -> Result<()> {
    run(Engine::WebKit, kept_and_cleared)
}
