//! The widget in a frame, for pages that allow nothing else.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Look, Page, Plan, Policy, Reply, Site, run_with};
use serde_json::json;

/// Notes the events that come to the frame's element.
const LISTEN: &str = "window.heard = [];
    for (const name of ['ready', 'progress', 'assessment', 'error', 'handover'])
      addEventListener('santong-' + name, (event) => heard.push({ name, detail: event.detail, from: event.target.localName }));";

/// A page of another site with a frame, and the loader.
fn outer(package: &str, sandbox: &str) -> Reply {
    Reply::page(&format!(
        "<!doctype html><html lang=\"zh-CN\"><head><title>Outer</title></head><body><h1>平台</h1>\
         <iframe data-santong title=\"三同自检\" {sandbox} src=\"{package}embed.html#region=330000&amp;storage=none&amp;hotline=110\"></iframe>\
         <script src=\"{package}santong-frame.js\"></script></body></html>"
    ))
}

fn hosts(origin: &str) -> Reply {
    Reply {
        status: 200,
        kind: "application/json".into(),
        content: Some(
            json!({ "hosts": [origin], "attributes": { "handover": "", "office": "某某市商务局" } })
                .to_string()
                .into(),
        ),
    }
}

async fn heard(page: &Page, name: &str) -> Result<usize> {
    let count = page
        .driver()
        .execute(
            "return heard.filter((one) => one.name === arguments[0]).length",
            vec![json!(name)],
        )
        .await?;
    Ok(count.json().as_u64().unwrap_or_default() as usize)
}

async fn outside(page: &Page, what: &str, script: &str) -> Result<()> {
    page.wait_outside(what, script).await
}

/// Another site's page that the package lists: height, events, calls, handing over.
fn listed(engine: Engine) -> Result<()> {
    // Two servers, so two origins; each has to know of the other.
    let plan = Plan::default().policy(Policy::Absent).script(LISTEN);
    let package = Site::serve_knowing(Plan::default().policy(Policy::Absent), |plan, _| plan)?;
    let address = package.address("");
    let plan = plan.reply("outer.html", outer(&address, ""));
    run_with(engine, Look::Headless, plan, async |page| {
        let origin = page.site.address("");
        package.answer("embed.json", hosts(origin.trim_end_matches('/')));
        page.open_path("outer.html").await?;
        outside(
            page,
            "santong-ready",
            "return heard.some((one) => one.name === 'ready')",
        )
        .await?;
        outside(
            page,
            "the height",
            "return document.querySelector('iframe').offsetHeight > 500",
        )
        .await?;
        ensure!(
            page.driver()
                .execute("return heard.every((one) => one.from === 'iframe')", vec![])
                .await?
                .json()
                == &json!(true),
            "not from the frame"
        );
        page.driver()
            .execute_async("const done = arguments[0]; document.querySelector('iframe').santong.goto('enterprise.status').then(() => done('done'), (why) => done(String(why)))", vec![])
            .await?;
        let why = page.driver()
            .execute_async("const done = arguments[0]; document.querySelector('iframe').santong.goto('nothing').then(() => done('done'), (why) => done(String(why)))", vec![])
            .await?;
        ensure!(
            why.json().to_string().contains("no question"),
            "{:?}",
            why.json()
        );
        page.driver().enter_frame(0).await?;
        page.at("page/0").await?;
        let text = page.text(".operator").await?;
        ensure!(
            text.contains("某某市商务局") && !text.contains("110"),
            "{text}"
        );
        page.go("start").await?;
        page.sample("ready").await?;
        page.go("checklist").await?;
        page.driver().enter_default_frame().await?;
        ensure!(heard(page, "handover").await? == 0, "handed over unasked");
        page.driver().enter_frame(0).await?;
        page.click("[data-action=hand-over]").await?;
        page.driver().enter_default_frame().await?;
        outside(
            page,
            "what was handed over",
            "return heard.some((one) => one.name === 'handover' && one.detail.answers.enterprise)",
        )
        .await
    })
}
