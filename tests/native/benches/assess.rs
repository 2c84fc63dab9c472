//! How long one whole assessment takes: `cargo bench -p santong-native-tests`.
//!
//! Prints, for each sample, the median and the fastest of many assessments in microseconds. Reading
//! the answers file is not part of it; evaluating every condition and every question's standing is.

use std::{hint::black_box, time::Instant};

use santong_native_tests::{SAMPLES, day, rules, sample};
use santong_rules::assess;

const RUNS: usize = 2000;

fn main() -> Result<(), String> {
    let rules = rules()?;
    for name in SAMPLES {
        let answers = sample(name)?;
        let mut times: Vec<f64> = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                black_box(assess(black_box(&rules), black_box(&answers), day()));
                start.elapsed().as_secs_f64() * 1e6
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let median = times.get(RUNS / 2).copied().unwrap_or_default();
        let fastest = times.first().copied().unwrap_or_default();
        println!("{name:8} {median:8.1} µs median, {fastest:8.1} µs fastest of {RUNS}");
    }
    Ok(())
}
