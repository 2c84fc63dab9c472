//! Pictures of the screens in every look.

use std::path::Path;

use anyhow::{Context, Result};
use santong_browser_tests::{Page, walk};
use santong_native_tests::rules;
use serde_json::{Value, json};

/// Screens: the sample, the place (a question or a token), a name, and what to do there first.
const SCREENS: [(&str, &str, &str, &str); 18] = [
    ("ready", "start", "start", ""),
    ("ready", "enterprise.name", "question", ""),
    (
        "ready",
        "product.line",
        "question-why",
        "$('[data-question=\"product.line\"] .why summary').click()",
    ),
    (
        "ready",
        "product.indicators",
        "comparison",
        "$$('[data-prepared]').forEach((list) => { list.open = true; })",
    ),
    ("ready", "product.reports", "table", ""),
    ("ready", "overview", "overview-ready", ""),
    ("ready", "declaration/0", "declaration-ready", ""),
    (
        "ready",
        "checklist",
        "measures",
        "$$('[data-measure]')[0].open = true; $('.measures').scrollIntoView()",
    ),
    (
        "ready",
        "checklist",
        "evidence",
        "$$('[data-evidence]').forEach((entry) => { entry.closest('details').open = true; })",
    ),
    ("draft", "enterprise.name", "question-draft", ""),
    ("draft", "products", "products", ""),
    (
        "draft",
        "products",
        "products-bring",
        "$$('[data-action=bring]')[1].click()",
    ),
    ("draft", "product.indicators", "comparison-draft", ""),
    ("draft", "review", "review", ""),
    (
        "draft",
        "overview",
        "overview-draft",
        "$$('.pictures details').forEach((table) => { table.open = true; })",
    ),
    (
        "draft",
        "checklist",
        "checklist",
        "$('[data-criterion=\"same-line.equivalence\"]').open = true",
    ),
    ("draft", "declaration/0", "declaration-draft", ""),
    ("blocked", "declaration/0", "declaration-blocked", ""),
];

/// Takes all of them.
///
/// # Errors
/// When a screen does not appear.
pub async fn take(page: &Page, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let rules = rules().map_err(|fault| anyhow::anyhow!(fault))?;
    page.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
        .await?;
    let mut shown = "";
    for (sample, place, name, act) in SCREENS {
        if shown != sample {
            page.sample(sample).await?;
            shown = sample;
        }
        let place = if place.contains('.') {
            walk::place_of(&rules, place, 0)?
        } else {
            place.into()
        };
        // Away first, so that what was unfolded there is folded again.
        page.go("start").await?;
        page.go(&place).await?;
        if !act.is_empty() {
            page.js(act, vec![]).await?;
        }
        for (look, width) in [("wide", 1280), ("middle", 800), ("narrow", 360)] {
            page.width(width).await?;
            picture(page, folder, &format!("{name}-{look}"), width).await?;
        }
        page.width(1280).await?;
        page.dark(true).await?;
        picture(page, folder, &format!("{name}-dark"), 1280).await?;
        page.dark(false).await?;
        for (look, action) in [
            ("contrast", "contrast"),
            ("large", "large-text"),
            ("english", "language"),
        ] {
            page.switch(action).await?;
            if action == "language" {
                page.wait("English", "return $('.app').lang === 'en'")
                    .await?;
            }
            picture(page, folder, &format!("{name}-{look}"), 1280).await?;
            page.switch(action).await?;
        }
    }
    println!("pictures in {}", folder.display());
    Ok(())
}

/// The whole page, however long, in pieces that can be looked at.
async fn picture(page: &Page, folder: &Path, name: &str, width: u32) -> Result<()> {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    const PIECE: u64 = 1500;
    page.painted().await?;
    let height = page
        .js(
            "return host.getBoundingClientRect().bottom + scrollY",
            vec![],
        )
        .await?
        .as_f64()
        .context("no height")?
        .ceil() as u64;
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    page.devtools("Emulation.setDeviceMetricsOverride", metrics)
        .await?;
    page.painted().await?;
    for (number, top) in (0..height).step_by(PIECE as usize).enumerate() {
        let clip = json!({ "x": 0, "y": top, "width": width, "height": PIECE.min(height - top), "scale": 1 });
        let taken = page
            .devtools(
                "Page.captureScreenshot",
                json!({ "format": "png", "clip": clip }),
            )
            .await?;
        let data = taken
            .get("data")
            .and_then(Value::as_str)
            .context("no picture")?;
        std::fs::write(
            folder.join(format!("{name}-{}.png", number + 1)),
            BASE64_STANDARD.decode(data)?,
        )?;
    }
    page.width(width).await
}
