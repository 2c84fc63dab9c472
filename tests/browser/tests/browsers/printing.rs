//! Printing to PDF, as the reader does it: by the widget's own button.

use anyhow::{Context, Result, ensure};
use santong_browser_tests::{
    Engine, Look, Plan,
    paper::{ask, print},
    run_with,
};
use serde_json::json;

/// The text without spaces, which fall anywhere in a PDF.
fn text_of(pdf: &std::path::Path) -> Result<String> {
    let text = ask("pdftotext", &["-layout", &pdf.to_string_lossy(), "-"])?;
    Ok(text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect())
}

#[test]
fn only_the_document_on_a4() -> Result<()> {
    run_with(
        Engine::Chromium,
        Look::Printing,
        Plan::default(),
        async |page| {
            page.open().await?;
            page.click("input[name=storage][value=none]").await?;
            page.sample("ready").await?;
            page.go("declaration/0").await?;
            let title = page.js("return document.title", vec![]).await?;
            let pdf = print(page).await?;
            let facts = ask("pdfinfo", &[&pdf.to_string_lossy()])?;
            ensure!(facts.contains("A4"), "{facts}");
            let pages: u32 = facts
                .lines()
                .find_map(|line| line.strip_prefix("Pages:"))
                .context("no pages")?
                .trim()
                .parse()?;
            ensure!((1..=4).contains(&pages), "{pages} pages");
            let text = text_of(&pdf)?;
            for part in [
                "宁波澜汐示例电器有限公司",
                "LX-K1702",
                "签署",
                "沈若澜",
                "GB4706.19-2024",
            ] {
                ensure!(text.contains(part), "no {part} in {text}");
            }
            for part in ["草稿", "打印或存为", "检查清单", "企业信息", "结论（实时）"]
            {
                ensure!(!text.contains(part), "{part} is printed: {text}");
            }
            ensure!(
                pdf.file_stem()
                    .is_some_and(|name| name.to_string_lossy().contains("电热水壶")),
                "{}",
                pdf.display()
            );
            page.wait(
                "the title as before",
                &format!("return document.title === {title}"),
            )
            .await?;
            page.wait("no frame left", "return !$('iframe')").await?;
            ensure!(
                page.js("return document.body.children.length", vec![])
                    .await?
                    == json!(1),
                "something was put into the host page"
            );

            page.sample("draft").await?;
            page.go("declaration/0").await?;
            let text = text_of(&print(page).await?)?;
            ensure!(
                text.contains("草稿，不得发布"),
                "no mark on the draft: {text}"
            );

            page.go("checklist").await?;
            let text = text_of(&print(page).await?)?;
            for part in [
                "佛山禾川示例环境电器有限公司",
                "不满足",
                "待确认",
                "所列标准都现行有效",
                "怎么办",
                "依据",
            ] {
                ensure!(text.contains(part), "no {part} in the checklist: {text}");
            }
            ensure!(!text.contains("打印或存为"), "{text}");
            page.clean().await
        },
    )
}
