//! Browsers and drivers for the tests.
//!
//! The browser tests learn where everything is from these variables; a variable that is already
//! set when `cargo xtask` starts is taken as it is.
//!
//! | variable | what |
//! |---|---|
//! | `SANTONG_DIST` | folder of the finished site |
//! | `SANTONG_CHROMIUM`, `SANTONG_CHROMEDRIVER` | today's Chromium and its driver |
//! | `SANTONG_FIREFOX`, `SANTONG_GECKODRIVER` | Firefox ESR and its driver |
//! | `SANTONG_MINIBROWSER`, `SANTONG_WEBKIT_DRIVER` | WebKitGTK's test browser and its driver |
//! | `SANTONG_CHROMIUM80` | a real Chromium 80, the oldest engine supported |
//! | `SANTONG_NODE`, `SANTONG_NODE_MODULES` | node, and the folder with axe-core and puppeteer-core |

use std::env;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::debian;
use super::npm::Node;
use crate::{layout, process, stamps};

const DEBIAN_PACKAGES: &[&str] = &[
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "webkit2gtk-driver",
    "xvfb",
    "fonts-noto-cjk",
    "poppler-utils",
];

const GECKODRIVER_VERSION: &str = "0.37.1";

/// Names and values of the variables for the browser tests.
pub type Variables = Vec<(&'static str, PathBuf)>;

/// Installs what is missing and says where everything is.
pub fn provide(node: &Node) -> Result<Variables> {
    if debian::is_here() {
        debian::install(DEBIAN_PACKAGES)?;
    }
    let wanted: [(&str, &[&str]); 5] = [
        (
            "SANTONG_CHROMIUM",
            &["chromium", "chromium-browser", "google-chrome"],
        ),
        ("SANTONG_CHROMEDRIVER", &["chromedriver"]),
        ("SANTONG_FIREFOX", &["firefox-esr", "firefox"]),
        ("SANTONG_WEBKIT_DRIVER", &["WebKitWebDriver"]),
        ("SANTONG_MINIBROWSER", &["MiniBrowser"]),
    ];
    let mut variables = vec![
        ("SANTONG_DIST", layout::dist()),
        ("SANTONG_NODE", node.program.clone()),
        ("SANTONG_NODE_MODULES", node.modules.clone()),
    ];
    let mut missing = Vec::new();
    for (variable, programs) in wanted {
        match locate(variable, programs) {
            Some(path) => variables.push((variable, path)),
            None => missing.push(format!("{} (or set {variable})", programs.join(" or "))),
        }
    }
    if !missing.is_empty() {
        bail!(
            "the browser tests need programs that are not on the search path: {}; on Debian run as \
             root `{}`; `cargo xtask test --fast` does without browsers",
            missing.join(", "),
            debian::command(DEBIAN_PACKAGES)
        );
    }
    variables.push(("SANTONG_GECKODRIVER", geckodriver()?));
    variables.push(("SANTONG_CHROMIUM80", chromium_80(node)?));
    Ok(variables)
}

fn locate(variable: &str, programs: &[&str]) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable) {
        return Some(path.into());
    }
    programs
        .iter()
        .find_map(|program| process::find(program).or_else(|| in_libraries(program)))
}

/// Debian keeps WebKitGTK's test browser beside the library it belongs to.
fn in_libraries(program: &str) -> Option<PathBuf> {
    let folder = Path::new("/usr/lib").join(format!("{}-linux-gnu", env::consts::ARCH));
    ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"]
        .iter()
        .map(|library| folder.join(library).join(program))
        .find(|path| path.exists())
}

/// Debian has no geckodriver, so it is built once.
fn geckodriver() -> Result<PathBuf> {
    if let Some(path) = locate("SANTONG_GECKODRIVER", &["geckodriver"]) {
        return Ok(path);
    }
    let folder = layout::programs();
    let program = folder
        .join("bin")
        .join(format!("geckodriver{}", env::consts::EXE_SUFFIX));
    stamps::once(
        &folder.join("geckodriver.stamp"),
        GECKODRIVER_VERSION,
        &[&program],
        || {
            process::run_quietly(
                "building geckodriver (once, some minutes)",
                process::cargo()
                    // Without optimisation: it only passes messages on.
                    .args([
                        "install",
                        "geckodriver",
                        "--quiet",
                        "--locked",
                        "--debug",
                        "--force",
                    ])
                    .args(["--version", GECKODRIVER_VERSION, "--root"])
                    .arg(&folder),
            )?;
            Ok(())
        },
    )?;
    Ok(program)
}

/// A package made for cloud functions carries Chromium 80 in compressed form.
fn chromium_80(node: &Node) -> Result<PathBuf> {
    if let Some(path) = env::var_os("SANTONG_CHROMIUM80") {
        return Ok(path.into());
    }
    let packed = node.modules.join("chrome-aws-lambda/bin/chromium.br");
    let about = node.modules.join("chrome-aws-lambda/package.json");
    let program = layout::programs().join("chromium80/chromium");
    let key = stamps::Inputs::default().file(&about)?.key();
    stamps::once(
        &layout::programs().join("chromium80.stamp"),
        &key,
        &[&program],
        || {
            process::announce("unpacking Chromium 80 (once)");
            unpack(&packed, &program).with_context(|| {
                format!(
                    "cannot unpack {} to {}",
                    packed.display(),
                    program.display()
                )
            })
        },
    )?;
    Ok(program)
}

fn unpack(packed: &Path, program: &Path) -> Result<()> {
    stamps::write(program, b"")?;
    let mut source = brotli::Decompressor::new(File::open(packed)?, 1 << 16);
    let mut target = File::create(program)?;
    io::copy(&mut source, &mut target)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        target.set_permissions(std::fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}
