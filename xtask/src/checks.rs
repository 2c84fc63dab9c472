//! `cargo xtask test`: everything that must hold, as continuous integration runs it.

use anyhow::Result;

use crate::build::site;
use crate::provision::npm::{self, Node, Scope};
use crate::provision::{browsers, toolchain};
use crate::{fuzz, layout, lock, process, sizes, stamps};

/// The tests in real browsers; they need the finished site and run last.
const BROWSER_TESTS: &str = "santong-browser-tests";

/// How long each fuzz target runs among the checks.
const FUZZ_SECONDS: u64 = 60;

/// Runs every check; without browsers if so wanted.
pub fn run(with_browsers: bool) -> Result<()> {
    let lock = lock::take()?;
    toolchain::provide()?;
    let node = npm::provide(Scope::Tests)?;
    let variables = if with_browsers {
        browsers::provide(&node)?
    } else {
        Vec::new()
    };
    drop(lock);

    process::run(
        "formatting",
        process::cargo().args(["fmt", "--all", "--check"]),
    )?;
    process::run(
        "lints",
        process::cargo()
            .args(["clippy", "--workspace", "--all-targets"])
            .args(["--", "-D", "warnings"]),
    )?;
    lint_scripts(&node)?;
    process::run(
        "native tests",
        process::cargo().args([
            "test",
            "--workspace",
            "--no-fail-fast",
            "--exclude",
            BROWSER_TESTS,
        ]),
    )?;
    process::run(
        "rules",
        process::santong().args(["lint", "rules", "--coverage", "--samples", "tests/samples"]),
    )?;
    let site = site::build()?;
    sizes::print(&site);
    sizes::check(&site)?;
    test_scripts(&node)?;
    validate_pages(&node)?;
    if with_browsers {
        fuzz::run(None, FUZZ_SECONDS)?;
        process::run(
            "browser tests",
            process::cargo()
                .args(["test", "--package", BROWSER_TESTS])
                .envs(variables),
        )?;
    }
    process::announce("all checks passed");
    Ok(())
}

fn validate_pages(node: &Node) -> Result<()> {
    process::run(
        "pages against the HTML standard",
        node.tool("html-validate/bin/html-validate.mjs")
            .args(["--preset", "standard", "--ext", "html"])
            .arg(layout::dist()),
    )
}

fn lint_scripts(node: &Node) -> Result<()> {
    process::run(
        "lints of the scripts",
        node.tool("oxlint/bin/oxlint").args([
            "--deny",
            "correctness",
            "--deny",
            "suspicious",
            "--deny-warnings",
            "www",
            "tests/scripts",
        ]),
    )
}

/// What scripts can do with the site: the headless module in Node, the published types and the
/// description of the element.
fn test_scripts(node: &Node) -> Result<()> {
    process::run(
        "published types",
        node.tool("typescript/bin/tsc")
            .args(["--project", "tests/scripts/types"]),
    )?;
    let mut command = process::command(&node.program);
    // By their names: older Nodes take no pattern.
    let tests = stamps::files_below(&layout::root().join("tests/scripts"))?;
    let tests = tests.iter().filter(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.ends_with(".test.mjs"))
    });
    process::run("tests of scripts", command.arg("--test").args(tests))
}
