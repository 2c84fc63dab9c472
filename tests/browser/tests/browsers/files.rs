//! Answers to a file and back, and files that are something else.

use std::{fs, time::Duration};

use anyhow::{Context, Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::{Value, json};

use crate::support::{given, sample_file};

#[test]
fn saved_and_opened_again() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        page.sample("draft").await?;
        page.js(
            "window.reallyDownload = true; $('[data-action=save-file]').click()",
            vec![],
        )
        .await?;
        let saved = downloaded(page).await?;
        page.reload().await?;
        page.click("input[name=storage][value=none]").await?;
        page.open_file(&saved).await?;
        assert_eq!(page.notice().await?, "文件已打开。");
        let answers = page.answers().await?;
        assert_eq!(given(&answers), given(&sample_file("draft")?));
        ensure!(answers["rules"]["id"] == "santong-cn", "{answers}");
        page.clean().await
    })
}

async fn downloaded(page: &Page) -> Result<std::path::PathBuf> {
    for _ in 0..400 {
        for entry in fs::read_dir(page.browser().folder())? {
            let path = entry?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
                && fs::metadata(&path)?.len() > 0
            {
                return Ok(path);
            }
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    anyhow::bail!("no file was saved")
}

#[test]
fn a_dossier_opens_as_answers() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        page.sample("ready").await?;
        page.go("declaration/0").await?;
        page.js(
            "window.seen.saved.length = 0; $('[data-action=save-dossier]').click()",
            vec![],
        )
        .await?;
        page.wait(
            "the dossier",
            "return window.seen.saved.length === 1 && window.seen.saved[0].text !== null",
        )
        .await?;
        let text = page.js("return window.seen.saved[0].text", vec![]).await?;
        let path = page.browser().folder().join("dossier.json");
        fs::write(&path, text.as_str().context("no text")?)?;
        page.reload().await?;
        page.click("input[name=storage][value=none]").await?;
        page.open_file(&path).await?;
        assert_eq!(given(&page.answers().await?), given(&sample_file("ready")?));
        page.clean().await
    })
}

/// Each is refused with a word on why, and the answers there were stay.
#[test]
fn files_that_are_something_else() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        page.sample("ready").await?;
        page.dismiss().await?;
        let before = page.answers().await?;
        let whole = sample_file("ready")?;
        let mut other_version = whole.clone();
        other_version["version"] = json!(99);
        let mut other_format = whole.clone();
        other_format["format"] = json!("something-else");
        let text = whole.to_string();
        let cut: String = text.chars().take(text.chars().count() / 2).collect();
        let huge = format!("{}{}", text, " ".repeat(9_000_000));
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        for (name, content) in [
            ("picture", "\u{89}PNG\r\n\u{1a}\n".as_bytes().to_vec()),
            ("bytes", vec![0xff, 0xfe, 0x00, 0x80]),
            ("empty", Vec::new()),
            ("cut", cut.into_bytes()),
            ("list", b"[1, 2, 3]".to_vec()),
            ("deep", deep.into_bytes()),
            ("version", other_version.to_string().into_bytes()),
            ("format", other_format.to_string().into_bytes()),
            ("huge", huge.into_bytes()),
        ] {
            let path = page.browser().folder().join(format!("{name}.json"));
            fs::write(&path, content)?;
            page.open_file(&path)
                .await
                .with_context(|| name.to_owned())?;
            let text = page.notice().await?;
            ensure!(!text.contains("已打开"), "{name} was opened: {text}");
            ensure!(
                text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
                    && text.chars().count() > 8,
                "{name}: {text}"
            );
            ensure!(
                page.answers().await? == before,
                "{name} changed the answers"
            );
        }
        page.clean().await
    })
}

/// Hostile text in every field is text: on every screen, in the documents, in the file.
#[test]
fn markup_in_every_field_stays_text() -> Result<()> {
    const MARKUP: &str =
        "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>\"'&lt;";
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=local]").await?;
        let mut file = sample_file("draft")?;
        poison(&mut file["enterprise"], MARKUP);
        for product in file["products"].as_array_mut().into_iter().flatten() {
            poison(&mut product["answers"], MARKUP);
        }
        file["enterprise"][MARKUP] = json!(MARKUP);
        let path = page.browser().folder().join("markup.json");
        fs::write(&path, file.to_string())?;
        page.open_file(&path).await?;
        let places = page.places().await?;
        ensure!(places.len() > 15, "{places:?}");
        for place in places {
            page.go(&place).await?;
            page.js(
                "$$('details').forEach((item) => { item.open = true; })",
                vec![],
            )
            .await?;
            page.painted().await?;
            let found = page.js("return [window.hacked || 0, $$('script, img, iframe').length, document.querySelectorAll('img').length]", vec![]).await?;
            ensure!(found == json!([0, 0, 0]), "{place}: {found}");
        }
        let sheet = page
            .js(
                "return $('[data-sheet]').textContent.includes('<script>')",
                vec![],
            )
            .await?;
        ensure!(sheet == true, "the declaration does not show the text");
        assert_eq!(given(&page.answers().await?), given(&file));
        page.reload().await?;
        assert_eq!(given(&page.answers().await?), given(&file));
        page.clean().await
    })
}

fn poison(value: &mut Value, markup: &str) {
    match value {
        Value::Object(map) => map
            .iter_mut()
            .filter(|(name, _)| *name != "unsure")
            .for_each(|(_, value)| poison(value, markup)),
        Value::Array(list) => list.iter_mut().for_each(|value| poison(value, markup)),
        Value::String(text) if !KEPT.contains(&text.as_str()) => *text = markup.into(),
        _ => {}
    }
}

/// Choices that must stay, so that as many questions as possible are shown.
const KEPT: [&str; 14] = [
    "domestic",
    "active",
    "household_appliance",
    "eu",
    "us",
    "other",
    "own",
    "commissioned",
    "certificate",
    "complete",
    "equivalent_line",
    "adaptation",
    "self_declaration",
    "third_party_certification",
];

#[test]
fn unknown_questions_are_kept_and_reported() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        let mut file = sample_file("ready")?;
        file["enterprise"]["enterprise.future"] = json!("将来的题");
        file["products"][0]["answers"]["product.old"] = json!(["a"]);
        let path = page.browser().folder().join("unknown.json");
        fs::write(&path, file.to_string())?;
        page.open_file(&path).await?;
        let text = page.notice().await?;
        ensure!(
            text.contains("enterprise.future") && text.contains("product.old"),
            "{text}"
        );
        assert_eq!(given(&page.answers().await?), given(&file));
        let readiness = page
            .js("return $('[data-product]').dataset.readiness", vec![])
            .await?;
        ensure!(readiness == "ready", "{readiness}");
        page.clean().await
    })
}
