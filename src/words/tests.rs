//! The English texts fit the keys.

use std::collections::BTreeSet;

use super::Words;

const ENGLISH: &str = include_str!("../../www/words/en.txt");

/// What is wrong with the texts of another language: a line for each key, in their order, with the
/// same places to fill in.
fn faults(file: &str, keys: &[(&str, &str)]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut keys = keys.iter().peekable();
    for (number, line) in (1..).zip(file.lines()) {
        let Some((key, text)) = line.split_once(" = ") else {
            if !line.is_empty() && !line.starts_with('#') {
                faults.push(format!(
                    "line {number}: neither a word nor a comment: {line}"
                ));
            }
            continue;
        };
        let Some((wanted, chinese)) = keys.next() else {
            faults.push(format!(
                "line {number}: `{key}` is one more than there are keys"
            ));
            continue;
        };
        if key != *wanted {
            faults.push(format!(
                "line {number}: `{key}` stands where `{wanted}` should"
            ));
            break;
        }
        if text.trim_matches('"').is_empty() {
            faults.push(format!("line {number}: `{key}` has no text"));
        }
        if places(text) != places(chinese) {
            let (text, chinese) = (places(text), places(chinese));
            faults.push(format!(
                "line {number}: `{key}` has {text:?} and not {chinese:?}"
            ));
        }
    }
    if faults.is_empty() {
        faults.extend(keys.map(|(key, _)| format!("`{key}` is missing at the end")));
    }
    faults
}

/// The places to fill in.
fn places(text: &str) -> BTreeSet<&str> {
    let behind = text.split('{').skip(1);
    behind
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

#[test]
fn english_is_complete() {
    let keys = [Words::KEYS, santong_documents::Words::KEYS].concat();
    assert_eq!(faults(ENGLISH, &keys), Vec::<String>::new());
    assert!(!ENGLISH.contains('\r'), "lines end with a line feed only");
}

#[test]
fn english_is_read_into_the_places_of_its_keys() {
    let mut texts = santong_documents::catalogue_texts(ENGLISH);
    let words = Words::read(&mut texts).unwrap();
    let documents = santong_documents::Words::read(&mut texts).unwrap();
    assert_eq!(texts.next(), None);
    assert_eq!(words.lang, "en");
    assert_eq!(words.confirm, "Confirm");
    assert_eq!(documents.verdict(santong_rules::Verdict::Met), "Met");
    assert!(Words::read(&mut "lang = en".lines()).is_none());
}

#[test]
fn a_catalogue_that_does_not_fit_is_found_out() {
    let keys = [("one", "一"), ("two", "二 {n}")];
    let check = |file: &str, expected: &[&str]| assert_eq!(faults(file, &keys), expected, "{file}");
    check("# both\none = 1\n\ntwo = \" {n} \"\n", &[]);
    check("one = 1", &["`two` is missing at the end"]);
    check(
        "two = {n}\none = 1",
        &["line 1: `two` stands where `one` should"],
    );
    check(
        "one = 1\ntwo = {n}\nthree = 3",
        &["line 3: `three` is one more than there are keys"],
    );
    check("one = \ntwo = {n}", &["line 1: `one` has no text"]);
    check(
        "one = 1\ntwo = {m}",
        &["line 2: `two` has {\"m\"} and not {\"n\"}"],
    );
    check(
        "one = 1\ntwo: {n}",
        &["line 2: neither a word nor a comment: two: {n}"],
    );
}
