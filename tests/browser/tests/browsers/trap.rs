//! The program stops in the middle of an answer: nothing is lost.

use anyhow::{Result, ensure};
use santong_browser_tests::{
    Engine, Look, Page, Plan, Policy, Site, old::Visit, run_with, walk::Step,
};
use serde_json::json;

/// Makes the next change of the document throw, which the program cannot survive.
pub const BREAK: &str = "const original = Node.prototype.insertBefore;
    window.breakNext = () => {
        Node.prototype.insertBefore = function () { Node.prototype.insertBefore = original; throw new Error('broken on purpose'); };
    };";

const NAME: &str = "[data-question=\"enterprise.name\"] input";

async fn kept_through_a_trap(page: &Page, storage: &str) -> Result<()> {
    page.open().await?;
    page.click(&format!("input[name=storage][value={storage}]"))
        .await?;
    page.click("[data-action=begin]").await?;
    page.at("page/0").await?;
    page.type_into(NAME, "甲公司").await?;
    page.go("page/0").await?;
    // A faulty code brings a remark into the page: that is what breaks.
    page.js("breakNext()", vec![]).await?;
    page.type_into("[data-question=\"enterprise.uscc\"] input", "9")
        .await?;
    page.wait("the notice", "return !!$('[role=alert]') && $('[role=alert]').textContent.includes('程序出错了，您的回答已保存。')").await?;
    let focused = page
        .js(
            "return host.shadowRoot.activeElement === $('[role=alert]')",
            vec![],
        )
        .await?;
    ensure!(focused == true, "the notice has not got the focus");
    let errors = page.seen("errors").await?;
    ensure!(
        errors
            .iter()
            .any(|error| error.contains("the program stopped")),
        "{errors:?}"
    );
    page.js(
        "$$('button').find((button) => button.textContent === '重新载入').click()",
        vec![],
    )
    .await?;
    page.ready().await?;
    page.wait(
        "the word on it",
        "return $('.notice').textContent.includes('已从保存的回答重新载入')",
    )
    .await?;
    let answers = page.answers().await?;
    ensure!(
        answers["enterprise"] == json!({ "enterprise.name": "甲公司", "enterprise.uscc": "9" }),
        "{answers}"
    );
    // It goes on as if nothing had been.
    page.go("page/0").await?;
    page.type_into(NAME, "乙").await?;
    page.wait(
        "the text",
        "return $('[data-question=\"enterprise.name\"] input').value === '甲公司乙'",
    )
    .await?;
    ensure!(
        page.answers().await?["enterprise"]["enterprise.name"] == "甲公司乙",
        "no longer works"
    );
    Ok(())
}

#[test]
fn nothing_lost_when_kept_on_the_machine() -> Result<()> {
    run_with(
        Engine::Chromium,
        Look::Headless,
        Plan::default().script(BREAK),
        async |page| kept_through_a_trap(page, "local").await,
    )
}

#[test]
fn nothing_lost_when_kept_nowhere() -> Result<()> {
    run_with(
        Engine::Chromium,
        Look::Headless,
        Plan::default().script(BREAK),
        async |page| kept_through_a_trap(page, "none").await,
    )
}

#[test]
fn nothing_lost_in_firefox() -> Result<()> {
    run_with(
        Engine::Firefox,
        Look::Headless,
        Plan::default().script(BREAK),
        async |page| kept_through_a_trap(page, "local").await,
    )
}

/// Stops twice in a row: then the reader may also start over, and the answers go into a file first.
#[test]
fn a_program_that_stops_again() -> Result<()> {
    run_with(
        Engine::Chromium,
        Look::Headless,
        Plan::default().script(BREAK),
        async |page| {
            page.open().await?;
            page.click("input[name=storage][value=local]").await?;
            page.go("page/0").await?;
            page.type_into(NAME, "甲公司").await?;
            page.js("breakNext()", vec![]).await?;
            page.type_into("[data-question=\"enterprise.uscc\"] input", "9")
                .await?;
            page.wait("the notice", "return !!$('[role=alert] button')")
                .await?;
            page.js("breakNext(); $('[role=alert] button').click()", vec![])
                .await?;
            page.wait("the second notice", "return !!$('[role=alert] button') && $('[role=alert]').textContent.includes('又一次出错')").await?;
            page.js("window.seen.saved.length = 0; $$('[role=alert] button').find((button) => button.textContent.startsWith('从头开始')).click()", vec![]).await?;
            page.ready().await?;
            let saved = page.js("return window.seen.saved[0].text", vec![]).await?;
            ensure!(
                saved.as_str().is_some_and(|text| text.contains("甲公司")),
                "{saved}"
            );
            let answers = page.answers().await?;
            ensure!(answers["enterprise"] == json!({}), "{answers}");
            Ok(())
        },
    )
}

#[test]
fn nothing_lost_in_the_twin_in_chromium_80() -> Result<()> {
    let site = Site::serve(Plan::default().policy(Policy::Design).script(BREAK))?;
    let mut visit = Visit::default();
    visit.open(&site);
    visit.walk(&[
        Step::Click("input[name=storage][value=local]".into()),
        Step::Click("[data-action=begin]".into()),
        Step::Type(NAME.into(), "甲公司".into()),
    ]);
    visit.get("window.breakNext()");
    visit.walk(&[Step::Type(
        "[data-question=\"enterprise.uscc\"] input".into(),
        "9".into(),
    )]);
    visit.wait(
        "$('[role=alert] button') && $('[role=alert]').textContent.includes('您的回答已保存')",
    );
    visit.get("$('[role=alert] button').click()");
    visit.wait("$('.place h2')");
    visit.walk(&[Step::Click("[data-step=\"page/0\"]".into())]);
    visit.wait("$('[data-question=\"enterprise.name\"] input')");
    visit.get("return [$('[data-question=\"enterprise.name\"] input').value, $('[data-question=\"enterprise.uscc\"] input').value, window.seen.modules]");
    let results = visit.run()?;
    ensure!(results[2] == json!(["甲公司", "9", 0]), "{results:?}");
    Ok(())
}
