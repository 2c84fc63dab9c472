//! `cargo xtask fuzz`: what comes from outside at random, guided by coverage (libFuzzer).
//!
//! The stable compiler marks the branches by itself; only a sanitizer would need another one. The targets
//! are a workspace of their own with a target folder of their own, for their flags build everything anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{layout, process};

/// All targets, and the endings of files to begin with.
const TARGETS: [(&str, &[&str]); 5] = [
    ("expression", &["txt"]),
    ("evaluation", &["txt"]),
    ("rule_file", &["toml", "json"]),
    ("rule_set", &["bin"]),
    ("answers", &["json"]),
];

const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Clink-dead-code -Ccodegen-units=1 --cfg fuzzing";

/// What a target may use: a case takes milliseconds and little memory, so more is a fault.
const BOUNDS: [&str; 3] = ["-timeout=20", "-rss_limit_mb=2048", "-max_len=65536"];

/// Runs one target, or all of them two at a time, for so many seconds each.
pub fn run(target: Option<&str>, seconds: u64) -> Result<()> {
    let chosen: Vec<_> = TARGETS
        .iter()
        .filter(|(name, _)| target.is_none_or(|target| target == *name))
        .collect();
    if chosen.is_empty() {
        let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        bail!(
            "there is no fuzz target `{}`; there are {}",
            target.unwrap_or_default(),
            names.join(", ")
        );
    }
    let triple = host()?;
    process::run_quietly(
        "building the fuzz targets",
        process::cargo()
            .current_dir(layout::root().join("fuzz"))
            .args(["build", "--release", "--locked", "--target", &triple])
            .env("CARGO_TARGET_DIR", layout::target().join("fuzz"))
            .env("RUSTFLAGS", FLAGS)
            .env_remove("CARGO_ENCODED_RUSTFLAGS"),
    )?;
    let programs = layout::target().join("fuzz").join(triple).join("release");
    for pair in chosen.chunks(2) {
        let mut running = Vec::new();
        for (name, endings) in pair {
            process::announce(&format!("fuzzing {name} for {seconds} s"));
            let seeds = seeds(name, endings)?;
            let mut command = fuzzer(&programs.join(name), name, &seeds, seconds)?;
            let child = command.stdout(fs::File::create(log(name))?);
            let child = child.stderr(fs::File::create(errors(name))?).spawn();
            running.push((
                name,
                child.with_context(|| format!("could not start {name}"))?,
            ));
        }
        for (name, mut child) in running {
            let status = child.wait()?;
            let said = fs::read_to_string(errors(name)).unwrap_or_default();
            if !status.success() {
                eprintln!("{said}");
                bail!(
                    "fuzzing {name} found something; the input lies in {}",
                    found(name).display()
                );
            }
            let last = said
                .lines()
                .rev()
                .find(|line| line.contains("DONE") || line.contains("cov:"));
            println!("{name}: {}", last.unwrap_or_default().trim());
        }
    }
    Ok(())
}

fn fuzzer(program: &Path, name: &str, seeds: &Path, seconds: u64) -> Result<Command> {
    let corpus = folder(name).join("corpus");
    fs::create_dir_all(&corpus)?;
    fs::create_dir_all(found(name))?;
    let mut command = process::command(program);
    command
        .arg(&corpus)
        .arg(seeds)
        .args(BOUNDS)
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", found(name).display()));
    Ok(command)
}

/// Files to begin with: what the project has of the kind.
fn seeds(name: &str, endings: &[&str]) -> Result<PathBuf> {
    let seeds = folder(name).join("seeds");
    fs::create_dir_all(&seeds)?;
    let root = layout::root();
    let sources: Vec<PathBuf> = match name {
        "rule_file" => vec![
            root.join("crates/compiler/tests"),
            root.join("tests/overlays"),
        ],
        "answers" => vec![root.join("tests/samples")],
        _ => Vec::new(),
    };
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in sources {
        files.extend(fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())));
    }
    for file in files {
        let ending = file
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default();
        if endings.contains(&ending)
            && let Some(file_name) = file.file_name()
        {
            fs::copy(&file, seeds.join(file_name))?;
        }
    }
    match name {
        "expression" | "evaluation" => {
            let table = fs::read_to_string(root.join("crates/compiler/tests/expressions.txt"))?;
            for (index, line) in table.lines().enumerate() {
                let expression = line.split(" => ").next().unwrap_or(line);
                fs::write(seeds.join(format!("{index}.txt")), expression)?;
            }
        }
        "rule_set" => {
            let compiled = folder(name).join("whole.bin");
            process::ask(process::santong().args(["compile", "--out"]).arg(&compiled))?;
            // The target puts what every file begins with in front.
            let bytes = fs::read(&compiled)?;
            fs::write(seeds.join("rules.bin"), bytes.get(8..).unwrap_or(&bytes))?;
        }
        _ => {}
    }
    Ok(seeds)
}

fn host() -> Result<String> {
    let said = process::ask(process::command("rustc").arg("-vV"))?;
    let line = said.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned)
        .context("rustc does not say for which machine it builds")
}

fn folder(name: &str) -> PathBuf {
    layout::target().join("fuzz/corpora").join(name)
}

fn found(name: &str) -> PathBuf {
    folder(name).join("found")
}

fn log(name: &str) -> PathBuf {
    folder(name).join("output.txt")
}

fn errors(name: &str) -> PathBuf {
    folder(name).join("progress.txt")
}
