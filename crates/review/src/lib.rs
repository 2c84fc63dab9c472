//! The rule set as a document that a lawyer lays beside the policies: by clause what rests on it, by
//! criterion what it rests on, and at a glance what is missing.
//!
//! [`review`] makes the document, [`html`] and [`docx`] write it; [`diff`] says what changed between two
//! rule sets. [`checklist`] is the rule set as a form for paper. All words are Chinese, as the rules.

mod checklist;
mod clauses;
mod criteria;
mod diff;
mod docx;
mod glance;
mod html;
mod pattern;
mod sheet;
mod told;

use santong_rules::{Example, RuleSet};

pub use checklist::checklist;
pub use diff::{Change, Touched, What, diff, diff_text, touched};
pub use docx::{DocxFault, docx};
pub use html::html;
pub use sheet::{Block, Item, Sheet};

use told::Told;

/// The whole sheet.
#[must_use]
pub fn review(rules: &RuleSet, examples: &[Example]) -> Sheet {
    let told = Told::new(rules, examples);
    let mut blocks = vec![Block::Note(format!(
        "规则 {} {}，数据截至{}，校验值 {}。引号里的是所存文本的原文；标明“转引”“大意”的，以发布文本为准。",
        rules.id,
        rules.version,
        told.date(rules.date),
        rules.hash.get(..12).unwrap_or(&rules.hash),
    ))];
    blocks.extend(glance::blocks(&told));
    blocks.extend(clauses::blocks(&told));
    blocks.extend(criteria::blocks(&told));
    Sheet {
        title: format!("{}：规则审阅表", rules.title),
        blocks,
    }
}
