//! `santong checklist`: the rule set as a form for paper.

use santong_review::checklist;

use super::{Done, Failure, write};
use crate::arguments::ChecklistOptions;

/// Runs the command.
pub fn run(options: &ChecklistOptions) -> Result<Done, Failure> {
    let Some(rules) = super::load(&options.rules, &options.overlays)? else {
        return Ok(Done::WithFindings);
    };
    let page = checklist(&rules, &options.style);
    write(options.out.as_deref(), page.as_bytes())?;
    Ok(Done::Well)
}
