//! The headless module in pages: the same assessment as natively, and only the package's own files.

use std::fs;

use anyhow::{Result, ensure};
use santong_browser_tests::{
    Engine, Look, Plan, Reply, Site, old::Visit, run_with, setup::Package,
};
use santong_native_tests::project;
use serde_json::{Value, json};

/// What a script on somebody's page, or its worker, does with it.
const USE: &str = "import { load } from './santong-api.js';
    const done = (result) => { if (self.window) window.result = result; else postMessage(result); };
    (async () => {
        const santong = await load();
        const answers = await (await fetch('samples/ready.json')).json();
        const refused = [];
        try { santong.assess({ format: 'other' }); } catch (why) { refused.push(why.code); }
        const { rules } = await santong.compileRules(null, { overlays: [] });
        done(JSON.stringify({
            assessment: santong.assess(answers, { asOf: '2026-11-22' }),
            identifier: santong.checkIdentifier('credit-code', '91330212MAX0LX3Q31').kind,
            refused, compiled: rules.bytes.length > 100000,
        }));
    })().catch((why) => done(String(why)));";

/// What a page does that leaves it to a worker.
const HAND_ON: &str = "const worker = new Worker('use.js', { type: 'module' });
    worker.onmessage = (event) => { window.result = event.data; };
    worker.onerror = (event) => { window.result = event.message; };";

fn plan() -> Plan {
    let script = |text: &str| Reply {
        status: 200,
        kind: "text/javascript".into(),
        content: Some(text.into()),
    };
    let page = |name: &str| {
        Reply::page(&format!(
            "<!doctype html><html lang=\"zh-CN\"><head><title>Script</title>\
             <script type=\"module\" src=\"{name}\"></script></head><body></body></html>"
        ))
    };
    Plan::default()
        .reply("host.html", page("use.js"))
        .reply("by-worker.html", page("hand-on.js"))
        .reply("use.js", script(USE))
        .reply("hand-on.js", script(HAND_ON))
}

fn is_golden(result: &str) -> Result<()> {
    let result: Value = serde_json::from_str(result).unwrap_or_else(|_| json!(result));
    let mut assessment = result["assessment"].clone();
    ensure!(assessment.is_object(), "{result}");
    // As in the golden files: the hash changes with every word of a rule file.
    assessment["rules"]["hash"] = json!("");
    let golden = fs::read_to_string(project("tests/samples/golden/ready.json"))?;
    ensure!(
        assessment == serde_json::from_str::<Value>(&golden)?,
        "another assessment"
    );
    ensure!(
        result["refused"] == json!(["answers.other-format"]) && result["compiled"] == true,
        "{} {}",
        result["refused"],
        result["compiled"]
    );
    Ok(())
}

fn only_the_package(site: &Site) -> Result<()> {
    let package = Package::read()?;
    for request in site.requests() {
        let path = request.address.trim_start_matches('/');
        let own = [
            "host.html",
            "by-worker.html",
            "use.js",
            "hand-on.js",
            "favicon.ico",
        ]
        .contains(&path)
            || package.files.values().any(|file| file == path);
        ensure!(
            own && request.method == "GET" && request.body == 0,
            "{request:?}"
        );
    }
    Ok(())
}

#[test]
fn as_natively() -> Result<()> {
    for (engine, path, script) in [
        (Engine::Chromium, "host.html", ""),
        (Engine::Firefox, "host.html", ""),
        (Engine::WebKit, "host.html", ""),
        (Engine::Chromium, "host.html", "delete window.WebAssembly;"),
        (Engine::Chromium, "by-worker.html", ""),
        (Engine::Firefox, "by-worker.html", ""),
        (Engine::WebKit, "by-worker.html", ""),
    ] {
        run_with(
            engine,
            Look::Headless,
            plan().script(script),
            async |page| {
                page.open_path(path).await?;
                page.wait("the result", "return !!window.result").await?;
                let result = page.js("return window.result", vec![]).await?;
                is_golden(result.as_str().unwrap_or_default())?;
                only_the_package(&page.site)?;
                page.clean().await
            },
        )?;
    }
    Ok(())
}

#[test]
fn as_natively_in_chromium_80() -> Result<()> {
    let site = Site::serve(plan())?;
    let mut visit = Visit::default();
    visit.open_path(&site, "host.html");
    visit.wait("window.result");
    visit.get("return window.result");
    let results = visit.run()?;
    is_golden(results[0].as_str().unwrap_or_default())?;
    only_the_package(&site)
}
