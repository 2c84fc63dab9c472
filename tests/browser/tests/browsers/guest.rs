//! What the page around may set, call and hear.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Look, Plan, Reply, run, run_with, setup::Package};
use serde_json::json;

use crate::{host::host_page, support::begun};

#[test]
fn attributes_change_while_it_runs() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begun(page).await?;
        let set = async |name: &str, value: &str| {
            page.js(
                "host.setAttribute(arguments[0], arguments[1])",
                vec![json!(name), json!(value)],
            )
            .await
            .map(drop)
        };
        set("lang", "en").await?;
        page.wait("English", "return $('.app').lang === 'en'")
            .await?;
        set("lang", "zh-CN").await?;
        page.wait("Chinese", "return $('.app').lang === 'zh-CN'")
            .await?;
        set("text-size", "large").await?;
        page.wait(
            "large text",
            "return getComputedStyle($('.app')).fontSize === '20px'",
        )
        .await?;
        // The reader's own choice stays.
        page.switch("large-text").await?;
        page.wait(
            "normal text",
            "return getComputedStyle($('.app')).fontSize === '16px'",
        )
        .await?;
        set("text-size", "normal").await?;
        set("text-size", "large").await?;
        page.painted().await?;
        ensure!(
            page.js("return getComputedStyle($('.app')).fontSize", vec![])
                .await?
                == "16px",
            "the page overruled the reader"
        );
        set("theme", "dark").await?;
        page.wait(
            "dark",
            "return getComputedStyle($('.app')).backgroundColor === 'rgb(21, 27, 33)'",
        )
        .await?;
        page.dark(true).await?;
        set("theme", "light").await?;
        page.wait(
            "light",
            "return getComputedStyle($('.app')).backgroundColor === 'rgb(255, 255, 255)'",
        )
        .await?;
        for region in ["330000", "440000"] {
            set("region", region).await?;
            page.wait(
                "the suggestion",
                "return !!$('[data-question=\"enterprise.region\"] .prefill')",
            )
            .await?;
        }
        let prefill = page
            .text("[data-question=\"enterprise.region\"] .prefill")
            .await?;
        ensure!(prefill.contains("由本网站预填：广东省"), "{prefill}");
        page.js("host.removeAttribute('region')", vec![]).await?;
        page.wait(
            "no suggestion",
            "return !$('[data-question=\"enterprise.region\"] .prefill')",
        )
        .await?;
        // The reader has chosen to keep nothing.
        set("storage", "local").await?;
        page.painted().await?;
        ensure!(
            page.js("return Object.keys(localStorage).filter((key) => !key.endsWith('settings')).length", vec![]).await? == 0,
            "the page overruled the reader"
        );
        ensure!(
            page.answers().await?["enterprise"] == json!({}),
            "an answer nobody gave"
        );
        for (name, value) in [
            ("theme", "pink"),
            ("text-size", "12px"),
            ("storage", "cloud"),
            ("start", "nowhere"),
        ] {
            set(name, value).await?;
            page.wait(
                name,
                &format!(
                    "return seen.warnings.some((text) => text.includes('{name}=\"{value}\"'))"
                ),
            )
            .await?;
        }
        Ok(())
    })
}

#[test]
fn where_to_start() -> Result<()> {
    let body = "<santong-check storage=\"none\" start=\"enterprise.status\"></santong-check>";
    let plan = Plan::default().reply("host.html", host_page(body));
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.ready().await?;
        page.at("page/0").await?;
        page.clean().await
    })
}

/// Where the reader decides first where answers are kept, the way leads there afterwards.
#[test]
fn where_to_start_after_a_choice() -> Result<()> {
    let body = "<santong-check storage=\"ask\" start=\"enterprise.status\"></santong-check>";
    let plan = Plan::default().reply("host.html", host_page(body));
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.ready().await?;
        page.whole().await?;
        page.at("start").await?;
        page.click("input[name=storage][value=none]").await?;
        page.click("[data-action=begin]").await?;
        page.wait(
            "the focus on the question",
            "const at = $('[data-question=\"enterprise.status\"]'); return at && at.contains(host.shadowRoot.activeElement)",
        )
        .await?;
        page.clean().await
    })
}

/// Nobody has asked to be led there: focus and place on the page around stay.
#[test]
fn starting_elsewhere_leaves_the_page_alone() -> Result<()> {
    let script = "addEventListener('DOMContentLoaded', () => own.focus());";
    let text = "<p>正文</p>".repeat(60);
    for start in ["clauses", "enterprise.status"] {
        let body = format!(
            "<p><input id=\"own\" aria-label=\"检索\"></p>{text}<santong-check storage=\"none\" start=\"{start}\"></santong-check>"
        );
        for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
            let plan = Plan::default()
                .reply("host.html", host_page(&body))
                .script(script);
            run_with(engine, Look::Headless, plan, async |page| {
                page.open_path("host.html").await?;
                page.wait("the place", "return $('.place').dataset.place !== 'start'")
                    .await?;
                page.painted().await?;
                page.painted().await?;
                let now = page
                    .js("return [document.activeElement.id, scrollY]", vec![])
                    .await?;
                ensure!(now == json!(["own", 0]), "{engine:?} {start}: {now}");
                page.clean().await
            })?;
        }
    }
    Ok(())
}

/// On pages that are written from right to left.
#[test]
fn the_direction_of_the_page_stays_outside() -> Result<()> {
    let body = "<santong-check storage=\"none\" office=\"某某市商务局\"></santong-check>";
    let plan = Plan::default()
        .reply("host.html", host_page(body))
        .script("document.documentElement.dir = 'rtl';");
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.ready().await?;
        let directions = "return ['.app', '.operator', '.place h2'].map((css) => getComputedStyle($(css)).direction)";
        let directions = page.js(directions, vec![]).await?;
        ensure!(directions == json!(["ltr", "ltr", "ltr"]), "{directions}");
        page.clean().await
    })
}

/// Texts stay texts, and only listed hosts become links.
#[test]
fn the_operator_speaks_below() -> Result<()> {
    let body = "<santong-check storage=\"none\" office=\"某某市商务局\" hotline=\"0000-00000000\" \
        notice=\"&lt;img src=x onerror=alert(1)&gt; 详见 https://good.example/a?b=1，或者 https://bad.example/。\" \
        disclaimer=\"javascript:alert(1) https://user:x@good.example/ https://good.example.bad.example/\" \
        link-hosts=\"good.example\"><p slot=\"operator\" id=\"own\">本站说明</p></santong-check>";
    let plan = Plan::default().reply("host.html", host_page(body));
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.ready().await?;
        let links = page
            .js(
                "return $$('.operator a').map((link) => [link.href, link.rel])",
                vec![],
            )
            .await?;
        ensure!(
            links == json!([["https://good.example/a?b=1", "noopener noreferrer"]]),
            "{links}"
        );
        let text = page.text(".operator").await?;
        for part in [
            "主办",
            "某某市商务局",
            "咨询电话",
            "<img src=x onerror=alert(1)>",
            "https://bad.example/",
        ] {
            ensure!(text.contains(part), "{part}: {text}");
        }
        ensure!(
            page.js(
                "return $('slot[name=operator]').assignedElements()[0].id",
                vec![]
            )
            .await?
                == "own",
            "the slot"
        );
        page.js("host.removeAttribute('link-hosts')", vec![])
            .await?;
        ensure!(
            page.js("return $$('.operator a').length", vec![]).await? == 0,
            "links without a list"
        );
        page.switch("language").await?;
        page.wait(
            "English",
            "return $('.operator').textContent.includes('Run by')",
        )
        .await?;
        page.clean().await
    })
}

#[test]
fn parts_and_colours_are_the_pages() -> Result<()> {
    let body = "<santong-check storage=\"none\"></santong-check>";
    let style = "santong-check { --st-accent: rgb(1, 2, 3); } santong-check::part(header) { letter-spacing: 7px; }";
    let plan = Plan::default()
        .reply(
            "host.css",
            Reply {
                status: 200,
                kind: "text/css".into(),
                content: Some(style.into()),
            },
        )
        .reply(
            "host.html",
            host_page(&format!(
                "<link rel=\"stylesheet\" href=\"host.css\">{body}"
            )),
        );
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.ready().await?;
        let look = page
            .js("return [getComputedStyle($('.bar')).borderBottomColor, getComputedStyle($('.bar')).letterSpacing]", vec![])
            .await?;
        ensure!(look == json!(["rgb(1, 2, 3)", "7px"]), "{look}");
        let parts = page
            .js(
                "return [...new Set($$('[part]').map((part) => part.getAttribute('part')))].sort()",
                vec![],
            )
            .await?;
        ensure!(
            parts == json!(["footer", "header", "operator", "page", "result", "steps"]),
            "{parts}"
        );
        page.clean().await
    })
}

/// A second script leaves the first in place; each generation also has a name of its own.
#[test]
fn a_second_copy() -> Result<()> {
    let package = Package::read()?;
    let script = package.content("santong-check.js")?;
    let body = "<santong-check-0 storage=\"none\"></santong-check-0><script src=\"copy.js\" type=\"module\"></script>";
    let copy = Reply {
        status: 200,
        kind: "text/javascript".into(),
        content: Some(script),
    };
    let plan = Plan::default()
        .reply("copy.js", copy)
        .reply("host.html", host_page(body));
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.wait(
            "the versioned element",
            "const e = document.querySelector('santong-check-0'); return !!(e.shadowRoot && e.shadowRoot.querySelector('.place h2'))",
        )
        .await?;
        page.wait(
            "the warnings",
            "return seen.warnings.filter((text) => text.includes('is defined already')).length === 2",
        )
        .await?;
        ensure!(page.seen("errors").await?.is_empty(), "errors");
        Ok(())
    })
}

/// After a hundred elements nothing listens any more and nothing of them is left.
#[test]
fn a_hundred_elements_come_and_go() -> Result<()> {
    let plan = Plan::default().reply("host.html", host_page("<main></main>"));
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        let mount = "for (let n = 0; n < arguments[0]; n += 1) {
            const one = document.createElement('santong-check');
            one.setAttribute('storage', 'none');
            document.querySelector('main').append(one);
            await one.goto('checklist');
            one.remove();
            await new Promise((resolve) => setTimeout(resolve));
        }";
        let mut counts = Vec::new();
        for many in [10, 100] {
            page.js_async(mount, vec![json!(many)]).await?;
            page.devtools("HeapProfiler.collectGarbage", json!({}))
                .await?;
            page.devtools("HeapProfiler.collectGarbage", json!({}))
                .await?;
            let counted = page.devtools("Memory.getDOMCounters", json!({})).await?;
            let heap = page.devtools("Runtime.getHeapUsage", json!({})).await?;
            println!("after {many} more: {counted} {heap}");
            counts.push((
                counted["jsEventListeners"].as_i64().unwrap_or_default(),
                counted["nodes"].as_i64().unwrap_or_default(),
                heap["usedSize"].as_f64().unwrap_or_default() / 1e6,
            ));
        }
        let (before, after) = (counts[0], counts[1]);
        ensure!(after.0 <= before.0 + 5, "listeners: {before:?} {after:?}");
        ensure!(after.1 <= before.1 + 200, "nodes: {before:?} {after:?}");
        ensure!(after.2 <= before.2 + 5.0, "megabytes: {before:?} {after:?}");
        page.clean().await
    })
}
