//! How long one whole assessment takes, and how long it takes to tell how many questions are left, what
//! would change each criterion of the first product that is not met, what would make that product ready,
//! and to rank the questions that are asked: `cargo bench -p santong-native-tests`.
//!
//! Prints, for each sample and for a blank form, the median and the fastest of many runs in
//! microseconds. Reading the answers file is not part of it; evaluating every condition and every
//! question's standing is.

use std::{hint::black_box, time::Instant};

use santong_native_tests::{SAMPLES, day, rules, sample};
use santong_rules::{
    Answers, Goal, Product, Verdict, assess, changes, left_to_ask, next_questions,
};

const RUNS: usize = 300;

fn main() -> Result<(), String> {
    let rules = rules()?;
    let mut cases = vec![(
        "blank",
        Answers {
            products: vec![Product::default()],
            ..Answers::default()
        },
    )];
    for name in SAMPLES {
        cases.push((name, sample(name)?));
    }
    for (name, answers) in &cases {
        measure(name, "assess", || {
            black_box(assess(black_box(&rules), black_box(answers), day()));
        });
        let assessment = assess(&rules, answers, day());
        let products: Vec<usize> = (0..answers.products.len()).collect();
        let needed = |id| !rules.is_optional(id);
        measure(name, "left", || {
            black_box(left_to_ask(
                &rules,
                black_box(answers),
                &assessment,
                &products,
                &needed,
            ));
        });
        let open = assessment
            .findings_of(Some(0))
            .iter()
            .filter(|finding| matches!(finding.verdict, Verdict::Unmet | Verdict::Open));
        let goals: Vec<Goal> = open.map(|finding| Goal::Met(finding.criterion)).collect();
        measure(name, "changes", || {
            for goal in &goals {
                black_box(changes(&rules, black_box(answers), day(), Some(0), *goal));
            }
        });
        measure(name, "ready", || {
            black_box(changes(
                &rules,
                black_box(answers),
                day(),
                Some(0),
                Goal::Ready,
            ));
        });
        measure(name, "next", || {
            black_box(next_questions(&rules, black_box(&assessment)));
        });
    }
    Ok(())
}

fn measure(name: &str, what: &str, run: impl Fn()) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = times.get(RUNS / 2).copied().unwrap_or_default();
    let fastest = times.first().copied().unwrap_or_default();
    println!("{name:8} {what:8} {median:8.1} µs median, {fastest:8.1} µs fastest of {RUNS}");
}
