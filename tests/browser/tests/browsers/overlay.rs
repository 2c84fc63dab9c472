//! Rules that a host page adds while the widget runs.

use anyhow::{Result, ensure};
use santong_browser_tests::{
    Engine, Look, Page, Plan, Policy, Reply, Site, old::Visit, run, run_with,
};
use serde_json::{Value, json};

use crate::trap::BREAK;

/// An overlay with a question and a criterion that it decides.
pub const ADDED: &str = include_str!("overlay/added.toml");
const REFUSED: &str = include_str!("overlay/refused.toml");

const QUESTION: &str = "[data-question=\"enterprise.platform_member\"]";
const NAME: &str = "[data-question=\"enterprise.name\"] input";

/// Notes what the page hears of overlays, from outside of the element.
const LISTEN: &str = "window.heard = [];
    addEventListener('santong-error', (event) => heard.push({ detail: event.detail, from: event.target.localName }));";

/// Begins without keeping anything, on the first page, with a name given.
async fn begun(page: &Page) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=none]").await?;
    page.click("[data-action=begin]").await?;
    page.at("page/0").await?;
    page.whole().await?;
    page.type_into(NAME, "甲公司").await
}

async fn hand_in(page: &Page, overlay: Value) -> Result<()> {
    page.js("host.overlay = arguments[0]", vec![overlay])
        .await
        .map(drop)
}

/// Name and place are as they were.
async fn kept(page: &Page) -> Result<()> {
    let now = page
        .js(
            "return [$('.place').dataset.place, $(arguments[0]).value]",
            vec![json!(NAME)],
        )
        .await?;
    ensure!(now == json!(["page/0", "甲公司"]), "{now}");
    Ok(())
}

/// The added question comes to the page, its criterion to the checklist, and it is answered.
async fn added_and_answered(page: &Page) -> Result<()> {
    page.wait("the added question", &format!("return !!$('{QUESTION}')"))
        .await?;
    page.click(&format!("{QUESTION} input[value=yes]")).await?;
    page.go("checklist").await?;
    page.wait(
        "its criterion, met",
        "const item = $('[data-criterion=\"platform.member\"]'); return item && item.dataset.verdict === 'met'",
    )
    .await
}

async fn set_after_answers(page: &Page) -> Result<()> {
    begun(page).await?;
    page.site.forget();
    hand_in(page, json!(ADDED)).await?;
    page.wait("the added question", &format!("return !!$('{QUESTION}')"))
        .await?;
    kept(page).await?;
    let last = page
        .js(
            "const all = $$('[data-question]'); return all[all.length - 1].dataset.question",
            vec![],
        )
        .await?;
    ensure!(
        last == "enterprise.platform_member",
        "something moved: {last} is last"
    );
    added_and_answered(page).await?;
    let answers = page.answers().await?;
    ensure!(
        answers["enterprise"]
            == json!({ "enterprise.name": "甲公司", "enterprise.platform_member": true }),
        "{answers}"
    );
    for request in page.site.requests() {
        ensure!(
            request.method == "GET" && request.body == 0 && !request.address.contains('?'),
            "{request:?}"
        );
    }

    // Taken away again: the rules are as before, and the answer stays for the next time.
    hand_in(page, Value::Null).await?;
    page.wait(
        "the criterion to go",
        "return !$('[data-criterion=\"platform.member\"]')",
    )
    .await?;
    ensure!(
        page.answers().await?["enterprise"]["enterprise.platform_member"] == true,
        "the answer is gone"
    );
    page.clean().await
}

#[test]
fn set_after_answers_were_given() -> Result<()> {
    run(Engine::Chromium, set_after_answers)
}

#[test]
fn set_after_answers_were_given_in_firefox() -> Result<()> {
    run(Engine::Firefox, set_after_answers)
}

#[test]
fn set_after_answers_were_given_in_webkit() -> Result<()> {
    run(Engine::WebKit, set_after_answers)
}

/// In the language that the reader speaks, also where it is changed afterwards.
#[test]
fn an_overlay_speaks_english_too() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begun(page).await?;
        page.switch("language").await?;
        page.wait("English", "return $('.app').lang === 'en'")
            .await?;
        hand_in(page, json!(ADDED)).await?;
        page.wait("the added question", &format!("return !!$('{QUESTION}')"))
            .await?;
        let asked = format!("return $('{QUESTION} legend').textContent");
        let asked = page.js(&asked, vec![]).await?.to_string();
        ensure!(asked.contains("Is the enterprise a member"), "{asked}");
        page.go("checklist").await?;
        let item = "return $('[data-criterion=\"platform.member\"]').textContent";
        let english = page.js(item, vec![]).await?.to_string();
        ensure!(english.contains("Join this platform"), "{english}");
        page.switch("language").await?;
        page.wait("Chinese", "return $('.app').lang === 'zh-CN'")
            .await?;
        let chinese = page.js(item, vec![]).await?.to_string();
        ensure!(chinese.contains("加入本平台"), "{chinese}");
        page.clean().await
    })
}

/// Before the element is defined, and so before it is connected.
#[test]
fn set_before_the_start() -> Result<()> {
    let script = format!(
        "const define = customElements.define;
         customElements.define = function (...values) {{
             document.querySelector('santong-check').overlay = {};
             return define.apply(customElements, values);
         }};",
        json!(ADDED)
    );
    run_with(
        Engine::Chromium,
        Look::Headless,
        Plan::default().script(&script),
        async |page| {
            page.open().await?;
            page.click("input[name=storage][value=none]").await?;
            page.click("[data-action=begin]").await?;
            added_and_answered(page).await?;
            ensure!(
                page.js("return host.overlay", vec![]).await? == json!(ADDED),
                "not what was set"
            );
            page.clean().await
        },
    )
}

/// Nothing of it is taken; the page, the console and the reader are told.
#[test]
fn refused_whole() -> Result<()> {
    let plan = Plan::default().script(LISTEN);
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        begun(page).await?;
        hand_in(page, json!(REFUSED)).await?;
        let notice = page.notice().await?;
        ensure!(notice.contains("本网站另加的规则没有采用"), "{notice}");
        kept(page).await?;
        let heard = page.js("return window.heard", vec![]).await?;
        let fault = &heard[0]["detail"]["faults"][0];
        ensure!(heard[0]["detail"]["kind"] == "overlay", "{heard}");
        ensure!(heard[0]["from"] == "santong-check", "{heard}");
        ensure!(
            fault["file"] == "overlay.toml" && fault["line"] == 11 && fault["column"] == 13,
            "{heard}"
        );
        for part in ["message", "hint"] {
            let text = fault[part].as_str().unwrap_or_default();
            ensure!(text.contains("enterprise."), "{part}: {text}");
        }
        ensure!(!heard.to_string().contains("甲公司"), "answers went out");
        let errors = page.seen("errors").await?;
        ensure!(
            errors.len() == 1 && errors[0].contains("overlay.toml:11:13: "),
            "{errors:?}"
        );
        page.go("checklist").await?;
        ensure!(
            page.js("return $$('[data-criterion]').length > 15 && !$('[data-criterion=\"platform.member\"]')", vec![]).await? == true,
            "the rules are not as before"
        );

        // A better one is taken after all.
        page.dismiss().await?;
        hand_in(page, json!(ADDED)).await?;
        page.wait(
            "the criterion",
            "return !!$('[data-criterion=\"platform.member\"]')",
        )
        .await?;
        // And goes when one that is refused takes its place.
        hand_in(page, json!("[[criterion")).await?;
        page.wait(
            "the criterion to go",
            "return !$('[data-criterion=\"platform.member\"]')",
        )
        .await?;
        ensure!(
            page.seen("violations").await?.is_empty(),
            "the policy spoke"
        );
        Ok(())
    })
}

#[test]
fn no_rules_at_all() -> Result<()> {
    let plan = Plan::default().script(LISTEN);
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open().await?;
        page.whole().await?;
        for (number, script) in [
            "host.overlay = 7",
            "host.overlay = () => 1",
            "const round = {}; round.round = round; host.overlay = round",
            "host.overlay = '{'",
            "host.overlay = ''",
        ]
        .iter()
        .enumerate()
        {
            page.js(script, vec![]).await?;
            page.wait(
                script,
                &format!("return window.heard.length === {}", number + 1),
            )
            .await?;
        }
        let faults = page
            .js("return heard.every(({ detail }) => detail.faults.length > 0 && detail.faults.every(({ message }) => message))", vec![])
            .await?;
        ensure!(faults == true, "a refusal without a fault");
        Ok(())
    })
}

/// The program stops and is started again: with the added rules.
#[test]
fn kept_through_a_trap() -> Result<()> {
    let plan = Plan::default().script(BREAK);
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        begun(page).await?;
        hand_in(page, json!(ADDED)).await?;
        page.wait("the added question", &format!("return !!$('{QUESTION}')"))
            .await?;
        page.js("breakNext()", vec![]).await?;
        page.type_into("[data-question=\"enterprise.uscc\"] input", "9")
            .await?;
        page.wait("the notice", "return !!$('[role=alert] button')")
            .await?;
        page.js("$('[role=alert] button').click()", vec![]).await?;
        page.ready().await?;
        page.go("page/0").await?;
        page.wait("the added question", &format!("return !!$('{QUESTION}')"))
            .await
    })
}

fn host_page(attributes: &str) -> Reply {
    Reply::page(&format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>某某平台</title>\
         <script src=\"santong-check.js\" type=\"module\"></script></head>\
         <body><santong-check storage=\"none\" {attributes}></santong-check></body></html>"
    ))
}

#[test]
fn from_an_address() -> Result<()> {
    let file = Reply {
        status: 200,
        kind: "text/plain".into(),
        content: Some(ADDED.into()),
    };
    let plan = Plan::default()
        .script(LISTEN)
        .reply("platform.toml", file)
        .reply("own.html", host_page("rules=\"platform.toml\""))
        .reply("absent.html", host_page("rules=\"absent.toml\""))
        .reply(
            "elsewhere.html",
            host_page("rules=\"https://example.com/rules.toml\""),
        );
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("own.html").await?;
        page.ready().await?;
        page.go("page/0").await?;
        added_and_answered(page).await?;
        page.clean().await?;

        page.open_path("absent.html").await?;
        page.ready().await?;
        ensure!(page.notice().await?.contains("没有采用"), "not told");
        let heard = page.js("return window.heard", vec![]).await?;
        ensure!(
            heard[0]["detail"]["faults"][0]["file"] == "absent.toml",
            "{heard}"
        );

        page.open_path("elsewhere.html").await?;
        page.ready().await?;
        page.whole().await?;
        let warnings = page.seen("warnings").await?;
        ensure!(
            warnings.len() == 1 && warnings[0].contains("example.com"),
            "{warnings:?}"
        );
        ensure!(
            page.seen("violations").await?.is_empty(),
            "it was asked for"
        );
        Ok(())
    })
}

/// Questions of the added rules are there for the page that adds them, however early it leads to them.
#[test]
fn led_to_an_added_question() -> Result<()> {
    let file = Reply {
        status: 200,
        kind: "text/plain".into(),
        content: Some(ADDED.into()),
    };
    let early = "addEventListener('DOMContentLoaded', async () => {
        await customElements.whenDefined('santong-check');
        document.querySelector('santong-check').goto('enterprise.platform_member').then(() => { window.led = true; });
    });";
    let led_there = format!("return !!$('{QUESTION}')");
    for (attributes, script) in [("start=\"enterprise.platform_member\"", ""), ("", early)] {
        let plan = Plan::default()
            .script(script)
            .reply("platform.toml", file.clone())
            .reply(
                "own.html",
                host_page(&format!("rules=\"platform.toml\" {attributes}")),
            );
        run_with(Engine::Chromium, Look::Headless, plan, async |page| {
            page.open_path("own.html").await?;
            page.wait("the added question", &led_there).await?;
            if !script.is_empty() {
                page.wait("the word", "return window.led === true").await?;
            }
            page.clean().await
        })?;
    }
    Ok(())
}

#[test]
fn a_rule_set_that_is_none() -> Result<()> {
    let plan = Plan::default().script(LISTEN);
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        begun(page).await?;
        page.js("host.ruleSet = new Uint8Array([1, 2, 3])", vec![])
            .await?;
        page.notice().await?;
        kept(page).await?;
        page.wait("the word", "return window.heard.length === 1")
            .await?;
        let fault = page.js("return heard[0].detail.faults[0]", vec![]).await?;
        ensure!(
            fault["file"] == "ruleSet" && fault["message"].is_string(),
            "{fault}"
        );
        page.go("checklist").await
    })
}

/// The second program as plain JavaScript.
#[test]
fn in_chromium_80() -> Result<()> {
    let site = Site::serve(Plan::default().policy(Policy::Design))?;
    let mut visit = Visit::default();
    visit.open(&site);
    visit.wait("$('[data-progress]')");
    visit.get(&format!("host.overlay = {};", json!(ADDED)));
    visit.get("$('[data-step=checklist]').click()");
    visit.wait("$('[data-criterion=\"platform.member\"]')");
    visit.get("return window.seen.errors");
    let results = visit.run()?;
    ensure!(results.last() == Some(&json!([])), "{results:?}");
    Ok(())
}
