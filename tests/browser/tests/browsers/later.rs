//! The rule set and the second part of the program come after the first screen.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Look, Page, Plan, Reply, run_with, setup::Package};
use serde_json::json;

const LATER: [&str; 2] = ["rules.bin", "later.wasm"];

/// A plan that holds back what comes later.
fn held() -> Result<Plan> {
    let package = Package::read()?;
    let mut plan = Plan::default();
    for name in LATER {
        plan = plan.hold(package.file(name)?);
    }
    Ok(plan)
}

/// What the reader does before the rules are there is done when they come.
async fn done_then(page: &Page, clicks: &[&str], then: &str) -> Result<()> {
    page.open().await?;
    ensure!(page.place().await? == "start", "not at the start");
    let says = page.text(".result").await?;
    ensure!(says.contains("正在载入规则"), "{says}");
    page.click("input[name=storage][value=none]").await?;
    for css in clicks {
        page.js("$(arguments[0]).click()", vec![json!(css)]).await?;
        page.painted().await?;
    }
    ensure!(
        page.js(&format!("return !({then})"), vec![]).await? == true,
        "done without the rules"
    );
    page.site.release();
    page.wait(then, &format!("return {then}")).await?;
    page.whole().await?;
    page.clean().await
}

const BEGIN: [&str; 1] = ["[data-action=begin]"];
const FIRST_QUESTION: &str = "!!$('[data-question=\"enterprise.name\"]')";

#[test]
fn begun_before_the_rules() -> Result<()> {
    run_with(Engine::Chromium, Look::Headless, held()?, async |page| {
        done_then(page, &BEGIN, FIRST_QUESTION).await
    })
}

#[test]
fn begun_before_the_rules_in_firefox() -> Result<()> {
    run_with(Engine::Firefox, Look::Headless, held()?, async |page| {
        done_then(page, &BEGIN, FIRST_QUESTION).await
    })
}

#[test]
fn begun_before_the_rules_in_webkit() -> Result<()> {
    run_with(Engine::WebKit, Look::Headless, held()?, async |page| {
        done_then(page, &BEGIN, FIRST_QUESTION).await
    })
}

#[test]
fn a_sample_opened_before_the_rules() -> Result<()> {
    run_with(Engine::Chromium, Look::Headless, held()?, async |page| {
        let opened = "!!$('.notice') && $('.notice').textContent.includes('文件已打开')";
        done_then(page, &["[data-sample=draft]"], opened).await?;
        page.dismiss().await?;
        page.go("declaration/1").await
    })
}

#[test]
fn the_checklist_opened_before_the_rules() -> Result<()> {
    run_with(Engine::Chromium, Look::Headless, held()?, async |page| {
        done_then(
            page,
            &["[data-step=checklist]"],
            "$$('[data-criterion]').length > 15",
        )
        .await
    })
}

/// A switch of the header works without the rules.
#[test]
fn large_text_before_the_rules() -> Result<()> {
    run_with(Engine::Chromium, Look::Headless, held()?, async |page| {
        page.open().await?;
        page.switch("large-text").await?;
        page.wait("large text", "return !!$('.app.large')").await?;
        page.site.release();
        page.whole().await?;
        ensure!(
            page.js("return !!$('.app.large')", vec![]).await? == true,
            "small again"
        );
        page.clean().await
    })
}

/// What does not come, or comes damaged, is told, and fetched again at the next step.
#[test]
fn told_and_tried_again() -> Result<()> {
    let package = Package::read()?;
    let damaged = |kind: &str| Reply {
        status: 200,
        kind: kind.into(),
        content: Some(b"<html>".to_vec()),
    };
    for (name, reply) in [
        ("rules.bin", Reply::absent()),
        ("later.wasm", Reply::absent()),
        ("later.wasm", damaged("application/wasm")),
        ("rules.bin", damaged("application/octet-stream")),
    ] {
        let what = format!("{name} {}", reply.status);
        let plan = Plan::default().reply(package.file(name)?, reply);
        run_with(Engine::Chromium, Look::Headless, plan, async |page| {
            page.open().await?;
            page.wait(
                &format!("the notice on {what}"),
                "return !!$('.notice.trouble')",
            )
            .await?;
            let text = page.notice().await?;
            ensure!(text.contains("规则"), "{what}: {text}");
            page.click("input[name=storage][value=none]").await?;
            page.js("$('[data-action=begin]').click()", vec![]).await?;
            page.at("page/0").await?;
            page.site.mend();
            // An attempt that began before the mending may still fail, so the reader goes on trying.
            page.wait(
                "the rest after another step",
                "if ($('[data-progress]')) return true;
                 $('[data-step=review]').click(); $('[data-step=\"page/0\"]').click(); return false",
            )
            .await?;
            page.go("page/0").await?;
            page.type_into("[data-question=\"enterprise.name\"] input", "甲")
                .await?;
            ensure!(
                page.answers().await?["enterprise"]["enterprise.name"] == "甲",
                "does not work"
            );
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn two_elements_share_what_comes() -> Result<()> {
    let body = Reply::page(
        "<!doctype html><html lang=\"zh-CN\"><head><title>某平台</title><script src=\"santong-check.js\" type=\"module\"></script></head>\
         <body><santong-check storage=\"none\"></santong-check><santong-check storage=\"none\" id=\"two\"></santong-check></body></html>",
    );
    let plan = held()?.reply("host.html", body);
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.ready().await?;
        page.site.release();
        page.whole().await?;
        page.wait(
            "the second",
            "return !!document.querySelector('#two').shadowRoot.querySelector('[data-progress]')",
        )
        .await?;
        let package = Package::read()?;
        for name in LATER {
            let path = format!("/{}", package.file(name)?);
            let times = page
                .site
                .requests()
                .iter()
                .filter(|request| request.address == path)
                .count();
            ensure!(times == 1, "{name} was asked for {times} times");
        }
        page.clean().await
    })
}
