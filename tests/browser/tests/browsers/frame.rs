//! The widget in a frame, for pages that allow nothing else.

use anyhow::{Result, ensure};
use santong_browser_tests::{
    Engine, Look, Page, Plan, Policy, Reply, Site,
    paper::{ask, print},
    run_with, setup,
};
use serde_json::{Value, json};

use crate::support::{self, LISTEN, heard};

/// Bytes that the loader of frames may have: it stands in every page of the site around.
const LOADER: usize = 2048;

/// A page of another site with the widget in a frame, and the loader.
fn around(package: &str, frame: &str) -> Reply {
    Reply::page(&format!(
        "<!doctype html><html lang=\"zh-CN\"><head><title>Outer</title></head><body><h1>平台</h1>\
         <iframe data-santong title=\"三同自检\" width=\"1000\" {frame}></iframe>\
         <script src=\"{package}santong-frame.js\"></script></body></html>"
    ))
}

/// What the operator of the package allows, in both forms.
pub fn settle(package: &Site, hosts: &[&str], handover: Value) {
    let text =
        json!({ "hosts": hosts, "attributes": { "handover": handover, "office": "某某市商务局" } });
    for (path, kind, content) in [
        ("embed.json", "application/json", text.to_string()),
        (
            "embed.json.js",
            "text/javascript",
            format!("santongHosts({text})"),
        ),
    ] {
        let reply = Reply {
            status: 200,
            kind: kind.into(),
            content: Some(content.into()),
        };
        package.answer(path, reply);
    }
}

/// Two servers, so two origins: the package's, under its own policy, and the page around.
pub fn run_framed(
    (engine, look): (Engine, Look),
    listed: bool,
    frame: impl Fn(&str) -> String,
    test: impl AsyncFnOnce(&Page, &Site) -> Result<()>,
) -> Result<()> {
    // In WebKit `'self'` is nobody where there is no origin.
    let policy = match engine {
        Engine::WebKit => Policy::Named,
        _ => Policy::Design,
    };
    let package = Site::serve(Plan::default().policy(policy))?;
    let address = package.address("");
    let plan = Plan::default()
        .policy(Policy::Absent)
        .script(LISTEN)
        .script(EARLY);
    let plan = plan.reply("outer.html", around(&address, &frame(&address)));
    run_with(engine, look, plan, async |page| {
        let origin = page.site.address("");
        let hosts = if listed {
            vec![origin.trim_end_matches('/')]
        } else {
            vec![]
        };
        settle(&package, &hosts, json!(""));
        page.open_path("outer.html").await?;
        test(page, &package).await
    })
}

/// A call of the frame's.
pub async fn call(page: &Page, call: &str) -> Result<String> {
    let frame = "document.querySelector('iframe').santong";
    support::call(page, &format!("{frame}.{call}")).await
}

pub async fn inside(page: &Page) -> Result<()> {
    page.driver().enter_frame(0).await?;
    page.ready().await
}

pub async fn outside(page: &Page) -> Result<()> {
    Ok(page.driver().enter_default_frame().await?)
}

pub async fn connected(page: &Page) -> Result<()> {
    page.wait(
        "santong-ready",
        "return heard.some((one) => one.name === 'ready')",
    )
    .await?;
    page.wait(
        "the height of the content",
        "return document.querySelector('iframe').offsetHeight > 500",
    )
    .await
}

/// The page calls as soon as the frame says hello, which may be before its element has a script.
const EARLY: &str = "addEventListener('DOMContentLoaded', () => {
    const frame = document.querySelector('iframe[data-santong]');
    const waiting = setInterval(() => {
        if (!frame || !frame.santong) return;
        clearInterval(waiting);
        frame.santong.goto('clauses').then(() => { window.early = 'done'; }, (why) => { window.early = String(why); });
    }, 1);
});";

/// Height, events, calls, handing over.
async fn as_an_element_would(page: &Page) -> Result<()> {
    connected(page).await?;
    page.wait("the early call", "return window.early === 'done'")
        .await?;
    let from = "return heard.every((one) => one.from === 'iframe')";
    ensure!(page.js(from, vec![]).await? == true, "not from the frame");
    let nowhere = call(page, "goto('nothing')").await?;
    ensure!(nowhere.contains("no question"), "{nowhere}");
    let there = call(page, "goto('enterprise.status')").await?;
    ensure!(there == "done", "{there}");
    inside(page).await?;
    page.at("page/0").await?;
    page.sample("ready").await?;
    page.go("checklist").await?;
    outside(page).await?;
    page.wait(
        "the counts of the sample",
        "return heard.some((one) => one.name === 'assessment' && one.detail.products[0].readiness === 'ready')",
    )
    .await?;
    ensure!(
        heard(page, "handover").await?.is_empty(),
        "handed over unasked"
    );
    inside(page).await?;
    page.wait(
        "the frame as high as its content",
        "return Math.abs(innerHeight - document.body.getBoundingClientRect().height) < 2",
    )
    .await?;
    // By script: Chromium throws clicks into a frame away that has just moved.
    page.js("$('[data-action=hand-over]').click()", vec![])
        .await?;
    outside(page).await?;
    page.wait(
        "what was handed over",
        "return heard.some((one) => one.name === 'handover' && one.detail.answers.enterprise)",
    )
    .await
}

pub const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

#[test]
fn a_listed_page_hears_and_calls() -> Result<()> {
    let frame = |package: &str| {
        format!("src=\"{package}embed.html#region=330000&amp;storage=none&amp;hotline=110\"")
    };
    for engine in ENGINES {
        run_framed((engine, Look::Headless), true, frame, async |page, _| {
            as_an_element_would(page).await?;
            inside(page).await?;
            let operator = page.text(".operator").await?;
            ensure!(
                operator.contains("某某市商务局") && !operator.contains("110"),
                "the address speaks for the operator: {operator}"
            );
            page.clean().await
        })?;
    }
    Ok(())
}

#[test]
fn sandboxed_with_its_origin() -> Result<()> {
    let frame = |package: &str| {
        format!(
            "sandbox=\"allow-scripts allow-same-origin allow-downloads allow-modals\" src=\"{package}embed.html\""
        )
    };
    run_framed(
        (Engine::Chromium, Look::Headless),
        true,
        frame,
        async |page, _| as_an_element_would(page).await,
    )
}

/// The frame has no origin: modules and requests are blocked there, and so is every storage.
async fn without_an_origin(page: &Page, package: &Site) -> Result<()> {
    connected(page).await?;
    inside(page).await?;
    let origin = page.js("return self.origin", vec![]).await?;
    ensure!(origin == "null", "{origin}");
    // By script: clicks do not reach such frames in every engine's driver.
    page.go("page/0").await?;
    page.whole().await?;
    page.js(
        "const field = $('[data-question=\"enterprise.name\"] input'); field.value = '甲公司';
         field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        vec![],
    )
    .await?;
    page.wait(
        "the word that nothing is kept",
        "return $('.notice.trouble') && $('.notice.trouble').textContent.includes('没有存下') && $('.status').textContent === '没有存下'",
    )
    .await?;
    let violations = page.seen("violations").await?;
    ensure!(violations.is_empty(), "{violations:?}");
    let asked: Vec<_> = package
        .requests()
        .into_iter()
        .filter(|request| request.method != "GET" || request.body > 0)
        .collect();
    ensure!(asked.is_empty(), "{asked:?}");
    page.english().await?;
    page.sample("ready").await?;
    page.go("declaration/0").await
}

#[test]
fn sandboxed_without_an_origin() -> Result<()> {
    let frame = |package: &str| {
        format!(
            "sandbox=\"allow-scripts allow-downloads allow-modals\" src=\"{package}embed.html\""
        )
    };
    for engine in ENGINES {
        run_framed((engine, Look::Headless), true, frame, without_an_origin)?;
    }
    Ok(())
}

/// Frames inside are strangers there, so the frame itself is printed.
#[test]
fn printing_without_an_origin() -> Result<()> {
    let frame = |package: &str| {
        format!("sandbox=\"allow-scripts allow-modals\" src=\"{package}embed.html\"")
    };
    let chromium = (Engine::Chromium, Look::Printing);
    run_framed(chromium, true, frame, async |page, _| {
        connected(page).await?;
        inside(page).await?;
        page.sample("ready").await?;
        page.go("declaration/0").await?;
        let pdf = print(page).await?;
        let text = ask("pdftotext", &["-layout", &pdf.to_string_lossy(), "-"])?;
        ensure!(
            text.contains("宁波澜汐示例电器有限公司") && !text.contains("检查清单"),
            "{text}"
        );
        page.wait(
            "the sheet to go",
            "return !document.querySelector('.santong-sheet') && $('.sheet').offsetHeight > 0",
        )
        .await?;
        page.clean().await
    })
}

/// In a frame as high as its content the page around has to scroll.
#[test]
fn a_new_page_begins_where_the_reader_looks() -> Result<()> {
    let frame = |package: &str| format!("src=\"{package}embed.html\"");
    // Not in WebKit, whose driver leaves windows without the focus, and so without its events.
    for engine in [Engine::Chromium, Engine::Firefox] {
        run_framed((engine, Look::Headless), true, frame, async |page, _| {
            connected(page).await?;
            inside(page).await?;
            page.sample("ready").await?;
            page.go("checklist").await?;
            outside(page).await?;
            page.wait(
                "the end of the checklist",
                "scrollTo(0, document.body.scrollHeight); return scrollY > 1500",
            )
            .await?;
            inside(page).await?;
            page.go("declaration/0").await?;
            let heading = page
                .js("return $('.place h2').getBoundingClientRect().top", vec![])
                .await?;
            let heading = heading.as_f64().unwrap_or_default();
            outside(page).await?;
            let seen = format!(
                "const top = document.querySelector('iframe').getBoundingClientRect().top + {heading};
                 return top >= 0 && top < innerHeight"
            );
            page.wait("the heading in the window", &seen).await
        })?;
    }
    Ok(())
}

/// Nothing is left behind where nothing may be printed.
#[test]
fn printing_where_it_is_forbidden() -> Result<()> {
    let frame = |package: &str| format!("sandbox=\"allow-scripts\" src=\"{package}embed.html\"");
    let chromium = (Engine::Chromium, Look::Headless);
    run_framed(chromium, true, frame, async |page, _| {
        connected(page).await?;
        inside(page).await?;
        page.sample("ready").await?;
        page.go("declaration/0").await?;
        let before = page.js("return document.title", vec![]).await?;
        for _ in 0..2 {
            page.js("$('[data-action=print]').click()", vec![]).await?;
            page.wait(
                "the sheet",
                "return !!document.querySelector('.santong-sheet')",
            )
            .await?;
        }
        page.wait(
            "the sheets to go",
            "return !document.querySelector('.santong-sheet')",
        )
        .await?;
        let after = page.js("return document.title", vec![]).await?;
        ensure!(after == before, "{after}");
        Ok(())
    })
}

#[test]
fn the_loader_is_small() -> Result<()> {
    let bytes = setup::Package::read()?.content("santong-frame.js")?.len();
    ensure!(bytes < LOADER, "{bytes} bytes");
    Ok(())
}
