//! Limits of several markets side by side: by keyboard, in the live sentence, in the checklist.

use anyhow::{Context, Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    keyboard::tab_until,
    support::{answers_file, place_of},
};

const TABLE: &str = "product.indicators";

/// A product for sale at home, in the European Union and in the United States, with rows.
fn with_rows(rows: Value) -> Value {
    let product = json!({
        "product.industry": "household_appliance", "product.for_home": true, "product.markets": ["eu", "us"],
        TABLE: { "rows": rows, "complete": true },
    });
    answers_file(json!({}), &[product])
}

/// A whole row, with some cells otherwise.
fn row(cells: Value) -> Value {
    let mut row = json!({
        "name": "泄漏电流", "unit": "mA", "direction": "at_most", "same_method": true, "own": "0.5", "measured": "0.32",
    });
    for (side, limit) in [("home", "0.75"), ("eu", "0.5"), ("us", "无")] {
        row[side] = json!(limit);
        row[format!("{side}_standard")] = json!("GB 4706.1-2024");
        row[format!("{side}_method")] = json!("第13章");
    }
    for (cell, value) in cells.as_object().into_iter().flatten() {
        row[cell] = value.clone();
    }
    row
}

async fn sentence(page: &Page, index: usize) -> Result<String> {
    page.text(&format!("[data-comparison=\"{index}\"]")).await
}

/// Tabs to a cell of the first row and types, or chooses by the arrow key.
async fn enter(page: &Page, column: &str, text: &str) -> Result<()> {
    tab_until(page, &format!("e.id.endsWith('-0-{column}')")).await?;
    if page
        .js("return host.shadowRoot.activeElement.localName", vec![])
        .await?
        == "select"
    {
        for _ in 0..5 {
            page.press(Key::Down).await?;
            if page
                .js("return host.shadowRoot.activeElement.value", vec![])
                .await?
                == text
            {
                return Ok(());
            }
        }
        anyhow::bail!("{column} has no choice {text}");
    }
    page.press(text).await
}

#[test]
fn by_keyboard_only() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&with_rows(json!([]))).await?;
        page.go(&place_of(TABLE, 0)?).await?;
        let in_table = format!("e.closest('[data-question=\"{TABLE}\"]')");
        tab_until(
            page,
            &format!("{in_table} && e.dataset.action === 'add-row'"),
        )
        .await?;
        page.press(Key::Enter).await?;
        page.wait(
            "a row",
            "return !!$('[data-question=\"product.indicators\"] [data-row=\"0\"]')",
        )
        .await?;
        // Back to the top, and forward through the row.
        page.js("$('.place h2').focus()", vec![]).await?;
        for (column, text) in [
            ("name", "泄漏电流"),
            ("unit", "ｍＡ"),
            ("direction", "at_most"),
            ("home", "０．７５"),
            ("home_standard", "GB 4706.1-2024"),
            ("home_method", "第13章"),
            ("eu", "0.5"),
            ("eu_standard", "EN 60335-1:2012"),
            ("eu_method", "clause 13"),
            ("us", "无"),
            ("same_method", "yes"),
            ("own", "0.5"),
            ("measured", "未检出(<0.01)"),
        ] {
            enter(page, column, text)
                .await
                .with_context(|| column.to_owned())?;
        }
        let said = sentence(page, 0).await?;
        for part in [
            "欧盟",
            "更严",
            "比国内低0.25",
            "内控限值0.5",
            "达到较严的要求",
            "未检出（检出限0.01",
        ] {
            ensure!(said.contains(part), "no {part} in {said}");
        }
        // A prepared row joins it; the row is given, and is no longer offered.
        let rows = "$$('[data-question=\"product.indicators\"] [data-row]').length";
        tab_until(
            page,
            &format!("e.localName === 'summary' && e.closest('[data-prepared]') && {in_table}"),
        )
        .await?;
        page.press(Key::Enter).await?;
        tab_until(
            page,
            &format!("e.dataset.action === 'take-prepared' && {in_table}"),
        )
        .await?;
        page.press(Key::Enter).await?;
        page.wait("the prepared row", &format!("return {rows} === 2"))
            .await?;
        ensure!(
            page.js(
                "return !!$('[data-question=\"product.indicators\"] .taken')",
                vec![]
            )
            .await?
                == true,
            "it is not said that the row was taken"
        );
        let file = page.answers().await?;
        let given = &file["products"][0]["answers"][TABLE];
        ensure!(
            given["rows"][0]["home"] == "０．７５",
            "kept as typed: {given}"
        );
        ensure!(
            given["rows"][1]["own"].is_null(),
            "a prepared row is no answer yet: {given}"
        );
        page.clean().await
    })
}

/// What the sentence below a row says.
#[test]
fn the_live_sentence() -> Result<()> {
    let cases = [
        (json!({}), vec!["欧盟", "更严", "低0.25", "符合"]),
        (
            json!({ "home": "1,000", "eu": "１，５００", "own": "900", "measured": "850" }),
            vec!["国内", "更严", "低500"],
        ),
        (
            json!({ "eu": "500", "eu_unit": "μA" }),
            vec!["欧盟", "低0.25"],
        ),
        (
            json!({ "direction": "at_least", "own": "0.8", "measured": "0.9" }),
            vec!["国内", "更严", "高0.25"],
        ),
        (json!({ "own": "0.6" }), vec!["没有达到欧盟的要求"]),
        (json!({ "measured": "0.6" }), vec!["不符合欧盟的要求"]),
        (json!({ "measured": "未检出(<0.6)" }), vec!["不足以证明"]),
        (json!({ "measured": "未测" }), vec!["还没有实测"]),
        (json!({ "same_method": false }), vec!["不可直接比较"]),
        (
            json!({ "home": "无", "eu": "无" }),
            vec!["至少一方要有限值"],
        ),
        (json!({ "eu": "0.5", "eu_unit": "mg/L" }), vec!["不能换算"]),
        (
            json!({ "direction": "range", "home": "5～6", "eu": "7～9", "own": "6～7", "measured": "6" }),
            vec!["没有能同时满足各方的范围"],
        ),
        (json!({ "home": null }), vec!["还缺"]),
    ];
    run(Engine::Chromium, async |page| {
        let rows = cases.iter().map(|(cells, _)| {
            let mut row = row(cells.clone());
            if let Some(row) = row.as_object_mut() {
                row.retain(|_, value| !value.is_null());
            }
            row
        });
        page.begin_with(&with_rows(rows.collect())).await?;
        page.go(&place_of(TABLE, 0)?).await?;
        for (index, (cells, parts)) in cases.iter().enumerate() {
            let said = sentence(page, index).await?;
            for part in parts {
                ensure!(said.contains(part), "{cells}: no {part} in {said}");
            }
        }
        page.clean().await
    })
}

/// What becomes of the criterion on limits.
#[test]
fn in_the_checklist() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        for (cells, verdict, word) in [
            (json!({}), "met", "内控限值"),
            (json!({ "own": "0.6" }), "unmet", "泄漏电流"),
            (
                json!({ "direction": "range", "home": "5～6", "eu": "7～9", "own": "6～7", "measured": "6" }),
                "unmet",
                "泄漏电流",
            ),
            (json!({ "same_method": false }), "open", "不可直接比较"),
        ] {
            page.open_answers(&with_rows(json!([row(cells.clone())])))
                .await?;
            page.go("checklist").await?;
            let item = "[data-criterion=\"same-standard.limits\"]";
            page.js("$(arguments[0]).open = true", vec![json!(item)])
                .await?;
            let found = page.verdict("same-standard.limits").await?;
            let text = page.text(item).await?;
            ensure!(
                found == verdict && text.contains(word),
                "{cells}: {found}, {text}"
            );
        }
        page.clean().await
    })
}
