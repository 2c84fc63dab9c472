//! What the widget asks of the network, and what the security policy has to say about it.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Look, Page, Plan, Policy, run, run_with, setup::Package};
use serde_json::Value;

/// What follows by itself as soon as the first screen stands.
const LATER: [&str; 2] = ["later.wasm", "rules.bin"];

/// Files of the package that may be asked for when the reader wants them.
const WANTED: [&str; 2] = ["print.css", "samples/draft.json"];

/// The first load asks for each of its files once, and later for nothing but the package's own.
async fn own_files_only(page: &Page) -> Result<()> {
    let package = Package::read()?;
    page.open().await?;
    page.whole().await?;
    let mut first: Vec<String> = page
        .site
        .requests()
        .into_iter()
        .map(|request| request.address)
        .collect();
    first.sort();
    if page.engine() == Engine::WebKit {
        // WebKit asks anew for what was preloaded for `fetch`.
        first.dedup();
    }
    let following = LATER
        .iter()
        .map(|name| package.file(name).map(str::to_owned))
        .collect::<Result<Vec<_>>>()?;
    let mut expected: Vec<String> = package
        .first_load
        .iter()
        .chain(&following)
        .map(|path| {
            if path == "index.html" {
                "/".into()
            } else {
                format!("/{path}")
            }
        })
        .collect();
    expected.sort();
    assert_eq!(first, expected);

    page.site.forget();
    page.click("input[name=storage][value=none]").await?;
    page.sample("draft").await?;
    for place in page.places().await? {
        page.go(&place).await?;
    }
    page.go("page/0").await?;
    page.type_into("[data-question=\"enterprise.name\"] input", "密")
        .await?;
    let later: BTreeSet<String> = page
        .site
        .requests()
        .into_iter()
        .map(|request| request.address)
        .collect();
    let allowed: BTreeSet<String> = WANTED
        .iter()
        .filter_map(|name| package.file(name).ok())
        .map(|path| format!("/{path}"))
        .collect();
    ensure!(later.is_subset(&allowed), "{later:?}");
    for request in page.site.requests() {
        ensure!(
            request.method == "GET" && request.body == 0 && !request.address.contains('?'),
            "{request:?}"
        );
    }

    let origin = page.site.address("");
    let loaded = page
        .js(
            "return performance.getEntriesByType('resource').map((entry) => entry.name)",
            vec![],
        )
        .await?;
    let elsewhere: Vec<&str> = loaded
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .filter(|name| !name.starts_with(&origin) && !name.starts_with("data:"))
        .collect();
    ensure!(elsewhere.is_empty(), "{elsewhere:?}");
    page.clean().await
}

#[test]
fn only_own_files_under_the_policy() -> Result<()> {
    run(Engine::Chromium, own_files_only)
}

/// Without a policy nothing would be held back: then too.
#[test]
fn only_own_files_without_a_policy() -> Result<()> {
    run_with(
        Engine::Chromium,
        Look::Headless,
        Plan::default().policy(Policy::Absent),
        own_files_only,
    )
}

#[test]
fn only_own_files_in_firefox() -> Result<()> {
    run(Engine::Firefox, own_files_only)
}

#[test]
fn only_own_files_in_webkit() -> Result<()> {
    run(Engine::WebKit, own_files_only)
}
