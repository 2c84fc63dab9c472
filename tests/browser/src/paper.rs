//! Printing to PDF in a browser that was started for it, as the reader does it.

use std::{fs, path::PathBuf, process::Command, time::Duration};

use anyhow::{Result, ensure};

use crate::{page::Page, setup};

/// Presses the button and waits for the finished PDF.
///
/// # Errors
/// When there is none in time.
pub async fn print(page: &Page) -> Result<PathBuf> {
    let folder = page.browser().folder().to_owned();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "pdf") {
            fs::remove_file(path)?;
        }
    }
    page.click("[data-action=print]").await?;
    for _ in 0..800 {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let whole =
                fs::read(&path).is_ok_and(|bytes| bytes.trim_ascii_end().ends_with(b"%%EOF"));
            if path.extension().is_some_and(|extension| extension == "pdf") && whole {
                return Ok(path);
            }
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    anyhow::bail!("no PDF in {}", folder.display())
}

/// What one of the programs for PDF files says.
///
/// # Errors
/// When it is not installed, or finds a fault.
pub fn ask(program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(setup::program(program, "poppler-utils")?)
        .args(arguments)
        .output()?;
    ensure!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
