//! Measures the widget in Chromium and takes pictures of its screens.
//!
//!     cargo run -p santong-browser-tests --bin figures -- [FOLDER]
//!
//! **From an answer to the changed screen**: with the processor slowed down to a quarter
//! (`Emulation.setCPUThrottlingRate`, 4), a question page of the finished sample is shown and one
//! radio button after the other is clicked by script. The clock (`performance.now`) starts before
//! the click and stops in a task posted from within the next animation frame, that is after the
//! frame's style, layout and paint were done on the page's main thread. The time until that frame
//! was due anyway is not the program's doing but is contained; so the waiting is measured too, in
//! the same way without a click, and both are printed. The third line is the work alone: from the
//! click until the new screen is in the document and laid out. The first ten answers are not counted.
//!
//! **One whole assessment**: the export `assess` in a loop, on the sample `ready`; it also reads
//! the rule set and the answers and writes the result as JSON, so the time for a rule set without
//! products is printed beside it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use santong_browser_tests::{Browser, Engine, Look, Page, Plan, Policy, Site, setup::Package};
use serde_json::{Value, json};

const ANSWERS: usize = 60;
const WARM_UP: usize = 10;

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // Without a policy, because the page imports scripts that the test writes.
        let site = Site::serve(Plan::default().policy(Policy::Absent))?;
        let page = Page::new(
            Browser::start(Engine::Chromium, Look::Headless).await?,
            site,
        );
        let done = figures(&page, folder.as_deref()).await;
        page.into_browser().quit().await;
        done
    })
}

async fn figures(page: &Page, folder: Option<&Path>) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=none]").await?;
    page.sample("ready").await?;
    answers(page).await?;
    assessments(page).await?;
    match folder {
        Some(folder) => pictures(page, folder).await,
        None => Ok(()),
    }
}

async fn answers(page: &Page) -> Result<()> {
    page.js(
        "const seen = $('.notice button'); if (seen) seen.click();",
        vec![],
    )
    .await?;
    page.go("page/4/0").await?;
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))
        .await?;
    let measured = page
        .js_async(
            "const [count] = arguments_;
             const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
                 const channel = new MessageChannel();
                 channel.port1.onmessage = () => resolve();
                 channel.port2.postMessage(null);
             }));
             const once = async (act) => {
                 await new Promise((resolve) => setTimeout(resolve, 30));
                 const begin = performance.now();
                 act();
                 await painted();
                 return performance.now() - begin;
             };
             // Every answer changes a verdict and the readiness, and back.
             const kinds = [['different_company', 'draft'], ['same_line', 'ready']];
             const answer = (n) => $(`[data-question=\"product.line\"] input[value=${kinds[n % 2][0]}]`).click();
             const check = (n) => {
                 if ($('[data-product]').dataset.readiness !== kinds[n % 2][1]) throw new Error('the screen has not changed');
             };
             const times = [], idle = [], busy = [];
             for (let n = 0; n < count; n += 1) {
                 times.push(await once(() => answer(n)));
                 check(n);
                 idle.push(await once(() => {}));
             }
             for (let n = 0; n < count; n += 1) {
                 await new Promise((resolve) => setTimeout(resolve, 30));
                 const begin = performance.now();
                 answer(n);
                 while ($('[data-product]').dataset.readiness !== kinds[n % 2][1]) await null;
                 $('.place').getBoundingClientRect();
                 busy.push(performance.now() - begin);
             }
             return { times, idle, busy };",
            vec![json!(ANSWERS + WARM_UP)],
        )
        .await?;
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))
        .await?;
    for (name, what) in [
        (
            "times",
            "from an answer to the changed screen, processor at a quarter",
        ),
        (
            "idle",
            "  of which waiting for a frame (the same without an answer)",
        ),
        (
            "busy",
            "  work only: event, answers, assessment, new screen, layout",
        ),
    ] {
        let mut times: Vec<f64> = measured
            .get(name)
            .and_then(Value::as_array)
            .context("no times")?
            .iter()
            .filter_map(Value::as_f64)
            .skip(WARM_UP)
            .collect();
        times.sort_by(f64::total_cmp);
        println!(
            "{what}: median {:.1} ms, p95 {:.1} ms, {} answers",
            at(&times, 0.5),
            at(&times, 0.95),
            times.len()
        );
    }
    Ok(())
}

fn at(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted
        .get((share * last as f64).round() as usize)
        .copied()
        .unwrap_or(f64::NAN)
}

async fn assessments(page: &Page) -> Result<()> {
    let package = Package::read()?;
    let measured = page
        .js_async(
            "const [glueName, moduleName, rulesName] = arguments_;
             const base = location.href.replace(/[^/]*$/, '');
             const bytes = async (name) => new Uint8Array(await (await fetch(base + name)).arrayBuffer());
             const glue = (await import(base + glueName)).default();
             const { instance } = await WebAssembly.instantiate(await bytes(moduleName), glue.imports());
             glue.link(instance.exports);
             const rules = await bytes(rulesName);
             const answers = await (await fetch(base + 'samples/ready.json')).text();
             const none = '{\"format\":\"santong-answers\",\"version\":1,\"enterprise\":{},\"products\":[]}';
             const time = (text, count) => {
                 const begin = performance.now();
                 for (let n = 0; n < count; n += 1) glue.assess(rules, text, '2026-11-22');
                 return (performance.now() - begin) * 1000 / count;
             };
             time(answers, 50); time(none, 50);
             return { whole: time(answers, 300), none: time(none, 300) };",
            ["widget.js", "widget.wasm", "rules.bin"].iter().map(|name| package.file(name).map(|file| json!(file))).collect::<Result<_>>()?,
        )
        .await?;
    let figure = |name: &str| {
        measured
            .get(name)
            .and_then(Value::as_f64)
            .unwrap_or(f64::NAN)
    };
    println!(
        "one `assess` in wasm with reading and writing: {:.0} µs; of which for no product: {:.0} µs",
        figure("whole"),
        figure("none")
    );
    Ok(())
}

/// Screens, each by sample and place, and what to do there first.
const SCREENS: [(&str, &str, &str, &str); 11] = [
    ("ready", "start", "start", ""),
    ("ready", "page/0", "question", ""),
    (
        "ready",
        "page/4/0",
        "question-why",
        "$('[data-question=\"product.line\"] .why summary').click()",
    ),
    ("draft", "page/5/0", "table", ""),
    ("draft", "page/0", "question-draft", ""),
    ("draft", "review", "review", ""),
    (
        "draft",
        "checklist",
        "checklist",
        "$('[data-criterion=\"same-line.equivalence\"]').open = true",
    ),
    (
        "ready",
        "checklist",
        "measures",
        "$$('[data-measure]')[0].open = true; $('.measures').scrollIntoView()",
    ),
    ("ready", "declaration/0", "declaration-ready", ""),
    ("draft", "declaration/0", "declaration-draft", ""),
    ("blocked", "declaration/0", "declaration-blocked", ""),
];

async fn pictures(page: &Page, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    page.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
        .await?;
    let mut shown = "";
    for (sample, place, name, act) in SCREENS {
        if shown != sample {
            page.sample(sample).await?;
            shown = sample;
        }
        page.go(place).await?;
        if !act.is_empty() {
            page.js(act, vec![]).await?;
        }
        for (look, width) in [("wide", 1280), ("middle", 800), ("narrow", 360)] {
            page.width(width).await?;
            picture(page, folder, &format!("{name}-{look}"), width).await?;
        }
        page.width(1280).await?;
        page.dark(true).await?;
        picture(page, folder, &format!("{name}-dark"), 1280).await?;
        page.dark(false).await?;
        page.js("$('button[aria-pressed]').click()", vec![]).await?;
        page.wait("large text", "return !!$('.app.large')").await?;
        picture(page, folder, &format!("{name}-large"), 1280).await?;
        page.js("$('button[aria-pressed]').click()", vec![]).await?;
        page.wait("normal text", "return !$('.app.large')").await?;
    }
    println!("pictures in {}", folder.display());
    Ok(())
}

/// The whole page, however long, in pieces that can be looked at.
async fn picture(page: &Page, folder: &Path, name: &str, width: u32) -> Result<()> {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    const PIECE: u64 = 1500;
    page.painted().await?;
    let height = page
        .js(
            "return host.getBoundingClientRect().bottom + scrollY",
            vec![],
        )
        .await?
        .as_f64()
        .context("no height")?
        .ceil() as u64;
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    page.devtools("Emulation.setDeviceMetricsOverride", metrics)
        .await?;
    page.painted().await?;
    for (number, top) in (0..height).step_by(PIECE as usize).enumerate() {
        let clip = json!({ "x": 0, "y": top, "width": width, "height": PIECE.min(height - top), "scale": 1 });
        let taken = page
            .devtools(
                "Page.captureScreenshot",
                json!({ "format": "png", "clip": clip }),
            )
            .await?;
        let data = taken
            .get("data")
            .and_then(Value::as_str)
            .context("no picture")?;
        std::fs::write(
            folder.join(format!("{name}-{}.png", number + 1)),
            BASE64_STANDARD.decode(data)?,
        )?;
    }
    page.width(width).await
}
