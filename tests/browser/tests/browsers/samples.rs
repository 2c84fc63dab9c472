//! Every sample, and everything that is shown of it.

use anyhow::{Result, anyhow, ensure};
use santong_browser_tests::{Engine, Page, run};
use santong_native_tests::{SAMPLES, day, rules, sample};
use serde_json::json;

use crate::support::given;

async fn all_of_it(page: &Page, name: &str) -> Result<()> {
    page.sample(name).await?;
    let rules = rules().map_err(|fault| anyhow!(fault))?;
    let answers = sample(name).map_err(|fault| anyhow!(fault))?;
    let before = page.answers().await?;
    ensure!(
        given(&before) == given(&serde_json::from_str(&answers.to_json())?),
        "{name} is another one"
    );
    let native = santong_rules::assess(&rules, &answers, day());
    let expected: Vec<&str> = native
        .products
        .iter()
        .map(|product| product.readiness.name())
        .collect();
    page.go("products").await?;
    let shown = page
        .js(
            "return $$('.products > li').map((row) => row.dataset.readiness)",
            vec![],
        )
        .await?;
    // The page assesses by today, the golden day may be another: only where that is the same.
    let today = page
        .js(
            "return new Date(Date.now() + 288e5).toISOString().slice(0, 10)",
            vec![],
        )
        .await?;
    if today == day().to_string() {
        ensure!(
            shown == json!(expected),
            "{name}: {shown}, natively {expected:?}"
        );
    }
    let places = page.places().await?;
    for wanted in [
        "products",
        "overview",
        "review",
        "checklist",
        "declaration/0",
    ] {
        ensure!(
            places.iter().any(|place| place == wanted),
            "{name}: no {wanted} in {places:?}"
        );
    }
    for place in &places {
        page.go(place).await?;
        let text = page.js("return $('.place').textContent", vec![]).await?;
        let text = text.as_str().unwrap_or_default();
        ensure!(text.chars().count() > 20, "{name} {place}: {text}");
        for broken in ["undefined", "NaN", "[object", "{name}", "{n}", "{1}"] {
            ensure!(!text.contains(broken), "{name} {place}: {broken} in {text}");
        }
    }
    ensure!(
        page.answers().await? == before,
        "{name}: looking changed the answers"
    );
    Ok(())
}

async fn some(page: &Page, names: &[&str]) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=none]").await?;
    for name in names {
        all_of_it(page, name).await?;
    }
    page.clean().await
}

#[test]
fn the_first_part() -> Result<()> {
    run(Engine::Chromium, async |page| {
        some(page, &SAMPLES[..5]).await
    })
}

#[test]
fn the_second_part() -> Result<()> {
    run(Engine::Chromium, async |page| {
        some(page, &SAMPLES[5..10]).await
    })
}

#[test]
fn the_third_part() -> Result<()> {
    run(Engine::Chromium, async |page| {
        some(page, &SAMPLES[10..15]).await
    })
}

#[test]
fn the_fourth_part() -> Result<()> {
    run(Engine::Chromium, async |page| {
        some(page, &SAMPLES[15..]).await
    })
}

#[test]
fn two_in_firefox() -> Result<()> {
    run(Engine::Firefox, async |page| {
        some(page, &["draft", "textile"]).await
    })
}

#[test]
fn two_in_webkit() -> Result<()> {
    run(Engine::WebKit, async |page| {
        some(page, &["draft", "flange"]).await
    })
}
