//! What only some regions have is shown there alone.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::json;

use crate::support::sample_file;

/// The checklist of the sample in a region as far as it applies, with the measures.
async fn checklist(page: &Page, region: &str) -> Result<String> {
    let mut file = sample_file("shanxi")?;
    file["enterprise"]["enterprise.region"] = json!(region);
    file["products"][0]["answers"]["product.ways"] =
        json!(["self_declaration", "provincial_recognition"]);
    page.open_answers(&file).await?;
    page.dismiss().await?;
    page.go("checklist").await?;
    let text = page
        .js(
            "$$('details').forEach((one) => { one.open = true; });
             const place = $('.place').cloneNode(true);
             // What does not apply stands apart, and what is printed stands there a second time.
             place.querySelectorAll('.apart, .print-only').forEach((one) => one.remove());
             return place.textContent",
            vec![],
        )
        .await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[test]
fn clauses_and_measures() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        for (region, shanxi, guangdong) in [
            ("140000", true, false),
            ("440000", false, true),
            ("440300", false, true),
            ("330000", false, false),
        ] {
            let text = checklist(page, region).await?;
            for (part, expected) in [
                ("晋政办发〔2022〕61号", shanxi),
                ("山西省促进内外贸一体化", shanxi),
                ("广东认定", guangdong),
                ("关于开展广东省“三同”产品自我声明", guangdong),
            ] {
                ensure!(
                    text.contains(part) == expected,
                    "{region}: {part} should be there: {expected}"
                );
            }
            let guangdong_items = page
                .js("return $$('[data-criterion^=\"guangdong.\"]').some((item) => item.dataset.verdict !== 'not_applicable')", vec![])
                .await?;
            ensure!(guangdong_items == guangdong, "{region}: {guangdong_items}");
            let measures = page
                .js("return $$('[data-measure]').filter((one) => one.dataset.measure.includes('shanxi')).length", vec![])
                .await?;
            ensure!(
                (measures.as_u64() > Some(0)) == shanxi,
                "{region}: {measures} measures of Shanxi"
            );
        }
        page.clean().await
    })
}
