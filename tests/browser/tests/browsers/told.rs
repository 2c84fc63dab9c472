//! What the page around hears and calls.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Look, Page, Plan, run, run_with, setup::Package};
use serde_json::json;

use crate::{
    host::host_page,
    overlay::ADDED,
    support::{LISTEN, begun, call, heard},
};

/// The site's own page asks the reader where answers are kept; nobody gets round that.
#[test]
fn calls_before_the_reader_has_chosen() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        let why = call(page, "host.goto('enterprise.status')").await?;
        ensure!(why.contains("has to choose first"), "{why}");
        page.at("start").await?;
        ensure!(
            call(page, "host.goto('checklist')").await? == "done",
            "goto"
        );
        page.clean().await
    })
}

async fn events(page: &Page) -> Result<()> {
    begun(page).await?;
    page.type_into("[data-question=\"enterprise.name\"] input", "甲公司")
        .await?;
    page.wait(
        "the answer to be counted",
        "return heard.some((one) => one.name === 'progress' && one.detail.answered === 1)",
    )
    .await?;
    let first = page
        .js("return heard.slice(0, 3).map((one) => one.name)", vec![])
        .await?;
    ensure!(
        first == json!(["ready", "progress", "assessment"]),
        "{first}"
    );
    let ready = heard(page, "ready").await?;
    let rules = &Package::read()?.rules;
    ensure!(
        ready.len() == 1 && ready[0]["rules"]["hash"] == rules["hash"],
        "{ready:?}"
    );
    for detail in heard(page, "progress").await? {
        let counts = ["asked", "answered", "open"].map(|name| detail[name].as_u64());
        ensure!(
            counts.iter().all(Option::is_some)
                && detail.as_object().is_some_and(|all| all.len() == 3),
            "{detail}"
        );
    }
    let assessment = heard(page, "assessment").await?;
    ensure!(
        assessment[0]["products"][0]["readiness"] == "draft",
        "{assessment:?}"
    );
    let all = page.js("return JSON.stringify(heard)", vec![]).await?;
    ensure!(!all.to_string().contains('甲'), "answers went out: {all}");
    ensure!(
        page.js(
            "return heard.every((one) => one.from === 'santong-check')",
            vec![]
        )
        .await?
            == true,
        "not from the element"
    );
    page.clean().await
}

#[test]
fn events_hold_counts_and_states() -> Result<()> {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        run_with(
            engine,
            Look::Headless,
            Plan::default().script(LISTEN),
            events,
        )?;
    }
    Ok(())
}

/// The page knows at any time by which rules is judged.
#[test]
fn ready_again_with_other_rules() -> Result<()> {
    let plan = Plan::default().script(LISTEN);
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        begun(page).await?;
        page.js("host.overlay = arguments[0]", vec![json!(ADDED)])
            .await?;
        page.wait(
            "the second word",
            "return heard.filter((one) => one.name === 'ready').length === 2",
        )
        .await?;
        let ready = heard(page, "ready").await?;
        let hash = |index: usize| &ready[index]["rules"]["hash"];
        ensure!(
            hash(0) != hash(1) && hash(1).is_string(),
            "the same rules: {ready:?}"
        );
        page.clean().await
    })
}

#[test]
fn calls() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begun(page).await?;
        ensure!(
            call(page, "host.goto('enterprise.status')").await? == "done",
            "goto"
        );
        page.wait(
            "the focus on the question",
            "const at = $('[data-question=\"enterprise.status\"]'); return at.contains(host.shadowRoot.activeElement)",
        )
        .await?;
        ensure!(
            call(page, "host.goto('product.line')").await? == "done",
            "goto"
        );
        ensure!(page.place().await?.starts_with("page/"), "not on a page");
        ensure!(
            call(page, "host.goto('checklist')").await? == "done",
            "goto"
        );
        page.at("checklist").await?;
        for wrong in [
            "host.goto('product.nothing')",
            "host.goto('product.line', 5)",
            "host.goto()",
            "host.goto({})",
        ] {
            let why = call(page, wrong).await?;
            ensure!(
                why.starts_with("RangeError: goto: no question"),
                "{wrong}: {why}"
            );
        }
        page.at("checklist").await?;

        for (wrong, part) in [
            ("host.load()", "TypeError"),
            ("host.load('{')", "Error"),
            ("host.load({ format: 'other' })", "Error"),
            ("host.load([1, 2])", "Error"),
        ] {
            let why = call(page, wrong).await?;
            ensure!(why.contains(part) && why != "done", "{wrong}: {why}");
        }
        page.at("checklist").await?;
        let sample = "host.load({ format: 'santong-answers', version: 1, enterprise: { 'enterprise.name': '乙公司' }, products: [] })";
        ensure!(call(page, sample).await? == "done", "load");
        ensure!(page.notice().await?.contains("已打开"), "not told");
        ensure!(
            page.answers().await?["enterprise"]["enterprise.name"] == "乙公司",
            "not loaded"
        );
        page.dismiss().await?;
        ensure!(call(page, "host.reset()").await? == "done", "reset");
        ensure!(
            page.answers().await?["enterprise"] == json!({}),
            "not forgotten"
        );
        page.clean().await
    })
}

/// Whoever calls an element that goes away in the middle hears of it.
#[test]
fn removed_in_the_middle_of_a_call() -> Result<()> {
    let sample = "{ format: 'santong-answers', version: 1, enterprise: {}, products: [] }";
    run(Engine::Chromium, async |page| {
        for called in ["reset()", &format!("load({sample})"), "goto('checklist')"] {
            begun(page).await?;
            let script = format!(
                "(() => {{ const at = host; const called = at.{called}; at.remove(); return called; }})()"
            );
            let why = call(page, &script).await?;
            ensure!(why.contains("was removed"), "{called}: {why}");
        }
        page.clean().await
    })
}

/// On pages with libraries that turn every array into a text of their own.
#[test]
fn answers_where_arrays_have_to_json() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begun(page).await?;
        let answers = "{ format: 'santong-answers', version: 1, enterprise: {}, products: [{ id: 'p1', answers: { 'product.name': '示例' } }] }";
        let script = format!(
            "(() => {{ Array.prototype.toJSON = () => 'nothing';
               try {{ return host.load({answers}); }} finally {{ delete Array.prototype.toJSON; }} }})()"
        );
        let came = call(page, &script).await?;
        ensure!(came == "done", "{came}");
        let answers = page.answers().await?;
        ensure!(
            answers["products"][0]["answers"]["product.name"] == "示例",
            "{answers}"
        );
        page.clean().await
    })
}

/// Before it is there a call waits, also before it is on the page; afterwards it fails and says so.
#[test]
fn calls_too_early_and_too_late() -> Result<()> {
    let script = "addEventListener('DOMContentLoaded', async () => {
        const early = document.querySelector('santong-check');
        await customElements.whenDefined('santong-check');
        early.goto('enterprise.status').then(() => { window.led = true; });
    });";
    let body = "<main><santong-check storage=\"none\"></santong-check></main>";
    let plan = Plan::default()
        .script(script)
        .reply("host.html", host_page(body));
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.wait("the early call", "return window.led === true")
            .await?;
        page.at("page/0").await?;
        let loose = "(() => { const loose = document.createElement('santong-check'); const led = loose.goto('checklist'); setTimeout(() => document.querySelector('main').append(loose), 50); return led; })()";
        ensure!(
            call(page, loose).await? == "done",
            "before it is on the page"
        );
        let late = "(async () => { const gone = host; gone.remove(); await null; await null; await gone.goto('checklist'); })()";
        let why = call(page, late).await?;
        ensure!(why.contains("was removed"), "{why}");
        Ok(())
    })
}

#[test]
fn handed_over_only_when_pressed() -> Result<()> {
    let body = "<santong-check storage=\"none\"></santong-check>";
    let plan = Plan::default()
        .reply("host.html", host_page(body))
        .script(LISTEN);
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.ready().await?;
        page.sample("ready").await?;
        page.go("checklist").await?;
        ensure!(
            page.js("return !$('[data-action=hand-over]')", vec![])
                .await?
                == true,
            "nobody asked for it"
        );
        page.js("host.setAttribute('handover', '')", vec![]).await?;
        page.element("[data-action=hand-over]").await?;
        ensure!(
            heard(page, "handover").await?.is_empty(),
            "handed over unasked"
        );
        page.click("[data-action=hand-over]").await?;
        ensure!(page.notice().await?.contains("已交给本网站"), "not told");
        let handed = heard(page, "handover").await?;
        ensure!(handed.len() == 1, "{} times", handed.len());
        let name = "enterprise.name";
        ensure!(
            handed[0]["answers"]["enterprise"][name] == page.answers().await?["enterprise"][name]
                && handed[0]["assessment"]["products"][0]["readiness"] == "ready"
                && handed[0]["dossier"]["declarations"][0]["title"].is_string(),
            "{}",
            handed[0]
        );
        page.clean().await
    })
}
