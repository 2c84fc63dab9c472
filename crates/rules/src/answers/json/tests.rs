//! Answers files of every sort.

use super::*;

const WHOLE: &str = r#"{"enterprise":{"a":"1.50","b":true,"c":{"unsure":true},"d":[],"未知":["x","y"]},"evidence":[{"criterion":"a.b","date":"去年","market":"eu","product":"p1","title":"报告","valid_until":"2027-1-1"},{}],"format":"santong-answers","products":[{"answers":{"product.t":{"complete":true,"rows":[{"k":"<script>","n":false}]}},"id":"p1"}],"rules":{"date":"2026-01-31","hash":"h","id":"i","overlays":[{"hash":"g","id":"o","name":"n","version":"1"}],"version":"v"},"version":1}"#;

fn fault(text: &str) -> AnswersFault {
    Answers::from_json(text).unwrap_err()
}

#[test]
fn what_was_written_reads_back_the_same() {
    let answers = Answers::from_json(WHOLE).unwrap();
    assert_eq!(answers.to_json(), WHOLE);
    let dossier = format!(r#"{{"format":"santong-dossier","answers":{WHOLE}}}"#);
    assert_eq!(
        Answers::from_json(&format!("\u{feff}{dossier}")).unwrap(),
        answers
    );
}

#[test]
fn a_number_is_kept_digit_by_digit() {
    let text =
        r#"{"format":"santong-answers","version":1,"enterprise":{"n":0.10000000000000000001}}"#;
    let answers = Answers::from_json(text).unwrap();
    assert_eq!(
        answers.enterprise["n"],
        Answer::Text("0.10000000000000000001".into())
    );
}

#[test]
fn products_of_one_name_stay_apart() {
    let text = r#"{"format":"santong-answers","version":1,"products":[{"id":"p1","answers":{}},{"id":"p1","answers":{}},{"answers":{}}]}"#;
    let ids: Vec<_> = Answers::from_json(text)
        .unwrap()
        .products
        .into_iter()
        .map(|product| product.id)
        .collect();
    assert_eq!(ids, ["p1", "p2", "p3"]);
}

#[test]
fn every_fault_has_a_place() {
    assert_eq!(
        fault("{\n\"format\": \"santong-ans"),
        AnswersFault::NotJson {
            line: 2,
            column: 22
        }
    );
    assert_eq!(fault("[]"), AnswersFault::OtherFormat);
    assert_eq!(
        fault(r#"{"format":"other","version":1}"#),
        AnswersFault::OtherFormat
    );
    assert_eq!(
        fault(r#"{"format":"santong-answers"}"#),
        AnswersFault::OtherFormat
    );
    assert_eq!(
        fault(r#"{"format":"santong-answers","version":7}"#),
        AnswersFault::NewerVersion(7)
    );
    assert_eq!(
        fault(r#"{"format":"santong-answers","version":1,"enterprise":{"a":{"rows":[{"b":[]}]}}}"#),
        AnswersFault::WrongType {
            path: "enterprise.a.rows[0].b".into()
        }
    );
    for (overlays, path) in [
        ("{}", "rules.overlays"),
        (r#"[{"id":[]}]"#, "rules.overlays.id"),
    ] {
        let rules = format!(r#"{{"overlays":{overlays}}}"#);
        assert_eq!(
            fault(&format!(
                r#"{{"format":"santong-answers","version":1,"rules":{rules}}}"#
            )),
            AnswersFault::WrongType { path: path.into() }
        );
    }
    assert_eq!(
        fault(
            r#"{"format":"santong-answers","version":1,"rules":{"overlays":[]},"enterprise":{"a":null}}"#
        ),
        AnswersFault::WrongType {
            path: "enterprise.a".into()
        }
    );
    assert_eq!(
        fault(r#"{"format":"santong-answers","version":1,"products":[{"answers":{"a":null}}]}"#),
        AnswersFault::WrongType {
            path: "products[0].answers.a".into()
        }
    );
    assert_eq!(
        fault(&"x".repeat(Answers::MAX_BYTES + 1)),
        AnswersFault::TooLarge(Answers::MAX_BYTES + 1)
    );
    let nested = "[".repeat(100_000);
    assert!(matches!(fault(&nested), AnswersFault::NotJson { .. }));
}

#[test]
fn long_lists_are_refused() {
    let check = |name: &str, item: &str, limit: usize, expected: AnswersFault| {
        let file = |count: usize| {
            let items = vec![item; count].join(",");
            format!(r#"{{"format":"santong-answers","version":1,"{name}":[{items}]}}"#)
        };
        assert!(Answers::from_json(&file(limit)).is_ok(), "{name}");
        assert_eq!(fault(&file(limit + 1)), expected);
    };
    check(
        "products",
        r#"{"answers":{}}"#,
        Answers::MAX_PRODUCTS,
        AnswersFault::TooManyProducts(101),
    );
    check(
        "evidence",
        "{}",
        Evidence::MAX_COUNT,
        AnswersFault::TooMuchEvidence(2001),
    );
}

#[test]
fn faulty_evidence_has_a_place() {
    let check = |evidence: &str, expected: AnswersFault| {
        let text =
            format!(r#"{{"format":"santong-answers","version":1,"evidence":[{{}},{evidence}]}}"#);
        assert_eq!(fault(&text), expected, "{evidence}");
    };
    let wrong = |path: &str| AnswersFault::WrongType { path: path.into() };
    check("[]", wrong("evidence[1]"));
    check(r#"{"title":true}"#, wrong("evidence[1].title"));
    let limit = Evidence::MAX_TEXT;
    check(
        &format!(r#"{{"place":"{}"}}"#, "x".repeat(limit + 1)),
        AnswersFault::TooMany {
            path: "evidence[1].place".into(),
            limit,
        },
    );
}
