//! What is not what the build made is not run.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Look, Plan, Reply, run_with, setup::Package};

/// A file that works as well as the right one, but is another: it is told and not used.
fn refused(engine: Engine, name: &str) -> Result<()> {
    let package = Package::read()?;
    let mut content = package.content(name)?;
    let kind = if name.ends_with(".js") {
        content.extend(b"\nwindow.foreign = true;\n");
        "text/javascript"
    } else if name.ends_with(".css") {
        content.extend(b" .app { display: none }");
        "text/css"
    } else {
        content.push(0);
        "application/octet-stream"
    };
    let reply = Reply {
        status: 200,
        kind: kind.into(),
        content: Some(content),
    };
    let file = package.file(name)?.to_owned();
    let plan = Plan::default().reply(&file, reply);
    run_with(engine, Look::Headless, plan, async |page| {
        page.open_path("").await?;
        page.wait("the notice", "return !!host.shadowRoot && !!$('.trouble')")
            .await?;
        let text = page.text(".trouble").await?;
        let told = if ["rules.bin", "later.wasm"].contains(&name) {
            text.contains("规则")
        } else {
            text.contains(&file) && text.contains("内容不对")
        };
        ensure!(told, "{engine:?} {name}: {text}");
        ensure!(
            page.js("return window.foreign === undefined", vec![])
                .await?
                == true,
            "{engine:?}: {name} was run"
        );
        Ok(())
    })
}

#[test]
fn another_content_is_refused() -> Result<()> {
    for name in [
        "widget.js",
        "widget.wasm",
        "santong.css",
        "cover.bin",
        "rules.bin",
        "later.wasm",
    ] {
        refused(Engine::Chromium, name)?;
    }
    for engine in [Engine::Firefox, Engine::WebKit] {
        for name in ["widget.js", "widget.wasm", "santong.css"] {
            refused(engine, name)?;
        }
    }
    Ok(())
}

/// The host page's tag holds the hash that `pkg.json` gives; everything else follows from it.
#[test]
fn the_tag_on_the_host_page() -> Result<()> {
    let package = Package::read()?;
    let integrity = &package.integrity["santong-check.js"];
    let page_with = |hash: &str| {
        Reply::page(&format!(
            "<!doctype html><html lang=\"zh-CN\"><head><title>Host</title><script type=\"module\" src=\"santong-check.js\" \
             integrity=\"{hash}\" crossorigin=\"anonymous\"></script></head><body><santong-check storage=\"none\"></santong-check></body></html>"
        ))
    };
    let plan = Plan::default()
        .reply("right.html", page_with(integrity))
        .reply("wrong.html", page_with("sha384-AAAA"));
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        page.open_path("right.html").await?;
        page.ready().await?;
        page.clean().await?;
        page.open_path("wrong.html").await?;
        page.wait("the refusal", "return seen.errors.length > 0")
            .await?;
        ensure!(
            page.js("return !customElements.get('santong-check')", vec![])
                .await?
                == true,
            "a script with another hash was run"
        );
        Ok(())
    })
}
