//! Arguments of calls. They are whatever a script gives: getters may throw, values may be of any type
//! and size, and nothing is taken over before it was measured.

use js_sys::{ArrayBuffer, JSON, JsString, Object, Reflect, Uint8Array};
use santong_contract::{CallOptions, Fault};
use santong_rules::{Answers, Date, RuleSet};
use wasm_bindgen::{JsCast, JsValue};

/// Largest compiled rule set that is taken, in bytes; real ones have some hundred thousand.
const MAX_RULES: u32 = 16 * 1024 * 1024;

/// Longest description of a fault of the caller's own that is passed on, in characters.
const MAX_WHY: usize = 200;

/// Options, read.
pub struct Options {
    /// The day to assess for.
    pub as_of: Date,
    /// A rule set in the place of the one that was loaded.
    pub rules: Option<RuleSet>,
}

/// Reads the options of a call; none at all are the usual ones.
///
/// # Errors
/// The first fault.
pub fn options(given: &JsValue) -> Result<Options, Fault> {
    let mut options = Options {
        as_of: Date::in_china(js_sys::Date::now() as i64),
        rules: None,
    };
    if is_absent(given) {
        return Ok(options);
    }
    let wrong = |path: &str, message: &str| Fault::new("options.wrong-type", message, path);
    if !given.is_object() {
        return Err(wrong(
            "options",
            "options 应当是一个对象，例如 { asOf: \"2026-11-22\" }",
        ));
    }
    for name in Object::keys(given.unchecked_ref::<Object>()).iter() {
        let name = name.as_string().unwrap_or_default();
        if !CallOptions::NAMES.contains(&name.as_str()) {
            let known = CallOptions::NAMES.join("、");
            let message = format!("没有这个选项，可用的有 {known}");
            return Err(Fault::new("options.unknown", &message, &place(&name)));
        }
    }
    let as_of = member(given, "asOf")?;
    if !is_absent(&as_of) {
        let text = as_of.as_string().unwrap_or_default();
        options.as_of = Date::parse(&text).ok_or_else(|| {
            let message = "asOf 应当是 1900 至 2199 年间的一天，写成文本，例如 \"2026-11-22\"";
            wrong("options.asOf", message)
        })?;
    }
    let rules = member(given, "rules")?;
    if !is_absent(&rules) {
        options.rules = Some(rule_set(&rules, "options.rules")?);
    }
    Ok(options)
}

/// Reads a compiled rule set; `path` says where it was given.
///
/// # Errors
/// When it is none.
pub fn rule_set(given: &JsValue, path: &str) -> Result<RuleSet, Fault> {
    // A view and not only `Uint8Array` itself: that of another realm is another type.
    if !ArrayBuffer::is_view(given) {
        let message = "编译好的规则集应当是 Uint8Array";
        return Err(Fault::new("rules.wrong-type", message, path));
    }
    let bytes = Uint8Array::new(given);
    if bytes.length() > MAX_RULES {
        let message = format!("规则集有 {} 字节，最多 {MAX_RULES} 字节", bytes.length());
        return Err(Fault::new("rules.too-large", &message, path));
    }
    RuleSet::from_bytes(&bytes.to_vec()).map_err(|fault| Fault {
        path: path.to_owned(),
        ..fault.into()
    })
}

/// Reads answers: an object, or its text.
///
/// # Errors
/// The first fault; its path leads into the answers.
pub fn answers(given: &JsValue) -> Result<Answers, Fault> {
    let not_json = |why: &str| {
        let message = format!("答案不能写成 JSON{why}：请给对象，或者答案文件的文本");
        Fault::new("answers.not-json", &message, "")
    };
    let text = match given.dyn_ref::<JsString>() {
        Some(text) => text.clone(),
        None => JSON::stringify(given).map_err(|caught| not_json(&why(&caught)))?,
    };
    // A function or nothing at all is written as nothing at all.
    if !text.is_string() {
        return Err(not_json(""));
    }
    let length = usize::try_from(text.length()).unwrap_or(usize::MAX);
    // There are at least as many bytes as units of UTF-16.
    if length > Answers::MAX_BYTES {
        return Err((&santong_rules::AnswersFault::TooLarge(length)).into());
    }
    Answers::from_json(&String::from(text)).map_err(|fault| (&fault).into())
}

/// Longest text of an identifier that is looked at, in units of UTF-16: far more than any has.
const MAX_IDENTIFIER: u32 = 1000;

/// Reads the text of an identifier.
///
/// # Errors
/// When it is no text or far too long.
pub fn identifier(given: &JsValue) -> Result<String, Fault> {
    let fault = |code, message: &str| Fault::new(code, message, "text");
    let text = given
        .dyn_ref::<JsString>()
        .ok_or_else(|| fault("identifier.wrong-type", "要检查的编号应当是文本"))?;
    if text.length() > MAX_IDENTIFIER {
        let message = format!("要检查的编号太长，最多 {MAX_IDENTIFIER} 个字符");
        return Err(fault("identifier.too-large", &message));
    }
    Ok(text.into())
}

fn member(given: &JsValue, name: &str) -> Result<JsValue, Fault> {
    Reflect::get(given, &name.into()).map_err(|caught| {
        let message = format!("读不到这个选项{}", why(&caught));
        Fault::new("options.wrong-type", &message, &place(name))
    })
}

fn place(option: &str) -> String {
    let name: String = option.chars().take(MAX_WHY).collect();
    format!("options.{name}")
}

/// What the caller's own code threw, in brackets.
fn why(caught: &JsValue) -> String {
    let text = caught.dyn_ref::<js_sys::Error>();
    let text = text
        .map(|error| String::from(error.message()))
        .unwrap_or_default();
    let line = text.lines().next().unwrap_or_default();
    let line: String = line.chars().take(MAX_WHY).collect();
    if line.is_empty() {
        line
    } else {
        format!("（{line}）")
    }
}

fn is_absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}
