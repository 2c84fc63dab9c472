//! A screen of its own for a browser that cannot do without.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, ensure};

use crate::setup;

/// A running Xvfb.
pub struct Display {
    process: Child,
    /// Its name for the `DISPLAY` variable.
    pub name: String,
}

impl Display {
    /// Starts Xvfb on a display number that is free.
    ///
    /// # Errors
    /// When Xvfb is not installed or does not start.
    pub fn start() -> Result<Self> {
        let program = setup::program("Xvfb", "xvfb")?;
        let mut process = Command::new(program)
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1400x1000x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb does not start")?;
        let mut number = String::new();
        BufReader::new(process.stdout.take().context("Xvfb has no output")?)
            .read_line(&mut number)?;
        let name = format!(":{}", number.trim());
        ensure!(name.len() > 1, "Xvfb named no display");
        Ok(Self { process, name })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // One that has ended already needs no end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
