//! The finished site: collects the parts, names them by content and puts the names in.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::names::Names;
use super::program::{Program, Widget};
use super::{classic, compile, package, program, regions, script};
use crate::provision::npm::{self, Node};
use crate::provision::toolchain;
use crate::sizes::Size;
use crate::{contract, layout, lock, process, stamps};

/// The cover of the rule set: all of it that the first screen needs.
const COVER: &str = "cover.bin";

/// The widget's words in English.
const ENGLISH: &str = "words.en.txt";

/// The rule files, to be compiled anew together with others.
const RULE_FILES: &str = "rule-files.json";

/// What takes the rules of a host page.
const OVERLAY: &str = "overlay.js";

/// The rules as a list to print, for where no program runs.
const CHECKLIST: &str = "checklist.html";

/// What may stand in rule files, for editors.
const SCHEMA: &str = "schema/rules.schema.json";

/// The checks without a screen, for scripts.
const API: &str = "santong-api.js";

/// What runs in the page on which policy staff try rules out.
const WORKBENCH: &str = "workbench.js";

/// A file of the site.
pub struct File {
    /// Its plain name, for example `widget.js`.
    pub name: String,
    /// What it weighs.
    pub size: Size,
    /// Whether a browser loads it before the first screen.
    pub first_load: bool,
}

/// The site as it lies in `dist/`.
pub struct Site {
    /// All its files, in byte order of their paths.
    pub files: Vec<File>,
}

impl Site {
    /// The page that the site opens with.
    pub const PAGE: &str = "index.html";
    /// The plain JavaScript form of the program.
    pub const TWIN: &str = "twin.js";
    /// The WebAssembly form of the program.
    pub const MODULE: &str = "widget.wasm";
    /// What is loaded only where rule files are read in the browser, or by scripts.
    pub const ON_DEMAND: [&str; 9] = [
        "compiler.js",
        "compiler.wasm",
        "compiler-twin.js",
        RULE_FILES,
        OVERLAY,
        WORKBENCH,
        API,
        "headless.wasm",
        "headless-twin.js",
    ];

    /// What a browser loads before the first screen.
    pub fn first_load(&self) -> Size {
        self.files
            .iter()
            .filter(|file| file.first_load)
            .map(|file| file.size)
            .sum()
    }

    /// The same in a browser that takes the twin.
    pub fn twin_load(&self) -> Size {
        let loaded = |file: &&File| {
            file.first_load != [Self::TWIN, Self::MODULE].contains(&file.name.as_str())
        };
        self.files.iter().filter(loaded).map(|file| file.size).sum()
    }
}

/// Builds everything and leaves the site in `dist/`.
pub fn build() -> Result<Site> {
    let _lock = lock::take()?;
    let toolchain = toolchain::provide()?;
    let node = npm::provide(npm::Scope::Build)?;
    let rules = compile_rules()?;
    let cover = rules.with_file_name(COVER);
    let rule_set = package::about_rules()?;
    let widget = program::widget(&node, &compile::module(&toolchain, "santong-check")?)?;
    let compiled = compile::module(&toolchain, "santong-workbench")?;
    let compiler = program::whole(&node, &compiled, "compiler")?;
    let compiled = compile::module(&toolchain, "santong-headless")?;
    let headless = program::whole(&node, &compiled, "headless")?;
    let described = contract::describe()?;
    let mut inputs = stamps::Inputs::default()
        .file(&rules)?
        .file(&cover)?
        .file(&rules.with_file_name(CHECKLIST))?
        .file(&widget.later)?;
    for Program { glue, module, twin } in [&widget.program, &compiler, &headless] {
        inputs = inputs.file(glue)?.file(module)?.file(twin)?;
    }
    let key = inputs
        .tree(&rule_folder())?
        .tree(&described)?
        .text(&rule_set.to_string())
        .file(&layout::root().join("pkg.json"))?
        .file(&layout::root().join("LICENSE"))?
        .file(&layout::npm().join("package-lock.json"))?
        .tree(&layout::root().join("www"))?
        .tree(&samples())?
        .tree(&layout::root().join("xtask/src"))?
        .key();
    let dist = layout::dist();
    stamps::once(&layout::web().join("dist.stamp"), &key, &[&dist], || {
        process::announce("putting the site together in dist/");
        let fresh = layout::web().join("dist");
        remove(&fresh)?;
        let draft = Draft::new(&fresh, &node);
        draft.fill(&widget, &[compiler, headless], &described, &rules, rule_set)?;
        replace(&dist, &fresh)
    })?;
    package::read(&dist)
}

fn compile_rules() -> Result<PathBuf> {
    let folder = layout::web();
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let to = folder.join("rules.bin");
    process::run(
        "compiling the rules",
        process::santong()
            .args(["compile", "rules", "--out"])
            .arg(&to)
            .arg("--cover")
            .arg(to.with_file_name(COVER))
            .arg("--translations")
            .arg(&folder),
    )?;
    process::run(
        "writing the checklist to print",
        process::santong()
            .args(["checklist", "--rules", "rules", "--out"])
            .arg(to.with_file_name(CHECKLIST)),
    )?;
    Ok(to)
}

fn samples() -> PathBuf {
    layout::root().join("tests/samples")
}

fn rule_folder() -> PathBuf {
    layout::root().join("rules")
}

/// The widget's words in English, and behind them what the texts of the rules are called.
fn english(www: &Path, rules: &Path) -> Result<String> {
    let words = read_text(&www.join("words/en.txt"))?;
    let texts = read_text(&rules.with_file_name("rules.en.txt"))?;
    Ok(format!("{words}\n= rules {texts}"))
}

/// Names and texts of the rule files, in the order in which they are compiled; without the files that
/// only translate, `….en.toml`.
fn rule_files() -> Result<Vec<(String, String)>> {
    let folder = rule_folder();
    let mut files = Vec::new();
    for path in stamps::files_below(&folder)? {
        let inside = path.strip_prefix(&folder).unwrap_or(&path);
        let ending = inside.extension().and_then(|ending| ending.to_str());
        let translates = inside
            .file_stem()
            .is_some_and(|stem| Path::new(stem).extension().is_some());
        if matches!(ending, Some("toml" | "json")) && !translates {
            let parts = inside.iter().map(|part| part.to_string_lossy());
            let name = parts.collect::<Vec<_>>().join("/");
            files.push((name, read_text(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

/// The rule files as a list of `{ name, text }`.
fn rule_list(files: &[(String, String)]) -> Vec<u8> {
    let list = files
        .iter()
        .map(|(name, text)| json!({ "name": name, "text": text }));
    Value::Array(list.collect()).to_string().into_bytes()
}

/// The site while it is being written.
struct Draft<'a> {
    folder: &'a Path,
    node: &'a Node,
    www: PathBuf,
    names: Names,
    files: Vec<(String, String, Vec<u8>)>,
}

impl<'a> Draft<'a> {
    fn new(folder: &'a Path, node: &'a Node) -> Self {
        Self {
            folder,
            node,
            www: layout::root().join("www"),
            names: Names::default(),
            files: Vec::new(),
        }
    }

    fn fill(
        mut self,
        widget: &Widget,
        [compiler, headless]: &[Program; 2],
        described: &Path,
        rules: &Path,
        rule_set: Value,
    ) -> Result<()> {
        let (node, www) = (self.node, self.www.clone());
        self.hashed("widget.js", fs::read(&widget.program.glue)?)?;
        self.hashed(Site::MODULE, fs::read(&widget.program.module)?)?;
        self.hashed("later.wasm", fs::read(&widget.later)?)?;
        self.hashed(Site::TWIN, fs::read(&widget.program.twin)?)?;
        self.hashed("rules.bin", fs::read(rules)?)?;
        self.hashed(COVER, fs::read(rules.with_file_name(COVER))?)?;
        self.hashed(ENGLISH, english(&www, rules)?.into_bytes())?;
        for style in ["santong.css", "print.css"] {
            self.hashed(style, script::style(node, &www.join(style))?.into_bytes())?;
        }
        self.hashed("compiler.js", fs::read(&compiler.glue)?)?;
        self.hashed("compiler.wasm", fs::read(&compiler.module)?)?;
        self.hashed("compiler-twin.js", fs::read(&compiler.twin)?)?;
        let rule_files = rule_files()?;
        self.hashed(RULE_FILES, rule_list(&rule_files))?;
        let overlay = script::module(node, &www.join(OVERLAY))?;
        self.hashed(OVERLAY, self.names.put_into_script(&overlay).into_bytes())?;
        let workbench = script::module(node, &www.join("workbench/main.js"))?;
        let integrate = script::module(node, &www.join("integrate/main.js"))?;
        let element = script::module(node, &www.join("santong-check.js"))?;
        self.as_classic_scripts()?;
        let absent = self.names.not_in(&[&*overlay, &element].concat());
        ensure!(
            absent.is_empty(),
            "neither www/santong-check.js nor www/{OVERLAY} mentions {}",
            absent.join(", ")
        );
        for (name, text) in [
            ("santong-check.js", element),
            (WORKBENCH, workbench),
            ("integrate.js", integrate),
        ] {
            self.plain(name, self.names.put_into_script(&text).into_bytes())?;
        }
        self.api(headless, described)?;
        for (name, entry) in [
            ("santong-check.classic.js", "classic/santong-check.js"),
            ("embed.js", "frame/embed.js"),
            ("santong-frame.js", "frame/santong-frame.js"),
            ("from-disk.js", "frame/from-disk.js"),
        ] {
            let own = "document.currentScript.src";
            let text = script::classic(node, &www.join(entry), own, &[])?;
            self.plain(name, self.names.put_into_script(&text).into_bytes())?;
        }
        for name in ["embed.json", "embed.json.js"] {
            self.plain(name, fs::read(www.join(name))?)?;
        }
        self.plain(CHECKLIST, fs::read(rules.with_file_name(CHECKLIST))?)?;
        for name in ["workbench.css", "integrate.css"] {
            let style = script::style(node, &www.join(name))?;
            self.plain(name, style.into_bytes())?;
        }
        for name in ["file-notice.js", "page.css", "checklist.css"] {
            let text = script::file(node, &www.join(name))?;
            self.plain(name, text.into_bytes())?;
        }
        let unsupported = script::ancient(node, &www.join("unsupported.js"))?;
        self.plain("unsupported.js", unsupported.into_bytes())?;
        let mut page = String::new();
        for name in [
            Site::PAGE,
            "embed.html",
            "embed-example.html",
            "workbench.html",
            "integrate.html",
        ] {
            let text = regions::put_into_page(&read_text(&www.join(name))?, &rule_files)?;
            let text = self.names.put_into_page(&text);
            self.plain(name, text.clone().into_bytes())?;
            if name == Site::PAGE {
                page = text;
            }
        }
        for sample in stamps::files_below(&samples())? {
            let Some(name) = sample.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            if sample.parent() == Some(&samples()) && name.ends_with(".json") {
                let (path, content) = (format!("samples/{name}"), fs::read(&sample)?);
                self.plain(
                    &classic::name(&path),
                    classic::bytes(&path, &content).into(),
                )?;
                self.plain(&path, content)?;
            }
        }
        self.plain(SCHEMA, fs::read(www.join(SCHEMA))?)?;
        self.plain("LICENSE", fs::read(layout::root().join("LICENSE"))?)?;
        let about = package::describe(&self.files, &page, rule_set)?;
        stamps::write(&self.folder.join(package::NAME), about.as_bytes())
    }

    /// The headless module, and what other programs read about the package.
    fn api(&mut self, headless: &Program, described: &Path) -> Result<()> {
        self.hashed("headless.wasm", fs::read(&headless.module)?)?;
        self.hashed("headless-twin.js", fs::read(&headless.twin)?)?;
        let entry = self.www.join("api").join(API);
        let text = script::module_with(self.node, &entry, "santong-headless", &headless.glue)?;
        self.plain(API, self.names.put_into_script(&text).into_bytes())?;
        for (name, text) in contract::files(described, &self.www)? {
            self.plain(&name, text.into_bytes())?;
        }
        Ok(())
    }

    /// Everything that `www/load.js` fetches.
    fn as_classic_scripts(&mut self) -> Result<()> {
        for (name, path, content) in self.files.clone() {
            let text = match name.rsplit_once('.') {
                Some((_, "css")) => continue,
                Some((_, "js")) if name == OVERLAY => {
                    let entry = self.www.join("classic").join(OVERLAY);
                    let text = classic::module(self.node, &path, &entry)?;
                    self.names.put_into_script(&text)
                }
                Some((_, "js")) => classic::module(self.node, &path, &self.folder.join(&path))?,
                _ => classic::bytes(&path, &content),
            };
            self.plain(&classic::name(&path), text.into_bytes())?;
        }
        Ok(())
    }

    fn hashed(&mut self, name: &str, content: Vec<u8>) -> Result<()> {
        let path = self.names.add(name, &content);
        self.write(name, path, content)
    }

    fn plain(&mut self, name: &str, content: Vec<u8>) -> Result<()> {
        self.write(name, name.to_owned(), content)
    }

    fn write(&mut self, name: &str, path: String, content: Vec<u8>) -> Result<()> {
        stamps::write(&self.folder.join(&path), &content)?;
        self.files.push((name.to_owned(), path, content));
        Ok(())
    }
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Exchanges a folder for another, so that a half-written one is never served.
fn replace(old: &Path, fresh: &Path) -> Result<()> {
    let aside = layout::web().join("dist-old");
    remove(&aside)?;
    if old.exists() {
        fs::rename(old, &aside).with_context(|| format!("cannot move {}", old.display()))?;
    }
    fs::rename(fresh, old).with_context(|| format!("cannot create {}", old.display()))?;
    remove(&aside)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
