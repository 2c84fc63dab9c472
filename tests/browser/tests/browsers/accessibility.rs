//! axe-core on every screen, light and dark, wide and narrow; and no scrolling sideways at 400 %.

use std::{cell::RefCell, collections::BTreeMap, fs};

use anyhow::{Context, Result, ensure};
use santong_browser_tests::{Engine, Look, Page, run, run_with, server::Plan, setup};
use serde_json::{Value, json};

use crate::trap::BREAK;

/// Width of a window of 1280 CSS pixels magnified to 400 %.
const MAGNIFIED: u32 = 320;

/// Screens by sample and place, and what to do there first.
const SCREENS: [(&str, &str, &str); 17] = [
    ("draft", "start", ""),
    ("draft", "page/0", "$('.why summary').click()"),
    ("draft", "page/1", ""),
    ("draft", "page/2/0", ""),
    ("draft", "page/3/1", ""),
    ("draft", "page/4/1", ""),
    ("draft", "page/5/0", ""),
    ("draft", "page/6/0", ""),
    ("draft", "page/7/0", ""),
    ("draft", "page/8", ""),
    ("draft", "review", ""),
    (
        "draft",
        "checklist",
        "$$('details.item').forEach((item, index) => { item.open = index % 5 === 0; })",
    ),
    ("draft", "declaration/0", ""),
    ("ready", "declaration/0", ""),
    ("ready", "checklist", ""),
    ("blocked", "declaration/0", ""),
    ("blocked", "start", "$('[data-action=clear]').click()"),
];

/// Shows every screen in turn.
async fn each_screen(page: &Page, look: impl AsyncFn(&str) -> Result<()>) -> Result<()> {
    page.open().await?;
    // As long as nothing is chosen.
    page.click("[data-action=begin]").await?;
    look("the empty page").await?;
    page.click("input[name=storage][value=none]").await?;
    let mut shown = "";
    for (sample, place, act) in SCREENS {
        if shown != sample {
            page.sample(sample).await?;
            shown = sample;
        }
        page.go(place).await?;
        page.js(act, vec![]).await?;
        look(&format!("{sample} {place}")).await?;
    }
    Ok(())
}

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
async fn collect(
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

/// No fault that axe-core finds, in one colour scheme, wide and narrow.
async fn without_violations(page: &Page, dark: bool) -> Result<()> {
    page.open().await?;
    page.dark(dark).await?;
    let found = RefCell::default();
    each_screen(page, async |screen| collect(page, screen, &found).await).await?;
    none(&found)
}

fn none(found: &RefCell<BTreeMap<String, Vec<String>>>) -> Result<()> {
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
            let path = page.browser().folder().join("damaged.json");
            fs::write(&path, "{")?;
            page.element(".file input")
                .await?
                .send_keys(path.to_string_lossy().as_ref())
                .await?;
            page.wait("the notice", "return !!$('.notice.trouble')")
                .await?;
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
fn no_violations_in_light_colours() -> Result<()> {
    run(Engine::Chromium, async |page| {
        without_violations(page, false).await
    })
}

#[test]
fn no_violations_in_dark_colours() -> Result<()> {
    run(Engine::Chromium, async |page| {
        without_violations(page, true).await
    })
}

/// At 400 % everything is there without scrolling sideways, also inside of what scrolls by itself.
#[test]
fn nothing_wider_than_the_window_at_400_percent() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.width(MAGNIFIED).await?;
        let found = RefCell::new(Vec::new());
        each_screen(page, async |screen| {
            page.painted().await?;
            let wide = page
                .js(
                    "const width = document.documentElement.scrollWidth;
                     if (width <= innerWidth) return null;
                     const guilty = $$('*').filter((e) => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3);
                     return width + ' px: ' + guilty.map((e) => e.localName + '.' + e.className + ' ' + e.textContent.slice(0, 30)).join(' | ');",
                    vec![],
                )
                .await?;
            if let Some(wide) = wide.as_str() {
                found.borrow_mut().push(format!("{screen}: {wide}"));
            }
            Ok(())
        })
        .await?;
        let found = found.into_inner();
        ensure!(found.is_empty(), "{found:#?}");
        Ok(())
    })
}
