//! Pages that make it hard for a guest.

use std::{fs, process::Command};

use anyhow::{Context, Result, ensure};
use santong_browser_tests::{
    Engine, Look, Page, Plan, Reply, Site, old::Visit, run_with, setup, walk::Step,
};
use serde_json::json;

const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

fn script(content: impl Into<Vec<u8>>) -> Reply {
    Reply {
        status: 200,
        kind: "text/javascript; charset=utf-8".into(),
        content: Some(content.into()),
    }
}

fn style(content: impl Into<Vec<u8>>) -> Reply {
    Reply {
        status: 200,
        kind: "text/css; charset=utf-8".into(),
        content: Some(content.into()),
    }
}

/// A file of a library that other people's pages use.
fn library(path: &str) -> Result<Vec<u8>> {
    let path = setup::path("SANTONG_NODE_MODULES")?.join(path);
    fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// A page's script with the libraries that it imports, as their builders would make it.
fn bundled(name: &str) -> Result<Vec<u8>> {
    let modules = setup::path("SANTONG_NODE_MODULES")?;
    let entry = setup::project("tests/browser/tests/browsers/hosts").join(name);
    let output = Command::new(setup::path("SANTONG_NODE")?)
        .arg(modules.join("esbuild/bin/esbuild"))
        .arg(entry)
        .args(["--bundle", "--minify", "--format=esm"])
        .arg("--define:process.env.NODE_ENV=\"production\"")
        .env("NODE_PATH", &modules)
        .output()?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(output.stdout)
}

/// Starts, answers, opens a sample, sees its result and the declaration; and looks as it should.
async fn works(page: &Page) -> Result<()> {
    page.open_path("host.html").await?;
    page.ready().await?;
    used(page).await
}

async fn used(page: &Page) -> Result<()> {
    page.click("[data-action=begin]").await?;
    page.at("page/0").await?;
    page.whole().await?;
    page.type_into("[data-question=\"enterprise.name\"] input", "甲公司")
        .await?;
    page.click("[data-question=\"enterprise.status\"] input[value=active]")
        .await?;
    let look = page
        .js(
            "const app = getComputedStyle($('.app'));
             const heading = getComputedStyle($('.place h2'));
             return [app.fontSize, app.letterSpacing, app.textTransform, app.color, app.wordSpacing, app.cursor, app.whiteSpace, heading.textAlign, heading.fontStyle, $('.app').parentElement.dataset.width]",
            vec![],
        )
        .await?;
    let upright = [
        "16px",
        "normal",
        "none",
        "rgb(29, 43, 58)",
        "0px",
        "auto",
        "normal",
    ];
    for (index, expected) in upright.iter().enumerate() {
        ensure!(look[index] == *expected, "{look}");
    }
    ensure!(
        (look[7] == "start" || look[7] == "left") && look[8] == "normal",
        "{look}"
    );
    ensure!(look[9] != "narrow", "the width was not seen: {look}");
    page.go("start").await?;
    page.sample("ready").await?;
    page.go("checklist").await?;
    page.go("declaration/0").await?;
    page.element(".sheet").await?;
    Ok(())
}

/// A page with its files.
fn with(page: &str, more: Vec<(&str, Reply)>) -> Plan {
    let plan = Plan::default().reply("host.html", Reply::page(page));
    more.into_iter()
        .fold(plan, |plan, (path, reply)| plan.reply(path, reply))
}

fn layui() -> Result<Vec<(&'static str, Reply)>> {
    Ok(vec![
        ("layui.css", style(library("layui/dist/css/layui.css")?)),
        ("layui.js", script(library("layui/dist/layui.js")?)),
        ("jquery.js", script(library("jquery/dist/jquery.js")?)),
        ("page.js", script(include_str!("hosts/layui-page.js"))),
    ])
}

fn react_page() -> Result<Vec<(&'static str, Reply)>> {
    Ok(vec![("page.js", script(bundled("react-page.js")?))])
}

fn vue_page() -> Result<Vec<(&'static str, Reply)>> {
    let vue = library("vue/dist/vue.runtime.global.prod.js")?;
    Ok(vec![
        ("vue.js", script(vue)),
        ("page.js", script(include_str!("hosts/vue-page.js"))),
    ])
}

fn run_on(engines: &[Engine], page: &str, more: Vec<(&str, Reply)>) -> Result<()> {
    let plan = with(page, more);
    on(engines, &plan, async |page| {
        works(page).await?;
        page.clean().await
    })
}

fn on_all(plan: &Plan, test: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    on(&ALL, plan, test)
}

fn on(engines: &[Engine], plan: &Plan, test: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    for &engine in engines {
        run_with(engine, Look::Headless, plan.clone(), &test)
            .with_context(|| format!("{engine:?}"))?;
    }
    Ok(())
}

#[test]
fn quirks_mode() -> Result<()> {
    let css = style(include_str!("hosts/quirks.css"));
    run_on(
        &ALL,
        include_str!("hosts/quirks.html"),
        vec![("quirks.css", css)],
    )
}

#[test]
fn all_styles_reverted() -> Result<()> {
    let css = style(include_str!("hosts/revert.css"));
    run_on(
        &ALL,
        include_str!("hosts/revert.html"),
        vec![("revert.css", css)],
    )
}

#[test]
fn changed_built_in_things() -> Result<()> {
    let js = script(include_str!("hosts/array.js"));
    // WebKit's driver itself stumbles over such pages.
    let engines = [Engine::Chromium, Engine::Firefox];
    run_on(
        &engines,
        include_str!("hosts/array.html"),
        vec![("array.js", js)],
    )
}

/// The page hears what bubbles, but nothing it does with that reaches into the element.
#[test]
fn layui_and_jquery() -> Result<()> {
    let plan = with(include_str!("hosts/layui.html"), layui()?);
    on_all(&plan, async |page| {
        works(page).await?;
        let seen = page
            .js("return outside.filter((one) => !/^(click|change) (SANTONG-CHECK|HTML|BODY)$/.test(one))", vec![])
            .await?;
        ensure!(seen == json!([]), "the page saw into the element: {seen}");
        // The page's form is not the element's.
        page.go("page/0").await?;
        page.type_into("[data-question=\"enterprise.name\"] input", "乙\u{e007}")
            .await?;
        page.painted().await?;
        ensure!(
            page.js(
                "return location.search === '' && !outside.some((one) => /^(submit|key|input)/.test(one))",
                vec![]
            )
            .await?
                == true,
            "Enter submitted the page's form"
        );
        Ok(())
    })
}

/// The framework sets attributes, hears events, takes the element away and brings it back.
async fn framework(page: &Page) -> Result<()> {
    page.open_path("host.html").await?;
    page.ready().await?;
    page.wait(
        "santong-ready",
        "return !!(window.heard && heard.rules.hash)",
    )
    .await?;
    page.js("setText('large')", vec![]).await?;
    page.wait(
        "large text",
        "return getComputedStyle($('.app')).fontSize === '20px'",
    )
    .await?;
    page.js("setText('normal')", vec![]).await?;
    for _ in 0..3 {
        page.js("setShown(false)", vec![]).await?;
        page.wait(
            "the element to go",
            "return !document.querySelector('santong-check')",
        )
        .await?;
        page.js("setShown(true)", vec![]).await?;
        page.wait(
            "the element",
            "return !!document.querySelector('santong-check')",
        )
        .await?;
        page.ready().await?;
    }
    works(page).await?;
    page.clean().await
}

#[test]
fn react() -> Result<()> {
    let plan = with(include_str!("hosts/react.html"), react_page()?);
    on_all(&plan, framework)
}

#[test]
fn vue() -> Result<()> {
    let plan = with(include_str!("hosts/vue.html"), vue_page()?);
    on_all(&plan, framework)
}

/// Over plain http browsers give no `crypto.subtle`; contents are compared all the same.
#[test]
fn plain_http() -> Result<()> {
    let page_of = "<!doctype html><html lang=\"zh-CN\"><head><title>Plain</title><script type=\"module\" src=\"santong-check.js\"></script></head>\
         <body><santong-check storage=\"none\"></santong-check></body></html>";
    let plan = Plan::default().reply("host.html", Reply::page(page_of));
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.driver()
            .goto(page.site.plain_address("host.html"))
            .await?;
        page.ready().await?;
        ensure!(
            page.js("return !isSecureContext && !crypto.subtle", vec![])
                .await?
                == true,
            "a secure context"
        );
        used(page).await?;
        page.clean().await
    })?;
    let package = setup::Package::read()?;
    let mut damaged = package.content("widget.wasm")?;
    damaged.push(0);
    let reply = Reply {
        status: 200,
        kind: "application/wasm".into(),
        content: Some(damaged),
    };
    let plan = Plan::default().reply(package.file("widget.wasm")?, reply);
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.driver().goto(page.site.plain_address("")).await?;
        page.wait("the notice", "return !!host.shadowRoot && !!$('.trouble')")
            .await?;
        let text = page.text(".trouble").await?;
        ensure!(text.contains("内容不对"), "{text}");
        Ok(())
    })
}

/// The oldest Chromium on other people's pages: WebAssembly is there, and this page's policy has no
/// word for it, so the twin runs; by plain http, too.
#[test]
fn chromium_80() -> Result<()> {
    for (host, more) in [
        (
            include_str!("hosts/quirks.html"),
            vec![("quirks.css", style(include_str!("hosts/quirks.css")))],
        ),
        (
            include_str!("hosts/revert.html"),
            vec![("revert.css", style(include_str!("hosts/revert.css")))],
        ),
        (
            include_str!("hosts/array.html"),
            vec![("array.js", script(include_str!("hosts/array.js")))],
        ),
        (include_str!("hosts/layui.html"), layui()?),
        (include_str!("hosts/react.html"), react_page()?),
        (include_str!("hosts/vue.html"), vue_page()?),
    ] {
        let site = Site::serve(with(host, more))?;
        for address in [site.address("host.html"), site.plain_address("host.html")] {
            let mut visit = Visit::default();
            visit.open_address(&address);
            visit.wait("$('.place h2')");
            visit.wait("$('[data-progress]')");
            visit.walk(&[Step::Click("[data-action=begin]".into())]);
            visit.wait("$('.place').dataset.place === 'page/0'");
            // By script: in narrow windows the steps are folded away.
            visit.get("$('[data-step=start]').click()");
            visit.walk(&[Step::Click("[data-sample=ready]".into())]);
            visit.wait("$('.notice')");
            visit.get("$(\"[data-step='declaration/0']\").click()");
            visit.wait("$('.sheet')");
            // layui itself complains that the policy forbids `eval`.
            visit.get("return seen.errors.concat(seen.warnings).filter((one) => !one.startsWith('[Layui')).join('; ')");
            visit.get("return seen.modules");
            let results = visit.run().with_context(|| address.clone())?;
            ensure!(
                results[2..] == [json!(""), json!(0)],
                "{address}: {results:?}"
            );
        }
    }
    Ok(())
}
