//! The sheet as a Word file: WordprocessingML of ISO/IEC 29500-1 (transitional), written in the order
//! its schema wants, in a zip file whose bytes depend on nothing but the sheet.

mod body;
mod parts;

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::sheet::Sheet;

/// Why the file could not be made.
#[derive(Debug)]
pub struct DocxFault(ZipError);

impl std::fmt::Display for DocxFault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for DocxFault {}

/// The bytes of the file.
///
/// # Errors
/// When the archive cannot be written, which only running out of memory can cause.
pub fn docx(sheet: &Sheet) -> Result<Vec<u8>, DocxFault> {
    let body = body::document(sheet);
    let core = parts::core(&sheet.title);
    let files: [(&str, &str); 8] = [
        ("[Content_Types].xml", parts::CONTENT_TYPES),
        ("_rels/.rels", parts::RELATIONSHIPS),
        ("docProps/core.xml", &core),
        ("word/document.xml", &body),
        (
            "word/_rels/document.xml.rels",
            parts::DOCUMENT_RELATIONSHIPS,
        ),
        ("word/styles.xml", parts::STYLES),
        ("word/settings.xml", parts::SETTINGS),
        ("word/footer1.xml", parts::FOOTER),
    ];
    pack(&files).map_err(DocxFault)
}

fn pack(files: &[(&str, &str)]) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The first day that a zip file can name.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, content) in files {
        archive.start_file(*name, options)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
