//! What follows from rows: verdicts, prepared rows, columns.

use super::*;

/// Verdicts of the two criteria and standings of markets and comparison.
fn verdicts(markets: Option<&[&str]>, rows: &[&str], complete: bool) -> String {
    let rules = rules();
    let assessment = assess(&rules, &answers(markets, rows, complete), rules.date);
    let verdict = |id: &str| {
        let mut findings = assessment.products[0].findings.iter();
        let finding = findings.find(|f| rules.criterion(f.criterion).unwrap().id == id);
        let finding = finding.unwrap();
        if finding.verdict == Verdict::Open {
            // Nothing is open with nothing left to ask.
            let asked = |question| {
                let at = QuestionRef {
                    product: Some(0),
                    question,
                };
                assessment.standing(at).is_asked()
            };
            assert!(finding.causes.iter().any(asked), "{rows:?}");
        }
        finding.verdict.name()
    };
    let incomplete = assessment.standing(question(&rules)) == Standing::Incomplete;
    format!(
        "{} {}{}",
        verdict("own"),
        verdict("measured"),
        if incomplete { " incomplete" } else { "" }
    )
}

#[test]
fn conditions_ask_the_fields_of_settled_rows() {
    let good = "direction at_most, same_method true, home 2, eu 1, own 1, measured 0.9";
    let loose = "direction at_most, same_method true, home 2, eu 1, own 1.1, measured 0.9";
    let untested = "direction at_most, same_method true, home 2, eu 1, own 1";
    let other_method = "direction at_most, same_method false, home 2, eu 1, own 1, measured 0.9";
    let bare = "direction at_most, same_method true, home 2, eu 1, own 1.1, measured 5, bare";
    let other_unit =
        "direction at_most, same_method true, home 2, eu 1, eu_unit mg, own 1, measured 0.9";
    let disjoint = "direction range, same_method true, home 1～2, eu 3～4, own 1～2, measured 1";
    let eu: Option<&[&str]> = Some(&["eu"]);
    for (markets, rows, complete, expected) in [
        (eu, vec![good], true, "met met"),
        (eu, vec![good], false, "open open incomplete"),
        (eu, vec![], true, "met met"),
        (None, vec![], true, "met met"),
        (None, vec![good], true, "open open incomplete"),
        (eu, vec![good, loose], false, "unmet open incomplete"),
        (eu, vec![untested], true, "met unmet"),
        (eu, vec![disjoint], true, "unmet unmet"),
        (eu, vec![other_method], true, "open open incomplete"),
        (eu, vec![other_unit, good], true, "open open incomplete"),
        (eu, vec![bare], true, "open open incomplete"),
        (eu, vec![bare, loose], true, "unmet open incomplete"),
        (Some(&[]), vec![loose], true, "met met"),
    ] {
        assert_eq!(verdicts(markets, &rows, complete), expected, "{rows:?}");
    }
}

/// Filling in a row cell by cell, in any order, never takes a verdict back.
#[test]
fn more_cells_never_flip_a_settled_verdict() {
    let rules = rules();
    let (kind, _) = kind(&rules);
    for text in [
        "direction at_most, same_method true, home 2, eu 1, own 1.1, measured 0.9",
        "direction range, same_method true, home 1～2, eu 无, own 1～3, measured 5",
        "unit h, direction at_least, same_method true, home 2, eu 1, own 2, measured <1",
        "direction at_most, same_method false, home 2, eu 1, own 1, measured 0.9",
    ] {
        let full = row(text);
        for start in 0..kind.columns.len() {
            for step in [1, 7, 12] {
                let mut given = answers(Some(&["eu"]), &["", text], true);
                let mut before: Option<Vec<Verdict>> = None;
                // The units first: left empty, they say that there is none.
                let order =
                    (0..kind.columns.len()).map(|n| (start + n * step) % kind.columns.len());
                let (units, others): (Vec<_>, Vec<_>) =
                    order.partition(|index| kind.columns[*index].id.ends_with("unit"));
                let mut cells = Row::new();
                for index in units.into_iter().chain(others) {
                    let id = &kind.columns[index].id;
                    cells.extend(full.get(id).map(|cell| (id.clone(), cell.clone())));
                    let table = Table {
                        rows: vec![cells.clone()],
                        complete: true,
                    };
                    given.products[0]
                        .answers
                        .insert("product.limits".to_owned(), Answer::Table(table));
                    let assessment = assess(&rules, &given, rules.date);
                    let findings = &assessment.products[0].findings;
                    let verdicts: Vec<Verdict> = findings.iter().map(|f| f.verdict).collect();
                    for (was, is) in before.iter().flatten().zip(&verdicts) {
                        assert!(was == is || *was == Verdict::Open, "{cells:?}");
                    }
                    before = Some(verdicts);
                }
            }
        }
    }
}

#[test]
fn prepared_rows_are_offered_where_they_fit() {
    let rules = rules();
    let offered = |markets: Option<&[&str]>| -> Vec<String> {
        let answers = answers(markets, &[], false);
        let groups = prepared(&rules, &answers, question(&rules), rules.date);
        groups.iter().map(|group| group.title.clone()).collect()
    };
    assert_eq!(offered(Some(&["eu"])), ["常见的安全指标", "总是有的"]);
    assert_eq!(offered(Some(&["us"])), ["总是有的"]);
    assert_eq!(offered(None), ["总是有的"]);
    let (kind, _) = kind(&rules);
    let taken = prepared_row(kind, &rules.prepared[0].rows[0]);
    assert_eq!(
        taken,
        Row::from([
            ("name".to_owned(), Answer::Text("泄漏电流".to_owned())),
            ("unit".to_owned(), Answer::Text("mA".to_owned())),
            ("direction".to_owned(), Answer::Text("at_most".to_owned())),
            ("same_method".to_owned(), Answer::Flag(true)),
            (
                "home_standard".to_owned(),
                Answer::Text("GB 4706.1-2024".to_owned())
            ),
        ])
    );
    let other = QuestionRef {
        product: Some(0),
        question: rules.find_question("product.indicators").unwrap(),
    };
    assert!(prepared(&rules, &answers(None, &[], false), other, rules.date).is_empty());
}

/// A damaged row set, or one of other rules, does no harm.
#[test]
fn columns_stand_where_their_roles_say() {
    let rules = rules();
    let (kind, comparison) = kind(&rules);
    for index in 0..kind.columns.len() {
        assert_eq!(comparison.column(comparison.role(index).unwrap()), index);
    }
    assert_eq!(comparison.role(kind.columns.len()), None);
    let ids: Vec<&str> = kind
        .columns
        .iter()
        .map(|column| column.id.as_str())
        .collect();
    assert_eq!(
        ids.join(" "),
        "name basis unit direction same_method home home_unit home_standard home_method \
         eu eu_unit eu_standard eu_method us us_unit us_standard us_method own measured"
    );
    let labels: Vec<&str> = kind.columns[5..9]
        .iter()
        .map(|column| column.label.as_str())
        .collect();
    assert_eq!(
        labels,
        ["国内限值", "国内限值的单位", "国内标准", "国内检测方法"]
    );
}
