//! What the widget says of itself: verdicts part by part, what has to be done, what to answer next, how
//! many questions are left, and which ones of a page are not asked and why.

use std::{cell::RefCell, collections::BTreeMap};

use anyhow::{Result, ensure};
use santong_browser_tests::{Engine, Page, run};
use serde_json::{Value, json};

use crate::{
    accessibility,
    support::{place_of, sample_file},
};

/// Opens everything that can be opened about a criterion.
const OPEN_ITEM: &str = "const item = $('[data-criterion=\"' + arguments[0] + '\"]');
    item.open = true; item.querySelectorAll('details.tree').forEach((tree) => { tree.open = true; });";

/// The parts that decided, each with what it comes to.
const DECIDING: &str = "return [...$('[data-criterion=\"' + arguments[0] + '\"]').querySelectorAll('.decides > .part-text')]
    .map((part) => part.parentNode.dataset.part + ' ' + part.textContent)";

/// What has to be done, way by way.
const WAYS: &str = "return [...$('[data-criterion=\"' + arguments[0] + '\"] .remedies').querySelectorAll('.parts > li')]
    .map((way) => [...way.querySelectorAll('ul > li')].map((step) => step.textContent))";

/// How many questions to answer next can be seen, and how many of these stand on the page itself.
const SEEN: &str = "const seen = $$('[data-next]').filter((item) => item.offsetParent !== null);
    return [seen.length, seen.filter((item) => item.closest('.place')).length]";

/// A file in which nothing is answered.
fn blank() -> Value {
    json!({ "format": "santong-answers", "version": 1, "products": [{ "id": "p1", "answers": {} }] })
}

async fn item(page: &Page, criterion: &str) -> Result<[Value; 2]> {
    page.js(OPEN_ITEM, vec![json!(criterion)]).await?;
    let tree = format!(
        "return $('[data-criterion=\"{criterion}\"] .decides') && $('[data-criterion=\"{criterion}\"] .remedies .parts')"
    );
    page.wait("what is worked out", &tree).await?;
    Ok([
        page.js(DECIDING, vec![json!(criterion)]).await?,
        page.js(WAYS, vec![json!(criterion)]).await?,
    ])
}

async fn no_faults(page: &Page, screen: &str) -> Result<()> {
    let found = RefCell::new(BTreeMap::new());
    accessibility::collect(page, screen, &found).await?;
    let fits = page
        .js(
            "return document.documentElement.scrollWidth <= innerWidth",
            vec![],
        )
        .await?;
    ensure!(fits == json!(true), "{screen}: wider than the window");
    ensure!(found.borrow().is_empty(), "{:?}", found.borrow());
    Ok(())
}

async fn a_verdict_and_its_remedy(page: &Page) -> Result<()> {
    page.begin_with(&sample_file("blocked")?).await?;
    page.go("checklist").await?;
    let [deciding, ways] = item(page, "access.ccc").await?;
    ensure!(
        deciding[0] == "holds 适用的条件：已在或拟在国内销售为“是”"
            && deciding[1] == "fails 要求：以下有一项成立",
        "{deciding}"
    );
    ensure!(
        ways == json!([
            ["完成CCC自我声明并取得编号", "填写CCC自我声明编号"],
            ["取得CCC证书", "填写CCC证书编号", ways[1][2]]
        ]),
        "{ways}"
    );
    page.js("$('[data-remedy=product]').open = true", vec![])
        .await?;
    page.wait(
        "what makes it ready",
        "return $$('[data-remedy=product] ul ul > li').length === 6",
    )
    .await?;
    page.clean().await
}

#[test]
fn a_verdict_is_told_part_by_part_with_what_has_to_be_done() -> Result<()> {
    run(Engine::Chromium, async |page| {
        a_verdict_and_its_remedy(page).await?;
        no_faults(page, "an opened criterion").await
    })
}

#[test]
fn a_verdict_is_told_in_firefox() -> Result<()> {
    run(Engine::Firefox, a_verdict_and_its_remedy)
}

#[test]
fn what_is_asked_and_what_is_not_says_why() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&blank()).await?;
        page.go(&place_of("product.for_home", 0)?).await?;
        page.whole().await?;
        let next = "return $$('[data-next]').map((item) => item.dataset.next)";
        let first = page.js(next, vec![]).await?;
        ensure!(
            first == json!(["product.for_home", "product.industry", "product.markets"]),
            "{first}"
        );
        let left = page.text("[data-progress=to-ask]").await?;
        ensure!(
            left.starts_with("还需回答 ") && left.contains('～'),
            "{left}"
        );
        page.js("$('details.skipped').open = true", vec![]).await?;
        page.wait(
            "why a question is not asked",
            "return $('.skipped .why-body')",
        )
        .await?;
        let why = page.text(".skipped .why-body p").await?;
        ensure!(why == "先回答“境外目标市场”，才知道用不用回答。", "{why}");
        // What is answered leaves the list; nothing else comes until the page is left.
        page.click("[data-question=\"product.for_home\"] input[value=yes]")
            .await?;
        page.wait("a shorter list", "return $$('[data-next]').length === 2")
            .await?;
        page.click("[data-next=\"product.industry\"] button")
            .await?;
        page.wait("the focus", "return $('[data-question=\"product.industry\"]').contains(host.shadowRoot.activeElement)")
            .await?;
        page.clean().await?;
        // Last, as axe-core sets inline styles of its own, which the page's policy reports.
        no_faults(page, "what is not asked").await
    })
}

/// Where the column is but a line at the bottom, the page of all answers has them.
#[test]
fn what_to_answer_next_in_a_narrow_window() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.begin_with(&blank()).await?;
        page.width(320).await?;
        page.go(&place_of("product.for_home", 0)?).await?;
        page.whole().await?;
        ensure!(page.js(SEEN, vec![]).await? == json!([0, 0]), "in the line");
        page.go("review").await?;
        ensure!(page.js(SEEN, vec![]).await? == json!([3, 3]), "not in view");
        page.clean().await?;
        no_faults(page, "all answers").await
    })
}

#[test]
fn a_file_of_other_rules_says_so() -> Result<()> {
    run(Engine::Chromium, async |page| {
        page.open().await?;
        page.whole().await?;
        page.open_answers(&json!({ "format": "santong-answers", "version": 1,
            "rules": { "id": "santong-cn", "version": "2020.1.0", "hash": "0" },
            "enterprise": { "enterprise.name": "甲公司" }, "products": [] }))
            .await?;
        page.wait(
            "the notice",
            "return $('.notice') && $('.notice').textContent.includes('2020.1.0')",
        )
        .await?;
        page.clean().await
    })
}
