//! At 400 % everything is there without scrolling sideways, in every look.

use std::cell::RefCell;

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Page, run};

use crate::{
    accessibility::MAGNIFIED,
    screens::{PLAIN, RICH, Screen, each},
};

/// What is wider than the window, also where it is only cut off.
const WIDE: &str = "const width = document.documentElement.scrollWidth;
    if (width <= innerWidth) return null;
    const wide = (e) => e.getBoundingClientRect().left + Math.max(e.scrollWidth, e.offsetWidth || 0) > innerWidth;
    const guilty = [...document.querySelectorAll('*'), ...$$('*')].filter(wide).slice(-3);
    return width + ' px: ' + guilty.map((e) => e.localName + '.' + e.className + ' ' + e.textContent.slice(0, 30)).join(' | ');";

async fn nothing_wider(page: &Page, looks: &[&str], screens: &[Screen]) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=none]").await?;
    for look in looks {
        page.switch(look).await?;
    }
    if looks.contains(&"language") {
        page.wait("English", "return $('.app').lang === 'en'")
            .await?;
    }
    page.width(MAGNIFIED).await?;
    let found = RefCell::new(Vec::new());
    each(page, screens, async |screen| {
        page.painted().await?;
        if let Some(wide) = page.js(WIDE, vec![]).await?.as_str() {
            found.borrow_mut().push(format!("{screen}: {wide}"));
        }
        Ok(())
    })
    .await?;
    let found = found.into_inner();
    ensure!(found.is_empty(), "{found:#?}");
    Ok(())
}

#[test]
fn as_it_comes() -> Result<()> {
    run(Engine::Chromium, async |page| {
        nothing_wider(page, &[], &RICH).await?;
        nothing_wider(page, &[], &PLAIN).await
    })
}

#[test]
fn in_large_text_and_high_contrast() -> Result<()> {
    run(Engine::Chromium, async |page| {
        nothing_wider(page, &["large-text", "contrast"], &RICH).await
    })
}

#[test]
fn in_english() -> Result<()> {
    run(Engine::Chromium, async |page| {
        nothing_wider(page, &["language"], &RICH).await
    })
}

/// A wide element would be noticed.
#[test]
fn the_measure_itself() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.width(MAGNIFIED).await?;
        page.js("$('.place h2').style.width = '900px'", vec![])
            .await?;
        ensure!(!page.js(WIDE, vec![]).await?.is_null(), "not noticed");
        Ok(())
    })
}
