//! The reader of answers files; what it takes is written, read again, assessed and explained.

#![no_main]

use libfuzzer_sys::fuzz_target;
use santong_compiler::{SourceFile, compile};
use santong_rules::{Answers, Date, Goal, RuleSet, assess, changes};

fn rules() -> RuleSet {
    let file = SourceFile {
        name: "base.toml".to_owned(),
        text: include_str!("../../crates/compiler/tests/base.toml").to_owned(),
    };
    compile(&[file]).0.unwrap()
}

thread_local! {
    static RULES: RuleSet = rules();
}

fuzz_target!(|text: &str| RULES.with(|rules| check(rules, text)));

fn check(rules: &RuleSet, text: &str) {
    let Ok(answers) = Answers::from_json(text) else {
        return;
    };
    assert_eq!(Answers::from_json(&answers.to_json()).as_ref(), Ok(&answers));
    let day = Date::parse("2026-01-31").unwrap();
    let _ = assess(rules, &answers, day).to_json(rules, &answers);
    if !answers.products.is_empty() {
        let _ = changes(rules, &answers, day, Some(0), Goal::Ready);
    }
}
