//! The reader of compiled rule sets, and assessments with whatever it takes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use santong_rules::{Answers, Date, MAGIC, Product, RuleSet, assess};

fuzz_target!(|bytes: &[u8]| {
    let file = [MAGIC, bytes].concat();
    let _ = RuleSet::cover_from_bytes(&file);
    if let Ok(rules) = RuleSet::from_bytes(&file) {
        let answers = Answers {
            products: vec![Product::default()],
            ..Answers::default()
        };
        let _ = assess(&rules, &answers, Date::MAX).to_json(&rules, &answers);
    }
});
