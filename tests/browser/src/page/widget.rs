//! What a reader does with the widget: steps, places, samples, files.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::Page;
use crate::walk::Step;

impl Page {
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

    /// Waits until the rules are there, and so everything is.
    ///
    /// # Errors
    /// When they do not come in time.
    pub async fn whole(&self) -> Result<()> {
        self.wait("the live result", "return !!$('[data-progress]')")
            .await
    }

    /// All places in order, also those of the products whose steps are folded.
    ///
    /// # Errors
    /// When the widget is not there.
    pub async fn places(&self) -> Result<Vec<String>> {
        let mut places: Vec<String> = Vec::new();
        let shown = "return $$('[data-step]').map((step) => step.dataset.step)";
        let folded = "return $$('.folded [data-step]').map((step) => step.dataset.step)";
        let first = self.texts(shown).await?;
        let products = self.texts(folded).await?;
        places.extend(first.into_iter().filter(|place| !products.contains(place)));
        for product in products {
            self.go(&product).await?;
            let more = self.texts(shown).await?;
            let folded = self.texts(folded).await?;
            places.extend(more.into_iter().filter(|place| !folded.contains(place)));
        }
        let mut known = BTreeSet::new();
        places.retain(|place| known.insert(place.clone()));
        Ok(places)
    }

    /// The texts that a script gives as a list.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn texts(&self, script: &str) -> Result<Vec<String>> {
        let list = self.js(script, vec![]).await?;
        let texts = list.as_array().into_iter().flatten();
        Ok(texts.filter_map(Value::as_str).map(str::to_owned).collect())
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
        self.dismiss().await?;
        // By script: in narrow windows something may lie over it.
        self.js(
            "$(`[data-sample=${arguments[0]}]`).click()",
            vec![json!(name)],
        )
        .await?;
        self.wait(
            "the sample",
            "return !!$('.notice') && !$('.notice.trouble')",
        )
        .await?;
        self.dismiss().await
    }

    /// Takes the notice away, if there is one.
    ///
    /// # Errors
    /// When it does not go.
    pub async fn dismiss(&self) -> Result<()> {
        self.js(
            "const button = $('.notice button'); if (button) button.click();",
            vec![],
        )
        .await?;
        self.wait("no notice", "return !$('.notice')").await
    }

    /// The text of the notice; waits for it.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn notice(&self) -> Result<String> {
        self.text(".notice span").await
    }

    /// The verdict that the checklist on the screen has for a criterion.
    ///
    /// # Errors
    /// When the criterion is not on the screen.
    pub async fn verdict(&self, criterion: &str) -> Result<Value> {
        let item = format!("[data-criterion='{criterion}']");
        self.js("return $(arguments[0]).dataset.verdict", vec![json!(item)])
            .await
    }

    /// Chooses a file in the widget's file input and waits for the word on it.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn open_file(&self, path: &Path) -> Result<()> {
        self.dismiss().await?;
        self.element(".file input")
            .await?
            .send_keys(path.to_string_lossy().as_ref())
            .await?;
        self.wait("a notice", "return !!$('.notice')").await
    }

    /// Opens answers as a file.
    ///
    /// # Errors
    /// When there is no word on it in time.
    pub async fn open_answers(&self, answers: &Value) -> Result<()> {
        let path = self.browser().folder().join("answers-to-open.json");
        fs::write(&path, answers.to_string())?;
        self.open_file(&path).await
    }

    /// Chooses to keep nothing, and opens answers as a file.
    ///
    /// # Errors
    /// When the widget refuses them.
    pub async fn begin_with(&self, answers: &Value) -> Result<()> {
        self.open().await?;
        self.click("input[name=storage][value=none]").await?;
        self.open_answers(answers).await?;
        ensure!(
            self.js("return !$('.notice.trouble')", vec![]).await? == json!(true),
            "{}",
            self.notice().await?
        );
        self.dismiss().await
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
}
