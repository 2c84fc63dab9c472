//! The register of evidence in the checklist.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::{Value, json};

use crate::support::sample_file;

const ITEM: &str = "[data-criterion=\"same-line.production\"]";

async fn open_item(page: &Page) -> Result<()> {
    page.go("checklist").await?;
    page.js("$(arguments[0]).open = true", vec![json!(ITEM)])
        .await?;
    Ok(())
}

/// The field of a part, by its position in an entry.
async fn enter(page: &Page, part: usize, text: &str) -> Result<()> {
    let css = format!("{ITEM} [data-evidence] .cells label:nth-of-type({part}) input");
    page.replace(&css, text).await
}

/// Waits until the entry's state says this, or there is none.
async fn said(page: &Page, expected: Option<&str>) -> Result<()> {
    let script = format!(
        "const state = $('{ITEM} .evidence-state'); return (state ? state.textContent : null) === {}",
        json!(expected)
    );
    page.wait(&format!("{expected:?}"), &script).await
}

async fn verdicts(page: &Page) -> Result<Value> {
    page.js(
        "return $$('[data-criterion]').map((item) => item.dataset.verdict)",
        vec![],
    )
    .await
}

#[test]
fn added_marked_and_opened_again() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&sample_file("draft")?).await?;
        open_item(page).await?;
        let before = verdicts(page).await?;
        page.click(&format!("{ITEM} [data-action=add-evidence]"))
            .await?;
        page.wait(
            "the entry",
            &format!("return !!$('{ITEM} [data-evidence]')"),
        )
        .await?;
        enter(page, 1, "生产线平面图").await?;
        enter(page, 2, "HC-2026-7").await?;
        for (until, expected) in [
            ("2020-01-01", Some("已过期")),
            ("2099-12-31", Some("有效期内")),
            (
                "2026-13-01",
                Some("日期读不出来，请写成 2027-06-30 这样的日期"),
            ),
            ("长期", Some("有效期内")),
            ("无", None),
            ("2020年1月1日", Some("已过期")),
        ] {
            enter(page, 5, until).await?;
            said(page, expected).await?;
        }
        ensure!(
            page.js("return $(arguments[0]).open", vec![json!(ITEM)])
                .await?
                == true,
            "the item has closed"
        );
        ensure!(
            verdicts(page).await? == before,
            "evidence decides a verdict"
        );
        let file = page.answers().await?;
        let entry = &file["evidence"][0];
        ensure!(
            entry["criterion"] == "same-line.production"
                && entry["title"] == "生产线平面图"
                && entry["product"] == "p1",
            "{entry}"
        );
        page.reload().await?;
        page.begin_with(&file).await?;
        open_item(page).await?;
        said(page, Some("已过期")).await?;
        page.click(&format!("{ITEM} [data-action=remove-evidence]"))
            .await?;
        page.wait("no entry", &format!("return !$('{ITEM} [data-evidence]')"))
            .await?;
        ensure!(
            page.answers().await?.get("evidence").is_none(),
            "still in the file"
        );
        page.clean().await
    })
}

#[test]
fn gone_with_its_product() -> Result<()> {
    run(Engine::Chromium, async |page| {
        let mut file = sample_file("draft")?;
        let entry = |title: &str, product: Value| json!({ "criterion": "same-line.production", "title": title, "product": product });
        file["evidence"] = json!([entry("一号的", json!("p1")), entry("二号的", json!("p2"))]);
        page.begin_with(&file).await?;
        page.go("products").await?;
        for _ in 0..2 {
            page.click("[data-position=\"0\"] [data-action=remove-product]")
                .await?;
            page.painted().await?;
        }
        let left = page.answers().await?["evidence"].clone();
        ensure!(left == json!([entry("二号的", json!("p2"))]), "{left}");
        page.clean().await
    })
}
