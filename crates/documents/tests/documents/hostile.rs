//! Whatever is typed stays text, stays short where it must, and brings no names of our own to light.

use santong_documents::{
    Block, ChecklistItem, Document, ZH, answer_text, checklist, checklist_document, declaration,
    declaration_gaps, dossier_json, product_name,
};
use santong_rules::{Answer, Answers, Evidence, Kind, Row, RuleSet, Table};

use crate::support::{BLOCKED, DRAFT, ENTERPRISE, PRODUCT, answers, assessed, rules};

/// Every question of every kind answered with the same text, wherever a text is possible.
fn all_answered(rules: &RuleSet, text: &str, products: usize) -> Answers {
    let answer = |kind: &Kind| match kind {
        Kind::Choices(_) => Answer::Set(vec![text.to_owned()]),
        Kind::Table(table) => {
            let cells = table
                .columns
                .iter()
                .map(|column| (column.id.clone(), Answer::Text(text.into())));
            Answer::Table(Table {
                rows: vec![cells.collect::<Row>(); 2],
                complete: true,
            })
        }
        _ => Answer::Text(text.to_owned()),
    };
    let mut answers = answers("{}", &vec!["{}"; products]);
    for question in &rules.questions {
        let own = question.id.starts_with("product.");
        let products = (0..products).map(Some).filter(|_| own);
        for place in products.chain((!own).then_some(None)) {
            let map = answers.of_mut(place).unwrap();
            map.insert(question.id.clone(), answer(&question.kind));
        }
    }
    answers.evidence = rules
        .criteria
        .iter()
        .map(|criterion| Evidence {
            criterion: criterion.id.clone(),
            product: None,
            market: text.into(),
            title: text.into(),
            number: text.into(),
            issuer: text.into(),
            date: text.into(),
            valid_until: text.into(),
            place: text.into(),
        })
        .collect();
    answers
}

/// Every text that is made from answers.
fn all_texts(rules: &RuleSet, answers: &Answers) -> Vec<String> {
    let assessment = assessed(rules, answers);
    let mut texts = Vec::new();
    document_texts(
        checklist_document(rules, answers, &assessment, &|_, _, _| true, &ZH),
        &mut texts,
    );
    for item in checklist(rules, answers, &assessment, &ZH) {
        let ChecklistItem {
            title,
            why,
            reason,
            remedy,
            evidence,
            basis,
            ..
        } = item;
        texts.extend([title, why, reason, remedy]);
        texts.extend(evidence);
        for basis in basis {
            texts.extend([basis.document, basis.clause, basis.text, basis.note]);
        }
    }
    for index in 0..answers.products.len() {
        texts.push(product_name(rules, answers, index, &ZH));
        texts.extend(declaration_gaps(rules, answers, &assessment, index, &ZH));
        if let Some(document) = declaration(rules, answers, &assessment, index, &ZH) {
            document_texts(document, &mut texts);
        }
    }
    for (given, question) in answers
        .products
        .iter()
        .map(|product| &product.answers)
        .chain([&answers.enterprise])
        .flat_map(|given| {
            rules
                .questions
                .iter()
                .map(move |question| (given, question))
        })
    {
        texts.push(answer_text(rules, question, given.get(&question.id), &ZH));
    }
    texts
}

fn document_texts(document: Document, texts: &mut Vec<String>) {
    texts.push(document.title);
    texts.extend(document.mark);
    for block in document.blocks {
        match block {
            Block::Heading(text) | Block::Paragraph(text) | Block::Note(text) => texts.push(text),
            Block::List(items) => texts.extend(items),
            Block::Fields(fields) | Block::Signature(fields) => {
                texts.extend(fields.into_iter().flat_map(|(label, value)| [label, value]));
            }
            Block::Table { head, rows } => {
                assert!(rows.iter().all(|row| row.len() == head.len()));
                texts.extend(head.into_iter().chain(rows.into_iter().flatten()));
            }
        }
    }
}

/// No name of a question or choice, no operator and no open place of a template.
#[test]
fn readers_never_see_names_or_operators() {
    let rules = rules();
    let ours: Vec<&str> = rules
        .questions
        .iter()
        .map(|question| question.id.as_str())
        .collect();
    let marks = [
        "product.",
        "enterprise.",
        "_",
        "&&",
        "||",
        "==",
        "!=",
        "<=",
        ">=",
        "{",
        "}",
    ];
    let unsure = answers(
        "{}",
        &[r#"{"product.home":{"unsure":true},"product.line":{"unsure":true}}"#],
    );
    for answers in [
        answers("{}", &[]),
        answers("{}", &["{}"]),
        answers(ENTERPRISE, &[PRODUCT, BLOCKED, DRAFT]),
        unsure,
        all_answered(&rules, "same_line", 1),
        all_answered(&rules, "moon_line", 1),
    ] {
        for text in all_texts(&rules, &answers) {
            // What was typed into a text may look as it likes.
            let text = text.replace("same_line", "").replace("moon_line", "");
            for name in ours.iter().chain(&marks) {
                assert!(!text.contains(name), "{name} in {text}");
            }
        }
    }
}

#[test]
fn markup_stays_text() {
    let rules = rules();
    let script = "<script>alert(1)</script>";
    let texts = all_texts(&rules, &all_answered(&rules, script, 2));
    assert!(texts.iter().any(|text| text.contains(script)));
    assert!(!texts.iter().any(|text| text.contains("&lt;")));
    // A template's place that somebody typed is not filled.
    let texts = all_texts(&rules, &all_answered(&rules, "{1}{number}", 1));
    assert!(texts.iter().any(|text| text == "{1}{number}"));
}

#[test]
fn names_in_other_scripts_are_kept_and_directions_are_not_turned() {
    let rules = rules();
    for (typed, shown) in [
        ("شركة الأجهزة", "شركة الأجهزة"),
        ("👩\u{200d}🔧电器", "👩\u{200d}🔧电器"),
        ("好\u{202e}器电坏", "好器电坏"),
        ("\u{2067}甲\u{2069}\u{0}乙", "甲 乙"),
    ] {
        let answers = all_answered(&rules, typed, 1);
        assert_eq!(product_name(&rules, &answers, 0, &ZH), shown);
        for text in all_texts(&rules, &answers) {
            let turning =
                |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{0}');
            assert!(!text.contains(turning), "{text:?}");
        }
    }
}

#[test]
fn texts_without_end_are_cut() {
    let rules = rules();
    let answers = all_answered(&rules, &"长".repeat(50_000), 1);
    for text in all_texts(&rules, &answers) {
        assert!(
            text.chars().count() < 1000,
            "{} characters",
            text.chars().count()
        );
    }
    let dossier = dossier_json(&rules, &answers, &assessed(&rules, &answers), &ZH);
    // The answers themselves are kept whole, however large they are.
    assert!(dossier.len() > 15 * 150_000);
}

#[test]
fn a_hundred_products_are_one_document() {
    let rules = rules();
    let answers = answers(ENTERPRISE, &vec![PRODUCT; Answers::MAX_PRODUCTS]);
    let assessment = assessed(&rules, &answers);
    let document = checklist_document(&rules, &answers, &assessment, &|_, _, _| true, &ZH);
    let Block::Table { rows, .. } = &document.blocks[2] else {
        panic!("no summary")
    };
    assert_eq!(rows.len(), 101);
    assert_eq!(rows[100][0], "空气净化器（产品 100）");
}
