//! Files that are whole and yet unreasonable: the page stays usable and nothing is lost.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::{Value, json};

use crate::support::{given, place_of, sample_file};

/// Opens the file and goes everywhere; what was given is still there.
async fn survived(page: &Page, file: &Value) -> Result<()> {
    page.begin_with(file).await?;
    for place in page.places().await? {
        page.go(&place).await?;
    }
    ensure!(
        given(&page.answers().await?) == given(file),
        "answers were lost"
    );
    // It still takes an answer.
    page.go("page/0").await?;
    page.type_into("[data-question=\"enterprise.contact\"] input", "乙")
        .await?;
    page.wait(
        "the text",
        "return $('[data-question=\"enterprise.contact\"] input').value.endsWith('乙')",
    )
    .await?;
    page.clean().await
}

#[test]
fn thousands_of_rows() -> Result<()> {
    run(Engine::Chromium, async |page| {
        let mut file = sample_file("ready")?;
        for table in ["product.standards", "product.indicators", "product.reports"] {
            let row = file["products"][0]["answers"][table]["rows"][0].clone();
            file["products"][0]["answers"][table]["rows"] = vec![row; 3000].into();
        }
        survived(page, &file).await?;
        page.go(&place_of("product.indicators", 0)?).await?;
        for table in ["product.standards", "product.indicators"] {
            let shown = page
                .js(
                    "return $(arguments[0]).querySelectorAll('[data-row]').length",
                    vec![json!(format!("[data-question=\"{table}\"]"))],
                )
                .await?;
            ensure!(
                shown.as_u64().is_some_and(|rows| rows <= 200),
                "{table}: {shown} rows are drawn"
            );
            let text = page.text(&format!("[data-question=\"{table}\"]")).await?;
            ensure!(
                text.contains("行没有显示"),
                "{table}: nothing is said of it"
            );
        }
        Ok(())
    })
}

#[test]
fn more_rows_than_a_file_may_have() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&sample_file("ready")?).await?;
        let before = page.answers().await?;
        let mut file = sample_file("ready")?;
        file["products"][0]["answers"]["product.standards"]["rows"] =
            vec![json!({ "number": "x" }); 6000].into();
        let mut text = sample_file("ready")?;
        text["enterprise"]["enterprise.name"] = json!("长".repeat(1_000_000));
        for (file, place) in [(file, "product.standards"), (text, "enterprise.name")] {
            page.open_answers(&file).await?;
            let notice = page.notice().await?;
            ensure!(
                notice.contains("超过上限") && notice.contains(place),
                "{notice}"
            );
            ensure!(
                page.answers().await? == before,
                "{place}: the answers have changed"
            );
        }
        page.clean().await
    })
}

#[test]
fn long_texts() -> Result<()> {
    run(Engine::Chromium, async |page| {
        let mut file = sample_file("ready")?;
        file["enterprise"]["enterprise.name"] = json!("长".repeat(30_000));
        file["products"][0]["answers"]["product.name"] = json!("名".repeat(30_000));
        file["products"][0]["answers"]["product.limits"] = json!("限 ".repeat(20_000));
        survived(page, &file).await?;
        let text = page
            .text("[data-question=\"enterprise.name\"] .remark.wrong")
            .await?;
        ensure!(text.contains('字'), "{text}");
        let wide = page
            .js(
                "return document.documentElement.scrollWidth - innerWidth",
                vec![],
            )
            .await?;
        ensure!(wide.as_i64() <= Some(0), "{wide} px too wide");
        Ok(())
    })
}

/// What a name looks like in a document: control characters are no letters there, and nothing turns
/// the text around it.
#[test]
fn names_of_all_kinds() -> Result<()> {
    run(Engine::Chromium, async |page| {
        let mut file = sample_file("ready")?;
        for (name, printed) in [
            ("👩🏽\u{200d}🔬🫖🇨🇳", "👩🏽\u{200d}🔬🫖🇨🇳"),
            ("شركة التجارة", "شركة التجارة"),
            ("t̷̢͚e̴͚x̵t", "t̷̢͚e̴͚x̵t"),
            ("\u{202e}reversed", "reversed"),
            ("a\u{0}b\tc", "a b c"),
        ] {
            file["enterprise"]["enterprise.name"] = json!(name);
            file["products"][0]["answers"]["product.name"] = json!(name);
            survived(page, &file).await?;
            page.go("declaration/0").await?;
            let shown = page
                .js("return $('[data-sheet]').textContent", vec![])
                .await?;
            let shown = shown.as_str().unwrap_or_default();
            ensure!(
                shown.contains(printed) && !shown.contains('\u{202e}'),
                "{name:?}: {shown}"
            );
        }
        Ok(())
    })
}

/// Dates that there are not, and dates far away.
#[test]
fn dates() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&sample_file("ready")?).await?;
        page.go(&place_of("declaration.date", 0)?).await?;
        let field = "[data-question=\"declaration.date\"] input[type=text]";
        for (date, right) in [
            ("2026-11-20", true),
            ("２０２６年１１月２０日", true),
            ("2026-02-30", false),
            ("2026-00-10", false),
            ("0000-00-00", false),
            ("99999-01-01", false),
            ("-2026-01-01", false),
            ("明天", false),
            ("9999-12-31", false),
        ] {
            page.replace(field, date).await?;
            let wrong = page
                .js(
                    "return !!$('[data-question=\"declaration.date\"] .remark.wrong')",
                    vec![],
                )
                .await?;
            ensure!(wrong == !right, "{date}: {wrong}");
        }
        page.clean().await
    })
}
