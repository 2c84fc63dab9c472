//! How long added rules take to stand on the screen.

use anyhow::{Context, Result};
use santong_browser_tests::Page;
use serde_json::{Value, json};

/// One criterion of a host page.
const OVERLAY: &str = include_str!("../../../tests/browsers/overlay/added.toml");

/// Times after the first, when everything has been fetched.
const TIMES: usize = 20;

/// From handing in an overlay until its criterion stands in the checklist and is laid out: first with
/// all that has to be fetched from this machine, then again and again.
pub async fn taken(page: &Page) -> Result<()> {
    page.go("checklist").await?;
    let measured = page
        .js_async(
            "const [overlay, times] = arguments_;
             const shown = () => $('[data-criterion=\"platform.member\"]');
             const turn = () => new Promise((resolve) => {
                 const channel = new MessageChannel();
                 channel.port1.onmessage = () => resolve();
                 channel.port2.postMessage(null);
             });
             const until = async (there, value) => {
                 const begin = performance.now();
                 host.overlay = value;
                 while (!shown() === there) await turn();
                 $('.place').getBoundingClientRect();
                 return performance.now() - begin;
             };
             const measured = [];
             for (let n = 0; n < times; n += 1) {
                 measured.push(await until(true, overlay));
                 await until(false, null);
             }
             return measured;",
            vec![json!(OVERLAY), json!(TIMES + 1)],
        )
        .await?;
    let all = measured.as_array().context("no times")?;
    let mut times: Vec<f64> = all.iter().filter_map(Value::as_f64).collect();
    let first = times.remove(0);
    times.sort_by(f64::total_cmp);
    println!(
        "from an overlay to its criterion in the checklist: {first:.0} ms the first time, then median {:.0} ms",
        times.get(TIMES / 2).copied().unwrap_or(f64::NAN)
    );
    Ok(())
}
