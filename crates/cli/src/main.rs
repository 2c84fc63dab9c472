//! The command line of 三同自检. Everything is computed in the other crates; here are arguments,
//! files and text.

mod arguments;
mod command;
mod coverage;
mod files;
mod findings;
mod graph;
mod proof;
mod render;
mod today;
mod usage;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use command::{Done, Failure};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(fault) => {
            // Help and version are no faults and go to standard output.
            if !fault.use_stderr() {
                let _ = fault.print();
                return ExitCode::SUCCESS;
            }
            files::tell(&format!("{}\n", usage::explain(&fault)));
            return ExitCode::from(2);
        }
    };
    let done = match arguments.command {
        Command::Lint(options) => command::lint::run(&options),
        Command::Compile(options) => command::compile::run(&options),
        Command::Assess(options) => command::assess::run(&options),
        Command::Rules(options) => command::rules::run(&options),
        Command::Eval(options) => command::eval::run(&options),
        Command::Graph(options) => command::graph::run(&options),
        Command::Diff(options) => command::diff::run(&options),
        Command::Checklist(options) => command::checklist::run(&options),
        Command::Review(options) => command::review::run(&options),
        Command::Id(options) => command::id::run(&options),
    };
    match done {
        Ok(Done::Well) => ExitCode::SUCCESS,
        Ok(Done::WithFindings) => ExitCode::from(1),
        Err(Failure { message }) => {
            files::tell(&format!("{message}\n"));
            ExitCode::from(2)
        }
    }
}
