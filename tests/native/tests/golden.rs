//! Golden assessments of the samples. `UPDATE_GOLDEN=1 cargo test -p santong-native-tests` writes them anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::fs;

use santong_native_tests::{SAMPLES, day, project, rules, sample};
use santong_rules::assess;

#[test]
fn samples_are_assessed_as_before() {
    let rules = rules().unwrap();
    for name in SAMPLES {
        let answers = sample(name).unwrap();
        let json = assess(&rules, &answers, day()).to_json(&rules, &answers);
        let mut value: serde_json::Value = serde_json::from_str(&json).unwrap();
        // Members stand in alphabetical order, as in a map of `serde_json`.
        assert_eq!(value.to_string(), json);
        // The hash changes with every word of a rule file; what is golden are the findings.
        value["rules"]["hash"] = "".into();
        let text = format!("{value:#}\n");
        let path = project(&format!("tests/samples/golden/{name}.json"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(project("tests/samples/golden")).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        let differing = golden
            .lines()
            .zip(text.lines())
            .enumerate()
            .find(|(_, (a, b))| a != b);
        if let Some((line, (was, is))) = differing {
            panic!(
                "{name}, line {}: was {was}, is {is}; if that is right: UPDATE_GOLDEN=1",
                line + 1
            );
        }
        assert_eq!(
            golden.len(),
            text.len(),
            "{name}: if that is right: UPDATE_GOLDEN=1"
        );
    }
}
