//! What the page looks like and what it noted: width, colours, language, errors.

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::{Value, json};

use super::Page;

impl Page {
    /// What the page noted under a name: `errors`, `warnings`, `violations`, `sent`.
    ///
    /// # Errors
    /// When the hook is not in the page.
    pub async fn seen(&self, name: &str) -> Result<Vec<String>> {
        // As one text: pages under test may have changed how lists are written.
        let text = self
            .js(
                "return window.seen[arguments[0]].join('\\u0001')",
                vec![json!(name)],
            )
            .await?;
        let text = text.as_str().with_context(|| format!("no {name}"))?;
        let entries = text.split('\u{1}').filter(|entry| !entry.is_empty());
        Ok(entries.map(str::to_owned).collect())
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

    /// Presses a switch of the header, by script because the narrow layout folds them away.
    ///
    /// # Errors
    /// When there is no such switch.
    pub async fn switch(&self, action: &str) -> Result<()> {
        self.js(
            "$(`[data-action=\"${arguments[0]}\"]`).click()",
            vec![json!(action)],
        )
        .await
        .with_context(|| action.to_owned())?;
        self.painted().await
    }

    /// Switches to English.
    ///
    /// # Errors
    /// When the widget does not speak English in time.
    pub async fn english(&self) -> Result<()> {
        self.switch("language").await?;
        self.wait("English", "return $('.app').lang === 'en'").await
    }
}
