//! The Rust toolchain for WebAssembly.
//!
//! The standard library is built from source for engines as old as Chromium 80, because the
//! precompiled one uses reference types and multi-value. So what is needed is a compiler with
//! the source of its standard library and a linker, not the `wasm32-unknown-unknown` target.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::process;

/// The oldest compiler that this build was tried with: Rust 1.95.
const OLDEST: u32 = 95;

const DEBIAN_PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src"];

/// A compiler and a cargo that can build the standard library for WebAssembly.
pub struct Toolchain {
    cargo: PathBuf,
    rustc: PathBuf,
    /// A linker for WebAssembly, where the compiler does not bring its own.
    linker: Option<PathBuf>,
    /// What `rustc --version` says.
    pub version: String,
}

impl Toolchain {
    /// Its cargo, in an environment that holds nothing of the cargo that runs this program.
    ///
    /// Unstable flags are allowed for this one command; no setting outside reaches it.
    pub fn cargo(&self) -> Command {
        let mut command = process::command(&self.cargo);
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            let foreign = (text.starts_with("CARGO") && text != "CARGO_HOME")
                || [
                    "RUSTUP_TOOLCHAIN",
                    "RUSTC",
                    "RUSTDOC",
                    "RUSTFLAGS",
                    "RUSTC_WRAPPER",
                ]
                .contains(&text.as_ref());
            if foreign {
                command.env_remove(&name);
            }
        }
        command
            .env("RUSTC", &self.rustc)
            .env("RUSTC_BOOTSTRAP", "1");
        if let Some(linker) = &self.linker {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command
    }
}

/// Finds a toolchain or installs one.
pub fn provide() -> Result<Toolchain> {
    if let Some(ready) = debian_toolchain()? {
        return Ok(ready);
    }
    if let Some(ready) = rustup_toolchain()? {
        return Ok(ready);
    }
    if debian::can_install() {
        match install_from_debian() {
            Ok(toolchain) => return Ok(toolchain),
            Err(fault) => eprintln!("    not from Debian: {fault:#}"),
        }
    }
    if process::find("rustup").is_some() {
        process::run(
            "adding the standard library's source with rustup",
            process::command("rustup").args(["component", "add", "rust-src"]),
        )
        .with_context(ways)?;
        if let Some(ready) = rustup_toolchain()? {
            return Ok(ready);
        }
    }
    bail!(ways())
}

fn ways() -> String {
    let mut debian: Vec<&str> = DEBIAN_PACKAGES.to_vec();
    debian.push("lld-22");
    format!(
        "the source of Rust's standard library is missing; with rustup (Rust 1.{OLDEST} or newer) \
         run `rustup update && rustup component add rust-src`, on Debian run as root `{}`",
        debian::command(&debian)
    )
}

fn install_from_debian() -> Result<Toolchain> {
    debian::install(DEBIAN_PACKAGES)?;
    let linker = debian_linker()?;
    debian::install(&[&linker.package])?;
    debian_toolchain()?.context("Debian's compiler is too old")
}

/// Debian's compiler for its browsers, which is newer than the distribution's own.
fn debian_toolchain() -> Result<Option<Toolchain>> {
    if !debian::is_here() || !debian::missing(DEBIAN_PACKAGES)?.is_empty() {
        return Ok(None);
    }
    let linker = debian_linker()?;
    if !debian::missing(&[&linker.package])?.is_empty() {
        return Ok(None);
    }
    toolchain_in(Path::new("/usr/bin"), Some(linker.program))
}

/// Debian's linker comes in a package of its own.
struct Linker {
    package: String,
    program: PathBuf,
}

/// The package bears the version of the compiler's LLVM.
fn debian_linker() -> Result<Linker> {
    let about = process::ask(process::command("/usr/bin/rustc").arg("-vV"))?;
    let version = field(&about, "LLVM version: ").context("rustc -vV names no LLVM version")?;
    let major = version.split('.').next().unwrap_or(version);
    Ok(Linker {
        package: format!("lld-{major}"),
        program: format!("/usr/lib/llvm-{major}/bin/wasm-ld").into(),
    })
}

/// The toolchain whose cargo runs this program.
fn rustup_toolchain() -> Result<Option<Toolchain>> {
    let cargo = env::var_os("CARGO")
        .map(PathBuf::from)
        .or_else(|| process::find("cargo"));
    match cargo.as_deref().and_then(Path::parent) {
        Some(folder) => toolchain_in(folder, None),
        None => Ok(None),
    }
}

fn toolchain_in(folder: &Path, linker: Option<PathBuf>) -> Result<Option<Toolchain>> {
    let tool = |name: &str| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX));
    let (cargo, rustc) = (tool("cargo"), tool("rustc"));
    if !cargo.exists() || !rustc.exists() {
        return Ok(None);
    }
    let about = process::ask(process::command(&rustc).arg("-vV"))?;
    let sysroot = process::ask(process::command(&rustc).args(["--print", "sysroot"]))?;
    let source = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std/Cargo.toml");
    let release = field(&about, "release: ").unwrap_or_default();
    if !source.exists() || !is_recent(release) {
        return Ok(None);
    }
    let version = about.lines().next().unwrap_or_default().to_owned();
    Ok(Some(Toolchain {
        cargo,
        rustc,
        linker,
        version,
    }))
}

fn field<'a>(about: &'a str, name: &str) -> Option<&'a str> {
    about.lines().find_map(|line| line.strip_prefix(name))
}

fn is_recent(release: &str) -> bool {
    let mut parts = release
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let (major, minor) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    (major, minor) >= (1, OLDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recent_releases() {
        let check = |release: &str, expected: bool| assert_eq!(is_recent(release), expected);
        check("1.94.1", false);
        check("1.95.0", true);
        check("1.96.0-nightly", true);
        check("2.0.0", true);
        check("", false);
    }

    #[test]
    fn linker_bears_the_version_of_llvm() {
        let about = "rustc 1.96.0\nrelease: 1.96.0\nLLVM version: 22.1.8";
        assert_eq!(field(about, "LLVM version: "), Some("22.1.8"));
    }
}
