//! How far the reader has come.

use super::*;
use crate::progress::{Progress, verdicts};

#[test]
fn what_nobody_has_to_fill_counts_apart() {
    let check = |optional: bool, answered: &[(&str, Answer)], expected: [usize; 4]| {
        let (mut state, _) = begin();
        let mut rules = (*state.rules).clone();
        rules.pages[1].optional = optional;
        state.rules = Rc::new(rules);
        edit(&mut state, Edit::AddProduct);
        for (name, answer) in answered {
            give(&mut state, name, answer.clone());
        }
        let progress = Progress::whole(&state.rules, &state.assessment);
        assert_eq!(
            [
                progress.answered,
                progress.unsure,
                progress.to_ask,
                progress.optional
            ],
            expected,
            "{optional} {answered:?}"
        );
        let mut sum = [0, 0];
        for product in &state.assessment.products {
            let progress = Progress::of_product(&state.rules, product);
            sum[0] += progress.to_ask;
            sum[1] += progress.optional;
        }
        let enterprise = &state.assessment.standings;
        let enterprise = enterprise.iter().filter(|standing| standing.is_asked());
        assert_eq!(
            [sum[0] + enterprise.count(), sum[1]],
            [progress.to_ask, progress.optional],
            "product by product"
        );
    };
    let given = [
        ("enterprise.region", text("330000")),
        ("product.line/0", text("一号")),
        ("product.line/1", Answer::Unsure),
    ];
    check(false, &[], [0, 0, 4, 0]);
    check(true, &[], [0, 0, 2, 2]);
    check(false, &given, [2, 1, 3, 0]);
    check(true, &given, [1, 0, 1, 2]);
}

#[test]
fn verdicts_are_counted_product_by_product() {
    let (mut state, _) = begin();
    edit(&mut state, Edit::AddProduct);
    give(&mut state, "enterprise.region", text("330000"));
    give(&mut state, "product.exported/1", Answer::Flag(false));
    let check = |product: Option<usize>, expected: [usize; 3]| {
        let counts = verdicts(&state.rules, &state.assessment, product);
        assert_eq!(counts.map(|(_, count)| count), expected, "{product:?}");
    };
    check(None, [0, 0, 0]);
    check(Some(0), [0, 1, 0]);
    check(Some(1), [1, 0, 0]);
}
