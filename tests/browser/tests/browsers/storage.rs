//! Where answers are kept, and what happens when that does not work.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Look, Page, Plan, run, run_with};
use serde_json::{Value, json};

use crate::host::host_page;

const NAME: &str = "[data-question=\"enterprise.name\"] input";

async fn stored(page: &Page) -> Result<(String, String)> {
    let both = page
        .js(
            "return [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]",
            vec![],
        )
        .await?;
    let text = |index: usize| both[index].as_str().unwrap_or_default().to_owned();
    Ok((text(0), text(1)))
}

async fn begin(page: &Page, choice: &str) -> Result<()> {
    page.open().await?;
    page.click(&format!("input[name=storage][value={choice}]"))
        .await?;
    page.click("[data-action=begin]").await?;
    page.at("page/0").await
}

async fn type_name(page: &Page, text: &str) -> Result<()> {
    page.type_into(NAME, text).await?;
    page.wait(
        "the text",
        &format!("return $({}).value.endsWith({})", json!(NAME), json!(text)),
    )
    .await
}

async fn name(page: &Page) -> Result<Value> {
    page.go("page/0").await?;
    page.js("return $(arguments[0]).value", vec![json!(NAME)])
        .await
}

#[test]
fn nothing_before_the_reader_has_chosen() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("[data-action=begin]").await?;
        page.wait(
            "the reminder",
            "return $('.place').textContent.includes('请先选择')",
        )
        .await?;
        ensure!(page.place().await? == "start", "went on without a choice");
        page.click("[data-sample=draft]").await?;
        page.wait("the sample", "return !!$('.notice')").await?;
        page.click("[data-step='page/0']").await?;
        page.wait(
            "the reminder",
            "return $('.place').textContent.includes('请先选择')",
        )
        .await?;
        ensure!(page.place().await? == "start", "answers without a choice");
        assert_eq!(stored(page).await?, ("{}".into(), "{}".into()));
        page.reload().await?;
        ensure!(
            page.answers().await?["enterprise"] == json!({}),
            "kept without a choice"
        );
        Ok(())
    })
}

#[test]
fn each_choice_keeps_what_it_says() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begin(page, "none").await?;
        type_name(page, "不留名").await?;
        assert_eq!(stored(page).await?, ("{}".into(), "{}".into()));

        page.go("start").await?;
        page.click("input[name=storage][value=tab]").await?;
        let (local, tab) = stored(page).await?;
        ensure!(local == "{}" && tab.contains("不留名"), "{local} {tab}");
        page.reload().await?;
        ensure!(name(page).await? == "不留名", "not kept in the tab");

        page.go("start").await?;
        page.click("input[name=storage][value=local]").await?;
        let (local, tab) = stored(page).await?;
        ensure!(tab == "{}" && local.contains("不留名"), "{local} {tab}");
        page.go("page/0").await?;
        type_name(page, "公司").await?;
        page.reload().await?;
        ensure!(name(page).await? == "不留名公司", "not kept");
        ensure!(
            page.js("return $('.files .status').textContent", vec![])
                .await?
                == "自动保存于本机",
            "the status is wrong"
        );

        page.click("[data-action=clear]").await?;
        page.click("[data-action=clear-yes]").await?;
        page.wait(
            "the notice",
            "return $('.notice').textContent.includes('已清除')",
        )
        .await?;
        ensure!(!stored(page).await?.0.contains("不留名"), "not cleared");
        page.reload().await?;
        ensure!(
            page.answers().await?["enterprise"] == json!({}),
            "there again after a reload"
        );
        page.clean().await
    })
}

/// Full or blocked: the reader is told, everything stays in the page, and it can be saved to a file.
async fn told_and_nothing_lost(page: &Page) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=local]").await?;
    page.click("[data-action=begin]").await?;
    page.at("page/0").await?;
    type_name(page, "甲公司").await?;
    page.wait(
        "the notice",
        "return !!$('.notice.trouble') && $('.notice').textContent.includes('没有存下')",
    )
    .await?;
    ensure!(
        page.answers().await?["enterprise"]["enterprise.name"] == "甲公司",
        "lost"
    );
    page.go("checklist").await?;
    page.clean().await
}

#[test]
fn a_full_storage() -> Result<()> {
    let plan = Plan::default().script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };");
    run_with(
        Engine::Chromium,
        Look::Headless,
        plan,
        told_and_nothing_lost,
    )
}

#[test]
fn a_blocked_storage() -> Result<()> {
    let plan = Plan::default().script(
        "for (const name of ['localStorage', 'sessionStorage'])
             Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });",
    );
    run_with(
        Engine::Chromium,
        Look::Headless,
        plan,
        told_and_nothing_lost,
    )
}

/// A record that cannot be read is left alone, the reader is told, and later answers are kept beside it.
#[test]
fn a_corrupt_record() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begin(page, "local").await?;
        type_name(page, "甲").await?;
        for (damage, what) in [
            ("value.slice(0, value.length - 9)", "cut off"),
            (
                "value.replace('\"version\":1', '\"version\":99')",
                "another version",
            ),
            ("'rubbish'", "no record at all"),
        ] {
            page.js("localStorage.clear()", vec![]).await?;
            page.go("start").await?;
            page.reload().await?;
            page.click("input[name=storage][value=local]").await?;
            page.go("page/0").await?;
            type_name(page, "甲").await?;
            let broken = page.js(&format!("const key = Object.keys(localStorage)[0]; const value = localStorage[key]; return localStorage[key] = {damage}"), vec![]).await?;
            page.reload().await?;
            page.wait(
                &format!("the notice ({what})"),
                "return !!$('.notice.trouble')",
            )
            .await?;
            page.click("input[name=storage][value=local]").await?;
            page.go("page/0").await?;
            type_name(page, "乙").await?;
            let values = page
                .js("return Object.values(localStorage)", vec![])
                .await?;
            let values = values.as_array().cloned().unwrap_or_default();
            ensure!(
                values.contains(&broken),
                "{what}: the damaged record is gone"
            );
            ensure!(
                values
                    .iter()
                    .any(|value| value.as_str().is_some_and(|text| text.contains("乙"))),
                "{what}: the new answers are not kept"
            );
            page.reload().await?;
            ensure!(
                name(page).await? == "乙",
                "{what}: the new answers are not found again"
            );
        }
        Ok(())
    })
}

/// A page that does not ask: the reader's own choice holds after a reload.
#[test]
fn a_choice_against_the_page() -> Result<()> {
    for (wanted, chosen, kept) in [
        ("tab", "local", true),
        ("local", "tab", true),
        ("tab", "none", false),
        ("local", "none", false),
    ] {
        let body = format!("<santong-check id=\"a\" storage=\"{wanted}\"></santong-check>");
        let plan = Plan::default().reply("host.html", host_page(&body));
        run_with(Engine::Chromium, Look::Headless, plan, async |page| {
            page.open_path("host.html").await?;
            page.ready().await?;
            page.click(&format!("input[name=storage][value={chosen}]"))
                .await?;
            page.go("page/0").await?;
            page.whole().await?;
            type_name(page, "甲").await?;
            for visit in ["reloaded", "added to"] {
                page.reload().await?;
                page.go("page/0").await?;
                page.whole().await?;
                let expected = match (kept, visit) {
                    (false, _) => "",
                    (true, "reloaded") => "甲",
                    (true, _) => "甲乙",
                };
                let found = name(page).await?;
                ensure!(found == expected, "{wanted} {chosen} {visit}: {found}");
                type_name(page, "乙").await?;
            }
            let (local, tab) = stored(page).await?;
            ensure!(
                local.contains('乙') == (chosen == "local")
                    && tab.contains('乙') == (chosen == "tab"),
                "{wanted} {chosen}: {local} {tab}"
            );
            page.js_async("await host.reset()", vec![]).await?;
            let left = stored(page).await?;
            ensure!(left == ("{}".into(), "{}".into()), "left: {left:?}");
            page.clean().await
        })?;
    }
    Ok(())
}

/// Whose names are alike do not forget for each other, nor share what they keep.
#[test]
fn elements_with_names_alike() -> Result<()> {
    let body = "<santong-check id=\"a\" storage=\"local\"></santong-check><santong-check id=\"a:b\" storage=\"local\"></santong-check>\
        <santong-check id=\"3\" storage=\"local\"></santong-check><santong-check storage=\"local\"></santong-check><santong-check-0 storage=\"local\"></santong-check-0>\
        <santong-check id=\"a\" storage=\"local\"></santong-check><div class=\"root\"></div><div class=\"root\"></div>";
    let script = "addEventListener('DOMContentLoaded', () => {
            for (const place of document.querySelectorAll('.root')) {
                place.attachShadow({ mode: 'open' }).innerHTML = '<santong-check storage=local></santong-check>';
            }
            const late = document.createElement('santong-check');
            late.setAttribute('storage', 'local');
            document.body.prepend(late);
        });
        window.everyone = () => [
            ...document.querySelectorAll('body > santong-check, santong-check-0'),
            ...[...document.querySelectorAll('.root')].map((place) => place.shadowRoot.querySelector('santong-check')),
        ];";
    let plan = Plan::default()
        .reply("host.html", host_page(body))
        .script(script);
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        let load = "const all = everyone();
            for (const [index, element] of all.entries()) {
                await element.load({ format: 'santong-answers', version: 1, enterprise: { 'enterprise.name': `第${index}家` }, products: [] });
            }
            await all[0].reset();
            await all[1].reset();";
        page.js_async(load, vec![]).await?;
        page.reload().await?;
        page.wait(
            "what each has kept",
            "const names = everyone().map((element) => {
                const root = element.shadowRoot;
                root.querySelector('[data-step=\"page/0\"]').click();
                const field = root.querySelector('[data-question=\"enterprise.name\"] input');
                return field && field.value;
             });
             return names.join() === ',,第2家,第3家,第4家,第5家,第6家,第7家,第8家'",
        )
        .await?;
        page.clean().await
    })
}

/// Two tabs on the same record: whoever writes second goes on under a record of their own.
#[test]
fn two_tabs() -> Result<()> {
    run(Engine::Chromium, async |page| {
        begin(page, "local").await?;
        type_name(page, "共同").await?;
        let first = page.driver().window().await?;
        let second = page.driver().new_tab().await?;
        page.driver().switch_to_window(second.clone()).await?;
        page.open().await?;
        page.go("page/0").await?;
        type_name(page, "二号").await?;
        page.driver().switch_to_window(first.clone()).await?;
        type_name(page, "一号").await?;
        page.wait(
            "the notice",
            "return !!$('.notice') && $('.notice').textContent.includes('另一个窗口')",
        )
        .await?;
        page.driver().switch_to_window(second).await?;
        type_name(page, "再写").await?;
        let both = stored(page).await?.0;
        ensure!(
            both.contains("共同一号") && both.contains("共同二号再写"),
            "{both}"
        );
        page.driver().switch_to_window(first).await?;
        type_name(page, "再写").await?;
        let both = stored(page).await?.0;
        ensure!(
            both.contains("共同一号再写") && both.contains("共同二号再写"),
            "{both}"
        );
        Ok(())
    })
}
