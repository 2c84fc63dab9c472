//! The reader of rule files, in both forms; what compiles is written and read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use santong_compiler::{SourceFile, compile};
use santong_rules::RuleSet;

fuzz_target!(|text: &str| {
    let form = if text.starts_with('{') { "json" } else { "toml" };
    let file = SourceFile {
        name: format!("rules.{form}"),
        text: text.to_owned(),
    };
    if let (Some(rules), _) = compile(&[file]) {
        let bytes = rules.to_bytes().unwrap();
        assert_eq!(RuleSet::from_bytes(&bytes), Ok(rules));
    }
});
