//! What several tests need.

use std::fs;

use anyhow::{Result, anyhow};
use santong_browser_tests::{
    Page,
    walk::{self, Filled},
};
use santong_native_tests::{project, rules, sample};
use serde_json::{Value, json};

/// The pages of the questionnaire with the steps that give a sample's answers.
pub fn pages_of(name: &str) -> Result<Vec<Filled>> {
    let rules = rules().map_err(|fault| anyhow!(fault))?;
    let answers = sample(name).map_err(|fault| anyhow!(fault))?;
    walk::pages(&rules, &answers)
}

/// Notes the events that come from the element, or from its frame.
pub const LISTEN: &str = "window.heard = [];
    for (const name of ['ready', 'progress', 'assessment', 'error', 'handover'])
      addEventListener('santong-' + name, (event) => heard.push({ name, detail: event.detail, from: event.target.localName }));";

/// The details of the events of a name that were noted.
pub async fn heard(page: &Page, name: &str) -> Result<Vec<Value>> {
    let script = "return heard.filter((one) => one.name === arguments[0]).map((one) => one.detail)";
    let all = page.js(script, vec![json!(name)]).await?;
    Ok(all.as_array().cloned().unwrap_or_default())
}

/// What a call comes to: `done`, or why it failed.
pub async fn call(page: &Page, script: &str) -> Result<String> {
    let script = format!("return ({script}).then(() => 'done', (why) => String(why))");
    let came = page.js_async(&script, vec![]).await?;
    Ok(came.as_str().unwrap_or_default().to_owned())
}

/// The place where a question is asked, of the enterprise or of the product at a position.
pub fn place_of(question: &str, product: usize) -> Result<String> {
    let rules = rules().map_err(|fault| anyhow!(fault))?;
    walk::place_of(&rules, question, product)
}

/// A sample's answers file.
pub fn sample_file(name: &str) -> Result<Value> {
    Ok(serde_json::from_str(&fs::read_to_string(project(
        &format!("tests/samples/{name}.json"),
    ))?)?)
}

/// What was answered, without what else an answers file says.
pub fn given(file: &Value) -> (Value, Value) {
    (file["enterprise"].clone(), file["products"].clone())
}

/// An answers file.
pub fn answers_file(enterprise: Value, products: &[Value]) -> Value {
    let products: Vec<Value> = products
        .iter()
        .enumerate()
        .map(|(index, answers)| json!({ "id": format!("p{}", index + 1), "answers": answers }))
        .collect();
    json!({ "format": "santong-answers", "version": 1, "enterprise": enterprise, "products": products })
}

/// The first page of questions, with nothing kept.
pub async fn begun(page: &Page) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=none]").await?;
    page.click("[data-action=begin]").await?;
    page.at("page/0").await?;
    page.whole().await
}
