//! Several products: add, copy, rename, remove, bring answers.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::{Value, json};

use crate::support::sample_file;

async fn at_the_list(page: &Page) -> Result<()> {
    page.begin_with(&sample_file("draft")?).await?;
    page.go("products").await
}

async fn count(page: &Page, expected: usize) -> Result<()> {
    page.wait(
        &format!("{expected} products"),
        &format!("return $$('.products > li').length === {expected}"),
    )
    .await
}

/// A button or field of the product at a position.
fn of(position: usize, action: &str) -> String {
    format!("[data-position=\"{position}\"] [data-action={action}]")
}

async fn product(page: &Page, position: usize) -> Result<Value> {
    Ok(page.answers().await?["products"][position]["answers"].clone())
}

#[test]
fn added_and_named() -> Result<()> {
    run(Engine::Chromium, async |page| {
        at_the_list(page).await?;
        count(page, 2).await?;
        page.click(".place [data-action=add-product]").await?;
        count(page, 3).await?;
        page.wait(
            "the focus on its name",
            &format!(
                "return host.shadowRoot.activeElement === $({})",
                json!(of(2, "rename"))
            ),
        )
        .await?;
        page.press("电熨斗").await?;
        page.wait(
            "the name in the steps",
            "return $('.steps').textContent.includes('电熨斗')",
        )
        .await?;
        assert_eq!(product(page, 2).await?, json!({ "product.name": "电熨斗" }));
        page.clean().await
    })
}

#[test]
fn copied_under_another_name() -> Result<()> {
    run(Engine::Chromium, async |page| {
        at_the_list(page).await?;
        page.click(&of(0, "copy-product")).await?;
        count(page, 3).await?;
        let mut expected = product(page, 0).await?;
        expected["product.name"] = json!("循环扇（副本）");
        assert_eq!(product(page, 2).await?, expected);
        let ids = page
            .js(
                "return $$('.products > li').map((row) => row.dataset.product)",
                vec![],
            )
            .await?;
        ensure!(ids[0] != ids[2] && ids[1] != ids[2], "{ids}");
        // What is changed in the one stays as it is in the other.
        page.type_into(&of(2, "rename"), "二代").await?;
        page.wait(
            "the name",
            "return $('.steps').textContent.includes('循环扇（副本）二代')",
        )
        .await?;
        assert_eq!(product(page, 0).await?["product.name"], "循环扇");
        page.clean().await
    })
}

#[test]
fn removed_when_asked_twice() -> Result<()> {
    run(Engine::Chromium, async |page| {
        at_the_list(page).await?;
        let before = product(page, 1).await?;
        page.click(&of(0, "remove-product")).await?;
        page.wait("the question", "return !!$('.remove [role=alert]')")
            .await?;
        count(page, 2).await?;
        page.click(&of(0, "remove-product")).await?;
        count(page, 1).await?;
        assert_eq!(product(page, 0).await?, before);
        ensure!(
            page.js("return !$('.place [data-action=remove-product]')", vec![])
                .await?
                == true,
            "the last product can be removed"
        );
        page.clean().await
    })
}

/// Chooses the product that answers are brought from.
async fn bring_from(page: &Page, to: usize, from: usize) -> Result<usize> {
    page.click(&of(to, "bring")).await?;
    page.click(&format!(".bring select option[value=\"{from}\"]"))
        .await?;
    page.wait("the differences", "return !!$('.differences')")
        .await?;
    differences(page).await
}

async fn differences(page: &Page) -> Result<usize> {
    let rows = page
        .js("return $$('.differences tbody tr').length", vec![])
        .await?;
    Ok(usize::try_from(rows.as_u64().unwrap_or_default())?)
}

#[test]
fn answers_are_brought_one_by_one() -> Result<()> {
    run(Engine::Chromium, async |page| {
        at_the_list(page).await?;
        let (source, before) = (product(page, 0).await?, product(page, 1).await?);
        let differing = bring_from(page, 1, 0).await?;
        ensure!(differing > 10, "only {differing} differences");
        // What differs is marked, and nothing is brought by looking.
        ensure!(
            page.js("return $$('.differences mark').length > 0", vec![])
                .await?
                == true,
            "no marks"
        );
        assert_eq!(product(page, 1).await?, before);
        page.click("[data-action=bring-answer]").await?;
        page.wait(
            "the word on it",
            "return !!$('.notice') && $('.notice').textContent.includes('带入 1 题')",
        )
        .await?;
        assert_eq!(differences(page).await?, differing - 1);
        let after = product(page, 1).await?;
        let changed: Vec<&String> = source
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(question, _)| after[question.as_str()] != before[question.as_str()])
            .map(|(question, _)| question)
            .collect();
        ensure!(
            changed.len() == 1 && after[changed[0].as_str()] == source[changed[0].as_str()],
            "{changed:?}"
        );
        page.clean().await
    })
}

#[test]
fn all_answers_are_brought_and_put_back() -> Result<()> {
    run(Engine::Chromium, async |page| {
        at_the_list(page).await?;
        let (source, before) = (product(page, 0).await?, page.answers().await?);
        bring_from(page, 1, 0).await?;
        page.click("[data-action=bring-answers]").await?;
        page.wait("nothing that differs", "return !$('.differences')")
            .await?;
        let after = product(page, 1).await?;
        for (question, answer) in source.as_object().into_iter().flatten() {
            let own = question == "product.name";
            ensure!(
                (after[question] == *answer) != own,
                "{question}: {}",
                after[question]
            );
        }
        page.click("[data-action=bring-back]").await?;
        page.wait("the differences", "return !!$('.differences')")
            .await?;
        assert_eq!(page.answers().await?, before);
        page.clean().await
    })
}
