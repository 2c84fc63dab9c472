//! Reads rule folders and text files, and writes results.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use santong_compiler::{DocumentText, SourceFile, limits::MAX_FILE};
use santong_contract::Fault;
use santong_rules::Answers;

use crate::command::Failure;

/// Largest rule file that is read, in bytes.
const MAX_RULE_FILE: u64 = MAX_FILE as u64;

/// All `*.toml` and `*.json` files below a folder, in byte order of their relative paths.
pub fn rule_files(folder: &Path) -> Result<Vec<SourceFile>, Failure> {
    let mut files = Vec::new();
    let written = ["toml", "json"].map(|ending| files_below(folder, ending));
    let [toml, json] = written;
    for path in toml?.into_iter().chain(json?) {
        let relative = path.strip_prefix(folder).unwrap_or(&path);
        let parts = relative
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        let name = parts.collect::<Vec<_>>().join("/");
        files.push(SourceFile {
            name,
            text: text(&path, MAX_RULE_FILE)?,
        });
    }
    files.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
    if files.is_empty() {
        return Err(Failure::new(format!(
            "文件夹里没有规则文件（*.toml、*.json）：{}",
            folder.display()
        )));
    }
    Ok(files)
}

/// Files of rules that add to others, in the order given. Their names begin like no name of a file
/// below the folder of rules does, see [`path_of`].
pub fn overlay_files(paths: &[PathBuf]) -> Result<Vec<SourceFile>, Failure> {
    let read = |path: &PathBuf| {
        Ok(SourceFile {
            name: match path.is_absolute() {
                true => path.display().to_string(),
                false => format!("./{}", path.display()),
            },
            text: text(path, MAX_RULE_FILE)?,
        })
    };
    paths.iter().map(read).collect()
}

/// Where a rule file stands: below the folder of rules, or wherever an overlay does.
pub fn path_of(file: &str, folder: &Path) -> PathBuf {
    match file.strip_prefix("./") {
        Some(overlay) => overlay.into(),
        None => folder.join(file),
    }
}

/// The texts of documents: every `<document>.txt` of a folder.
pub fn document_texts(folder: &Path) -> Result<Vec<DocumentText>, Failure> {
    let mut texts = Vec::new();
    for path in files_below(folder, "txt")? {
        let stem = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        texts.push(DocumentText {
            document: stem.unwrap_or_default(),
            text: text(&path, MAX_RULE_FILE)?,
        });
    }
    if texts.is_empty() {
        return Err(Failure::new(format!(
            "文件夹里没有文件正文（*.txt）：{}",
            folder.display()
        )));
    }
    Ok(texts)
}

/// Sample enterprises: the answers in every JSON file of a folder.
pub fn samples(folder: &Path) -> Result<Vec<Answers>, Failure> {
    let files = files_below(folder, "json")?;
    let samples = files.iter().filter(|path| path.parent() == Some(folder));
    let samples = samples.map(|path| answers(path));
    samples.collect()
}

/// A file of answers, or of standard input for `-`.
pub fn answers(path: &Path) -> Result<Answers, Failure> {
    let text = text(path, Answers::MAX_BYTES as u64)?;
    Answers::from_json(&text).map_err(|found| {
        Failure::new(format!(
            "{}：{}",
            path.display(),
            Fault::from(&found).message
        ))
    })
}

/// The text of a file, or of standard input for `-`; a file that is too large is not read.
pub fn text(path: &Path, limit: u64) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().take(limit + 1).read_to_end(&mut bytes)
    } else {
        // One byte more than allowed tells that there is too much.
        fs::File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
    };
    let size = read.map_err(|fault| unreadable(path, &fault))?;
    if size as u64 > limit {
        return Err(Failure::new(format!(
            "文件太大：{}（最多 {limit} 字节）",
            path.display()
        )));
    }
    String::from_utf8(bytes).map_err(|fault| {
        let valid = fault.utf8_error().valid_up_to();
        let before = fault.as_bytes().get(..valid).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        Failure::new(format!(
            "{}:{line}: 不是 UTF-8 编码的文本，请用编辑器另存为 UTF-8。",
            path.display()
        ))
    })
}

/// The bytes of a file.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|fault| unreadable(path, &fault))
}

/// Makes a folder, unless it is there.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|fault| unwritable(path, &fault))
}

/// Writes a file.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|fault| unwritable(path, &fault))
}

fn unwritable(path: &Path, fault: &io::Error) -> Failure {
    Failure::new(format!("写不了 {}：{}", path.display(), reason(fault)))
}

/// Writes to standard output; a reader that has gone away is no fault.
pub fn say(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

/// Writes to standard error.
pub fn tell(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

fn files_below(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|fault| unreadable(folder, &fault))? {
        let path = entry.map_err(|fault| unreadable(folder, &fault))?.path();
        if path.is_dir() {
            found.extend(files_below(&path, extension)?);
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    Ok(found)
}

fn unreadable(path: &Path, fault: &io::Error) -> Failure {
    Failure::new(format!("读不了 {}：{}", path.display(), reason(fault)))
}

fn reason(fault: &io::Error) -> String {
    match fault.kind() {
        io::ErrorKind::NotFound => "没有这个文件或文件夹".to_owned(),
        io::ErrorKind::PermissionDenied => "没有权限".to_owned(),
        io::ErrorKind::IsADirectory => "这是文件夹".to_owned(),
        io::ErrorKind::NotADirectory => "这不是文件夹".to_owned(),
        _ => fault.to_string(),
    }
}
