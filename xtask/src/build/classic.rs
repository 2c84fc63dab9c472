//! The files of the package once more, as classic scripts: the only form in which they come to a page
//! without an origin, see `www/classic/scripts.js`.

use std::path::Path;

use anyhow::Result;
use base64::prelude::{BASE64_STANDARD, Engine};

use super::script;
use crate::provision::npm::Node;

/// Where they lie.
const FOLDER: &str = "classic";

/// Where a script finds the address of the package that `www/classic/scripts.js` has left.
const PACKAGE: &str = "santongFiles.base";

/// Whether a file of the site is one of them.
pub fn is_one(path: &str) -> bool {
    path.starts_with(FOLDER)
}

/// The name of a file's classic script.
pub fn name(file: &str) -> String {
    format!("{FOLDER}/{file}.js")
}

/// A script that leaves the bytes of a file.
pub fn bytes(file: &str, content: &[u8]) -> String {
    leave(file, &format!("\"{}\"", BASE64_STANDARD.encode(content)))
}

/// A script that leaves what an ES module exports.
pub fn module(node: &Node, file: &str, entry: &Path) -> Result<String> {
    let name = ["--global-name=content"];
    let text = script::classic(node, entry, PACKAGE, &name)?;
    Ok(format!(
        "(function(){{{}\n{}}})();\n",
        text.trim_end(),
        leave(file, "content")
    ))
}

fn leave(file: &str, content: &str) -> String {
    format!("santongFiles[\"{file}\"]={content};\n")
}
