//! The pictures and the matrix of the overview.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::json;

use crate::support::sample_file;

/// For each figure: what the drawings say by name and description, what is drawn, and the table.
const FIGURES: &str = "return $$('figure[data-picture]').map((figure) => {
    const drawings = [...figure.querySelectorAll('svg')];
    const referred = (svg) => svg.getAttribute('aria-labelledby').split(' ').map((id) => (host.shadowRoot.getElementById(id) || {}).textContent);
    return {
        roles: drawings.map((svg) => svg.getAttribute('role')),
        names: drawings.map((svg) => referred(svg)[0]),
        said: drawings.flatMap((svg) => referred(svg)[1].split('；').map((part) => (part.match(/ \\d+/g) || []).map(Number))),
        drawn: drawings.flatMap((svg) => [...svg.querySelectorAll('.numbers')].map((line) => (line.textContent.match(/\\d+/g) || []).map(Number))),
        table: [...figure.querySelectorAll('tbody tr')].filter((row) => row.querySelector('td')).map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))),
    };
});";

async fn pictures_and_tables(page: &Page, sample: &str) -> Result<()> {
    page.begin_with(&sample_file(sample)?).await?;
    page.go("overview").await?;
    let figures = page.js(FIGURES, vec![]).await?;
    let figures = figures.as_array().cloned().unwrap_or_default();
    ensure!(figures.len() == 2, "{figures:?}");
    for figure in figures {
        let lists = |name: &str| figure[name].as_array().cloned().unwrap_or_default();
        ensure!(
            lists("roles").iter().all(|role| role == "img") && !lists("roles").is_empty(),
            "{figure}"
        );
        ensure!(
            lists("names")
                .iter()
                .all(|name| name.as_str().is_some_and(|name| !name.is_empty())),
            "{figure}"
        );
        ensure!(
            figure["said"] == figure["table"] && lists("table").len() > 2,
            "{figure}"
        );
        let not_zero: Vec<_> = lists("table")
            .iter()
            .map(|row| {
                row.as_array()
                    .into_iter()
                    .flatten()
                    .filter(|count| **count != 0)
                    .cloned()
                    .collect::<Vec<_>>()
            })
            .map(|row| json!(row))
            .collect();
        ensure!(json!(not_zero) == figure["drawn"], "{figure}");
    }
    page.clean().await
}

#[test]
fn a_picture_says_what_its_table_says() -> Result<()> {
    run(Engine::Chromium, async |page| {
        for sample in ["ready", "draft", "blocked", "shanxi"] {
            pictures_and_tables(page, sample).await?;
        }
        Ok(())
    })
}

/// Of every verdict one cell of each product.
#[test]
fn a_cell_of_the_matrix_leads_to_the_criterion() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&sample_file("draft")?).await?;
        for product in 0..2 {
            for verdict in ["met", "unmet", "open"] {
                page.go("overview").await?;
                let css = format!(
                    "[data-matrix] tbody td:nth-of-type({}) [data-verdict={verdict}]",
                    product + 1
                );
                let title = page.js("const cell = $(arguments[0]); return cell && cell.closest('tr').querySelector('th').textContent", vec![json!(css)]).await?;
                let Some(title) = title.as_str() else {
                    continue;
                };
                page.click(&css).await?;
                page.at("checklist").await?;
                page.wait(
                    "the focus",
                    "return host.shadowRoot.activeElement === $('.sought summary')",
                )
                .await?;
                let found = page
                    .js("const item = $('.sought'); return [item.open, item.dataset.verdict, item.querySelector('.item-title').textContent, $('.pick select').value]", vec![])
                    .await?;
                ensure!(
                    found == json!([true, verdict, title, product.to_string()]),
                    "{found}"
                );
            }
        }
        page.clean().await
    })
}
