//! The checks without a screen: a WebAssembly module for scripts in browsers and in Node.
//!
//! `www/api.js` wraps it; whatever a call refuses is thrown as a [`Fault`], of which the wrapper makes
//! a `SantongError`. Arguments come from strangers and are read piece by piece.

mod given;
mod identifier;

use std::cell::RefCell;

use santong_contract::{Fault, NextQuestions, Rules};
use santong_rules::{Answers, Assessment, RuleSet, migrate};
use serde::Serialize;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

thread_local! {
    /// The rule set that calls without one use.
    static RULES: RefCell<Option<RuleSet>> = const { RefCell::new(None) };
}

/// Takes the compiled rule set that calls without one use.
///
/// # Errors
/// A [`Fault`] when these bytes are none.
#[wasm_bindgen(skip_typescript)]
pub fn use_rules(bytes: JsValue) -> Result<(), JsValue> {
    let rules = given::rule_set(&bytes, "rules").map_err(thrown)?;
    RULES.with(|place| place.replace(Some(rules)));
    Ok(())
}

/// What follows from answers. They are an object, or the text of a file of answers or of a dossier;
/// names that earlier versions of the rules had are carried over.
///
/// # Errors
/// `answers.*`, `options.*`: what is wrong, and where.
#[wasm_bindgen(unchecked_return_type = "Assessment")]
pub fn assess(
    #[wasm_bindgen(unchecked_param_type = "Answers | Dossier | string")] answers: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CallOptions | null")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let text = assessed(&answers, &options, |rules, answers, assessment| {
        Ok(assessment.to_json(rules, answers))
    })?;
    js_sys::JSON::parse(&text)
}

/// What is still to be asked, those first that can still decide the most, and how many answers that
/// will take at least and at most.
///
/// # Errors
/// As `assess`.
#[wasm_bindgen(js_name = nextQuestions, unchecked_return_type = "NextQuestions")]
pub fn next_questions(
    #[wasm_bindgen(unchecked_param_type = "Answers | Dossier | string")] answers: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CallOptions | null")] options: JsValue,
) -> Result<JsValue, JsValue> {
    assessed(&answers, &options, |rules, answers, assessment| {
        to_js(&NextQuestions::of(rules, answers, assessment))
    })
}

/// What the rule set contains: documents, questions, criteria and measures by their stable names.
///
/// # Errors
/// `options.*`: what is wrong.
#[wasm_bindgen(unchecked_return_type = "Rules")]
pub fn rules(
    #[wasm_bindgen(unchecked_optional_param_type = "CallOptions | null")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = given::options(&options).map_err(thrown)?;
    with_rules(options.rules, |rules| to_js(&Rules::of(rules)))
}

/// Whether a text can be the identifier it should be: form, check characters, known parts. Full-width
/// characters, small letters and spaces are accepted.
///
/// # Errors
/// `identifier.*` when the kind is none or the text is no text; what is wrong with the identifier is a
/// result and no error.
#[wasm_bindgen(js_name = checkIdentifier, unchecked_return_type = "IdentifierCheck")]
pub fn check_identifier(
    #[wasm_bindgen(unchecked_param_type = "IdentifierKind")] kind: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
) -> Result<JsValue, JsValue> {
    let check = identifier::check(kind.as_string(), &text).map_err(thrown)?;
    to_js(&check)
}

/// Reads what is given, assesses it, and hands it all to what makes the result.
fn assessed<T>(
    answers: &JsValue,
    options: &JsValue,
    make: impl FnOnce(&RuleSet, &Answers, &Assessment) -> Result<T, JsValue>,
) -> Result<T, JsValue> {
    // Everything of the caller's is read before the rules are borrowed: a getter may call back.
    let options = given::options(options).map_err(thrown)?;
    let mut answers = given::answers(answers).map_err(thrown)?;
    with_rules(options.rules, |rules| {
        migrate(rules, &mut answers);
        let assessment = santong_rules::assess(rules, &answers, options.as_of);
        make(rules, &answers, &assessment)
    })
}

fn with_rules<T>(
    own: Option<RuleSet>,
    work: impl FnOnce(&RuleSet) -> Result<T, JsValue>,
) -> Result<T, JsValue> {
    if let Some(rules) = own {
        return work(&rules);
    }
    RULES.with(|place| match place.borrow().as_ref() {
        Some(rules) => work(rules),
        None => Err(thrown(Fault::new(
            "rules.none",
            "还没有规则集：请在 load 或 options 里给出 rules",
            "rules",
        ))),
    })
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(value.serialize(&serializer)?)
}

fn thrown(fault: Fault) -> JsValue {
    to_js(&fault).unwrap_or_else(|caught| caught)
}
