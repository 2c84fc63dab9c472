//! Runs one test: a server, a browser, the test, and the end of both whatever happens.

use std::{
    panic::{AssertUnwindSafe, resume_unwind},
    sync::{Condvar, Mutex, PoisonError},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, anyhow};
use futures_util::FutureExt;

use crate::{
    browser::{Browser, Engine, Look},
    page::Page,
    plan::Plan,
    server::Site,
    setup,
};

/// Browsers at the same time; more only slow each other down.
const ROOM: usize = 2;
const LIMIT: Duration = Duration::from_secs(240);

static TAKEN: Mutex<usize> = Mutex::new(0);
static LEFT: Condvar = Condvar::new();

/// A place among the tests that run at the same time.
pub struct Seat(());

impl Seat {
    /// Waits until there is room.
    #[must_use]
    pub fn take() -> Self {
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = LEFT
            .wait_while(taken, |taken| *taken >= ROOM)
            .unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Self(())
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        LEFT.notify_one();
    }
}

/// Runs a test in a browser, on the finished site under the design's policy.
///
/// # Errors
/// When the test fails or cannot be run.
pub fn run(engine: Engine, test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    run_with(engine, Look::Headless, Plan::default(), test)
}

/// Runs a test in a browser, on the site served as planned.
///
/// # Errors
/// When the test fails or cannot be run. After a failure a picture of the page lies in
/// `target/browser-failures`.
pub fn run_with(
    engine: Engine,
    look: Look,
    plan: Plan,
    test: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let _seat = Seat::take();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let site = Site::serve(plan)?;
        let page = Page::new(Browser::start(engine, look).await?, site);
        let limited = tokio::time::timeout(LIMIT, test(&page));
        let ended = AssertUnwindSafe(limited).catch_unwind().await;
        let failed = !matches!(ended, Ok(Ok(Ok(()))));
        let told = if failed {
            describe(&page).await
        } else {
            String::new()
        };
        page.into_browser().quit().await;
        match ended {
            Err(panic) => {
                eprintln!("{told}");
                resume_unwind(panic)
            }
            Ok(Err(_)) => Err(anyhow!("not done after {} s\n{told}", LIMIT.as_secs())),
            Ok(Ok(result)) => result.with_context(|| told),
        }
    })
}

async fn describe(page: &Page) -> String {
    let name = thread::current()
        .name()
        .unwrap_or("test")
        .replace("::", "-");
    let folder = setup::project("target/browser-failures");
    let picture = folder.join(format!("{name}.png"));
    // What cannot be told about a failure must not hide it.
    let _ = std::fs::create_dir_all(&folder);
    let _ = page.driver().screenshot(&picture).await;
    let seen = page
        .js("return window.seen", vec![])
        .await
        .unwrap_or_default();
    let place = page.place().await.unwrap_or_default();
    format!(
        "in {:?} at “{place}”; picture: {}; the page noted: {seen}",
        page.engine(),
        picture.display()
    )
}
