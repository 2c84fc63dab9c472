//! Times whole assessments of the samples; `cargo xtask bench` runs this optimised.

use std::hint::black_box;
use std::time::{Duration, Instant};

use santong_native_tests::{SAMPLES, day, rules, sample};
use santong_rules::assess;

const WARM_UP: usize = 200;
const RUNS: usize = 2000;

fn main() -> Result<(), String> {
    let rules = rules()?;
    println!("{:<12}{:>12}{:>12}", "sample", "median µs", "p95 µs");
    for name in SAMPLES {
        let answers = sample(name)?;
        let once = || {
            let begin = Instant::now();
            black_box(assess(black_box(&rules), black_box(&answers), day()));
            begin.elapsed()
        };
        for _ in 0..WARM_UP {
            once();
        }
        let mut times: Vec<Duration> = (0..RUNS).map(|_| once()).collect();
        times.sort();
        let at = |percent: usize| {
            times
                .get(RUNS * percent / 100)
                .map_or(0.0, |time| time.as_secs_f64() * 1e6)
        };
        println!("{name:<12}{:>12.1}{:>12.1}", at(50), at(95));
    }
    Ok(())
}
