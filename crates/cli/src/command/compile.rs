//! `santong compile`: rule files to one file for the widget.

use super::{Done, Failure};
use crate::arguments::CompileOptions;
use crate::files;

/// Runs the command.
pub fn run(options: &CompileOptions) -> Result<Done, Failure> {
    let Some(compiled) = super::load_folder(&options.rules, &options.overlays)? else {
        return Ok(Done::WithFindings);
    };
    if let Some(folder) = &options.translations {
        files::make_folder(folder)?;
        for translation in &compiled.translations {
            let file = folder.join(format!("rules.{}.txt", translation.lang));
            files::write(&file, translation.to_text().as_bytes())?;
        }
    }
    let rules = compiled.rules;
    let failed = |fault| Failure::new(format!("编译失败：{fault}"));
    if let Some(cover) = &options.cover {
        files::write(cover, &rules.cover_to_bytes().map_err(failed)?)?;
    }
    let bytes = rules.to_bytes().map_err(failed)?;
    files::write(&options.out, &bytes)?;
    files::say(&format!(
        "{}：{} 字节，{} {}，{}\n",
        options.out.display(),
        bytes.len(),
        rules.id,
        rules.version,
        rules.hash
    ));
    Ok(Done::Well)
}
