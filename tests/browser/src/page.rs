//! The page with the widget: finds things in the shadow root, clicks, types, and waits.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WebElement, common::keys::TypingData};

use crate::{
    browser::{Browser, Engine},
    server::Site,
    walk::Step,
};

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(15);

/// The page that a test works on.
pub struct Page {
    browser: Browser,
    /// The server behind it.
    pub site: Site,
    host: String,
}

impl Page {
    /// A browser and the site it is going to open.
    #[must_use]
    pub fn new(browser: Browser, site: Site) -> Self {
        Self {
            browser,
            site,
            host: "santong-check".into(),
        }
    }

    /// The browser, to end it.
    #[must_use]
    pub fn into_browser(self) -> Browser {
        self.browser
    }

    /// The browser.
    #[must_use]
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The session.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        &self.browser.driver
    }

    /// The engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.browser.engine
    }

    /// Opens the site's first page and waits for the widget.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn open(&self) -> Result<()> {
        self.open_path("").await?;
        self.ready().await
    }

    /// Opens a page of the site.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub async fn open_path(&self, path: &str) -> Result<()> {
        Ok(self.driver().goto(self.site.address(path)).await?)
    }

    /// Opens the page anew and waits for the widget.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn reload(&self) -> Result<()> {
        self.driver().refresh().await?;
        self.ready().await
    }

    /// Waits for the widget.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn ready(&self) -> Result<()> {
        self.wait(
            "the widget to appear",
            "return host && host.shadowRoot && !!$('.place h2')",
        )
        .await
    }

    /// Runs a script in the page. `host` is the element, `$` and `$$` look into its shadow root.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn js(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let text = format!("{}{script}", self.prelude());
        let result = self
            .driver()
            .execute(text, arguments)
            .await
            .with_context(|| script.to_owned())?;
        Ok(result.json().clone())
    }

    /// Runs a script that may wait for promises.
    ///
    /// # Errors
    /// When the script throws or does not end.
    pub async fn js_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let text = format!(
            "const done = arguments[arguments.length - 1];{}(async (...arguments_) => {{{script}}})(...arguments)\
             .then((value) => done({{ value }}), (caught) => done({{ caught: String(caught && caught.stack || caught) }}));",
            self.prelude()
        );
        let result = self
            .driver()
            .execute_async(text, arguments)
            .await
            .with_context(|| script.to_owned())?;
        let answer = result.json();
        if let Some(caught) = answer.get("caught") {
            bail!("{caught} in {script}");
        }
        Ok(answer.get("value").cloned().unwrap_or_default())
    }

    fn prelude(&self) -> String {
        format!(
            "const host = document.querySelector({});\
             const $ = (css) => host.shadowRoot.querySelector(css);\
             const $$ = (css) => [...host.shadowRoot.querySelectorAll(css)];",
            json!(self.host)
        )
    }

    /// Waits until a script returns something true.
    ///
    /// # Errors
    /// When that does not happen in time.
    pub async fn wait(&self, what: &str, script: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // While a page loads, scripts fail.
            let told = match self.js(script, vec![]).await {
                Ok(Value::Null | Value::Bool(false)) => String::new(),
                Ok(_) => return Ok(()),
                Err(fault) => format!("{fault:#}"),
            };
            if Instant::now() > deadline {
                bail!("waited in vain for {what}; {told}");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// An element of the widget; waits for it.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn element(&self, css: &str) -> Result<WebElement> {
        let deadline = Instant::now() + PATIENCE;
        let script = format!("{}return $(arguments[0]);", self.prelude());
        loop {
            if let Ok(found) = self
                .driver()
                .execute(script.clone(), vec![json!(css)])
                .await
                && let Ok(element) = found.element()
            {
                return Ok(element);
            }
            ensure!(Instant::now() < deadline, "waited in vain for {css}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Clicks on an element of the widget with the mouse.
    ///
    /// # Errors
    /// When it does not appear or something lies over it.
    pub async fn click(&self, css: &str) -> Result<()> {
        let element = self.element(css).await?;
        // In the middle of the window, so that nothing that sticks to its edges is hit.
        self.driver()
            .execute(
                "arguments[0].scrollIntoView({ block: 'center' })",
                vec![element.to_json()?],
            )
            .await?;
        element
            .click()
            .await
            .with_context(|| format!("click on {css}"))
    }

    /// Types at the end of a field.
    ///
    /// # Errors
    /// When the field does not appear.
    pub async fn type_into(&self, css: &str, text: impl Into<TypingData>) -> Result<()> {
        self.element(css)
            .await?
            .send_keys(text)
            .await
            .with_context(|| format!("type into {css}"))
    }

    /// Types with the keyboard, wherever the focus is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self
            .driver()
            .action_chain()
            .send_keys(keys)
            .perform()
            .await?)
    }

    /// Does steps one after the other.
    ///
    /// # Errors
    /// When one of them cannot be done; says which.
    pub async fn walk(&self, steps: &[Step]) -> Result<()> {
        for (index, step) in steps.iter().enumerate() {
            let done = match step {
                Step::Click(css) => self.click(css).await,
                Step::Type(css, text) => self.type_into(css, text.as_str()).await,
                Step::Choose(css, value) => {
                    self.click(&format!("{css} option[value=\"{value}\"]"))
                        .await
                }
                Step::Wait(condition) => self.wait(condition, &format!("return {condition}")).await,
            };
            done.with_context(|| format!("step {index}: {step:?}"))?;
        }
        Ok(())
    }

    /// The place that is shown.
    ///
    /// # Errors
    /// When the widget is not there.
    pub async fn place(&self) -> Result<String> {
        let place = self.js("return $('.place').dataset.place", vec![]).await?;
        Ok(place.as_str().unwrap_or_default().to_owned())
    }

    /// Waits for a place.
    ///
    /// # Errors
    /// When it is not shown in time.
    pub async fn at(&self, place: &str) -> Result<()> {
        let script = format!("return $('.place').dataset.place === '{place}'");
        self.wait(&format!("place {place}"), &script).await
    }

    /// Goes to a place by its step.
    ///
    /// # Errors
    /// When it is not shown in time.
    pub async fn go(&self, place: &str) -> Result<()> {
        // The steps about a product fold to one line while the reader is at another one.
        let of_product = place.starts_with("declaration") || place.matches('/').count() == 2;
        if let Some((_, product)) = place.rsplit_once('/').filter(|_| of_product) {
            self.js(
                "const line = $(`.folded [data-step$='/${arguments[0]}']`); if (line) line.click();",
                vec![json!(product)],
            )
            .await?;
        }
        // By script: in narrow windows the steps are folded away.
        self.wait(
            &format!("step {place}"),
            &format!("return !!$('[data-step=\"{place}\"]')"),
        )
        .await?;
        self.js(
            "$(arguments[0]).click()",
            vec![json!(format!("[data-step=\"{place}\"]"))],
        )
        .await?;
        self.at(place).await
    }

    /// Chooses where answers are kept and opens a sample.
    ///
    /// # Errors
    /// When the sample is not opened in time.
    pub async fn sample(&self, name: &str) -> Result<()> {
        self.go("start").await?;
        self.js(
            "const button = $('.notice button'); if (button) button.click();",
            vec![],
        )
        .await?;
        self.wait("no notice", "return !$('.notice')").await?;
        self.click(&format!("[data-sample={name}]")).await?;
        self.wait(
            "the sample",
            "return !!$('.notice') && $('.notice').textContent.includes('文件已打开')",
        )
        .await
    }

    /// The text of an element of the widget; waits for it.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn text(&self, css: &str) -> Result<String> {
        self.wait(css, &format!("return !!$({})", json!(css)))
            .await?;
        let text = self
            .js("return $(arguments[0]).innerText", vec![json!(css)])
            .await?;
        text.as_str()
            .map(str::to_owned)
            .with_context(|| format!("{css} has no text"))
    }

    /// The answers, as the widget would save them to a file.
    ///
    /// # Errors
    /// When nothing is saved in time.
    pub async fn answers(&self) -> Result<Value> {
        self.js(
            "window.seen.saved.length = 0; $('[data-action=save-file]').click()",
            vec![],
        )
        .await?;
        self.wait(
            "the file",
            "return window.seen.saved.length === 1 && window.seen.saved[0].text !== null",
        )
        .await?;
        let text = self.js("return window.seen.saved[0].text", vec![]).await?;
        Ok(serde_json::from_str(text.as_str().context("no text")?)?)
    }

    /// What the page noted under a name: `errors`, `warnings`, `violations`, `sent`.
    ///
    /// # Errors
    /// When the hook is not in the page.
    pub async fn seen(&self, name: &str) -> Result<Vec<String>> {
        let list = self
            .js("return window.seen[arguments[0]]", vec![json!(name)])
            .await?;
        let list = list.as_array().with_context(|| format!("no {name}"))?;
        Ok(list
            .iter()
            .map(|entry| entry.as_str().unwrap_or_default().to_owned())
            .collect())
    }

    /// Fails if the page noted an error, a warning, a refusal of the policy, or something sent.
    ///
    /// # Errors
    /// Then.
    pub async fn clean(&self) -> Result<()> {
        for name in ["errors", "warnings", "violations", "sent"] {
            let list = self.seen(name).await?;
            ensure!(list.is_empty(), "{name}: {list:#?}");
        }
        Ok(())
    }

    /// Sends a command of the Chrome DevTools protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.driver()
            .cdp()
            .send_raw(command, parameters)
            .await
            .map_err(|fault| anyhow!("{command}: {fault}"))
    }

    /// Makes the page as wide as a phone, or as a screen magnified to 400 %, or wide again.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn width(&self, width: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await?;
        self.wait("the width", &format!("return innerWidth === {width}"))
            .await
    }

    /// Waits until what was changed is on the screen.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn painted(&self) -> Result<()> {
        let frame = "await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));";
        // Twice: the layout follows the width one frame later.
        self.js_async(&format!("{frame}{frame}"), vec![]).await?;
        Ok(())
    }

    /// Switches to the dark colours, or back.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn dark(&self, dark: bool) -> Result<()> {
        let value = if dark { "dark" } else { "light" };
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] }),
        )
        .await?;
        Ok(())
    }
}
