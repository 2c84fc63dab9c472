//! Why questions are asked, and why others are not.

use santong_documents::{ZH, skipped_on_page, why_asked};
use santong_rules::{Level, QuestionRef};

use crate::support::{BLOCKED, DRAFT, answers, assessed, golden, rules};

#[test]
fn every_question_says_why() {
    let rules = rules();
    let answers = answers(
        r#"{"enterprise.name":"某某电器有限公司"}"#,
        &[BLOCKED, DRAFT, "{}"],
    );
    let assessment = assessed(&rules, &answers);
    let mut lines = Vec::new();
    for product in std::iter::once(None).chain((0..answers.products.len()).map(Some)) {
        lines.push(match product {
            None => "== 企业".to_owned(),
            Some(index) => format!("\n== 产品 {}", index + 1),
        });
        for (question, asked) in rules.questions_with_ids() {
            let at = QuestionRef { product, question };
            if (asked.level == Level::Product) == product.is_some()
                && let Some(why) = why_asked(&rules, &assessment, at, &ZH)
            {
                lines.push(format!("问 {}：{why}", asked.short));
            }
        }
        for page in 0..rules.pages.len() {
            for (why, questions) in
                skipped_on_page(&rules, &answers, &assessment, page, product, &ZH)
            {
                let shorts = questions.iter().filter_map(|id| rules.question(*id));
                let shorts: Vec<&str> = shorts.map(|question| question.short.as_str()).collect();
                lines.push(format!("不问 {}：{why}", shorts.join("、")));
            }
        }
    }
    golden("asking.txt", &(lines.join("\n") + "\n"));
}
