//! English and Chinese.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Look, Page, Plan, Reply, run, run_with, setup::Package};
use serde_json::{Value, json};

use crate::support::sample_file;

/// Texts of Chinese alone that are not said to be Chinese, and the other way round.
const WRONG_LANGUAGE: &str = "const wrong = [];
    const walker = document.createTreeWalker(host.shadowRoot, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.trim();
        const han = (text.match(/[\\u4e00-\\u9fff]/g) || []).length;
        const latin = (text.match(/[A-Za-z]{3,}/g) || []).length;
        const around = node.parentElement.closest('[lang]');
        const lang = around ? around.lang : host.lang;
        if (han > 1 && latin === 0 && !lang.startsWith('zh')) wrong.push(lang + ': ' + text.slice(0, 40));
    }
    return [...new Set(wrong)];";

/// A sample whose own texts are English, so that all Chinese is the program's or the rules'.
fn in_english(value: &mut Value) {
    match value {
        Value::Object(map) => map.values_mut().for_each(in_english),
        Value::Array(list) => list.iter_mut().for_each(in_english),
        Value::String(text) if text.chars().any(|letter| letter > '\u{2e80}') => {
            *text = "Text".into();
        }
        _ => {}
    }
}

#[test]
fn rule_texts_are_said_to_be_chinese() -> Result<()> {
    run(Engine::Chromium, async |page| {
        let mut file = sample_file("draft")?;
        in_english(&mut file);
        page.begin_with(&file).await?;
        page.english().await?;
        let mut wrong = Vec::new();
        for place in page.places().await? {
            page.go(&place).await?;
            page.js(
                "$$('details').forEach((one) => { one.open = true; })",
                vec![],
            )
            .await?;
            page.painted().await?;
            for text in page.texts(WRONG_LANGUAGE).await? {
                wrong.push(format!("{place}: {text}"));
            }
        }
        ensure!(wrong.is_empty(), "{wrong:#?}");
        page.clean().await
    })
}

/// What the rules ask and find is English, except for what is quoted or typed.
#[test]
fn the_rules_are_in_english() -> Result<()> {
    const CHINESE: &str = "return $$('.place legend span, .place h2, .item-title, .choices span, .place .lead')
        .filter((one) => !one.closest('[data-sheet]'))
        .map((one) => one.firstChild && one.firstChild.data || '')
        .filter((text) => (text.replace(/“[^”]*”/g, '').match(/[\\u4e00-\\u9fff]/g) || []).length > 4)";
    run(Engine::Chromium, async |page| {
        let mut file = sample_file("draft")?;
        in_english(&mut file);
        page.begin_with(&file).await?;
        page.english().await?;
        let mut wrong = Vec::new();
        for place in page.places().await? {
            page.go(&place).await?;
            for text in page.texts(CHINESE).await? {
                wrong.push(format!("{place}: {text}"));
            }
        }
        ensure!(wrong.is_empty(), "{wrong:#?}");
        page.clean().await
    })
}

async fn requests_for_english(page: &Page) -> Result<usize> {
    let path = format!("/{}", Package::read()?.file("words.en.txt")?);
    Ok(page
        .site
        .requests()
        .iter()
        .filter(|request| request.address == path)
        .count())
}

#[test]
fn chosen_and_kept() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.whole().await?;
        assert_eq!(
            requests_for_english(page).await?,
            0,
            "before anybody wanted it"
        );
        page.english().await?;
        assert_eq!(requests_for_english(page).await?, 1);
        let begin = page.text("[data-action=begin]").await?;
        ensure!(begin == "Begin", "{begin}");
        page.reload().await?;
        page.wait("English after a reload", "return $('.app').lang === 'en'")
            .await?;
        page.click("input[name=storage][value=none]").await?;
        page.go("page/0").await?;
        let langs = page
            .js("const q = $('[data-question=\"enterprise.name\"]'); return [q.querySelector('legend span').lang, q.querySelector('.why summary').closest('[lang]').lang]", vec![])
            .await?;
        ensure!(
            langs == json!(["", "en"]),
            "the rules are translated: {langs}"
        );
        page.switch("language").await?;
        page.wait("Chinese", "return $('.app').lang === 'zh-CN'")
            .await?;
        page.reload().await?;
        page.whole().await?;
        ensure!(
            page.js("return $('.app').lang", vec![]).await? == "zh-CN",
            "not kept"
        );
        page.clean().await
    })
}

/// What is printed and what is kept stays in the rules' language.
#[test]
fn documents_stay_chinese() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&sample_file("ready")?).await?;
        let sheets = "return $$('[data-sheet]').map((sheet) => [sheet.textContent, sheet.closest('[lang]').lang])";
        for place in ["declaration/0", "checklist"] {
            page.go(place).await?;
            let chinese = page.js(sheets, vec![]).await?;
            page.english().await?;
            let english = page.js(sheets, vec![]).await?;
            ensure!(
                english == chinese && chinese.as_array().is_some_and(|all| !all.is_empty()),
                "{place}: {english}"
            );
            page.switch("language").await?;
            page.wait("Chinese", "return $('.app').lang === 'zh-CN'")
                .await?;
        }
        page.clean().await
    })
}

/// Without the English words everything stays as it is, and the reader is told in Chinese.
#[test]
fn words_that_do_not_come() -> Result<()> {
    let file = Package::read()?.file("words.en.txt")?.to_owned();
    for reply in [Reply::absent(), Reply::page("<html>")] {
        let plan = Plan::default().reply(&file, reply);
        run_with(Engine::Chromium, Look::Headless, plan, async |page| {
            page.open().await?;
            page.switch("language").await?;
            page.wait("the notice", "return !!$('.notice.trouble')")
                .await?;
            let text = page.notice().await?;
            ensure!(text.contains("英文") && text.contains("中文"), "{text}");
            ensure!(
                page.js("return $('.app').lang", vec![]).await? == "zh-CN",
                "not Chinese"
            );
            page.site.mend();
            page.dismiss().await?;
            page.english().await?;
            let begin = page.text("[data-action=begin]").await?;
            ensure!(begin == "Begin", "{begin}");
            Ok(())
        })?;
    }
    Ok(())
}

/// The host page's wish holds as long as the reader has none.
#[test]
fn the_attribute() -> Result<()> {
    let plan = Plan::default().reply(
        "host.html",
        Reply::page("<!doctype html><html lang=\"en\"><head><title>Host</title><script src=\"santong-check.js\" type=\"module\"></script></head><body><santong-check lang=\"en\"></santong-check></body></html>"),
    );
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.ready().await?;
        page.wait("English", "return $('.app').lang === 'en'")
            .await?;
        page.switch("language").await?;
        page.wait("Chinese", "return $('.app').lang === 'zh-CN'")
            .await?;
        page.reload().await?;
        page.wait(
            "Chinese after a reload",
            "return $('.app').lang === 'zh-CN' && !!$('[data-progress]')",
        )
        .await?;
        page.clean().await
    })
}
