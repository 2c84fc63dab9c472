//! The page of documents and clauses.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::{Value, json};

use crate::support::sample_file;

/// How many clauses are shown, and what the page says of their number.
async fn shown(page: &Page) -> Result<(usize, String)> {
    let found = page
        .js(
            "return [$$('.clauses > li').length, $('.found').textContent]",
            vec![],
        )
        .await?;
    let count = found[0].as_u64().unwrap_or_default();
    Ok((
        usize::try_from(count)?,
        found[1].as_str().unwrap_or_default().to_owned(),
    ))
}

async fn search(page: &Page, words: &str) -> Result<()> {
    page.replace("[data-search=clauses]", words).await
}

fn found(engine: Engine) -> Result<()> {
    run(engine, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        page.open_answers(&sample_file("ready")?).await?;
        page.dismiss().await?;
        page.go("clauses").await?;
        ensure!(shown(page).await?.0 == 0, "documents are closed at first");
        page.click("[data-document=gbf-2023-42] summary").await?;
        page.wait("its clauses", "return $$('.clauses > li').length > 40")
            .await?;
        let quoted = page
            .js(
                "return $('[data-document=gbf-2023-42] .clauses').textContent",
                vec![],
            )
            .await?;
        ensure!(
            quoted
                .as_str()
                .is_some_and(|text| text.contains("鼓励各方采信“三同”认证结果")),
            "{quoted}"
        );
        search(page, "绿色通道 CCC").await?;
        page.wait("fewer clauses", "return $$('.clauses > li').length < 10")
            .await?;
        let (count, said) = shown(page).await?;
        ensure!(
            count > 0 && said == format!("共 {count} 条。"),
            "{count}: {said}"
        );
        search(page, "没有这样的词").await?;
        page.wait("none", "return $$('.clauses > li').length === 0")
            .await?;
        ensure!(shown(page).await?.1.starts_with("没有找到"));
        search(page, "<b>&\"'").await?;
        page.wait("none", "return $$('.clauses > li').length === 0")
            .await?;
        search(page, "扩大内外销产品").await?;
        page.wait("one clause", "return $$('.clauses > li').length === 1")
            .await?;
        page.click(".clauses button.link").await?;
        page.wait(
            "the criterion",
            "return $('.place').dataset.place === 'checklist' && $('.sought')",
        )
        .await?;
        Ok(())
    })
}

#[test]
fn what_rests_on_a_clause_is_found_in_chromium() -> Result<()> {
    found(Engine::Chromium)
}

#[test]
fn what_rests_on_a_clause_is_found_in_firefox() -> Result<()> {
    found(Engine::Firefox)
}

#[test]
fn what_rests_on_a_clause_is_found_in_webkit() -> Result<()> {
    found(Engine::WebKit)
}

#[test]
fn nothing_typed_is_kept() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=local]").await?;
        page.go("clauses").await?;
        search(page, "绿色通道").await?;
        let kept = page
            .js(
                "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }])",
                vec![],
            )
            .await?;
        ensure!(
            !kept.as_str().unwrap_or_default().contains("绿色通道"),
            "{kept}"
        );
        page.go("start").await?;
        page.go("clauses").await?;
        let left = page
            .js("return $('[data-search=clauses]').value", vec![])
            .await?;
        ensure!(left == json!("") && left != Value::Null, "{left}");
        Ok(())
    })
}
