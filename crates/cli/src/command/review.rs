//! `santong review`: the rule set as a document to be laid beside the policies.

use santong_review::{docx, html, review};

use super::{Done, Failure, write};
use crate::arguments::{ReviewFormat, ReviewOptions};

/// Runs the command.
pub fn run(options: &ReviewOptions) -> Result<Done, Failure> {
    let Some(compiled) = super::load_folder(&options.rules, &options.overlays)? else {
        return Ok(Done::WithFindings);
    };
    let sheet = review(&compiled.rules, &compiled.origins.examples);
    match options.format {
        ReviewFormat::Html => write(options.out.as_deref(), html(&sheet).as_bytes())?,
        ReviewFormat::Docx => {
            let bytes = docx(&sheet).map_err(|fault| Failure::new(format!("写不成：{fault}")))?;
            let out = options
                .out
                .as_deref()
                .ok_or_else(|| Failure::new("Word 文件要写明写到哪里，例如 --out review.docx。"))?;
            write(Some(out), &bytes)?;
        }
    }
    Ok(Done::Well)
}
