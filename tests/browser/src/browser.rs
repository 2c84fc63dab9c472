//! A browser with its driver and a profile of its own.

use std::{
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::{display::Display, server::PLAIN_HOST, setup};

/// A browser engine of today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// WebKitGTK.
    WebKit,
}

/// How a browser is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Without a screen where the engine can.
    Headless,
    /// On a screen of its own, printing to PDF without asking (Chromium only).
    Printing,
}

/// A running browser.
pub struct Browser {
    /// The session.
    pub driver: WebDriver,
    /// The engine.
    pub engine: Engine,
    process: Child,
    _display: Option<Display>,
    folder: TempDir,
}

impl Browser {
    /// Starts a browser with a new profile.
    ///
    /// # Errors
    /// When the browser or its driver is missing or does not start.
    pub async fn start(engine: Engine, look: Look) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let display = match (engine, look) {
            (Engine::WebKit, _) | (_, Look::Printing) => Some(Display::start()?),
            _ => None,
        };
        let port = free_port()?;
        let mut command = Command::new(setup::path(match engine {
            Engine::Chromium => "SANTONG_CHROMEDRIVER",
            Engine::Firefox => "SANTONG_GECKODRIVER",
            Engine::WebKit => "SANTONG_WEBKIT_DRIVER",
        })?);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        match engine {
            Engine::Chromium => command.arg(format!("--port={port}")),
            Engine::Firefox => command.args(["--port", &port.to_string(), "--websocket-port", "0"]),
            Engine::WebKit => command
                .arg(format!("--port={port}"))
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
        };
        if let Some(display) = &display {
            command.env("DISPLAY", &display.name);
        }
        let mut process = command
            .spawn()
            .with_context(|| format!("the driver for {engine:?} does not start"))?;
        let session = async {
            listening(port)?;
            let capabilities = capabilities(engine, look, folder.path())?;
            Ok(WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?)
        };
        match session.await {
            Ok(driver) => Ok(Self {
                driver,
                engine,
                process,
                _display: display,
                folder,
            }),
            Err(fault) => {
                end(&mut process);
                Err(fault)
            }
        }
    }

    /// The folder where files are saved, and PDF files when printing.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Ends the browser and its driver.
    pub async fn quit(mut self) {
        // A browser that is gone already needs no end.
        let _ = self.driver.quit().await;
        end(&mut self.process);
    }
}

fn end(process: &mut Child) {
    // A driver that has ended already needs no end.
    let _ = process.kill();
    let _ = process.wait();
}

fn capabilities(engine: Engine, look: Look, folder: &Path) -> Result<Capabilities> {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let mut all = Capabilities::new();
    let mut set = |key: &str, value: Value| all.set(key, value);
    match engine {
        Engine::Chromium => {
            let mut arguments = vec![
                "--no-sandbox".to_owned(),
                "--disable-gpu".into(),
                "--disable-quic".into(),
                "--no-first-run".into(),
                "--disable-background-networking".into(),
                "--disable-component-update".into(),
                "--disable-sync".into(),
                "--window-size=1280,900".into(),
                format!("--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1"),
                format!("--user-data-dir={}", text(&folder.join("profile"))),
            ];
            let mut preferences = json!({ "download.default_directory": text(folder), "download.prompt_for_download": false });
            match look {
                Look::Headless => arguments.push("--headless".into()),
                Look::Printing => {
                    arguments.push("--kiosk-printing".into());
                    let state = json!({
                        "recentDestinations": [{ "id": "Save as PDF", "origin": "local", "account": "" }],
                        "selectedDestinationId": "Save as PDF",
                        "version": 2,
                    });
                    if let Some(preferences) = preferences.as_object_mut() {
                        preferences.insert(
                            "printing.print_preview_sticky_settings.appState".into(),
                            json!(state.to_string()),
                        );
                        preferences
                            .insert("savefile.default_directory".into(), json!(text(folder)));
                    }
                }
            }
            set("browserName", json!("chrome"))?;
            set(
                "goog:chromeOptions",
                json!({ "binary": text(&setup::path("SANTONG_CHROMIUM")?), "args": arguments, "prefs": preferences }),
            )?;
        }
        Engine::Firefox => {
            set("browserName", json!("firefox"))?;
            let arguments = ["-headless", "--width=1280", "--height=900"];
            set(
                "moz:firefoxOptions",
                json!({ "binary": text(&setup::path("SANTONG_FIREFOX")?), "args": arguments }),
            )?;
        }
        Engine::WebKit => {
            set("browserName", json!("MiniBrowser"))?;
            let binary = text(&setup::path("SANTONG_MINIBROWSER")?);
            set(
                "webkitgtk:browserOptions",
                json!({ "binary": binary, "args": ["--automation", "--geometry=1280x900"] }),
            )?;
        }
    }
    Ok(all)
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn listening(port: u16) -> Result<()> {
    let deadline = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if Instant::now() > deadline {
            bail!("the driver does not listen");
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
