//! `cargo xtask`: provisions, builds, serves, tests and measures the project.

mod build;
mod checks;
mod contract;
mod fuzz;
mod layout;
mod lock;
mod options;
mod process;
mod provision;
mod server;
mod sizes;
mod stamps;

use std::process::ExitCode;

use anyhow::Result;

use options::Task;
use provision::{browsers, npm, toolchain};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let task = match options::parse(&words) {
        Ok(task) => task,
        Err(fault) => {
            eprintln!("{fault:#}\n\n{}", options::USAGE);
            return ExitCode::from(2);
        }
    };
    match carry_out(task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("\nerror: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(task: Task) -> Result<()> {
    match task {
        Task::Help => println!("{}", options::USAGE),
        Task::Setup { tests } => {
            let _lock = lock::take()?;
            toolchain::provide()?;
            if tests {
                browsers::provide(&npm::provide(npm::Scope::Tests)?)?;
            } else {
                npm::provide(npm::Scope::Build)?;
            }
            println!("everything is there");
        }
        Task::Serve { port, policy } => {
            sizes::print(&build::site::build()?);
            let policy = policy.then(build::package::policy).transpose()?;
            server::serve(&layout::dist(), port, policy.as_deref())?;
        }
        Task::Dist => sizes::print(&build::site::build()?),
        Task::Sizes { update } => {
            let site = build::site::build()?;
            sizes::print(&site);
            if update {
                sizes::update(&site)?;
            }
        }
        Task::Bench => process::run(
            "assessments of the samples, natively",
            process::cargo().args([
                "bench",
                "--package",
                "santong-native-tests",
                "--bench",
                "assess",
            ]),
        )?,
        Task::Fuzz { target, seconds } => fuzz::run(target.as_deref(), seconds)?,
        Task::Conformance { folder, update } => process::run(
            "cases of the expression language's specification",
            process::cargo()
                .args(["run", "--quiet", "--package", "santong-native-tests"])
                .args(["--bin", "conformance", "--", &folder])
                .args(update.then_some("--update")),
        )?,
        Task::Test { browsers } => checks::run(browsers)?,
    }
    Ok(())
}
