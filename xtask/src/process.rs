//! Child processes, with a word on what is running and for how long.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::layout;

/// How often a silent step says that it is still at work.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Announces a step.
pub fn announce(step: &str) {
    eprintln!("\x1b[1m==> {step}\x1b[0m");
}

/// A command that starts in the repository's root.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(layout::root());
    command
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The project's own command line, built if need be.
pub fn santong() -> Command {
    let mut command = cargo();
    command.args(["run", "--quiet", "--package", "santong-cli", "--"]);
    command
}

/// Runs a step whose own output tells how it goes.
pub fn run(step: &str, command: &mut Command) -> Result<()> {
    announce(step);
    let status = command.status().with_context(|| could_not_start(command))?;
    if !status.success() {
        bail!("{step}: `{}` ended with {status}", line(command));
    }
    Ok(())
}

/// Runs a step whose output is shown only if it fails; standard output is returned.
pub fn run_quietly(step: &str, command: &mut Command) -> Result<String> {
    announce(step);
    let begin = Instant::now();
    let output = with_heartbeat(step, begin, || command.output());
    finished(step, command, output)
}

/// Runs a command that takes no noticeable time; standard output is returned.
pub fn ask(command: &mut Command) -> Result<String> {
    let output = command.output();
    finished("", command, output)
}

/// The full path of a program on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| folder.join(&name))
        .find(|path| is_file(path))
}

fn is_file(path: &Path) -> bool {
    path.metadata().is_ok_and(|data| data.is_file())
}

fn finished(step: &str, command: &Command, output: std::io::Result<Output>) -> Result<String> {
    let output = output.with_context(|| could_not_start(command))?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stdout));
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        let step = if step.is_empty() {
            "command failed"
        } else {
            step
        };
        bail!("{step}: `{}` ended with {}", line(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn with_heartbeat<T>(step: &str, begin: Instant, work: impl FnOnce() -> T) -> T {
    thread::scope(|scope| {
        let (done, waiting) = mpsc::channel::<()>();
        scope.spawn(move || {
            while waiting.recv_timeout(HEARTBEAT) == Err(RecvTimeoutError::Timeout) {
                eprintln!("    still at it: {step} ({} s)", begin.elapsed().as_secs());
            }
        });
        let result = work();
        drop(done);
        result
    })
}

fn could_not_start(command: &Command) -> String {
    format!("could not start `{}`", command.get_program().display())
}

fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
