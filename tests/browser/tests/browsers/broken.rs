//! What does not come, or comes broken, and engines that lack something.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Look, Plan, Policy, Reply, run, run_with, setup::Package};
use serde_json::json;

/// A file that is missing or damaged: the reader is told which, and may try again.
#[test]
fn missing_and_damaged_files() -> Result<()> {
    let package = Package::read()?;
    for (name, reply, word) in [
        ("widget.wasm", Reply::absent(), "缺少文件"),
        ("widget.js", Reply::absent(), "缺少文件"),
        ("cover.bin", Reply::absent(), "缺少文件"),
        (
            "widget.wasm",
            Reply {
                status: 200,
                kind: "application/wasm".into(),
                content: Some(b"<html>".to_vec()),
            },
            "内容不对",
        ),
        ("widget.js", Reply::as_kind("text/plain"), "text/javascript"),
        ("santong.css", Reply::absent(), "缺少文件"),
        ("santong.css", Reply::as_kind("text/plain"), "text/css"),
        (
            "cover.bin",
            Reply {
                status: 200,
                kind: "application/octet-stream".into(),
                content: Some(b"<html>".to_vec()),
            },
            "内容不对",
        ),
    ] {
        let file = package.file(name)?.to_owned();
        run_with(
            Engine::Chromium,
            Look::Headless,
            Plan::default().reply(&file, reply),
            async |page| {
                page.open_path("").await?;
                page.wait(
                    "the notice",
                    "return !!host.shadowRoot && !!$('[role=alert]')",
                )
                .await?;
                let text = page.text("[role=alert]").await?;
                ensure!(
                    text.contains(&file) && text.contains(word) && text.contains("重新载入"),
                    "{name}: {text}"
                );
                ensure!(!text.contains("undefined"), "{name}: {text}");
                Ok(())
            },
        )?;
    }
    Ok(())
}

/// The page's policy is named as the cause, with the directive to change.
#[test]
fn forbidden_by_the_policy() -> Result<()> {
    for (policy, directive) in [
        ("connect-src 'none'", "connect-src"),
        ("style-src 'none'", "style-src"),
        ("script-src 'nonce-abc' 'wasm-unsafe-eval'", "script-src"),
        (
            "require-trusted-types-for 'script'",
            "require-trusted-types-for",
        ),
    ] {
        let host = format!(
            "<!doctype html><html lang=\"zh-CN\"><head><title>Host</title><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
             <script type=\"module\" nonce=\"abc\" src=\"santong-check.js\"></script></head><body><santong-check></santong-check></body></html>"
        );
        let plan = Plan::default()
            .policy(Policy::Absent)
            .reply("host.html", Reply::page(&host));
        run_with(Engine::Chromium, Look::Headless, plan, async |page| {
            page.open_path("host.html").await?;
            let there = "return !!host.shadowRoot && !!$('[role=alert]')";
            page.wait("the notice", there).await?;
            let text = page.text("[role=alert]").await?;
            ensure!(
                text.contains("安全策略（CSP）") && text.contains(directive),
                "{policy}: {text}"
            );
            Ok(())
        })?;
    }
    Ok(())
}

/// WebAssembly that is not there, or that something refuses: the plain JavaScript twin runs.
#[test]
fn without_webassembly() -> Result<()> {
    let refuse =
        "WebAssembly.instantiate = () => Promise.reject(new WebAssembly.CompileError('refused'));";
    for script in ["delete window.WebAssembly;", refuse] {
        for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
            let plan = Plan::default().script(script);
            run_with(engine, Look::Headless, plan, async |page| {
                page.open().await?;
                page.click("input[name=storage][value=none]").await?;
                page.sample("ready").await?;
                page.go("declaration/0").await?;
                page.element(".sheet").await?;
                let twin = Package::read()?.file("twin.js")?.to_owned();
                let asked = page.site.requests();
                ensure!(
                    asked.iter().any(|request| request.address.ends_with(&twin)),
                    "{engine:?}: no twin"
                );
                page.clean().await
            })?;
        }
    }
    Ok(())
}

/// The element's own script does not come, or the engine cannot read it.
#[test]
fn the_element_itself_is_missing() -> Result<()> {
    for (reply, script, word) in [
        (Reply::absent(), "", "缺少文件"),
        (Reply::as_kind("text/plain"), "", "没有载入"),
        (
            Reply::as_kind("text/plain"),
            "delete Promise.allSettled;",
            "浏览器太旧",
        ),
    ] {
        let plan = Plan::default()
            .reply("santong-check.js", reply)
            .script(script);
        run_with(Engine::Chromium, Look::Headless, plan, async |page| {
            page.open_path("").await?;
            let told = format!("return host.textContent.includes('{word}')");
            page.wait("the reason", &told).await?;
            ensure!(
                page.js("return host.querySelector('a').href", vec![])
                    .await?
                    == page.site.address("checklist.html"),
                "no checklist"
            );
            page.js("host.querySelector('a').click()", vec![]).await?;
            page.wait(
                "the checklist",
                "return document.querySelectorAll('.boxes').length > 100",
            )
            .await
        })?;
    }
    Ok(())
}

/// Pages of another encoding, on a server that names no encoding for scripts.
#[test]
fn on_a_page_in_gbk() -> Result<()> {
    let mut page_in_gbk = Reply::page(
        "<!doctype html><html lang=\"zh-CN\"><head><title>Host</title><script src=\"unsupported.js\" defer></script>\
         <script type=\"module\" src=\"santong-check.js\"></script></head><body><santong-check storage=\"none\"></santong-check></body></html>",
    );
    page_in_gbk.kind = "text/html; charset=gbk".into();
    let plan = Plan::default()
        .reply("host.html", page_in_gbk)
        .reply("santong-check.js", Reply::as_kind("text/javascript"))
        .reply("unsupported.js", Reply::as_kind("text/javascript"));
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("host.html").await?;
        page.ready().await?;
        let encoding = page.js("return document.characterSet", vec![]).await?;
        ensure!(encoding == "GBK", "{encoding}");
        let label = page.text("[data-action=begin]").await?;
        ensure!(label == "开始填写", "{label}");
        page.clean().await?;
        page.site.answer("santong-check.js", Reply::absent());
        page.open_path("host.html").await?;
        page.wait(
            "the reason",
            "return host.textContent.includes('没有载入：网络中断、网站上缺少文件')",
        )
        .await
    })
}

/// With scripts switched off.
#[test]
fn without_scripts() -> Result<()> {
    for (path, container) in [("", "main"), ("embed.html", "body")] {
        run(Engine::Chromium, async |page| {
            let off = json!({ "value": true });
            page.devtools("Emulation.setScriptExecutionDisabled", off)
                .await?;
            page.open_path(path).await?;
            let text = page
                .js(
                    &format!("return document.querySelector('{container}').innerText"),
                    vec![],
                )
                .await?
                .to_string();
            ensure!(text.contains("需要打开 JavaScript"), "{path}: {text}");
            let link = page
                .js("return document.querySelector('noscript a').href", vec![])
                .await?;
            ensure!(link == page.site.address("checklist.html"), "{link}");
            page.open_path("checklist.html").await?;
            let boxes = page
                .js("return document.querySelectorAll('.boxes').length", vec![])
                .await?;
            ensure!(boxes.as_u64() > Some(100), "{boxes} boxes");
            Ok(())
        })?;
    }
    Ok(())
}

/// What the operator needs to find a fault can be copied, and holds nothing that was typed.
#[test]
fn a_diagnosis_to_copy() -> Result<()> {
    let file = Package::read()?.file("widget.wasm")?.to_owned();
    let plan = Plan::default().reply(&file, Reply::absent());
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("?secret=1#typed").await?;
        page.click(".trouble summary").await?;
        let text = page
            .js("return $('.trouble textarea').value", vec![])
            .await?
            .to_string();
        for part in ["missing", &file, "404", "Mozilla/", &page.site.address("")] {
            ensure!(text.contains(part), "no {part}: {text}");
        }
        ensure!(
            !text.contains("secret") && !text.contains("typed"),
            "{text}"
        );
        page.click(".trouble details button").await?;
        page.wait(
            "the word that it was copied",
            "return $('.trouble details button').textContent === '已复制'",
        )
        .await
    })
}
