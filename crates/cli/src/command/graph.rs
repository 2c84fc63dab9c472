//! `santong graph`: which question feeds which criterion, and what shows when.

use santong_rules::RuleSet;

use super::{Done, Failure};
use crate::arguments::GraphOptions;
use crate::files;
use crate::graph::{Part, dot};

/// Runs the command.
pub fn run(options: &GraphOptions) -> Result<Done, Failure> {
    let Some(rules) = super::load(&options.rules, &options.overlays)? else {
        return Ok(Done::WithFindings);
    };
    files::say(&dot(&rules, part(&rules, options)?));
    Ok(Done::Well)
}

fn part(rules: &RuleSet, options: &GraphOptions) -> Result<Part, Failure> {
    if let Some(id) = &options.criterion {
        let mut found = rules
            .criteria_with_ids()
            .filter(|(_, criterion)| criterion.id == *id);
        return found
            .next()
            .map(|(id, _)| Part::Criterion(id))
            .ok_or_else(|| {
                Failure::new(format!("规则集里没有检查项“{id}”，名称见 santong rules。"))
            });
    }
    if let Some(id) = &options.question {
        return rules.find_question(id).map(Part::Question).ok_or_else(|| {
            Failure::new(format!("规则集里没有问题“{id}”，名称见 santong rules。"))
        });
    }
    Ok(Part::Whole)
}
