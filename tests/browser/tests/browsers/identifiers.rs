//! Numbers of certificates and codes: what is wrong, and what only may be.

use anyhow::{Context, Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::{Value, json};

use crate::support::{place_of, sample_file};

async fn remark(page: &Page, question: &str, class: &str) -> Result<String> {
    let css = format!("[data-question=\"{question}\"] .remark.{class}");
    let text = page
        .js(
            "const found = $(arguments[0]); return found ? found.textContent : ''",
            vec![json!(css)],
        )
        .await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[test]
fn under_the_field_while_typing() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&sample_file("ready")?).await?;
        for (question, text, wrong, hint) in [
            ("enterprise.uscc", "91330206MAX2CU6H3", "17 位", ""),
            ("enterprise.uscc", "91330206MAX2CU6H3I", "请核对", ""),
            ("product.hs", "8516", "10 位", ""),
            ("product.hs", "7700000000", "", "77"),
            ("product.hs", "８５１６７９９０００", "", ""),
            ("product.hs", "无", "", ""),
            ("product.ccc_certificate", "20250107020004", "请核对", ""),
        ] {
            page.go(&place_of(question, 0)?).await?;
            page.replace(
                &format!("[data-question=\"{question}\"] input[type=text]"),
                text,
            )
            .await
            .with_context(|| question.to_owned())?;
            for (class, part) in [("wrong", wrong), ("warning", hint)] {
                let said = remark(page, question, class).await?;
                ensure!(
                    said.contains(part) && said.is_empty() == part.is_empty(),
                    "{question} {text}: {class} {said}"
                );
            }
            let invalid = page
                .js(
                    "return !!$(arguments[0])",
                    vec![json!(format!(
                        "[data-question=\"{question}\"] [aria-invalid=true]"
                    ))],
                )
                .await?;
            ensure!(invalid == !wrong.is_empty(), "{question} {text}: {invalid}");
        }
        page.clean().await
    })
}

/// A number in a row is looked at where it stands.
#[test]
fn under_the_cell() -> Result<()> {
    run(Engine::Chromium, async |page| {
        let mut file = sample_file("ready")?;
        file["products"][0]["answers"]["product.standards"]["rows"][0]["number"] =
            json!("GB 4706.1");
        page.begin_with(&file).await?;
        page.go(&place_of("product.standards", 0)?).await?;
        let text = page
            .text("[data-question=\"product.standards\"] [id$=\"-0-number-remark\"]")
            .await?;
        ensure!(text.contains("没有写年份"), "{text}");
        page.clean().await
    })
}

async fn readiness(page: &Page, file: &Value) -> Result<Value> {
    page.open_answers(file).await?;
    page.dismiss().await?;
    page.js("return $('[data-product]').dataset.readiness", vec![])
        .await
}

#[test]
fn a_hint_stops_nothing_and_a_fault_does() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        let mut file = sample_file("ready")?;
        for (code, expected) in [("8516799000", "ready"), ("7700000000", "ready")] {
            file["products"][0]["answers"]["product.hs"] = json!(code);
            let found = readiness(page, &file).await?;
            ensure!(found == expected, "{code}: {found}");
        }
        let mut food = sample_file("food")?;
        let before = readiness(page, &food).await?;
        let licence = food["products"][0]["answers"]
            .as_object()
            .and_then(|answers| {
                answers
                    .iter()
                    .find(|(_, value)| value.as_str().is_some_and(|text| text.starts_with("SC")))
            })
            .map(|(question, value)| {
                (
                    question.clone(),
                    value.as_str().unwrap_or_default().to_owned(),
                )
            })
            .context("no licence")?;
        let (question, number) = licence;
        let (begin, last) = number.split_at(number.len() - 1);
        let other = if last == "1" { "2" } else { "1" };
        food["products"][0]["answers"][&question] = json!(format!("{begin}{other}"));
        let after = readiness(page, &food).await?;
        ensure!(
            after == before,
            "another check digit: {before}, then {after}"
        );
        page.go(&place_of(&question, 0)?).await?;
        let said = remark(page, &question, "warning").await?;
        ensure!(said.contains("按编号规则末位"), "{said}");
        file["enterprise"]["enterprise.uscc"] = json!("91330206MAX2CU6H3");
        let found = readiness(page, &file).await?;
        ensure!(found == "draft", "a faulty code of the enterprise: {found}");
        page.clean().await
    })
}
