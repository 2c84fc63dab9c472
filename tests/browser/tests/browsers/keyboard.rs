//! Without a mouse.

use anyhow::{Context, Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::Value;
use thirtyfour::Key;

use crate::support::place_of;

/// What has the focus: a name that tells it from all else on a page.
async fn focus(page: &Page) -> Result<String> {
    let name = page
        .js(
            "const e = host.shadowRoot.activeElement;
             if (!e) return document.activeElement === host ? 'host' : 'outside';
             const question = e.closest('[data-question]');
             return [question && question.dataset.question, e.localName, e.value || e.dataset.action || e.dataset.step || e.dataset.ref || e.textContent.trim()]
                 .filter(Boolean).join(' ');",
            vec![],
        )
        .await?;
    Ok(name.as_str().unwrap_or_default().to_owned())
}

/// Presses Tab until something has the focus.
async fn tab_to(page: &Page, wanted: &str) -> Result<()> {
    let mut passed = Vec::new();
    for _ in 0..120 {
        page.press(Key::Tab).await?;
        let now = focus(page).await?;
        if now == wanted {
            return Ok(());
        }
        passed.push(now);
    }
    anyhow::bail!("Tab does not reach {wanted}, only {passed:?}")
}

/// Presses Tab until a condition on the element `e` that has the focus is true.
pub async fn tab_until(page: &Page, condition: &str) -> Result<()> {
    let script = format!("const e = host.shadowRoot.activeElement; return !!e && !!({condition})");
    for _ in 0..200 {
        page.press(Key::Tab).await?;
        if page.js(&script, vec![]).await? == true {
            return Ok(());
        }
    }
    anyhow::bail!("Tab does not reach {condition}")
}

#[test]
fn from_the_start_to_the_checklist() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        // Into the first of the radio buttons; the arrows choose.
        tab_to(page, "storage input local").await?;
        page.press(" ").await?;
        page.wait(
            "the choice",
            "return $('input[name=storage][value=local]').checked",
        )
        .await?;
        page.press(Key::Down).await?;
        page.wait(
            "the next choice",
            "return $('input[name=storage][value=tab]').checked",
        )
        .await?;
        tab_to(page, "button begin").await?;
        page.press(Key::Enter).await?;
        page.at("page/0").await?;
        page.wait(
            "focus on the heading",
            "return host.shadowRoot.activeElement === $('.place h2')",
        )
        .await?;
        tab_to(page, "enterprise.name input").await?;
        page.press("Test Ltd").await?;
        page.wait(
            "the text",
            "return $('[data-question=\"enterprise.name\"] input').value === 'Test Ltd'",
        )
        .await?;
        tab_to(page, "enterprise.uscc input on").await?;
        page.press(" ").await?;
        page.wait(
            "the tick",
            "return $('[data-question=\"enterprise.uscc\"] .unsure input').checked",
        )
        .await?;
        tab_to(page, "enterprise.status input active").await?;
        page.press(" ").await?;
        page.press(Key::Down).await?;
        page.wait(
            "the arrow's choice",
            "return $('[data-question=\"enterprise.status\"] input[value=revoked]').checked",
        )
        .await?;
        tab_to(page, "enterprise.status summary 为什么问这个").await?;
        page.press(Key::Enter).await?;
        page.wait(
            "the reasons",
            "return !!$('[data-question=\"enterprise.status\"] .why-body')",
        )
        .await?;
        tab_to(page, "button next").await?;
        page.press(Key::Enter).await?;
        page.at("page/1/0").await?;
        page.wait(
            "focus on the heading",
            "return host.shadowRoot.activeElement === $('.place h2')",
        )
        .await?;
        tab_to(page, "button checklist").await?;
        page.press(Key::Enter).await?;
        page.at("checklist").await?;
        page.wait(
            "focus on the heading",
            "return host.shadowRoot.activeElement === $('.place h2')",
        )
        .await?;
        // The first item opens by the keyboard, and its button leads to the question.
        for _ in 0..20 {
            page.press(Key::Tab).await?;
            if focus(page).await?.starts_with("summary") {
                break;
            }
        }
        page.press(Key::Enter).await?;
        page.wait("an open item", "return !!$('details.item[open]')")
            .await?;
        for _ in 0..20 {
            page.press(Key::Tab).await?;
            if focus(page).await?.starts_with("button 去回答") {
                break;
            }
        }
        page.press(Key::Enter).await?;
        page.wait("focus on the question", "return !!host.shadowRoot.activeElement && host.shadowRoot.activeElement.matches('fieldset[data-question]')").await?;
        page.clean().await
    })
}

/// Tab goes through everything once and leaves at the end; what has the focus can be seen.
#[test]
fn no_trap_on_any_screen() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        page.sample("ready").await?;
        for place in [
            "start",
            &place_of("product.line", 0)?,
            &place_of("product.ways", 0)?,
            "checklist",
            "declaration/0",
        ] {
            page.go(place).await?;
            page.js("document.activeElement && document.activeElement.blur(); host.tabIndex = -1; host.focus(); host.removeAttribute('tabindex')", vec![]).await?;
            let mut seen = 0;
            loop {
                page.press(Key::Tab).await?;
                let at = page
                    .js(
                        "const e = host.shadowRoot.activeElement;
                         if (!e) return null;
                         if (e.hasAttribute('data-passed')) return 'passed twice: ' + e.outerHTML.slice(0, 120);
                         e.setAttribute('data-passed', '');
                         const box = e.getBoundingClientRect();
                         const under = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                         const shown = e.matches(':focus-visible') && box.width > 0 && box.top > -1 && box.bottom < innerHeight + 1 && under === host;
                         return shown ? '' : 'not to be seen: ' + e.outerHTML.slice(0, 120) + ' ' + JSON.stringify(box);",
                        vec![],
                    )
                    .await?;
                let Value::String(fault) = at else { break };
                ensure!(fault.is_empty(), "{place}: {fault}");
                seen += 1;
                ensure!(seen < 300, "{place}: Tab does not come to an end");
            }
            ensure!(seen > 15, "{place}: only {seen} elements");
            page.js(
                "$$('[data-passed]').forEach((e) => e.removeAttribute('data-passed'))",
                vec![],
            )
            .await?;
        }
        Ok(())
    })
}

#[test]
fn back_and_forward() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=local]").await?;
        page.click("[data-action=begin]").await?;
        page.at("page/0").await?;
        page.type_into("[data-question=\"enterprise.name\"] input", "甲")
            .await?;
        page.click("[data-action=next]").await?;
        page.at("page/1/0").await?;
        page.go("checklist").await?;
        page.driver().back().await?;
        page.at("page/1/0").await?;
        page.driver().back().await?;
        page.at("page/0").await?;
        let name = page
            .js(
                "return $('[data-question=\"enterprise.name\"] input').value",
                vec![],
            )
            .await?;
        ensure!(name == "甲", "{name}");
        page.driver().back().await?;
        page.at("start").await?;
        page.driver().forward().await?;
        page.at("page/0").await?;
        page.wait(
            "focus on the heading",
            "return host.shadowRoot.activeElement === $('.place h2')",
        )
        .await?;
        // A new way drops the old one.
        page.go("review").await?;
        page.driver().forward().await.context("forward")?;
        page.at("review").await?;
        page.clean().await
    })
}

/// A jump to a question that the reader was sent to puts the focus on it.
#[test]
fn a_jump_puts_the_focus_on_the_question() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        page.sample("draft").await?;
        page.go("review").await?;
        page.click(".problems li button").await?;
        page.wait("the question", "return host.shadowRoot.activeElement && host.shadowRoot.activeElement.dataset.question === 'product.standards'").await?;
        page.painted().await?;
        let top = page
            .js(
                "return host.shadowRoot.activeElement.getBoundingClientRect().top / innerHeight",
                vec![],
            )
            .await?;
        ensure!(
            top.as_f64().is_some_and(|top| (-0.01..0.5).contains(&top)),
            "the question is out of sight: {top}"
        );
        Ok(())
    })
}

/// A jump moves the focus once; typing goes on where it began.
#[test]
fn after_a_jump_the_focus_stays_where_the_reader_types() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.click("input[name=storage][value=none]").await?;
        page.sample("draft").await?;
        page.go("review").await?;
        page.click(".answer-row button").await?;
        page.at("page/0").await?;
        for key in ["甲", "乙"] {
            page.type_into("[data-question=\"enterprise.name\"] input", key)
                .await?;
            page.painted().await?;
            let now = focus(page).await?;
            ensure!(
                now.starts_with("enterprise.name input") && now.ends_with(key),
                "{now}"
            );
        }
        Ok(())
    })
}
