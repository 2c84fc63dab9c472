//! Words that must not stand in a declaration are pointed out while they are typed.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, run};
use serde_json::json;
use thirtyfour::Key;

use crate::support::{place_of, sample_file};

#[test]
fn pointed_out_under_the_field() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&sample_file("ready")?).await?;
        for (question, field) in [("product.name", "input"), ("product.limits", "textarea")] {
            page.go(&place_of(question, 0)?).await?;
            let at = format!("[data-question=\"{question}\"]");
            let risk = format!("{at} [data-risk=\"国家级\"]");
            let there = async || page.js("return !!$(arguments[0])", vec![json!(risk)]).await;
            page.type_into(&format!("{at} {field}"), "国家").await?;
            page.painted().await?;
            ensure!(there().await? == false, "{question}: too early");
            page.type_into(&format!("{at} {field}"), "级").await?;
            page.wait("the remark", &format!("return !!$({})", json!(risk)))
                .await?;
            let text = page.text(&risk).await?;
            ensure!(text.contains("国家级") && text.contains("广告法"), "{text}");
            let live = page
                .js(
                    "return $(arguments[0]).closest('[aria-live]') !== null",
                    vec![json!(risk)],
                )
                .await?;
            ensure!(live == true, "not announced");
            page.type_into(&format!("{at} {field}"), Key::Backspace + "")
                .await?;
            page.wait("no remark", &format!("return !$({})", json!(risk)))
                .await?;
        }
        page.clean().await
    })
}

/// And in the draft of the declaration, if it is left.
#[test]
fn pointed_out_before_it_is_printed() -> Result<()> {
    run(Engine::Chromium, async |page| {
        let mut file = sample_file("ready")?;
        file["products"][0]["answers"]["product.name"] = json!("国家级电热水壶");
        page.begin_with(&file).await?;
        page.go("declaration/0").await?;
        let text = page.js("return $('.place').textContent", vec![]).await?;
        let text = text.as_str().unwrap_or_default();
        ensure!(
            text.contains("以下文字有风险") && text.contains("国家级"),
            "{text}"
        );
        page.clean().await
    })
}
