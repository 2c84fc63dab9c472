//! Measures the widget in Chromium and takes pictures of its screens.
//!
//!     cargo run -p santong-browser-tests --bin figures -- [FOLDER]
//!
//! **From an answer to the changed screen**: with the processor slowed down to a quarter
//! (`Emulation.setCPUThrottlingRate`, 4), a question page of the finished sample is shown and one
//! radio button after the other is clicked by script; on the page of the comparison a list to choose
//! from is changed. The clock (`performance.now`) starts before
//! the click and stops in a task posted from within the next animation frame, that is after the
//! frame's style, layout and paint were done on the page's main thread. The time until that frame
//! was due anyway is not the program's doing but is contained; so the waiting is measured too, in
//! the same way without a click, and both are printed. The third line is the work alone: from the
//! click until the new screen is in the document and laid out. The first ten answers are not counted.
//!
//! **One whole assessment**: the export `assess` in a loop, on the sample `ready`; it also reads
//! the rule set and the answers and writes the result as JSON, so the time for a rule set without
//! products is printed beside it.
//!
//! **An overlay**: from setting the property until the criterion that it adds stands in the checklist
//! and is laid out, the first time with all files fetched from a server on the same machine.
//!
//! **Bytes** are those of `pkg.json`, compressed by brotli: the first load, and with what follows by
//! itself until a question can be answered. **Questions** are counted in the golden texts.

mod overlay;
mod paper;
mod pictures;
mod sizes;
mod speed;

use std::path::{Path, PathBuf};

use anyhow::Result;
use santong_browser_tests::{Browser, Engine, Look, Page, Plan, Policy, Site};

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    sizes::print()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let done = in_browser(Look::Headless, async |page| {
            figures(page, folder.as_deref()).await
        });
        done.await?;
        match &folder {
            Some(folder) => {
                in_browser(Look::Printing, async |page| {
                    paper::print(page, folder).await
                })
                .await
            }
            None => Ok(()),
        }
    })
}

async fn in_browser(look: Look, work: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    // Without a policy, because the page imports scripts that are written here.
    let site = Site::serve(Plan::default().policy(Policy::Absent))?;
    let page = Page::new(Browser::start(Engine::Chromium, look).await?, site);
    let done = work(&page).await;
    page.into_browser().quit().await;
    done
}

async fn figures(page: &Page, folder: Option<&Path>) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=none]").await?;
    page.sample("ready").await?;
    speed::answers(page).await?;
    speed::assessments(page).await?;
    overlay::taken(page).await?;
    match folder {
        Some(folder) => pictures::take(page, folder).await,
        None => Ok(()),
    }
}
