//! axe-core on every screen in every look, wide and narrow.

use std::{cell::RefCell, collections::BTreeMap, fs};

use anyhow::{Context, Result, ensure};
use santong_browser_tests::{Engine, Look, Page, Plan, Reply, run, run_with, setup};
use serde_json::{Value, json};

use crate::{
    host::host_page,
    screens::{PLAIN, RICH, Screen, each},
    trap::BREAK,
};

/// Width of a window of 1280 CSS pixels magnified to 400 %.
pub const MAGNIFIED: u32 = 320;

async fn violations(page: &Page) -> Result<Vec<String>> {
    let found = page
        .js_async(
            "const result = await axe.run(document, { resultTypes: ['violations'] });
             return result.violations.map((violation) => violation.id + ': ' + violation.help + ': '
                 + violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + ' ' + (node.any[0] || node.all[0] || node.none[0] || {}).message).join(' | '));",
            vec![],
        )
        .await?;
    Ok(found
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// Puts axe-core into the page, unless it is there.
async fn with_axe(page: &Page) -> Result<()> {
    if page.js("return typeof axe", vec![]).await? == json!("undefined") {
        let path = setup::path("SANTONG_NODE_MODULES")?.join("axe-core/axe.min.js");
        let axe =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        page.js("(0, eval)(arguments[0])", vec![json!(axe)])
            .await
            .context("axe-core cannot be put in")?;
    }
    Ok(())
}

/// Adds what axe-core finds on the screen that is shown, wide and narrow.
pub async fn collect(
    page: &Page,
    screen: &str,
    found: &RefCell<BTreeMap<String, Vec<String>>>,
) -> Result<()> {
    with_axe(page).await?;
    for width in [1280, MAGNIFIED] {
        page.width(width).await?;
        page.painted().await?;
        for violation in violations(page).await? {
            found
                .borrow_mut()
                .entry(violation)
                .or_default()
                .push(format!("{screen} at {width} px"));
        }
    }
    page.width(1280).await
}

/// No fault that axe-core finds on any of the screens, wide and narrow.
async fn without_violations(page: &Page, screens: &[Screen]) -> Result<()> {
    let found = RefCell::default();
    each(page, screens, async |screen| {
        collect(page, screen, &found).await
    })
    .await?;
    none(&found)
}

async fn begin(page: &Page) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=none]").await
}

/// Fails if anything was found.
///
/// # Errors
/// Then.
pub fn none(found: &RefCell<BTreeMap<String, Vec<String>>>) -> Result<()> {
    let found = found.borrow();
    ensure!(found.is_empty(), "{found:#?}");
    Ok(())
}

/// The notices: a file that cannot be opened, and a program that stopped.
#[test]
fn no_violations_in_notices() -> Result<()> {
    run_with(
        Engine::Chromium,
        Look::Headless,
        Plan::default().script(BREAK),
        async |page| {
            page.open().await?;
            page.click("input[name=storage][value=none]").await?;
            let found = RefCell::default();
            page.open_answers(&json!([])).await?;
            collect(page, "a damaged file", &found).await?;
            page.go("page/0").await?;
            page.js("breakNext()", vec![]).await?;
            page.type_into("[data-question=\"enterprise.uscc\"] input", "9")
                .await?;
            page.wait("the notice", "return !!$('[role=alert] button')")
                .await?;
            collect(page, "a stopped program", &found).await?;
            none(&found)
        },
    )
}

#[test]
fn no_violations_before_anything_is_chosen() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("[data-action=begin]").await?;
        let found = RefCell::default();
        collect(page, "the empty page", &found).await?;
        none(&found)
    })
}

#[test]
fn no_violations_in_light_colours() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begin(page).await?;
        without_violations(page, &RICH).await
    })
}

#[test]
fn no_violations_on_the_plainer_screens() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begin(page).await?;
        without_violations(page, &PLAIN).await
    })
}

#[test]
fn no_violations_in_dark_colours() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begin(page).await?;
        page.dark(true).await?;
        without_violations(page, &RICH).await
    })
}

#[test]
fn no_violations_in_high_contrast() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begin(page).await?;
        page.switch("contrast").await?;
        without_violations(page, &RICH).await
    })
}

#[test]
fn no_violations_in_dark_high_contrast() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begin(page).await?;
        page.dark(true).await?;
        page.switch("contrast").await?;
        without_violations(page, &RICH).await
    })
}

#[test]
fn no_violations_in_large_text() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begin(page).await?;
        page.switch("large-text").await?;
        without_violations(page, &RICH).await
    })
}

#[test]
fn no_violations_in_english() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begin(page).await?;
        page.english().await?;
        without_violations(page, &RICH).await
    })
}

/// What surrounds the program: the operator's words, the button that hands over, a start that failed,
/// and the pages beside the first one.
#[test]
fn what_surrounds_the_program() -> Result<()> {
    let body = "<main><h1>平台</h1><santong-check storage=\"none\" handover office=\"某某市商务局\" hotline=\"0000-00000000\" \
        notice=\"详见 https://good.example/ 。\" link-hosts=\"good.example\"></santong-check></main>";
    let plan = Plan::default().reply("host.html", host_page(body));
    let found = RefCell::default();
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.ready().await?;
        page.sample("ready").await?;
        page.go("checklist").await?;
        for theme in ["light", "dark"] {
            page.js(
                "host.setAttribute('theme', arguments[0])",
                vec![json!(theme)],
            )
            .await?;
            collect(page, theme, &found).await?;
        }
        for path in ["checklist.html", "embed.html"] {
            page.open_path(path).await?;
            page.wait(
                "the page",
                "return document.readyState === 'complete' && (!host || !!$('.place h2'))",
            )
            .await?;
            collect(page, path, &found).await?;
        }
        Ok(())
    })?;
    let file = setup::Package::read()?.file("widget.wasm")?.to_owned();
    let plan = Plan::default().reply(&file, Reply::absent());
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("").await?;
        page.click(".trouble summary").await?;
        collect(page, "a start that failed", &found).await
    })?;
    let found = found.into_inner();
    ensure!(found.is_empty(), "{found:#?}");
    Ok(())
}
