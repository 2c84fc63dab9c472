//! Changes to the list of products.

use santong_documents::PRODUCT_NAME;
use santong_rules::{Answer, Answers, Product, QuestionId, RuleSet};

/// Whether one more product can be added.
#[must_use]
pub fn has_room(answers: &Answers) -> bool {
    answers.products.len() < Answers::MAX_PRODUCTS
}

/// Adds a product, without answers or with some of another one.
pub(super) fn add(answers: &mut Answers, product: Product) {
    if !has_room(answers) {
        return;
    }
    let mut number = 1;
    let mut id = String::from("p1");
    while answers.products.iter().any(|other| other.id == id) {
        number += 1;
        id = format!("p{number}");
    }
    answers.products.push(Product { id, ..product });
}

/// Adds a product with the same answers under another name.
pub(super) fn copy(answers: &mut Answers, index: usize, name: String) {
    if let Some(original) = answers.products.get(index) {
        let mut product = original.clone();
        product
            .answers
            .insert(PRODUCT_NAME.into(), Answer::Text(name));
        add(answers, product);
    }
}

/// Gives a product the answers that another one has to some questions.
pub(super) fn bring(
    rules: &RuleSet,
    answers: &mut Answers,
    from: usize,
    to: usize,
    questions: &[QuestionId],
) {
    for question in questions {
        let Some(id) = rules.question(*question).map(|asked| &asked.id) else {
            continue;
        };
        let brought = answers
            .of(Some(from))
            .and_then(|given| given.get(id))
            .cloned();
        if let (Some(brought), Some(given)) = (brought, answers.of_mut(Some(to))) {
            given.insert(id.clone(), brought);
        }
    }
}
