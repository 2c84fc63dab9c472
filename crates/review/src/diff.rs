//! What changed between two rule sets, in words, and which saved answers it touches.

mod answers;
mod fields;

use std::collections::BTreeMap;

use santong_rules::RuleSet;

pub use answers::{Touched, touched};

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is: 问题, 检查项.
    pub kind: &'static str,
    /// Its stable name.
    pub id: String,
    /// What it is called; where it was called otherwise before, its new name.
    pub title: String,
    /// What happened to it.
    pub what: What,
}

/// What happened to a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It is no longer there.
    Removed,
    /// Parts of it changed: what they are, what they were, what they are now.
    Changed(Vec<(String, String, String)>),
}

/// A thing in words, part by part.
struct Thing {
    kind: &'static str,
    id: String,
    title: String,
    parts: Vec<(String, String)>,
}

/// Everything that is not as it was, in the order of the rule set; what was removed stands last in its kind.
#[must_use]
pub fn diff(old: &RuleSet, new: &RuleSet) -> Vec<Change> {
    let (before, after) = (fields::things(old), fields::things(new));
    let mut changes = Vec::new();
    for (old, new) in before.iter().zip(&after) {
        compare(old, new, &mut changes);
    }
    changes
}

/// Compares the things of one kind by their names.
fn compare(old: &[Thing], new: &[Thing], changes: &mut Vec<Change>) {
    let before: BTreeMap<&str, &Thing> =
        old.iter().map(|thing| (thing.id.as_str(), thing)).collect();
    for thing in new {
        let what = match before.get(thing.id.as_str()) {
            None => What::Added,
            Some(was) => match parts(was, thing) {
                parts if parts.is_empty() => continue,
                parts => What::Changed(parts),
            },
        };
        changes.push(change(thing, what));
    }
    let gone = |thing: &&Thing| new.iter().all(|one| one.id != thing.id);
    changes.extend(
        old.iter()
            .filter(gone)
            .map(|thing| change(thing, What::Removed)),
    );
}

fn change(thing: &Thing, what: What) -> Change {
    Change {
        kind: thing.kind,
        id: thing.id.clone(),
        title: thing.title.clone(),
        what,
    }
}

fn parts(old: &Thing, new: &Thing) -> Vec<(String, String, String)> {
    let of = |thing: &Thing, label: &str| {
        let found = thing.parts.iter().find(|(name, _)| name == label);
        found.map(|(_, said)| said.clone()).unwrap_or_default()
    };
    let mut labels: Vec<&String> = Vec::new();
    for (label, _) in new.parts.iter().chain(&old.parts) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
        .into_iter()
        .map(|label| (label.clone(), of(old, label), of(new, label)))
        .filter(|(_, was, is)| was != is)
        .collect()
}

/// All changes as lines for people; a remark where there are none.
#[must_use]
pub fn diff_text(old: &RuleSet, new: &RuleSet, changes: &[Change]) -> String {
    let name =
        |rules: &RuleSet| format!("{} {}（数据截至 {}）", rules.id, rules.version, rules.date);
    let mut text = format!("{} → {}\n", name(old), name(new));
    if changes.is_empty() {
        text.push_str("内容没有改动。\n");
    }
    for Change {
        kind,
        id,
        title,
        what,
    } in changes
    {
        let (mark, parts): (_, &[_]) = match what {
            What::Added => ("新增", &[]),
            What::Removed => ("删去", &[]),
            What::Changed(parts) => ("改动", parts),
        };
        text.push_str(&format!("{mark}{kind} {id}：{title}\n"));
        for (label, was, is) in parts {
            text.push_str(&format!("  {label}：{} → {}\n", shown(was), shown(is)));
        }
    }
    text
}

/// What stands there, or that nothing does.
pub fn shown(said: &str) -> &str {
    if said.is_empty() {
        "（没有）"
    } else {
        said
    }
}
