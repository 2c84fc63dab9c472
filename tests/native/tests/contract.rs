//! The types that scripts see, against what the program reads and writes: the schemas that are made from
//! them take every sample, every golden assessment and every dossier, and refuse what is wrong.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]

use std::fs;

use jsonschema::{Validator, draft202012};
use santong_contract::describe;
use santong_documents::{ZH, dossier_json};
use santong_native_tests::{SAMPLES, day, objects, project, rules, sample};
use santong_rules::{Answers, Evidence, EvidenceState, Readiness, Relevance, Verdict, assess};
use serde_json::{Value, json};

fn validator(name: &str) -> Validator {
    let schemas = describe::schemas().unwrap();
    let (_, schema) = schemas.iter().find(|(known, _)| *known == name).unwrap();
    draft202012::new(schema).unwrap()
}

fn read(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(project(path)).unwrap()).unwrap()
}

fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    let faults = validator.iter_errors(value);
    faults
        .map(|fault| format!("{} {fault}", fault.instance_path()))
        .collect()
}

#[test]
fn the_schemas_are_some() {
    for (name, schema) in describe::schemas().unwrap() {
        let found = draft202012::meta::validate(&schema).map_err(|fault| fault.to_string());
        assert_eq!(found, Ok(()), "{name}");
        assert_eq!(schema["$id"], format!("urn:santong-check:{name}"));
    }
}

#[test]
fn samples_their_assessments_and_dossiers_are_valid() {
    let rules = rules().unwrap();
    let [of_answers, of_assessment, of_dossier] =
        ["answers", "assessment", "dossier"].map(validator);
    for name in SAMPLES {
        let answers = read(&format!("tests/samples/{name}.json"));
        assert_eq!(faults(&of_answers, &answers), [""; 0], "{name}");
        let golden = read(&format!("tests/samples/golden/{name}.json"));
        assert_eq!(faults(&of_assessment, &golden), [""; 0], "{name}, golden");
        let mut answers = sample(name).unwrap();
        answers.rules = Some(rules.stamp());
        answers.evidence.push(Evidence {
            criterion: "same-line.production".into(),
            ..Evidence::default()
        });
        let assessment = assess(&rules, &answers, day());
        let written = serde_json::from_str(&answers.to_json()).unwrap();
        assert_eq!(faults(&of_answers, &written), [""; 0], "{name}, as written");
        let dossier = dossier_json(&rules, &answers, &assessment, &ZH);
        let dossier: Value = serde_json::from_str(&dossier).unwrap();
        assert!(dossier["evidence"].is_array(), "{name}");
        assert_eq!(faults(&of_dossier, &dossier), [""; 0], "{name}, dossier");
    }
}

#[test]
fn overlays_are_valid_and_other_rule_files_are_none() {
    let overlay = validator("overlay");
    for path in [
        "tests/overlays/example.json",
        "crates/compiler/tests/overlay.json",
    ] {
        assert_eq!(faults(&overlay, &read(path)), [""; 0], "{path}");
    }
    let mut wrong = read("tests/overlays/example.json");
    wrong.as_object_mut().unwrap().remove("overlay");
    assert!(!overlay.is_valid(&wrong));
    let mut wrong = read("tests/overlays/example.json");
    wrong["ruleset"] = json!({ "id": "x" });
    assert!(!overlay.is_valid(&wrong));
}

/// A value with one member of one object taken away, or with another value.
fn changes(content: &Value) -> Vec<(String, Value)> {
    let mut changes = Vec::new();
    for pointer in objects(content) {
        let members = content
            .pointer(&pointer)
            .and_then(Value::as_object)
            .unwrap();
        for key in members.keys() {
            let mut without = content.clone();
            let object = without.pointer_mut(&pointer).and_then(Value::as_object_mut);
            object.unwrap().remove(key);
            changes.push((format!("{pointer}: without {key}"), without));
            for other in [json!(null), json!(7), json!({}), json!([{}]), json!("x")] {
                let mut changed = content.clone();
                changed.pointer_mut(&pointer).unwrap()[key] = other.clone();
                changes.push((format!("{pointer}: {key} = {other}"), changed));
            }
        }
    }
    changes
}

/// The reader takes more than the schema tells of, but never less.
#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    let schema = validator("answers");
    let mut refused = 0;
    for name in ["ready", "wire"] {
        for (what, content) in changes(&read(&format!("tests/samples/{name}.json"))) {
            if let Err(fault) = Answers::from_json(&content.to_string()) {
                refused += 1;
                assert!(
                    !schema.is_valid(&content),
                    "{name}{what}: only the reader says {fault:?}"
                );
            }
        }
    }
    assert!(refused > 300, "{refused}");
}

#[test]
fn wrong_files_are_refused() {
    let check = |schema: &str, path: &str, change: &dyn Fn(&mut Value)| {
        let schema = validator(schema);
        let mut content = read(path);
        assert_eq!(faults(&schema, &content), [""; 0]);
        change(&mut content);
        assert!(!schema.is_valid(&content));
    };
    let answers = "tests/samples/ready.json";
    check("answers", answers, &|file| file["version"] = json!(2));
    check("answers", answers, &|file| file["format"] = json!("other"));
    check("answers", answers, &|file| file["enterprize"] = json!({}));
    check("answers", answers, &|file| {
        file["products"] = vec![json!({ "answers": {} }); Answers::MAX_PRODUCTS + 1].into();
    });
    let golden = "tests/samples/golden/ready.json";
    check("assessment", golden, &|file| {
        file["criteria"][0]["verdict"] = json!("maybe")
    });
    check("assessment", golden, &|file| {
        file["products"][0]["readiness"] = json!("met")
    });
    check("assessment", golden, &|file| {
        file["criteria"][0]
            .as_object_mut()
            .unwrap()
            .remove("because");
    });
}

#[test]
fn names_are_those_that_the_program_writes() {
    fn check<T: serde::Serialize + Copy>(all: &[T], name: impl Fn(T) -> &'static str) {
        for one in all {
            assert_eq!(serde_json::to_value(one).unwrap(), name(*one));
        }
    }
    use Verdict::{Met, NotApplicable, Open, Unmet};
    check(&[Met, Unmet, Open, NotApplicable], Verdict::name);
    use Readiness::{Blocked, Draft, Ready};
    check(&[Blocked, Draft, Ready], Readiness::name);
    let all = [Relevance::Relevant, Relevance::Open, Relevance::NotRelevant];
    check(&all, Relevance::name);
    use EvidenceState::{Expired, NoDate, UnreadableDate, Valid};
    check(
        &[Valid, Expired, NoDate, UnreadableDate],
        EvidenceState::name,
    );
}
