//! The site while it is being written: every file under its name, and the names put in.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use serde_json::Value;

use super::names::Names;
use super::program::{Program, Widget};
use super::site::{API, OVERLAY, RULE_FILES, Site, WORKBENCH};
use super::sources::{self, CHECKLIST, COVER};
use super::{classic, package, regions, script};
use crate::provision::npm::Node;
use crate::{contract, layout, stamps};

/// The widget's words in English.
const ENGLISH: &str = "words.en.txt";

/// What may stand in rule files, for editors.
const SCHEMA: &str = "schema/rules.schema.json";

/// The element, the one script that a host page names.
const ELEMENT: &str = "santong-check.js";

/// The site while it is being written.
pub struct Draft<'a> {
    folder: &'a Path,
    node: &'a Node,
    www: PathBuf,
    names: Names,
    files: Vec<(String, String, Vec<u8>)>,
}

impl<'a> Draft<'a> {
    /// A site without files, in a folder that is going to be made.
    pub fn new(folder: &'a Path, node: &'a Node) -> Self {
        Self {
            folder,
            node,
            www: layout::root().join("www"),
            names: Names::default(),
            files: Vec::new(),
        }
    }

    /// Writes all files, the description of the package last.
    pub fn fill(
        mut self,
        widget: &Widget,
        [compiler, headless]: &[Program; 2],
        described: &Path,
        rules: &Path,
        rule_set: Value,
    ) -> Result<()> {
        let rule_files = sources::rule_files()?;
        self.program(widget, rules)?;
        self.compiler(compiler, &rule_files)?;
        self.scripts()?;
        self.api(headless, described)?;
        self.frame()?;
        self.plain(CHECKLIST, fs::read(rules.with_file_name(CHECKLIST))?)?;
        let page = self.pages(&rule_files)?;
        self.samples()?;
        self.plain(SCHEMA, fs::read(self.www.join(SCHEMA))?)?;
        self.plain("LICENSE", fs::read(layout::root().join("LICENSE"))?)?;
        let about = package::describe(&self.files, &page, rule_set)?;
        stamps::write(&self.folder.join(package::NAME), about.as_bytes())
    }

    fn program(&mut self, widget: &Widget, rules: &Path) -> Result<()> {
        self.hashed("widget.js", fs::read(&widget.program.glue)?)?;
        self.hashed(Site::MODULE, fs::read(&widget.program.module)?)?;
        self.hashed("later.wasm", fs::read(&widget.later)?)?;
        self.hashed(Site::TWIN, fs::read(&widget.program.twin)?)?;
        self.hashed("rules.bin", fs::read(rules)?)?;
        self.hashed(COVER, fs::read(rules.with_file_name(COVER))?)?;
        let english = sources::english(&self.www, rules)?;
        self.hashed(ENGLISH, english.into_bytes())?;
        for style in ["santong.css", "print.css"] {
            let text = script::style(self.node, &self.www.join(style))?;
            self.hashed(style, text.into_bytes())?;
        }
        Ok(())
    }

    fn compiler(&mut self, compiler: &Program, rule_files: &[(String, String)]) -> Result<()> {
        self.hashed("compiler.js", fs::read(&compiler.glue)?)?;
        self.hashed("compiler.wasm", fs::read(&compiler.module)?)?;
        self.hashed("compiler-twin.js", fs::read(&compiler.twin)?)?;
        self.hashed(RULE_FILES, sources::rule_list(rule_files))
    }

    /// The element, what it loads, and the scripts of pages.
    fn scripts(&mut self) -> Result<()> {
        let overlay = script::module(self.node, &self.www.join(OVERLAY))?;
        self.hashed(OVERLAY, self.names.put_into_script(&overlay).into_bytes())?;
        let element = script::module(self.node, &self.www.join(ELEMENT))?;
        self.as_classic_scripts()?;
        let absent = self.names.not_in(&[&*overlay, &element].concat());
        ensure!(
            absent.is_empty(),
            "neither www/{ELEMENT} nor www/{OVERLAY} mentions {}",
            absent.join(", ")
        );
        for (name, entry) in [
            (WORKBENCH, "workbench/main.js"),
            ("integrate.js", "integrate/main.js"),
        ] {
            let text = script::module(self.node, &self.www.join(entry))?;
            self.plain(name, self.names.put_into_script(&text).into_bytes())?;
        }
        // From here on its name stands with its hash, too.
        let element = self.names.put_into_script(&element).into_bytes();
        self.names.add_plain(ELEMENT, &element);
        self.plain(ELEMENT, element)
    }

    /// The element for frames and for pages opened from disk.
    fn frame(&mut self) -> Result<()> {
        for (name, entry) in [
            ("santong-check.classic.js", "classic/santong-check.js"),
            ("embed.js", "frame/embed.js"),
            ("santong-frame.js", "frame/santong-frame.js"),
            ("from-disk.js", "frame/from-disk.js"),
        ] {
            let own = "document.currentScript.src";
            let text = script::classic(self.node, &self.www.join(entry), own, &[])?;
            self.plain(name, self.names.put_into_script(&text).into_bytes())?;
        }
        for name in ["embed.json", "embed.json.js"] {
            self.plain(name, fs::read(self.www.join(name))?)?;
        }
        Ok(())
    }

    /// The pages with what only they need; gives the text of the first.
    fn pages(&mut self, rule_files: &[(String, String)]) -> Result<String> {
        for name in ["workbench.css", "integrate.css"] {
            let style = script::style(self.node, &self.www.join(name))?;
            self.plain(name, style.into_bytes())?;
        }
        for name in ["file-notice.js", "page.css", "checklist.css"] {
            let text = script::file(self.node, &self.www.join(name))?;
            self.plain(name, text.into_bytes())?;
        }
        let unsupported = script::ancient(self.node, &self.www.join("unsupported.js"))?;
        self.plain("unsupported.js", unsupported.into_bytes())?;
        let mut first = String::new();
        for name in [
            Site::PAGE,
            "embed.html",
            "embed-example.html",
            "workbench.html",
            "integrate.html",
        ] {
            let text = sources::read_text(&self.www.join(name))?;
            let text = regions::put_into_page(&text, rule_files)?;
            let text = self.names.put_into_page(&text);
            self.plain(name, text.clone().into_bytes())?;
            if name == Site::PAGE {
                first = text;
            }
        }
        Ok(first)
    }

    fn samples(&mut self) -> Result<()> {
        let folder = sources::samples();
        for sample in stamps::files_below(&folder)? {
            let name = sample.file_name().and_then(|name| name.to_str());
            let own = sample.parent() == Some(&folder);
            let Some(name) = name.filter(|name| own && name.ends_with(".json")) else {
                continue;
            };
            let (path, content) = (format!("samples/{name}"), fs::read(&sample)?);
            let script = classic::bytes(&path, &content);
            self.plain(&classic::name(&path), script.into_bytes())?;
            self.plain(&path, content)?;
        }
        Ok(())
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
