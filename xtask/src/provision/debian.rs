//! Debian's packages.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process;

/// Whether this is a Debian that can be asked about its packages.
pub fn is_here() -> bool {
    Path::new("/etc/debian_version").exists()
        && process::find("dpkg-query").is_some()
        && process::find("apt-get").is_some()
}

/// Whether packages may be installed without asking anybody.
pub fn can_install() -> bool {
    is_here() && process::ask(process::command("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}

/// Those of the packages that are not installed.
pub fn missing<'a>(packages: &[&'a str]) -> Result<Vec<&'a str>> {
    // dpkg-query exits with 1 if it has never heard of one of them: its list is what counts.
    let output = process::command("dpkg-query")
        .args(["-W", "-f=${Package} ${db:Status-Abbrev}\n"])
        .args(packages)
        .output()
        .context("could not start `dpkg-query`")?;
    let list = String::from_utf8_lossy(&output.stdout).into_owned();
    let installed: Vec<&str> = list
        .lines()
        .filter_map(|line| line.trim_end().strip_suffix(" ii"))
        .collect();
    Ok(packages
        .iter()
        .copied()
        .filter(|package| !installed.contains(package))
        .collect())
}

/// Installs those of the packages that are missing.
pub fn install(packages: &[&str]) -> Result<()> {
    let missing = missing(packages)?;
    if missing.is_empty() {
        return Ok(());
    }
    if !can_install() {
        bail!(
            "Debian packages are missing; run as root: {}",
            command(&missing)
        );
    }
    process::run_quietly("updating Debian's package lists", apt_get().arg("update"))?;
    process::run_quietly(
        &format!("installing Debian packages: {}", missing.join(" ")),
        apt_get()
            .args(["install", "--yes", "--no-install-recommends"])
            .args(&missing),
    )?;
    Ok(())
}

/// The command line that installs packages, to be shown to a person.
pub fn command(packages: &[&str]) -> String {
    format!(
        "apt-get install --no-install-recommends {}",
        packages.join(" ")
    )
}

fn apt_get() -> std::process::Command {
    let mut command = process::command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
