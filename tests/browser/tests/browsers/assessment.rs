//! The same answers give the same assessment, byte for byte, wherever it is computed.

use anyhow::{Result, anyhow, ensure};
use santong_browser_tests::{
    Engine, Look, Plan, Policy, Site, old::Visit, run_with, setup::Package,
};
use santong_native_tests::{SAMPLES, day, rules, sample};
use serde_json::{Value, json};

/// Assesses all samples by the export of the module or its twin.
const ASSESS: &str = "
    const base = location.href.replace(/[^/]*$/, '');
    const bytes = async (name) => new Uint8Array(await (await fetch(base + name)).arrayBuffer());
    const glue = (await import(base + GLUE)).default();
    const imports = glue.imports();
    const exports = TWIN
        ? (await import(base + TWIN)).instantiate(imports)
        : (await WebAssembly.instantiate(await bytes(MODULE), imports)).instance.exports;
    if (!TWIN) await WebAssembly.instantiate(await bytes(LATER), { ...imports, first: exports });
    glue.link(exports);
    const rules = await bytes(RULES);
    const texts = [];
    for (const name of SAMPLES) texts.push(glue.assess(rules, await (await fetch(base + 'samples/' + name + '.json')).text(), '2026-11-22'));
    return texts;";

fn script(twin: bool) -> Result<String> {
    let package = Package::read()?;
    let twin = if twin {
        json!(package.file("twin.js")?)
    } else {
        Value::Null
    };
    Ok(format!(
        "const GLUE = {}, MODULE = {}, LATER = {}, RULES = {}, TWIN = {twin}, SAMPLES = {};{ASSESS}",
        json!(package.file("widget.js")?),
        json!(package.file("widget.wasm")?),
        json!(package.file("later.wasm")?),
        json!(package.file("rules.bin")?),
        json!(SAMPLES)
    ))
}

fn same_as_native(texts: &Value) -> Result<()> {
    let rules = rules().map_err(|fault| anyhow!(fault))?;
    for (name, text) in SAMPLES.iter().zip(texts.as_array().into_iter().flatten()) {
        let answers = sample(name).map_err(|fault| anyhow!(fault))?;
        let native = santong_rules::assess(&rules, &answers, day()).to_json(&rules, &answers);
        ensure!(native.len() > 1000, "{native}");
        let text = text.as_str().unwrap_or_default();
        let stamp = format!("\"hash\":\"{}\"", rules.hash);
        ensure!(
            text.contains(&stamp),
            "{name}: the site was built from other rules than those in rules/; run `cargo xtask dist`"
        );
        let same = text
            .bytes()
            .zip(native.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let from = |text: &str| {
            text.get(same.saturating_sub(80)..)
                .unwrap_or(text)
                .chars()
                .take(160)
                .collect::<String>()
        };
        ensure!(
            text == native,
            "{name} differs:\n{}\nnatively:\n{}",
            from(text),
            from(&native)
        );
    }
    ensure!(
        texts
            .as_array()
            .is_some_and(|texts| texts.len() == SAMPLES.len()),
        "{texts}"
    );
    Ok(())
}

#[test]
fn in_wasm() -> Result<()> {
    run_with(
        Engine::Chromium,
        Look::Headless,
        Plan::default().policy(Policy::Absent),
        async |page| {
            page.open().await?;
            same_as_native(&page.js_async(&script(false)?, vec![]).await?)
        },
    )
}

#[test]
fn in_the_twin() -> Result<()> {
    run_with(
        Engine::Chromium,
        Look::Headless,
        Plan::default().policy(Policy::Absent),
        async |page| {
            page.open().await?;
            same_as_native(&page.js_async(&script(true)?, vec![]).await?)
        },
    )
}

#[test]
fn in_chromium_80() -> Result<()> {
    let site = Site::serve(Plan::default().policy(Policy::Absent))?;
    let mut visit = Visit::default();
    visit.open(&site);
    visit.get(&script(false)?);
    visit.get(&script(true)?);
    for texts in visit.run()? {
        same_as_native(&texts)?;
    }
    Ok(())
}
