//! What several tests need.

use std::fs;

use anyhow::{Result, anyhow};
use santong_browser_tests::walk::{self, Filled};
use santong_native_tests::{project, rules, sample};
use serde_json::{Value, json};

/// The pages of the questionnaire with the steps that give a sample's answers.
pub fn pages_of(name: &str) -> Result<Vec<Filled>> {
    let rules = rules().map_err(|fault| anyhow!(fault))?;
    let answers = sample(name).map_err(|fault| anyhow!(fault))?;
    walk::pages(&rules, &answers)
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
