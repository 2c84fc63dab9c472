//! A hundred products, and one more.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, run};
use serde_json::{Value, json};

use crate::support::{answers_file, place_of};

fn products(count: usize) -> Value {
    let products: Vec<Value> = (1..=count)
        .map(|number| {
            json!({
                "product.name": format!("产品{number}"), "product.for_home": true, "product.markets": ["eu"],
                "product.industry": "household_appliance", "product.line": "same_line",
            })
        })
        .collect();
    answers_file(json!({}), &products)
}

#[test]
fn the_hundredth_is_the_last() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&products(99)).await?;
        page.go("products").await?;
        page.click(".place [data-action=add-product]").await?;
        page.wait(
            "the reason",
            "return $('.place').textContent.includes('最多 100 个产品')",
        )
        .await?;
        for action in ["add-product", "copy-product"] {
            let gone = page
                .js(
                    "return !$(`[data-action=${arguments[0]}]`)",
                    vec![json!(action)],
                )
                .await?;
            ensure!(gone == true, "there is still {action}");
        }
        page.press("第一百个").await?;
        page.wait(
            "its name",
            "return $('[data-position=\"99\"] input').value === '第一百个'",
        )
        .await?;
        ensure!(
            page.answers().await?["products"].as_array().map(Vec::len) == Some(100),
            "not a hundred"
        );
        page.clean().await
    })
}

#[test]
fn one_more_is_refused() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&products(2)).await?;
        let before = page.answers().await?;
        page.open_answers(&products(101)).await?;
        let text = page.notice().await?;
        ensure!(
            text.contains("101 个产品") && text.contains("最多 100 个"),
            "{text}"
        );
        assert_eq!(page.answers().await?, before);
        page.clean().await
    })
}

/// With a hundred products the page still does everything.
#[test]
fn a_hundred_products_are_at_work() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&products(100)).await?;
        page.go("products").await?;
        // They stand in parts; the last part is a choice away.
        page.click(".place .pick select option:last-of-type")
            .await?;
        page.wait("the last product", "return !!$('[data-position=\"99\"]')")
            .await?;
        page.click("[data-position=\"99\"] [data-action=fill-in]")
            .await?;
        let line = place_of("product.line", 99)?;
        page.go(&line).await?;
        page.click("[data-question=\"product.line\"] input[value=different_company]")
            .await?;
        page.wait(
            "the answer",
            "return $('[data-question=\"product.line\"] input[value=different_company]').checked",
        )
        .await?;
        for place in ["overview", "checklist", "review", "declaration/99"] {
            page.go(place).await?;
        }
        page.go("checklist").await?;
        let verdict = page.verdict("same-line.production").await?;
        ensure!(verdict == "unmet", "{verdict}");
        page.clean().await
    })
}
