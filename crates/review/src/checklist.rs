//! The rule set as a list to print and to fill in by hand, for readers in whose browser the widget
//! cannot run: one page without scripts, which says everything without its stylesheet too.
//!
//! What concerns only some industries or regions stands in parts that open and close; the
//! stylesheet leaves the closed ones out in print.

mod declaration;
mod item;
mod opening;
mod plan;
mod support;

use std::collections::BTreeSet;

use santong_rules::RuleSet;

use crate::{
    html::{escaped, head},
    told::Told,
};
use plan::{Part, Place, Plan};

/// The list as a page, UTF-8; `style` is the address of its stylesheet.
#[must_use]
pub fn checklist(rules: &RuleSet, style: &str) -> String {
    let plan = Plan::new(rules);
    let told = Told::new(rules, &[]);
    let title = format!("{}：打印填写版", rules.title);
    let style = format!("<link rel=\"stylesheet\" href=\"{}\" />", escaped(style));
    let mut page = head(&title, &style);
    page.push_str(&format!("<body>\n<h1>{}</h1>\n", escaped(&title)));
    opening::opening(&told, &mut page);
    opening::contents(rules, &plan, &mut page);
    criteria(&told, &plan, &mut page);
    support::measures(rules, &mut page);
    declaration::contents(rules, &mut page);
    support::documents(rules, &plan, &mut page);
    page.push_str("</body>\n</html>\n");
    page
}

fn criteria(told: &Told<'_>, plan: &Plan<'_>, page: &mut String) {
    let for_all = |part: &Part<'_>| matches!(part.place, Place::Group(_));
    let parts = || plan.parts.iter().enumerate();
    page.push_str("<div class=\"items\">\n");
    for (position, part) in parts().filter(|(_, part)| for_all(part)) {
        let title = escaped(&titled(part));
        page.push_str(&format!("<h2 id=\"p{position}\">{title}</h2>\n"));
        items(told, part, 3, page);
    }
    page.push_str("</div>\n");
    let common = support::cited(told.rules, plan.parts.iter().filter(|part| for_all(part)));
    let mut above = "";
    for (position, part) in parts().filter(|(_, part)| !for_all(part)) {
        let heading = match part.place {
            Place::Region(_) => "按地区的要求",
            _ => "按行业的要求",
        };
        if heading != above {
            above = heading;
            page.push_str(&format!("<h2 class=\"screen\">{heading}</h2>\n"));
        }
        closed(told, plan, position, &common, page);
    }
}

fn items(told: &Told<'_>, part: &Part<'_>, level: u8, page: &mut String) {
    for (number, criterion) in &part.criteria {
        item::criterion(told, *number, criterion, level, page);
    }
}

/// A part for some products, with the documents that only it cites.
fn closed(
    told: &Told<'_>,
    plan: &Plan<'_>,
    position: usize,
    common: &BTreeSet<u16>,
    page: &mut String,
) {
    let Some(part) = plan.parts.get(position) else {
        return;
    };
    let title = escaped(&part.title);
    page.push_str(&format!(
        "<details id=\"p{position}\">\n<summary><h3>{title}</h3></summary>\n"
    ));
    let own = |one: &&plan::Industry| one.own == Some(position) && !one.shared.is_empty();
    if let Some(industry) = plan.industries.iter().find(own) {
        let numbers = opening::numbers(&industry.shared);
        page.push_str(&format!(
            "<p>本行业还要看“{}”里的第{numbers}项。</p>\n",
            plan::SHARED
        ));
    }
    page.push_str("<div class=\"items\">\n");
    items(told, part, 4, page);
    page.push_str("</div>\n");
    let cited = support::cited(told.rules, [part]);
    support::more_documents(told.rules, &cited - common, page);
    page.push_str("</details>\n");
}

/// The heading of a group.
fn titled(part: &Part<'_>) -> String {
    if part.is_optional() {
        format!("{}（选做）", part.title)
    } else {
        part.title.clone()
    }
}
