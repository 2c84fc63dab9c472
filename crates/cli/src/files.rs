//! Reads rule folders and text files.

use std::fs;
use std::path::{Path, PathBuf};

use santong_compiler::{DocumentText, SourceFile};

use crate::command::Failure;

/// Largest rule file that is read, in bytes; real ones have some ten thousand.
const MAX_RULE_FILE: u64 = 4 * 1024 * 1024;

/// All `*.toml` files below a folder, in byte order of their relative paths.
pub fn rule_files(folder: &Path) -> Result<Vec<SourceFile>, Failure> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    let mut files = Vec::new();
    for path in paths.iter().filter(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    }) {
        let relative = path.strip_prefix(folder).unwrap_or(path);
        let name = relative
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/");
        let size = fs::metadata(path)
            .map_err(|fault| unreadable(path, &fault))?
            .len();
        if size > MAX_RULE_FILE {
            return Err(Failure::new(format!(
                "规则文件太大：{}（{size} 字节，最多 {MAX_RULE_FILE} 字节）",
                path.display()
            )));
        }
        files.push(SourceFile {
            name,
            text: text(path)?,
        });
    }
    files.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
    if files.is_empty() {
        return Err(Failure::new(format!(
            "文件夹里没有规则文件（*.toml）：{}",
            folder.display()
        )));
    }
    Ok(files)
}

/// The texts of documents: every `<document>.txt` of a folder.
pub fn document_texts(folder: &Path) -> Result<Vec<DocumentText>, Failure> {
    let mut paths = Vec::new();
    collect(folder, &mut paths)?;
    let mut texts = Vec::new();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
    {
        let document = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        texts.push(DocumentText {
            document,
            text: text(path)?,
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

/// A file as text; says where it is no UTF-8.
pub fn text(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|fault| unreadable(path, &fault))?;
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

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(|fault| unreadable(folder, &fault))? {
        let path = entry.map_err(|fault| unreadable(folder, &fault))?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

fn unreadable(path: &Path, fault: &std::io::Error) -> Failure {
    let reason = match fault.kind() {
        std::io::ErrorKind::NotFound => "没有这个文件或文件夹".to_owned(),
        std::io::ErrorKind::PermissionDenied => "没有读取权限".to_owned(),
        _ => fault.to_string(),
    };
    Failure::new(format!("读不了 {}：{reason}", path.display()))
}
