//! The register of evidence.

use super::*;

/// The register, an entry as `criterion product title until`.
fn register(state: &State) -> Vec<String> {
    let mut lines = Vec::new();
    for evidence in &state.answers.evidence {
        let product = evidence.product.as_deref().unwrap_or("-");
        let parts = [
            &evidence.criterion,
            product,
            &evidence.title,
            &evidence.valid_until,
        ];
        lines.push(parts.join(" ").trim_end().to_owned());
    }
    lines
}

#[test]
fn evidence_is_added_filled_in_and_removed() {
    let (mut state, keeper) = begin();
    let enter = |index: usize, part: EvidencePart, text: &str| {
        Edit::Enter(FieldRef::Evidence(index, part), text.into())
    };
    let mut check = |change: Edit, expected: &[&str]| {
        edit(&mut state, change.clone());
        assert_eq!(register(&state), expected, "{change:?}");
        assert_eq!(keeper.log().len(), 1, "kept: {change:?}");
    };
    check(Edit::AddEvidence("a".into(), None), &["a -"]);
    check(Edit::AddEvidence("b".into(), Some(0)), &["a -", "b p1"]);
    check(enter(1, EvidencePart::Title, "报告"), &["a -", "b p1 报告"]);
    check(
        enter(1, EvidencePart::ValidUntil, "2027-01-01"),
        &["a -", "b p1 报告 2027-01-01"],
    );
    check(
        enter(1, EvidencePart::Title, &"长".repeat(5000)),
        &["a -", "b p1 报告 2027-01-01"],
    );
    check(
        enter(1, EvidencePart::Product, ""),
        &["a -", "b - 报告 2027-01-01"],
    );
    check(
        enter(1, EvidencePart::Product, "p1"),
        &["a -", "b p1 报告 2027-01-01"],
    );
    check(
        enter(7, EvidencePart::Title, "没有"),
        &["a -", "b p1 报告 2027-01-01"],
    );
    check(Edit::RemoveEvidence(7), &["a -", "b p1 报告 2027-01-01"]);
    check(Edit::RemoveEvidence(0), &["b p1 报告 2027-01-01"]);
    check(Edit::AddProduct, &["b p1 报告 2027-01-01"]);
    check(Edit::RemoveProduct(0), &[]);
}

#[test]
fn a_register_that_is_full_stays_as_it_is() {
    let (mut state, _) = begin();
    state.answers.evidence = vec![Evidence::default(); Evidence::MAX_COUNT];
    edit(&mut state, Edit::AddEvidence("a".into(), None));
    assert_eq!(state.answers.evidence.len(), Evidence::MAX_COUNT);
}

#[test]
fn what_is_added_has_the_focus_and_what_is_removed_gives_it_back() {
    let (mut state, _) = begin();
    let (id, criterion) = state.rules.criteria_with_ids().next().unwrap();
    let name = criterion.id.clone();
    let mut check = |change: Edit, expected: Option<Target>| {
        let aims = state.aims;
        edit(&mut state, change.clone());
        assert_eq!(state.target, expected, "{change:?}");
        let aimed = usize::from(expected.is_some());
        assert_eq!(state.aims, aims + aimed, "{change:?}");
    };
    check(
        Edit::AddEvidence(name.clone(), None),
        Some(Target::Evidence(0)),
    );
    check(Edit::AddEvidence(name, None), Some(Target::Evidence(1)));
    check(
        Edit::Enter(FieldRef::Evidence(1, EvidencePart::Title), "报告".into()),
        None,
    );
    check(Edit::RemoveEvidence(1), Some(Target::Criterion(id)));
    check(Edit::RemoveEvidence(0), Some(Target::Criterion(id)));
    check(Edit::RemoveEvidence(0), None);
    assert_eq!(state.view.criterion, Some(id));
}
