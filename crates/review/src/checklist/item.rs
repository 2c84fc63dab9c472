//! One criterion with boxes to tick, and lines to write on.

use santong_documents::{ZH, added_by, citation};
use santong_rules::{Criterion, Verdict};

use super::support::national;
use crate::{
    criteria::strength,
    html::{escaped, fields},
    sheet::Item,
    told::Told,
};

/// The verdicts in the order of their boxes.
const VERDICTS: [Verdict; 4] = [
    Verdict::Met,
    Verdict::Unmet,
    Verdict::NotApplicable,
    Verdict::Open,
];

/// A criterion under its number.
pub fn criterion(
    told: &Told<'_>,
    number: usize,
    criterion: &Criterion,
    level: u8,
    page: &mut String,
) {
    let title = escaped(&criterion.title);
    // Under the heading of a group its name need not be said again.
    let strength = match level {
        3 => ZH.strength(criterion.strength).to_owned(),
        _ => strength(criterion),
    };
    page.push_str(&format!(
        "<div class=\"item\">\n<h{level}>{number}　{title}<span>（{strength}）</span></h{level}>\n"
    ));
    let boxes = VERDICTS.map(|verdict| format!("<span>{}\u{a0}□</span>", ZH.verdict(verdict)));
    page.push_str(&format!("<p class=\"boxes\">{}</p>\n", boxes.join("　")));
    let mut told_of = Vec::new();
    if let Some(added_by) = added_by(told.rules, criterion.origin, &ZH) {
        told_of.push((ZH_OVERLAY.to_owned(), vec![Item::new(added_by)]));
    }
    if !criterion.why.is_empty() {
        told_of.push(("为什么".to_owned(), vec![Item::new(&criterion.why)]));
    }
    told_of.extend(told.demands(criterion).into_iter().map(in_one));
    let cited = national(told.rules, &criterion.clauses).into_iter();
    let cited = cited.filter_map(|clause| citation(told.rules, clause, &ZH));
    told_of.push(("依据".to_owned(), cited.map(Item::new).collect()));
    fields(&told_of, page);
    page.push_str("</div>\n");
}

/// Evidence in one line: a list of it would fill the paper.
fn in_one((label, items): (String, Vec<Item>)) -> (String, Vec<Item>) {
    if items.iter().any(|item| !item.items.is_empty()) {
        return (label, items);
    }
    let texts: Vec<String> = items.into_iter().map(|item| item.text).collect();
    (label, vec![Item::new(texts.join("；"))])
}

/// How a criterion of an overlay is marked.
const ZH_OVERLAY: &str = "附加规则";

/// A line to write on behind a label. The low lines are for browsers without the stylesheet.
pub fn blank(label: &str, page: &mut String) {
    page.push_str(&format!(
        "<p class=\"blank\">{}：<span aria-hidden=\"true\">{}</span></p>\n",
        escaped(label),
        "_".repeat(LINE)
    ));
}

/// How many low lines make a line to write on.
const LINE: usize = 30;
