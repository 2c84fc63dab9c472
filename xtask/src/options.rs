//! The command line.

use anyhow::{Context, Result, bail};

/// What the command line offers.
pub const USAGE: &str = "\
cargo xtask TASK

  setup [--tests]         install the WebAssembly toolchain and the build tools;
                          with --tests also browsers, drivers and test tools
  serve [--port N]        build the site and serve it on this machine (port 8080 or the next free)
        [--csp on|off]    send the strict Content-Security-Policy (on) or none
  dist                    build the site into dist/
  sizes [--update]        print what the first load weighs; --update writes tests/sizes.json
  bench                   time whole assessments of the samples natively
  conformance FOLDER      run the test cases of the Common Expression Language's specification
       [--update]         (a folder of *.textproto files) and compare with tests/conformance.txt
  fuzz [TARGET]           run all fuzz targets, or one of them
       [--seconds N]      for so many seconds each (60)
  test [--fast]           run every check; --fast leaves the browsers out";

/// A task with its options.
#[derive(Debug, PartialEq)]
pub enum Task {
    /// Print the usage.
    Help,
    /// Install what the machine lacks.
    Setup {
        /// Also what the tests need.
        tests: bool,
    },
    /// Build and serve.
    Serve {
        /// The first port to try.
        port: u16,
        /// Whether the strict security policy is sent.
        policy: bool,
    },
    /// Build.
    Dist,
    /// Measure.
    Sizes {
        /// Whether the snapshot is written.
        update: bool,
    },
    /// Time assessments.
    Bench,
    /// Run the cases of the expression language's specification.
    Conformance {
        /// Where they are.
        folder: String,
        /// Whether the snapshot is written.
        update: bool,
    },
    /// Run fuzz targets.
    Fuzz {
        /// One of them, or all.
        target: Option<String>,
        /// How long each.
        seconds: u64,
    },
    /// Check everything.
    Test {
        /// Whether the browsers take part.
        browsers: bool,
    },
}

/// Reads the words after `cargo xtask`.
pub fn parse(words: &[String]) -> Result<Task> {
    let mut words = words.iter().map(String::as_str);
    let name = words.next().unwrap_or("help");
    let mut options: Vec<&str> = words.collect();
    let task = match name {
        "help" | "--help" | "-h" => Task::Help,
        "setup" => Task::Setup {
            tests: flag(&mut options, "--tests"),
        },
        "serve" => Task::Serve {
            port: match value(&mut options, "--port")? {
                Some(port) => port
                    .parse()
                    .with_context(|| format!("`{port}` is no port"))?,
                None => 8080,
            },
            policy: match value(&mut options, "--csp")? {
                None | Some("on") => true,
                Some("off") => false,
                Some(other) => bail!("--csp is on or off, not `{other}`"),
            },
        },
        "dist" => Task::Dist,
        "sizes" => Task::Sizes {
            update: flag(&mut options, "--update"),
        },
        "bench" => Task::Bench,
        "fuzz" => {
            let seconds = match value(&mut options, "--seconds")? {
                Some(text) => text.parse().context("--seconds needs a whole number")?,
                None => 60,
            };
            Task::Fuzz {
                target: (!options.is_empty()).then(|| options.remove(0).to_owned()),
                seconds,
            }
        }
        "conformance" => {
            let update = flag(&mut options, "--update");
            if options.is_empty() {
                bail!("conformance needs a folder of *.textproto files");
            }
            Task::Conformance {
                folder: options.remove(0).to_owned(),
                update,
            }
        }
        "test" => Task::Test {
            browsers: !flag(&mut options, "--fast"),
        },
        other => bail!("there is no task `{other}`"),
    };
    match options.first() {
        Some(unknown) => bail!("`{name}` has no option `{unknown}`"),
        None => Ok(task),
    }
}

fn flag(options: &mut Vec<&str>, name: &str) -> bool {
    let before = options.len();
    options.retain(|option| *option != name);
    options.len() < before
}

fn value<'a>(options: &mut Vec<&'a str>, name: &str) -> Result<Option<&'a str>> {
    let Some(at) = options.iter().position(|option| *option == name) else {
        return Ok(None);
    };
    options.remove(at);
    if at == options.len() {
        bail!("{name} needs a value");
    }
    Ok(Some(options.remove(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_lines() {
        let check = |line: &str, expected: Option<Task>| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            assert_eq!(parse(&words).ok(), expected, "{line}");
        };
        check("", Some(Task::Help));
        check("dist", Some(Task::Dist));
        check(
            "fuzz answers --seconds 5",
            Some(Task::Fuzz {
                target: Some("answers".to_owned()),
                seconds: 5,
            }),
        );
        check("fuzz --seconds soon", None);
        check("conformance", None);
        check(
            "conformance cel-spec --update",
            Some(Task::Conformance {
                folder: "cel-spec".to_owned(),
                update: true,
            }),
        );
        check("setup --tests", Some(Task::Setup { tests: true }));
        check(
            "serve",
            Some(Task::Serve {
                port: 8080,
                policy: true,
            }),
        );
        check(
            "serve --port 9000 --csp off",
            Some(Task::Serve {
                port: 9000,
                policy: false,
            }),
        );
        check("serve --port", None);
        check("serve --port x", None);
        check("serve --csp maybe", None);
        check("test --fast", Some(Task::Test { browsers: false }));
        check("test --slow", None);
        check("dust", None);
    }
}
