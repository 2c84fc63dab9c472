//! Identifiers however they are typed: `vectors.txt` has one a line, with what it comes to.

use super::{IdentifierKind, identify};

#[test]
fn every_identifier_comes_to_what_the_table_says() {
    let vectors = include_str!("vectors.txt");
    let (mut checked, mut wrong) = (0, Vec::new());
    for line in vectors.lines().filter(|line| line.contains('|')) {
        let [name, typed, expected] = line
            .split('|')
            .collect::<Vec<_>>()
            .try_into()
            .unwrap_or_else(|_| panic!("{line}"));
        let kind = IdentifierKind::ALL
            .iter()
            .find(|(known, _)| *known == name.trim())
            .unwrap()
            .1;
        let found = match identify(kind, typed) {
            Ok(read) => match read.hint {
                None => read.text,
                Some(hint) => format!("{} ? {hint:?}", read.text),
            },
            Err(fault) => format!("! {fault:?}"),
        };
        if found != expected.trim() {
            wrong.push(format!("{name}|{typed}| {found}"));
        }
        checked += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked > 100, "{checked}");
}

#[test]
fn what_was_put_in_its_usual_form_stays_so() {
    let lines = include_str!("vectors.txt").lines();
    for line in lines.filter(|line| !line.contains('!')) {
        let Some((name, rest)) = line.split_once('|') else {
            continue;
        };
        let (name, typed) = (name.trim(), rest.split('|').next().unwrap());
        let (_, kind) = IdentifierKind::ALL
            .iter()
            .find(|(k, _)| *k == name)
            .unwrap();
        let once = identify(*kind, typed).unwrap();
        assert_eq!(identify(*kind, &once.text).as_ref(), Ok(&once), "{line}");
    }
}

#[test]
fn nothing_typed_is_too_strange() {
    let strange = [
        "",
        " ",
        "\u{0}",
        "／",
        "Q/",
        "T/",
        "DB",
        "DB3",
        "GB/",
        "GB/T",
        "XK",
        "SC",
        "(粤",
        "粤粤XK1620400001",
        "𝟙𝟚",
        "é",
        "GBé1",
        "DB33/é",
        "16é",
        "16 ",
        "ISO/é",
    ];
    let long = [
        "9".repeat(100_000),
        "G".repeat(100_000),
        "/".repeat(100_000),
    ];
    for typed in strange.into_iter().chain(long.iter().map(String::as_str)) {
        for (name, kind) in IdentifierKind::ALL {
            let short: String = typed.chars().take(20).collect();
            assert!(identify(*kind, typed).is_err(), "{name} {short}");
        }
    }
}
