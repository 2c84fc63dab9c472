//! How long the reader waits.

use anyhow::{Context, Result};
use santong_browser_tests::{Page, setup::Package, walk};
use santong_native_tests::rules;
use serde_json::{Value, json};

const ANSWERS: usize = 60;
const WARM_UP: usize = 10;

/// Pages by a question on them, with the script that gives the `n`th answer: the first makes a draft
/// of the finished sample, the second puts it right again, and so on.
const PAGES: [(&str, &str); 2] = [
    (
        "product.line",
        "$(`[data-question=\"product.line\"] input[value=${['different_company', 'same_line'][n % 2]}]`).click()",
    ),
    (
        "product.indicators",
        "const list = $('[data-question=\"product.indicators\"] [id$=\"-0-same_method\"]');
         list.value = ['no', 'yes'][n % 2];
         list.dispatchEvent(new Event('change', { bubbles: true }))",
    ),
];

const MEASURE: &str = "const [count] = arguments_;
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
             const kinds = ['draft', 'ready'];
             const check = (n) => {
                 if ($('[data-product]').dataset.readiness !== kinds[n % 2]) throw new Error('the screen has not changed');
             };
             const turn = () => new Promise((resolve) => {
                 const channel = new MessageChannel();
                 channel.port1.onmessage = () => resolve();
                 channel.port2.postMessage(null);
             });
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
                 while ($('[data-product]').dataset.readiness !== kinds[n % 2]) await turn();
                 $('.place').getBoundingClientRect();
                 busy.push(performance.now() - begin);
             }
             return { times, idle, busy };";

/// From an answer to the changed screen.
pub async fn answers(page: &Page) -> Result<()> {
    let rules = rules().map_err(|fault| anyhow::anyhow!(fault))?;
    for (question, act) in PAGES {
        page.go(&walk::place_of(&rules, question, 0)?).await?;
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))
            .await?;
        let script = format!("const answer = (n) => {{ {act} }};\n{MEASURE}");
        let measured = page
            .js_async(&script, vec![json!(ANSWERS + WARM_UP)])
            .await?;
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))
            .await?;
        println!("on the page of {question}, processor at a quarter:");
        for (name, what) in [
            ("times", "from an answer to the changed screen"),
            (
                "idle",
                "of which waiting for a frame (the same without an answer)",
            ),
            (
                "busy",
                "work only: event, answers, assessment, new screen, layout",
            ),
        ] {
            tell(
                what,
                measured
                    .get(name)
                    .and_then(Value::as_array)
                    .context("no times")?,
            );
        }
    }
    Ok(())
}

fn tell(what: &str, times: &[Value]) {
    let mut times: Vec<f64> = times
        .iter()
        .filter_map(Value::as_f64)
        .skip(WARM_UP)
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "  {what}: median {:.1} ms, p95 {:.1} ms, {} answers",
        at(&times, 0.5),
        at(&times, 0.95),
        times.len()
    );
}

fn at(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted
        .get((share * last as f64).round() as usize)
        .copied()
        .unwrap_or(f64::NAN)
}

/// How long one whole assessment takes.
pub async fn assessments(page: &Page) -> Result<()> {
    let package = Package::read()?;
    let measured = page
        .js_async(
            "const [glueName, moduleName, laterName, rulesName] = arguments_;
             const base = location.href.replace(/[^/]*$/, '');
             const bytes = async (name) => new Uint8Array(await (await fetch(base + name)).arrayBuffer());
             const glue = (await import(base + glueName)).default();
             const imports = glue.imports();
             const { instance } = await WebAssembly.instantiate(await bytes(moduleName), imports);
             await WebAssembly.instantiate(await bytes(laterName), { ...imports, first: instance.exports });
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
            ["widget.js", "widget.wasm", "later.wasm", "rules.bin"].iter().map(|name| package.file(name).map(|file| json!(file))).collect::<Result<_>>()?,
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
