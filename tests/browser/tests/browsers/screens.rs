//! Every kind of screen in turn, for tests that look at all of them.

use anyhow::Result;
use santong_browser_tests::Page;
use serde_json::{Value, json};

use crate::support::{place_of, sample_file};

/// A screen: the sample, the place (a question with the position of a product, or a token), and what to
/// do there first, one thing after the other.
pub struct Screen(
    pub &'static str,
    pub &'static str,
    pub &'static [&'static str],
);

/// Opens what is folded on a page of tables.
const PREPARED: &str = "$$('[data-prepared]').forEach((list) => { list.open = true; })";
const EVERY_FIFTH: &str =
    "$$('details.item').forEach((item, index) => { item.open = index % 5 === 0; })";
/// The items that evidence is registered for.
const REGISTERED: &str =
    "$$('[data-evidence]').forEach((entry) => { entry.closest('details').open = true; })";
const OPEN_DOCUMENT: &str = "$('[data-document=gbf-2023-42] summary').click()";
const PICTURES: &str = "$$('.pictures details').forEach((table) => { table.open = true; })";
const BRING_FROM: &str = "const list = $('.bring select'); list.value = '1'; list.dispatchEvent(new Event('change', { bubbles: true }))";
const BRING: &[&str] = &["$$('[data-action=bring]')[0].click()", BRING_FROM];

/// The screens that are made of the most parts.
pub const RICH: [Screen; 9] = [
    Screen("draft", "start", &[]),
    Screen("draft", "enterprise.name", &["$('.why summary').click()"]),
    Screen("draft", "product.indicators 0", &[PREPARED]),
    Screen(
        "draft",
        "products",
        &["$('[data-action=remove-product]').click()"],
    ),
    Screen("draft", "products", BRING),
    Screen("draft", "overview", &[PICTURES]),
    Screen("draft", "checklist", &[REGISTERED]),
    Screen("draft", "declaration/0", &[]),
    Screen("ready", "product.indicators 0", &[PREPARED]),
];

/// All others.
pub const PLAIN: [Screen; 18] = [
    Screen("draft", "product.name 0", &[]),
    Screen("draft", "product.ccc 0", &[]),
    Screen("draft", "product.line 1", &[]),
    Screen("draft", "product.reports 0", &[]),
    Screen("draft", "product.mark_rights 1", &[]),
    Screen("draft", "product.ways 0", &[]),
    Screen("draft", "declaration.truthful", &[]),
    Screen("draft", "enterprise.home_sales", &[]),
    Screen("draft", "enterprise.marks", &[]),
    Screen("draft", "enterprise.patents", &[]),
    Screen("draft", "review", &[]),
    Screen("draft", "checklist", &[EVERY_FIFTH]),
    Screen("ready", "declaration/0", &[]),
    Screen(
        "ready",
        "checklist",
        &["$$('details').forEach((one) => { one.open = true; })"],
    ),
    Screen("ready", "overview", &[]),
    Screen("blocked", "declaration/0", &[]),
    Screen("draft", "clauses", &[OPEN_DOCUMENT]),
    Screen("blocked", "start", &["$('[data-action=clear]').click()"]),
];

/// A sample; the draft with evidence of every state.
pub fn answers(sample: &str) -> Result<Value> {
    let mut file = sample_file(sample)?;
    if sample == "draft" {
        let evidence = |until: &str| {
            json!({
                "criterion": "same-line.production", "product": "p1", "market": "us", "title": "生产线说明",
                "number": "HC-2026-7", "issuer": "本公司", "date": "2026-08-01", "valid_until": until, "place": "品质部档案柜",
            })
        };
        file["evidence"] = ["2020-01-01", "2099-12-31", "下个月", ""]
            .map(evidence)
            .into();
    }
    Ok(file)
}

/// Shows screens in turn.
pub async fn each(
    page: &Page,
    screens: &[Screen],
    look: impl AsyncFn(&str) -> Result<()>,
) -> Result<()> {
    let mut shown = "";
    for Screen(sample, place, acts) in screens {
        if shown != *sample {
            page.go("start").await?;
            page.open_answers(&answers(sample)?).await?;
            page.dismiss().await?;
            shown = sample;
        }
        page.go(&token(place)?).await?;
        for act in *acts {
            page.js(act, vec![]).await?;
            page.painted().await?;
        }
        look(&format!("{sample} {place}")).await?;
    }
    Ok(())
}

/// The token of a place that may be given by a question.
pub fn token(place: &str) -> Result<String> {
    if !place.contains('.') {
        return Ok(place.into());
    }
    let (question, product) = place.split_once(' ').unwrap_or((place, "0"));
    place_of(question, product.parse()?)
}
