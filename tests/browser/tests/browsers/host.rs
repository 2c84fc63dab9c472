//! The widget as a guest on other people's pages.

use std::fs;

use anyhow::{Result, ensure};
use santong_browser_tests::{
    Engine, Look, Page, Plan, Reply, run, run_with,
    setup::{self, Package},
};
use serde_json::json;

pub fn host_page(body: &str) -> Reply {
    Reply::page(&format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>某某平台</title>\
         <script src=\"santong-check.js\" type=\"module\"></script></head><body>{body}</body></html>"
    ))
}

async fn open_host(page: &Page) -> Result<()> {
    page.open_path("host.html").await?;
    page.ready().await
}

#[test]
fn two_elements_are_independent() -> Result<()> {
    let body = "<h1>平台</h1><santong-check id=\"one\"></santong-check><santong-check id=\"two\" storage=\"local\"></santong-check>";
    run_with(
        Engine::Chromium,
        Look::Headless,
        Plan::default().reply("host.html", host_page(body)),
        async |page| {
            open_host(page).await?;
            page.wait("both", "return [...document.querySelectorAll('santong-check')].every((e) => e.shadowRoot.querySelector('.place h2'))").await?;
            page.click("[data-action=begin]").await?;
            page.at("page/0").await?;
            page.type_into("[data-question=\"enterprise.name\"] input", "甲")
                .await?;
            page.click("[data-question=\"enterprise.status\"] input[value=active]")
                .await?;
            let second = "const two = document.querySelector('#two').shadowRoot;";
            let place = page
                .js(
                    &format!("{second} return two.querySelector('.place').dataset.place"),
                    vec![],
                )
                .await?;
            ensure!(place == "start", "the second went along to {place}");
            page.js(
                &format!("{second} two.querySelector('[data-step=\"page/0\"]').click()"),
                vec![],
            )
            .await?;
            page.wait(
                "the second",
                &format!("{second} return two.querySelector('.place').dataset.place === 'page/0'"),
            )
            .await?;
            page.js(&format!("{second} two.querySelector('[data-question=\"enterprise.status\"] input[value=revoked]').click()"), vec![]).await?;
            page.wait("its choice", &format!("{second} return two.querySelector('[data-question=\"enterprise.status\"] input[value=revoked]').checked")).await?;
            ensure!(
                page.js(
                    "return $('[data-question=\"enterprise.status\"] input[value=active]').checked",
                    vec![]
                )
                .await?
                    == true,
                "the first lost its choice"
            );
            page.reload().await?;
            page.wait("both", "return [...document.querySelectorAll('santong-check')].every((e) => e.shadowRoot.querySelector('.place h2'))").await?;
            page.go("page/0").await?;
            let first = page.js("return [$('[data-question=\"enterprise.name\"] input').value, $('[data-question=\"enterprise.status\"] input[value=active]').checked]", vec![]).await?;
            ensure!(first == json!(["甲", true]), "{first}");
            page.clean().await
        },
    )
}

#[test]
fn removed_moved_and_put_back() -> Result<()> {
    let body = "<div id=\"a\"><santong-check id=\"one\"></santong-check></div><div id=\"b\"></div>";
    run_with(
        Engine::Chromium,
        Look::Headless,
        Plan::default().reply("host.html", host_page(body)),
        async |page| {
            open_host(page).await?;
            page.go("page/0").await?;
            page.type_into("[data-question=\"enterprise.name\"] input", "甲")
                .await?;
            page.js("document.querySelector('#b').append(host)", vec![])
                .await?;
            page.painted().await?;
            let moved = page.js("return [$('.place').dataset.place, $('[data-question=\"enterprise.name\"] input').value]", vec![]).await?;
            ensure!(moved == json!(["page/0", "甲"]), "after moving: {moved}");
            page.js_async("window.kept = host; host.remove(); await new Promise((resolve) => setTimeout(resolve)); document.querySelector('#a').append(window.kept);", vec![]).await?;
            page.ready().await?;
            page.go("page/0").await?;
            page.wait(
                "the kept answer",
                "return $('[data-question=\"enterprise.name\"] input').value === '甲'",
            )
            .await?;
            page.js_async("for (let n = 0; n < 30; n += 1) { const e = window.kept; e.remove(); await null; await null; document.querySelector('#b').append(e); if (n % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 5)); }", vec![]).await?;
            page.ready().await?;
            ensure!(
                page.js("return $$('.place').length", vec![]).await? == json!(1),
                "more than one program"
            );
            page.clean().await
        },
    )
}

#[test]
fn attributes() -> Result<()> {
    let plan = Plan::default()
        .reply("unknown.html", host_page("<santong-check region=\"999999\"></santong-check>"))
        .reply("misspelt.html", host_page("<santong-check storage=\"session\" region=\"Zhejiang\" lang=\"xx\"></santong-check>"))
        .reply("known.html", host_page("<santong-check storage=\"none\" region=\"330000\"></santong-check>"));
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("unknown.html").await?;
        page.ready().await?;
        page.wait(
            "the notice",
            "return !!$('.notice') && $('.notice').textContent.includes('999999')",
        )
        .await?;

        page.open_path("misspelt.html").await?;
        page.ready().await?;
        let warnings = page.seen("warnings").await?;
        for part in ["storage=\"session\"", "region=\"Zhejiang\"", "lang=\"xx\""] {
            ensure!(
                warnings.iter().any(|warning| warning.contains(part)),
                "no warning on {part}: {warnings:?}"
            );
        }
        ensure!(
            page.js("return $('input[name=storage][value=tab]').checked", vec![])
                .await?
                == true,
            "not the default"
        );

        page.open_path("known.html").await?;
        page.ready().await?;
        ensure!(
            page.js(
                "return $('input[name=storage][value=none]').checked",
                vec![]
            )
            .await?
                == true,
            "the storage is not preset"
        );
        page.go("page/0").await?;
        // A suggestion is no answer until the reader confirms it.
        let text = page
            .text("[data-question=\"enterprise.region\"] .prefill")
            .await?;
        ensure!(text.contains("浙江省"), "{text}");
        ensure!(
            page.answers().await?["enterprise"] == json!({}),
            "the suggestion counts already"
        );
        page.click("[data-question=\"enterprise.region\"] .prefill button")
            .await?;
        page.wait(
            "the answer",
            "return $('[data-question=\"enterprise.region\"] select').value === '330000'",
        )
        .await?;
        ensure!(
            page.answers().await?["enterprise"]["enterprise.region"] == "330000",
            "not confirmed"
        );
        page.clean().await
    })
}

#[test]
fn in_a_sub_folder() -> Result<()> {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let plan = Plan::default().folder("/a/b%20c/");
        run_with(engine, Look::Headless, plan, async |page| {
            page.open().await?;
            page.click("input[name=storage][value=none]").await?;
            page.sample("ready").await?;
            ensure!(
                page.site
                    .requests()
                    .iter()
                    .all(|request| request.address.starts_with("/a/b%20c/")),
                "{:?}",
                page.site.requests()
            );
            page.clean().await
        })?;
    }
    Ok(())
}

#[test]
fn wasm_with_another_media_type() -> Result<()> {
    let module = Package::read()?.file("widget.wasm")?.to_owned();
    let plan = Plan::default().reply(&module, Reply::as_kind("application/octet-stream"));
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        run_with(engine, Look::Headless, plan.clone(), async |page| {
            page.open().await?;
            page.clean().await
        })?;
    }
    Ok(())
}

/// Entries that the page around makes stay its own, and none of the widget's is lost behind them.
#[test]
fn the_history_of_the_page_around() -> Result<()> {
    let body = "<santong-check id=\"a\" storage=\"none\"></santong-check>";
    for script in ["history.replaceState('route-7', '');", ""] {
        let plan = Plan::default()
            .reply("host.html", host_page(body))
            .script(script);
        run_with(Engine::Chromium, Look::Headless, plan, async |page| {
            open_host(page).await?;
            page.go("checklist").await?;
            if !script.is_empty() {
                let state = page.js("return history.state", vec![]).await?;
                ensure!(state == "route-7", "{state}");
                return Ok(());
            }
            page.js("history.pushState({ route: 2 }, '', '?tab=2')", vec![])
                .await?;
            page.go("clauses").await?;
            page.driver().back().await?;
            page.at("checklist").await?;
            let route = page.js("return [history.state.route, location.search]", vec![]);
            let route = route.await?;
            ensure!(route == json!([2, "?tab=2"]), "{route}");
            page.clean().await
        })?;
    }
    Ok(())
}

#[test]
fn opened_as_a_file() -> Result<()> {
    run(Engine::Chromium, async |page| {
        let index = setup::path("SANTONG_DIST")?
            .join("index.html")
            .canonicalize()?;
        ensure!(fs::exists(&index)?, "no {}", index.display());
        page.driver()
            .goto(format!("file://{}", index.display()))
            .await?;
        page.ready().await?;
        page.click("input[name=storage][value=none]").await?;
        page.sample("ready").await?;
        page.go("checklist").await?;
        page.switch("language").await?;
        page.wait("English", "return $('.app').lang === 'en'").await
    })
}
