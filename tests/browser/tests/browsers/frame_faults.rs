//! Frames with faulty settings, in strange company, that come and go.

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Look, Reply, setup};
use serde_json::json;

use crate::{
    frame::{ENGINES, call, connected, inside, outside, run_framed, settle},
    support,
};

#[test]
fn an_unlisted_page_is_told_nothing() -> Result<()> {
    let frame = |package: &str| format!("src=\"{package}embed.html\"");
    run_framed(
        (Engine::Chromium, Look::Headless),
        false,
        frame,
        async |page, _| {
            inside(page).await?;
            page.wait(
                "the warning",
                "return seen.warnings.some((warning) => warning.includes('embed.json'))",
            )
            .await?;
            page.sample("ready").await?;
            outside(page).await?;
            let all = page.js("return heard.length", vec![]).await?;
            ensure!(all == 0, "told {all} events");
            let why = call(page, "reset()").await?;
            ensure!(why.contains("not among the hosts"), "{why}");
            Ok(())
        },
    )
}

/// What the operator has switched off is off.
#[test]
fn an_attribute_that_is_false() -> Result<()> {
    let frame = |package: &str| format!("src=\"{package}embed.html\"");
    let chromium = (Engine::Chromium, Look::Headless);
    run_framed(chromium, true, frame, async |page, package| {
        for (handover, offered) in [
            (json!(false), false),
            (json!(null), false),
            (json!(true), true),
        ] {
            settle(package, &[], handover.clone());
            page.open_path("outer.html").await?;
            inside(page).await?;
            page.sample("ready").await?;
            page.go("checklist").await?;
            let now = page
                .js("return !!$('[data-action=hand-over]')", vec![])
                .await?;
            ensure!(now == offered, "{handover}: {now}");
            outside(page).await?;
        }
        Ok(())
    })
}

/// Whatever is wrong in what the operator wrote, the widget runs and the console says what is wrong.
#[test]
fn settings_that_cannot_be_read() -> Result<()> {
    let reply = |text: &str| Reply {
        status: 200,
        kind: "text/javascript".into(),
        content: Some(text.into()),
    };
    let chromium = (Engine::Chromium, Look::Headless);
    for (sandbox, file, text) in [
        ("sandbox=\"allow-scripts\"", "embed.json.js", ""),
        (
            "sandbox=\"allow-scripts\"",
            "embed.json.js",
            "santongHosts({",
        ),
        ("", "embed.json", "{"),
        ("", "embed.json", "{ \"hosts\": \"https://a.example\" }"),
        ("", "embed.json", "{ \"hosts\": [\"a.example\"] }"),
        (
            "",
            "embed.json",
            "{ \"hosts\": [], \"attributes\": { \"office \": \"a\" } }",
        ),
    ] {
        let frame = |package: &str| format!("{sandbox} src=\"{package}embed.html\"");
        run_framed(chromium, true, frame, async |page, package| {
            package.answer(file, reply(text));
            page.open_path("outer.html").await?;
            inside(page).await?;
            let warned = "return seen.warnings.some((warning) => warning.includes('embed.json'))";
            ensure!(page.js(warned, vec![]).await? == true, "{text}: no warning");
            Ok(())
        })?;
    }
    Ok(())
}

/// With a slash at the end, in capitals: the same host.
#[test]
fn hosts_however_they_are_written() -> Result<()> {
    let frame = |package: &str| format!("src=\"{package}embed.html\"");
    let chromium = (Engine::Chromium, Look::Headless);
    run_framed(chromium, false, frame, async |page, package| {
        let address = page.site.address("");
        for host in [address.clone(), address.to_uppercase()] {
            settle(package, &[&host], json!(""));
            page.open_path("outer.html").await?;
            connected(page).await?;
        }
        Ok(())
    })
}

/// A frame that is gone, that shows something else, that was refused before: every call is answered.
#[test]
fn calls_to_frames_that_come_and_go() -> Result<()> {
    let frame = |package: &str| format!("src=\"{package}embed.html\"");
    let chromium = (Engine::Chromium, Look::Headless);
    run_framed(chromium, false, frame, async |page, package| {
        let why = call(page, "goto('clauses')").await?;
        ensure!(why.contains("not among the hosts"), "{why}");
        let origin = page.site.address("");
        settle(package, &[&origin], json!(""));
        let frame = "const frame = document.querySelector('iframe');";
        page.js(
            &format!("{frame} frame.src = frame.src.replace('embed.html', 'embed.html?again')"),
            vec![],
        )
        .await?;
        connected(page).await?;
        ensure!(
            call(page, "goto('clauses')").await? == "done",
            "refused for ever"
        );

        // A second copy of the loader leaves the first in place.
        let again = format!(
            "{frame} const before = frame.santong; const script = document.createElement('script');
             script.src = document.querySelector('script[src$=\"santong-frame.js\"]').src;
             await new Promise((resolve) => {{ script.onload = resolve; document.head.append(script); }});
             await before.goto('checklist');
             return before === frame.santong"
        );
        ensure!(
            page.js_async(&again, vec![]).await? == true,
            "another handle"
        );

        page.js(&format!("{frame} frame.src = 'about:blank'"), vec![])
            .await?;
        let why = call(page, "goto('clauses')").await?;
        ensure!(why.contains("does not answer"), "{why}");
        let removed = format!(
            "(() => {{ {frame} const led = frame.santong.reset(); frame.remove(); return led; }})()"
        );
        let why = support::call(page, &removed).await?;
        ensure!(
            why.contains("does not answer") || why.contains("removed"),
            "{why}"
        );
        Ok(())
    })
}

/// Another content than the build's is not run in the frame either.
#[test]
fn an_exchanged_element_is_refused() -> Result<()> {
    let frame = |package: &str| format!("src=\"{package}embed.html\"");
    for engine in ENGINES {
        let headless = (engine, Look::Headless);
        run_framed(headless, true, frame, async |page, package| {
            let mut content = setup::Package::read()?.content("santong-check.js")?;
            content.extend(b"\nwindow.foreign = true;\n");
            let reply = Reply {
                status: 200,
                kind: "text/javascript".into(),
                content: Some(content),
            };
            package.answer("santong-check.js", reply);
            page.open_path("outer.html").await?;
            page.driver().enter_frame(0).await?;
            page.wait("the refusal", "return seen.errors.length > 0")
                .await?;
            let run = "return window.foreign || !!customElements.get('santong-check')";
            ensure!(
                page.js(run, vec![]).await? == false,
                "{engine:?}: it was run"
            );
            Ok(())
        })?;
    }
    Ok(())
}

/// Messages from other windows, without the number, or with calls that do not exist.
#[test]
fn messages_from_elsewhere_are_passed_over() -> Result<()> {
    let frame = |package: &str| format!("src=\"{package}embed.html\"");
    run_framed(
        (Engine::Chromium, Look::Headless),
        true,
        frame,
        async |page, _| {
            connected(page).await?;
            // Another window, of the same page: neither side listens to it.
            page.js_async(
            "const other = document.createElement('iframe');
             document.body.append(other);
             const frame = document.querySelector('iframe[data-santong]');
             const channel = new MessageChannel();
             window.answers = [];
             channel.port1.onmessage = (event) => answers.push(event.data);
             const script = 'addEventListener(\"message\", ({ data, ports }) => parent.frames[0].postMessage(data, \"*\", ports))';
             const element = other.contentDocument.createElement('script');
             element.textContent = script;
             other.contentDocument.head.append(element);
             other.contentWindow.postMessage({ santong: 'connect', nonce: 'x' }, '*', [channel.port2]);
             window.postMessage({ santong: 'hello' }, '*');
             frame.contentWindow.postMessage('connect', '*');
             frame.contentWindow.postMessage({ santong: 'connect', nonce: 'y' }, '*');
             frame.contentWindow.postMessage({ santong: 'connect', nonce: 7 }, '*', [new MessageChannel().port2]);
             await new Promise((resolve) => setTimeout(resolve, 300));",
            vec![],
        )
        .await?;
            let answers = page.js("return answers.length", vec![]).await?;
            ensure!(answers == 0, "the frame answered another window: {answers}");
            // The connection is the first one still.
            let there = call(page, "goto('enterprise.status')").await?;
            ensure!(there == "done", "{there}");
            // Who connects properly but does not know the number is not obeyed.
            let port = "const channel = new MessageChannel();
             const frame = document.querySelector('iframe[data-santong]');
             const got = [];
             channel.port1.onmessage = (event) => got.push(event.data);
             frame.contentWindow.postMessage({ santong: 'connect', nonce: 'mine' }, '*', [channel.port2]);
             channel.port1.postMessage({ nonce: 'other', id: 1, call: 'reset', values: [] });
             channel.port1.postMessage({ nonce: 'mine', id: 2, call: 'constructor', values: [] });
             channel.port1.postMessage({ nonce: 'mine', id: 3, call: 'reset', values: {} });
             channel.port1.postMessage(null);
             channel.port1.postMessage({ nonce: 'mine', id: 4, call: 'goto', values: ['start'] });
             await new Promise((resolve) => setTimeout(resolve, 500));
             return got.filter((one) => one.id).map((one) => one.id)";
            let answered = page.js_async(port, vec![]).await?;
            ensure!(answered == json!([4]), "answered {answered}");
            inside(page).await?;
            page.clean().await
        },
    )
}
