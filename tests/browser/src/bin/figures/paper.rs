//! Pictures of what is printed.

use std::{fs, path::Path};

use anyhow::Result;
use santong_browser_tests::{Page, paper};

const SHEETS: [(&str, &str, &str); 5] = [
    ("ready", "declaration/0", "declaration-ready"),
    ("ready", "overview", "overview-ready"),
    ("draft", "declaration/0", "declaration-draft"),
    ("draft", "checklist", "checklist"),
    ("draft", "overview", "overview-draft"),
];

/// Prints the sheets by the widget's own button, and makes pictures of their pages.
///
/// # Errors
/// When nothing is printed in time.
pub async fn print(page: &Page, folder: &Path) -> Result<()> {
    page.open().await?;
    page.click("input[name=storage][value=none]").await?;
    for (sample, place, name) in SHEETS {
        page.sample(sample).await?;
        page.go(place).await?;
        let printed = paper::print(page).await?;
        let kept = folder.join(format!("print-{name}.pdf"));
        fs::copy(printed, &kept)?;
        let stem = folder.join(format!("print-{name}"));
        paper::ask(
            "pdftoppm",
            &[
                "-png",
                "-r",
                "70",
                &kept.to_string_lossy(),
                &stem.to_string_lossy(),
            ],
        )?;
    }
    Ok(())
}
