//! `santong diff`: what changed between two rule sets, and which saved answers that touches.

use std::path::Path;

use santong_review::{Change, Touched, What, diff, diff_text, touched};
use serde_json::{Value, json};

use super::{Done, Failure};
use crate::arguments::{DiffOptions, Format};
use crate::files;

/// Runs the command.
pub fn run(options: &DiffOptions) -> Result<Done, Failure> {
    let (Some(old), Some(new)) = (
        super::load(&options.old, &[])?,
        super::load(&options.new, &[])?,
    ) else {
        return Ok(Done::WithFindings);
    };
    let changes = diff(&old, &new);
    let as_of = options.as_of.unwrap_or(new.date);
    let mut saved = Vec::new();
    for path in &options.answers {
        let answers = files::answers(path)?;
        saved.push((path, touched(&old, &new, &answers, as_of)));
    }
    match options.format {
        Format::Json => {
            let value = json!({
                "format": "santong-diff",
                "version": 1,
                "old": { "id": old.id, "version": old.version, "hash": old.hash },
                "new": { "id": new.id, "version": new.version, "hash": new.hash },
                "changes": changes.iter().map(change_json).collect::<Vec<_>>(),
                "as_of": as_of.to_string(),
                "answers": saved.iter().map(|(path, touched)| answers_json(path, touched)).collect::<Vec<_>>(),
            });
            files::say(&format!("{value:#}\n"));
        }
        Format::Text => {
            files::say(&diff_text(&old, &new, &changes));
            for (path, touched) in &saved {
                files::say(&answers_text(path, touched));
            }
        }
    }
    Ok(Done::Well)
}

fn change_json(change: &Change) -> Value {
    let Change {
        kind,
        id,
        title,
        what,
    } = change;
    let mut value = json!({ "kind": kind, "id": id, "title": title });
    let (what, parts) = match what {
        What::Added => ("added", None),
        What::Removed => ("removed", None),
        What::Changed(parts) => ("changed", Some(parts)),
    };
    if let Some(object) = value.as_object_mut() {
        object.insert("what".to_owned(), what.into());
        if let Some(parts) = parts {
            let parts = parts.iter();
            let parts =
                parts.map(|(part, old, new)| json!({ "part": part, "old": old, "new": new }));
            object.insert("parts".to_owned(), parts.collect());
        }
    }
    value
}

fn answers_json(path: &Path, touched: &Touched) -> Value {
    let Touched { answers, results } = touched;
    json!({ "file": path.display().to_string(), "answers": answers, "results": results })
}

fn answers_text(path: &Path, touched: &Touched) -> String {
    let mut text = format!("\n保存的回答 {}\n", path.display());
    let Touched { answers, results } = touched;
    if answers.is_empty() && results.is_empty() {
        text.push_str("  没有影响。\n");
    }
    for sentence in answers.iter().chain(results) {
        text.push_str(&format!("  {sentence}。\n"));
    }
    text
}
