//! Chromium 80, which today's drivers do not drive: a script in Node does.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{run::Seat, server::Site, setup, walk::Step};

const RUNNER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/old/run.js");

/// Steps of one visit in Chromium 80.
#[derive(Default)]
pub struct Visit(Vec<Value>);

impl Visit {
    /// Opens a page of the site and waits for the widget.
    pub fn open(&mut self, site: &Site) {
        self.open_path(site, "");
        self.0.push(json!({ "wait": "$('.place h2')" }));
    }

    /// Opens any page of the site.
    pub fn open_path(&mut self, site: &Site, path: &str) {
        self.open_address(&site.address(path));
    }

    /// Opens any address.
    pub fn open_address(&mut self, address: &str) {
        self.0.push(json!({ "open": address }));
    }

    /// Does steps.
    pub fn walk(&mut self, steps: &[Step]) {
        self.0.extend(steps.iter().map(Step::to_json));
    }

    /// Waits until a script is true.
    pub fn wait(&mut self, condition: &str) {
        self.0.push(json!({ "wait": condition }));
    }

    /// Opens the page anew and waits for the widget.
    pub fn reload(&mut self) {
        self.0.push(json!({ "reload": true }));
        self.0.push(json!({ "wait": "$('.place h2')" }));
    }

    /// Runs a script, which may be asynchronous; its result is the next one that [`run`](Self::run) gives.
    pub fn get(&mut self, script: &str) {
        self.0.push(json!({ "get": script }));
    }

    /// Starts Chromium 80, does all the steps, and gives the results of the scripts.
    ///
    /// # Errors
    /// When a step cannot be done; says which.
    pub fn run(self) -> Result<Vec<Value>> {
        let _seat = Seat::take();
        let folder = tempfile::tempdir()?;
        let mut process = Command::new(setup::path("SANTONG_NODE")?)
            .arg(RUNNER)
            .env("SANTONG_NODE_MODULES", setup::path("SANTONG_NODE_MODULES")?)
            .env("SANTONG_CHROMIUM80", setup::path("SANTONG_CHROMIUM80")?)
            .env("SANTONG_PROFILE", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("node does not start")?;
        process
            .stdin
            .take()
            .context("no input")?
            .write_all(Value::Array(self.0).to_string().as_bytes())?;
        let output = process.wait_with_output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        ensure!(output.status.success(), "in Chromium 80: {text}");
        Ok(serde_json::from_str(&text)?)
    }
}
