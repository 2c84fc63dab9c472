//! What stands at the top: which rules these are, how the list is used, and where what is.

use santong_documents::ZH;
use santong_rules::{Readiness, RuleSet};

use super::{
    item,
    plan::{Industry, Place, Plan, SHARED, measures_by_region},
    titled,
};
use crate::{html::escaped, told::Told};

/// What the reader writes at the top.
const SUBJECT: [&str; 5] = ["企业名称", "统一社会信用代码", "产品型号", "市场", "日期"];

/// The parts that are no criteria: anchor and heading.
pub const MEASURES: (&str, &str) = ("measures", "可以了解的支持措施");
/// As [`MEASURES`].
pub const DECLARATION: (&str, &str) = ("declaration", "声明要写的内容");
/// As [`MEASURES`].
pub const DOCUMENTS: (&str, &str) = ("documents", "依据的文件");

/// How the list is used.
const USE: &str = "每个产品填一份：逐项对照“何时适用”和“何时满足”，选一个方格打勾，拿不准的选“待确认”。\
    不满足的照“整改”去做，证据和填好的清单一起留存。\
    打印以前，先按目录找到本行业、本地区的部分，点开它的标题；没有点开的部分不打印。";

/// What the readers of the widget are told as well.
const NOTE: &str = "自查结果不构成行政结论，也不替代任何认证、许可或备案。\
    引号里的是文件的原文；标明“转引”“要点”的，以发布文本为准。\
    全国的文件已经要求的，不另列各地的文件。";

/// What follows from the ticks, beside what the results mean.
const RESULT: &str = "建议、能力、警示各项不决定能不能声明。";

/// Rules, use, lines to write on, results.
pub fn opening(told: &Told<'_>, page: &mut String) {
    let rules = told.rules;
    let stamp = format!(
        "规则版本 {}，数据截至{}，校验值 {}。",
        rules.version,
        told.date(rules.date),
        rules.hash.get(..12).unwrap_or(&rules.hash),
    );
    for text in [&stamp, NOTE] {
        page.push_str(&format!("<p class=\"note\">{}</p>\n", escaped(text)));
    }
    page.push_str(&format!("<h2>怎样使用</h2>\n<p>{USE}</p>\n"));
    page.push_str("<h2>企业和产品</h2>\n<div class=\"subject\">\n");
    for label in SUBJECT {
        item::blank(label, page);
    }
    page.push_str("</div>\n<h2>结论</h2>\n<ul class=\"results\">\n");
    for readiness in [Readiness::Ready, Readiness::Draft, Readiness::Blocked] {
        let (name, hint) = (ZH.readiness(readiness), ZH.readiness_hint(readiness));
        page.push_str(&format!("<li><b>{name}\u{a0}□</b>　{hint}</li>\n"));
    }
    page.push_str(&format!("</ul>\n<p class=\"note\">{RESULT}</p>\n"));
}

/// Links to all parts.
pub fn contents(rules: &RuleSet, plan: &Plan<'_>, page: &mut String) {
    page.push_str("<div class=\"contents\">\n<h2>目录</h2>\n<ul>\n");
    let parts = || plan.parts.iter().enumerate();
    for (position, part) in parts().filter(|(_, part)| matches!(part.place, Place::Group(_))) {
        link(&format!("p{position}"), &titled(part), page);
    }
    page.push_str("</ul>\n");
    if !plan.industries.is_empty() {
        page.push_str("<h3>按行业</h3>\n<ul>\n");
        for industry in &plan.industries {
            industry_line(plan, industry, page);
        }
        page.push_str("</ul>\n");
    }
    regions(rules, plan, page);
    page.push_str("<h3>其他</h3>\n<ul>\n");
    for (anchor, title) in [MEASURES, DECLARATION, DOCUMENTS] {
        link(anchor, title, page);
    }
    page.push_str("</ul>\n</div>\n");
}

/// What there is for some regions: criteria, then measures.
fn regions(rules: &RuleSet, plan: &Plan<'_>, page: &mut String) {
    let mut lines = Vec::new();
    for (position, part) in plan.parts.iter().enumerate() {
        if matches!(part.place, Place::Region(_)) {
            lines.push((format!("p{position}"), format!("{}：检查项", part.title)));
        }
    }
    for (position, (region, _)) in measures_by_region(rules).iter().enumerate() {
        if !region.is_empty() {
            lines.push((format!("m{position}"), format!("{region}：支持措施")));
        }
    }
    if lines.is_empty() {
        return;
    }
    page.push_str("<h3>按地区</h3>\n<ul>\n");
    for (anchor, title) in lines {
        link(&anchor, &title, page);
    }
    page.push_str("</ul>\n");
}

fn link(anchor: &str, title: &str, page: &mut String) {
    let title = escaped(title);
    page.push_str(&format!("<li><a href=\"#{anchor}\">{title}</a></li>\n"));
}

/// An industry with a link to its own part and one to what it shares with others.
fn industry_line(plan: &Plan<'_>, industry: &Industry, page: &mut String) {
    let title = escaped(&industry.title);
    let mut line = match industry.own {
        Some(position) => format!("<a href=\"#p{position}\">{title}</a>"),
        None => title,
    };
    let shared = plan
        .parts
        .iter()
        .position(|part| part.place == Place::Shared);
    if let Some(position) = shared.filter(|_| !industry.shared.is_empty()) {
        let numbers = numbers(&industry.shared);
        line.push_str(&format!(
            "；<a href=\"#p{position}\">{SHARED}</a>里的第{numbers}项"
        ));
    }
    page.push_str(&format!("<li>{line}</li>\n"));
}

/// 72、73.
pub fn numbers(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    format!(" {} ", numbers.join("、"))
}
