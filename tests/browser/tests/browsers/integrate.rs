//! The page for integrators: what it shows is what it says, and what is copied from it works.

use std::cell::RefCell;

use anyhow::{Result, ensure};
use santong_browser_tests::{
    Engine, Look, Page, Plan, Policy, Reply, Site, run, run_with, setup::Package,
};
use serde_json::{Value, json};
use thirtyfour::{By, Key};

use crate::accessibility::collect;

async fn opened(page: &Page) -> Result<()> {
    page.open_path("integrate.html").await?;
    page.wait(
        "the snippet",
        "return document.querySelector('#snippet').value.includes('<santong-check')",
    )
    .await?;
    page.ready().await
}

/// Sets a field of the form as its user would, and waits until the page has followed.
async fn set(page: &Page, name: &str, value: &str) -> Result<()> {
    page.js(
        "const field = document.querySelector('#settings').elements[arguments[0]];
         if (field instanceof RadioNodeList) {
             [...field].find((one) => one.value === arguments[1]).click();
         } else if (field.type === 'checkbox') field.click();
         else {
             field.value = arguments[1];
             field.dispatchEvent(new Event('input', { bubbles: true }));
             field.dispatchEvent(new Event('change', { bubbles: true }));
         }",
        vec![json!(name), json!(value)],
    )
    .await
    .map(drop)
}

async fn field(page: &Page, id: &str) -> Result<String> {
    let value = page
        .js(
            "return document.getElementById(arguments[0]).value",
            vec![json!(id)],
        )
        .await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

#[test]
fn the_preview_follows() -> Result<()> {
    run(Engine::Chromium, async |page| {
        opened(page).await?;
        for (name, value) in [
            ("region", "330000"),
            ("theme", "dark"),
            ("text-size", "large"),
            ("storage", "none"),
            ("office", "某某\"市\"<商务局>"),
        ] {
            set(page, name, value).await?;
            let followed = format!("return host.getAttribute('{name}') === {}", json!(value));
            page.wait(name, &followed).await?;
        }
        // Whoever fills in the form stays in it.
        let focus = "document.querySelector('#settings').elements.start.focus(); return scrollY";
        let before = page.js(focus, vec![]).await?;
        set(page, "start", "enterprise.status").await?;
        page.at("page/0").await?;
        let settled = "await new Promise((resolve) => setTimeout(resolve, 1000)); return [document.activeElement.name, scrollY]";
        let after = page.js_async(settled, vec![]).await?;
        ensure!(after == json!(["start", before]), "{before} {after}");
        set(page, "handover", "").await?;
        page.wait("handover", "return host.hasAttribute('handover')")
            .await?;
        let snippet = field(page, "snippet").await?;
        for part in [
            "region=\"330000\"",
            "office=\"某某&quot;市&quot;&lt;商务局&gt;\"",
            " handover",
            "start=\"enterprise.status\"",
            &Package::read()?.integrity["santong-check.js"],
        ] {
            ensure!(snippet.contains(part), "no {part}: {snippet}");
        }
        ensure!(
            field(page, "page-policy")
                .await?
                .contains("script-src 'self' 'wasm-unsafe-eval'"),
            "no policy"
        );
        page.clean().await
    })
}

#[test]
fn what_is_wrong_is_told_beside_its_field() -> Result<()> {
    run(Engine::Chromium, async |page| {
        opened(page).await?;
        for (name, wrong, right) in [
            ("package", "javascript:alert(1)", "/"),
            ("site", "ftp://example.gov.cn", "https://example.gov.cn"),
            ("link-hosts", "https://example.gov.cn/a", "example.gov.cn"),
            ("start", "nowhere", ""),
        ] {
            set(page, name, wrong).await?;
            let told = format!(
                "return document.getElementById('{name}-fault').textContent !== ''
                    && document.querySelector('#settings').elements['{name}'].getAttribute('aria-invalid') === 'true'"
            );
            page.wait(wrong, &told).await?;
            ensure!(
                field(page, "snippet").await?.is_empty(),
                "{name}: a snippet"
            );
            set(page, name, right).await?;
            page.wait(
                right,
                "return document.querySelector('#snippet').value !== ''",
            )
            .await?;
        }
        page.clean().await
    })
}

/// What is copied, served as a page.
fn run_copied(
    set_up: impl AsyncFnOnce(&Page) -> Result<()>,
    test: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    run(Engine::Chromium, async |page| {
        opened(page).await?;
        set_up(page).await?;
        let snippet = field(page, "snippet").await?;
        let text = format!(
            "<!doctype html><html lang=\"zh-CN\"><head><title>Host</title></head><body><h1>平台</h1>{snippet}</body></html>"
        );
        page.site.answer("copied.html", Reply::page(&text));
        for (path, id, kind) in [
            ("embed.json", "embed-json", "application/json"),
            ("embed.json.js", "embed-json-js", "text/javascript"),
        ] {
            let content = field(page, id).await?;
            let reply = Reply {
                status: 200,
                kind: kind.into(),
                content: Some(content.into()),
            };
            page.site.answer(path, reply);
        }
        page.open_path("copied.html").await?;
        test(page).await
    })
}

#[test]
fn the_copied_element_runs() -> Result<()> {
    run_copied(
        async |page| {
            set(page, "storage", "none").await?;
            set(page, "hotline", "0000-00000000").await?;
            let snippet = field(page, "snippet").await?;
            let integrity = Package::read()?.integrity;
            for file in ["santong-check.js", "unsupported.js"] {
                let hash = &integrity[file];
                ensure!(
                    snippet.contains(&format!("integrity=\"{hash}\"")),
                    "no hash of {file}"
                );
            }
            Ok(())
        },
        async |page| {
            page.ready().await?;
            page.sample("ready").await?;
            page.go("declaration/0").await?;
            ensure!(
                page.text(".operator").await?.contains("0000-00000000"),
                "no hotline"
            );
            page.clean().await
        },
    )
}

#[test]
fn the_copied_frame_runs() -> Result<()> {
    for sandbox in ["opaque", "origin"] {
        run_copied(
            async |page| {
                set(page, "form", "frame").await?;
                set(page, "sandbox", sandbox).await?;
                set(page, "storage", "none").await?;
                set(page, "hotline", "0000-00000000").await?;
                set(page, "start", "clauses").await?;
                page.wait(
                    "the frame's snippet",
                    "return document.querySelector('#snippet').value.includes('start=clauses')",
                )
                .await?;
                // The preview is led there as well.
                let shown = format!(
                    "const frame = document.querySelector('#preview-room iframe');
                     return frame && frame.src.includes('storage=none')
                         && frame.sandbox.contains('allow-same-origin') === {}",
                    sandbox == "origin"
                );
                page.wait("the frame", &shown).await?;
                page.driver().enter_frame(0).await?;
                page.ready().await?;
                page.at("clauses").await?;
                Ok(page.driver().enter_default_frame().await?)
            },
            async |page| {
                page.wait(
                    "its height",
                    "return document.querySelector('iframe').offsetHeight > 1000",
                )
                .await?;
                page.driver().enter_frame(0).await?;
                page.ready().await?;
                page.at("clauses").await?;
                ensure!(
                    page.text(".operator").await?.contains("0000-00000000"),
                    "no hotline"
                );
                Ok(())
            },
        )?;
    }
    Ok(())
}

/// The package on another server; the page around has the policy that it was told.
#[test]
fn from_another_server() -> Result<()> {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let package = Site::serve(Plan::default().shared())?;
        let plan = Plan::default().policy(Policy::Absent);
        run_with(engine, Look::Headless, plan, async |page| {
            opened(page).await?;
            set(page, "storage", "none").await?;
            set(page, "package", &package.address("")).await?;
            let address = package.address("");
            let server = address.trim_end_matches('/');
            let followed =
                format!("return document.querySelector('#page-policy').value.includes('{server}')");
            page.wait("the other server", &followed).await?;
            let (snippet, policy) = (
                field(page, "snippet").await?,
                field(page, "page-policy").await?,
            );
            let hash = &Package::read()?.integrity["santong-check.js"];
            for part in [
                &format!("src=\"{server}/santong-check.js\""),
                &format!("integrity=\"{hash}\""),
                "crossorigin=\"anonymous\"",
            ] {
                ensure!(snippet.contains(part), "no {part}: {snippet}");
            }
            let remarks = "return document.querySelector('#remarks').textContent";
            let remarks = page.js(remarks, vec![]).await?;
            ensure!(
                remarks.to_string().contains("Access-Control-Allow-Origin"),
                "{remarks}"
            );
            let text = format!(
                "<!doctype html><html lang=\"zh-CN\"><head><title>Host</title><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"></head><body><h1>平台</h1>{snippet}</body></html>"
            );
            page.site.answer("copied.html", Reply::page(&text));
            page.site.forget();
            page.open_path("copied.html").await?;
            page.ready().await?;
            page.sample("ready").await?;
            page.go("declaration/0").await?;
            page.element(".sheet").await?;
            // All of the package comes from the other server, and nothing else from anywhere.
            let own = page.site.requests();
            let strange = own.iter().find(|request| {
                !["/copied.html", "/favicon.ico"].contains(&request.address.as_str())
            });
            ensure!(strange.is_none(), "{engine:?}: {strange:?}");
            page.clean().await
        })?;
    }
    Ok(())
}

#[test]
fn every_file_with_its_hash() -> Result<()> {
    run(Engine::Chromium, async |page| {
        opened(page).await?;
        let package = Package::read()?;
        let rows = page
            .js("return [...document.querySelectorAll('#hashes tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))", vec![])
            .await?;
        let rows = rows.as_array().cloned().unwrap_or_default();
        ensure!(rows.len() == package.files.len(), "{} rows", rows.len());
        let hash = &package.integrity["santong-check.js"];
        let is_listed = |row: &Value| row[0] == "santong-check.js" && row[2] == hash.as_str();
        ensure!(rows.iter().any(is_listed), "no {hash}");
        page.clean().await
    })
}

/// In a secure context and over plain http, where there is no `navigator.clipboard`.
#[test]
fn copying() -> Result<()> {
    for plain in [false, true] {
        run(Engine::Chromium, async |page| {
            let site = &page.site;
            let address = if plain {
                site.plain_address("integrate.html")
            } else {
                site.address("integrate.html")
            };
            page.driver().goto(address).await?;
            page.ready().await?;
            page.wait(
                "the snippet",
                "return document.querySelector('#snippet').value.includes('<santong-check')",
            )
            .await?;
            let secure = page.js("return isSecureContext", vec![]).await?;
            ensure!(secure == !plain, "secure: {secure}");
            // With the mouse: browsers copy only for who has done something.
            let button = By::Css("[data-copy=snippet]");
            page.driver().find(button).await?.click().await?;
            page.wait(
                "the word on it",
                "return document.querySelector('[data-copy=snippet] + .told').textContent === '已复制'",
            )
            .await?;
            // Pasted into a field of the form, it is what was shown, but for the line breaks.
            let pasted = page
                .js("return document.querySelector('#snippet').value", vec![])
                .await?;
            let notice = page.driver().find(By::Css("textarea[name=notice]")).await?;
            notice.click().await?;
            notice.send_keys(Key::Control + "v").await?;
            let came = notice.prop("value").await?.unwrap_or_default();
            ensure!(pasted == came.as_str(), "{plain}: {came}");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn no_violations() -> Result<()> {
    let found = RefCell::default();
    run(Engine::Chromium, async |page| {
        opened(page).await?;
        collect(page, "element", &found).await?;
        set(page, "form", "frame").await?;
        set(page, "package", "javascript:").await?;
        page.dark(true).await?;
        page.wait(
            "the fault",
            "return document.getElementById('package-fault').textContent !== ''",
        )
        .await?;
        collect(page, "frame, dark, with faults", &found).await
    })?;
    let found = found.into_inner();
    ensure!(found.is_empty(), "{found:#?}");
    Ok(())
}
