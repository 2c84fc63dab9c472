//! What a region says stands only where the enterprise is; measures by fit.

use santong_documents::{ZH, checklist, checklist_document, measures};
use santong_rules::Relevance;

use crate::support::{answers, assessed, compile, plain};

const RULES: &str = include_str!("regional.toml");

#[test]
fn a_national_criterion_cites_the_region_only_there() {
    let rules = compile(RULES);
    let check = |enterprise: &str, expected: &[&str], absent: &[&str]| {
        let answers = answers(enterprise, &[]);
        let assessment = assessed(&rules, &answers);
        let items = checklist(&rules, &answers, &assessment, &ZH);
        // 主体 stands before 服务, whatever the author's order.
        let titles: Vec<_> = items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(titles, ["只有广东的依据", "全国和两省的依据"]);
        // What rests on a region alone keeps its basis.
        assert_eq!(items[0].basis.len(), 1);
        let cited: Vec<_> = items[1]
            .basis
            .iter()
            .map(|basis| basis.document.as_str())
            .collect();
        assert_eq!(cited, expected, "{enterprise}");
        let keep = |_: Option<usize>, criterion: &santong_rules::Criterion, _| {
            criterion.title == titles[1]
        };
        let printed = plain(&checklist_document(
            &rules,
            &answers,
            &assessment,
            &keep,
            &ZH,
        ));
        for document in expected {
            let name = document.trim_matches(['《', '》']);
            // With the item, among the clauses and among the documents.
            assert_eq!(printed.matches(name).count(), 3, "{printed}");
        }
        for document in absent {
            assert!(!printed.contains(document), "{printed}");
        }
    };
    check("{}", &["《某法》"], &["广东办法", "山西办法"]);
    check(
        r#"{"enterprise.region":"440000"}"#,
        &["《某法》", "《广东办法》"],
        &["山西办法"],
    );
    check(
        r#"{"enterprise.region":"440300"}"#,
        &["《某法》", "《广东办法》"],
        &["山西办法"],
    );
    check(
        r#"{"enterprise.region":"140000"}"#,
        &["《某法》", "《山西办法》"],
        &["广东办法"],
    );
    check(
        r#"{"enterprise.region":{"unsure":true}}"#,
        &["《某法》"],
        &["广东办法", "山西办法"],
    );
}

#[test]
fn measures_stand_by_fit() {
    let rules = compile(RULES);
    let check = |enterprise: &str, expected: &[(&str, Relevance, bool)]| {
        let answers = answers(enterprise, &[]);
        let items = measures(&rules, &answers, &assessed(&rules, &answers), &ZH);
        let found: Vec<_> = items
            .iter()
            .map(|item| (item.title.as_str(), item.relevance, item.regional))
            .collect();
        assert_eq!(found, expected, "{enterprise}");
        items
    };
    let (fits, open, not) = (Relevance::Relevant, Relevance::Open, Relevance::NotRelevant);
    let items = check(
        r#"{"enterprise.region":"440300","enterprise.small":true}"#,
        &[
            ("广东的", fits, true),
            ("小企业才有", fits, false),
            ("一个回答", fits, false),
            ("人人都有", fits, false),
            ("还不知道", open, false),
        ],
    );
    assert_eq!((items[2].basis.len(), items[2].prepare.len()), (1, 1));
    check(
        r#"{"enterprise.region":"140000","enterprise.small":true,"enterprise.uscc":"2"}"#,
        &[
            ("人人都有", fits, false),
            ("广东的", fits, false),
            ("小企业才有", not, false),
            ("还不知道", not, false),
            ("一个回答", not, false),
        ],
    );
}
