//! From an empty page to a declaration.

use anyhow::{Result, ensure};
use santong_browser_tests::{
    Engine, Page, Plan, Policy, Site,
    old::Visit,
    run,
    walk::{Step, at, through},
};
use serde_json::{Value, json};

use crate::support::{given, pages_of, place_of, sample_file};

/// What a finished declaration shows; one script for all engines.
const DECLARATION: &str = "return {
    readiness: $('[data-product]').dataset.readiness,
    title: $('[data-sheet] h1').textContent,
    headings: $$('[data-sheet] h2').map((heading) => heading.textContent),
    text: $('[data-sheet]').textContent,
    draft: !!$('[data-sheet] .mark'),
}";

fn is_whole(declaration: &Value) -> Result<()> {
    ensure!(declaration["readiness"] == "ready", "{declaration}");
    ensure!(declaration["draft"] == json!(false), "{declaration}");
    let headings: Vec<&str> = declaration["headings"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for letter in ["a", "b", "c", "d", "e", "f", "g", "h"] {
        ensure!(
            headings.iter().any(|heading| heading.contains(letter)),
            "no content {letter}: {headings:?}"
        );
    }
    let text = declaration["text"].as_str().unwrap_or_default();
    for part in [
        "宁波澜汐示例电器有限公司",
        "LX-K1702",
        "GB 4706.19-2024",
        "欧盟",
        "英国",
        "沈若澜",
        "2026年11月20日",
    ] {
        ensure!(text.contains(part), "no {part} in {text}");
    }
    Ok(())
}

/// Every answer by mouse and keyboard, with a reload in the middle.
async fn by_hand(page: &Page) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=local]").await?;
    page.click("[data-action=begin]").await?;
    let pages = pages_of("ready")?;
    let (before, after) = pages.split_at(5);
    page.walk(&through(before)).await?;
    let kept = page.answers().await?;
    page.reload().await?;
    ensure!(
        page.answers().await? == kept,
        "the reload changed the answers"
    );
    page.go(&after[0].place).await?;
    page.walk(&through(after)).await?;
    page.at("review").await?;
    assert_eq!(given(&page.answers().await?), given(&sample_file("ready")?));
    page.go("checklist").await?;
    let verdicts = page
        .texts(
            "return $$('[data-criterion]').map((item) => item.querySelector('.strength').textContent + item.dataset.verdict)",
        )
        .await?;
    ensure!(verdicts.len() > 50, "{verdicts:?}");
    for open in ["阻断unmet", "必需unmet", "open"] {
        ensure!(
            !verdicts.iter().any(|verdict| verdict.ends_with(open)),
            "{verdicts:?}"
        );
    }
    ensure!(
        verdicts.iter().any(|verdict| verdict == "必需met"),
        "{verdicts:?}"
    );
    page.go("declaration/0").await?;
    is_whole(&page.js(DECLARATION, vec![]).await?)?;
    page.clean().await
}

#[test]
fn in_chromium() -> Result<()> {
    run(Engine::Chromium, by_hand)
}

/// A sample, one answer changed, and the verdict that changes with it.
async fn by_sample(page: &Page) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=local]").await?;
    page.sample("ready").await?;
    page.go("declaration/0").await?;
    is_whole(&page.js(DECLARATION, vec![]).await?)?;
    page.go(&place_of("product.line", 0)?).await?;
    page.click("[data-question=\"product.line\"] input[value=different_company]")
        .await?;
    page.wait(
        "the other readiness",
        "return $('[data-product]').dataset.readiness === 'draft'",
    )
    .await?;
    page.go("checklist").await?;
    let verdict = page.verdict("same-line.production").await?;
    ensure!(verdict == "unmet", "{verdict}");
    page.reload().await?;
    page.wait(
        "the kept answer",
        "return $('[data-product]').dataset.readiness === 'draft'",
    )
    .await?;
    page.go(&place_of("product.line", 0)?).await?;
    page.click("[data-question=\"product.line\"] input[value=same_line]")
        .await?;
    page.wait(
        "the old readiness",
        "return $('[data-product]').dataset.readiness === 'ready'",
    )
    .await?;
    page.go("page/0").await?;
    page.type_into("[data-question=\"enterprise.name\"] input", "（三同）")
        .await?;
    page.wait(
        "the typed text",
        "return $('[data-question=\"enterprise.name\"] input').value.endsWith('（三同）')",
    )
    .await?;
    page.clean().await
}

#[test]
fn in_firefox() -> Result<()> {
    run(Engine::Firefox, by_sample)
}

#[test]
fn in_webkit() -> Result<()> {
    run(Engine::WebKit, by_sample)
}

/// The same in Chromium 80; gives what the page noted.
fn in_chromium_80(policy: Policy, site: &Site) -> Result<Value> {
    let mut visit = Visit::default();
    visit.open(site);
    visit.walk(&[
        Step::Click("input[name=storage][value=local]".into()),
        Step::Click("[data-action=begin]".into()),
    ]);
    let pages = pages_of("ready")?;
    let (before, after) = pages.split_at(5);
    visit.walk(&through(before));
    visit.reload();
    visit.walk(&[Step::Click(format!("[data-step=\"{}\"]", after[0].place))]);
    visit.walk(&through(after));
    visit.walk(&[
        at("review"),
        Step::Click("[data-step=\"declaration/0\"]".into()),
        at("declaration/0"),
    ]);
    visit.get(DECLARATION);
    visit.get("return window.seen");
    let results = visit.run()?;
    is_whole(&results[0])?;
    let seen = &results[1];
    ensure!(
        seen["errors"] == json!([]) && seen["warnings"] == json!([]) && seen["sent"] == json!([]),
        "{policy:?}: {seen}"
    );
    Ok(seen.clone())
}

#[test]
fn in_chromium_80_as_wasm() -> Result<()> {
    let site = Site::serve(Plan::default().policy(Policy::Absent))?;
    let seen = in_chromium_80(Policy::Absent, &site)?;
    ensure!(
        seen["modules"].as_u64() > Some(0),
        "no module was compiled: {seen}"
    );
    ensure!(
        !site
            .requests()
            .iter()
            .any(|request| request.address.contains("twin")),
        "the twin was loaded"
    );
    Ok(())
}

/// Engines before 97 know no policy that allows wasm and forbids eval, so there the twin must run.
#[test]
fn in_chromium_80_as_plain_javascript() -> Result<()> {
    let site = Site::serve(Plan::default())?;
    let seen = in_chromium_80(Policy::Design, &site)?;
    ensure!(seen["modules"] == json!(0), "a module was compiled: {seen}");
    ensure!(
        site.requests()
            .iter()
            .any(|request| request.address.contains("twin")),
        "the twin was not loaded"
    );
    Ok(())
}
