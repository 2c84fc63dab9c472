//! The checklist as a document, and legal bases.

use santong_documents::{Block, ZH, basis, checklist_document};
use santong_rules::{ClauseId, Verdict};

use crate::support::{BLOCKED, ENTERPRISE, PRODUCT, answers, assessed, golden, plain, rules};

#[test]
fn the_whole_document() {
    let rules = rules();
    let answers = answers(ENTERPRISE, &[PRODUCT, BLOCKED]);
    let assessment = assessed(&rules, &answers);
    let document = checklist_document(&rules, &answers, &assessment, &|_, _, _| true, &ZH);
    golden("checklist.txt", &plain(&document));
}

#[test]
fn a_filter_changes_items_and_not_counts() {
    let rules = rules();
    let answers = answers(ENTERPRISE, &[BLOCKED]);
    let assessment = assessed(&rules, &answers);
    let document = |keep: &dyn Fn(Verdict) -> bool| {
        checklist_document(
            &rules,
            &answers,
            &assessment,
            &|_, _, verdict| keep(verdict),
            &ZH,
        )
    };
    let (all, unmet, none) = (
        document(&|_| true),
        document(&|verdict| verdict == Verdict::Unmet),
        document(&|_| false),
    );
    for narrower in [&unmet, &none] {
        assert_eq!(all.blocks[..3], narrower.blocks[..3]);
    }
    let text = plain(&unmet);
    assert!(text.contains("◆ 不满足　取得准入") && !text.contains('●') && !text.contains('○'));
    assert!(
        !text.contains("若干措施"),
        "a document that nothing here cites: {text}"
    );
    let said: Vec<&Block> = none.blocks[3..].iter().collect();
    assert_eq!(
        said[0],
        &Block::Paragraph("没有符合筛选条件的项目。".into())
    );
    assert!(matches!(said[1..], [Block::Note(_)]));
}

#[test]
fn only_an_original_is_quoted() {
    let rules = rules();
    let found: Vec<_> = (0..4)
        .map(|id| basis(&rules, ClauseId(id), &ZH).unwrap())
        .map(|basis| {
            (
                basis.document,
                basis.clause,
                basis.text,
                basis.quoted,
                basis.note,
            )
        })
        .collect();
    let expected = [
        (
            "《某法》",
            "第三条",
            "产品要有准入。",
            false,
            "要点，非原文；转引：据网页介绍",
        ),
        (
            "《关于贯彻〈某法〉的意见》（某发〔2020〕1号）",
            "一、（二）",
            "扩大“三同”产品的范围",
            true,
            "",
        ),
        (
            "《关于贯彻〈某法〉的意见》（某发〔2020〕1号）",
            "二",
            "企业对声明负责。",
            false,
            "要点，非原文",
        ),
        (
            "《若干措施》",
            "四",
            "鼓励作出自我声明。",
            false,
            "转引：据新闻网站",
        ),
    ]
    .map(|(document, clause, text, quoted, note)| {
        (
            document.to_owned(),
            clause.to_owned(),
            text.to_owned(),
            quoted,
            note.to_owned(),
        )
    });
    assert_eq!(found, expected);
    assert_eq!(basis(&rules, ClauseId(4), &ZH), None);
}
