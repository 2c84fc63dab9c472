//! The page with the widget: finds things in the shadow root, clicks, types, and waits.

mod look;
mod widget;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WebElement, common::keys::TypingData};

use crate::{
    browser::{Browser, Engine},
    server::Site,
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

    /// Types in the place of what stands in a field.
    ///
    /// # Errors
    /// When the field does not appear, or does not take the text.
    pub async fn replace(&self, css: &str, text: &str) -> Result<()> {
        self.element(css).await?;
        // Not by the driver's own typing, which puts the cursor at the end first.
        self.js(
            "const field = $(arguments[0]); field.focus(); field.select()",
            vec![json!(css)],
        )
        .await?;
        self.press(text).await?;
        let filled = format!("return $({}).value === {}", json!(css), json!(text));
        self.wait(text, &filled).await
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
}
