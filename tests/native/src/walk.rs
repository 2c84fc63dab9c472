//! The way from a blank form to a declaration: what is asked, answered from a sample.

use std::collections::BTreeSet;

use santong_rules::{Answers, Product, QuestionRef, RuleSet, assess};

use crate::day;

/// Names and addresses: copied from a licence or a letterhead, they are no question to think about.
const NOT_COUNTED: [&str; 10] = [
    "enterprise.name",
    "enterprise.address",
    "enterprise.contact",
    "enterprise.phone",
    "product.name",
    "product.manufacturer",
    "product.site",
    "declaration.signatory",
    "declaration.place",
    "declaration.archive",
];

/// What was asked on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// Questions about the enterprise that count; a table is one.
    pub enterprise: usize,
    /// The same for each product.
    pub products: Vec<usize>,
    /// Names of the questions that the sample leaves open, in the order asked.
    pub left: Vec<String>,
    /// What was answered.
    pub answers: Answers,
}

impl Walk {
    /// All questions that count.
    #[must_use]
    pub fn total(&self) -> usize {
        self.enterprise + self.products.iter().sum::<usize>()
    }
}

/// Starts from nothing and answers, one at a time, what is asked outside optional pages, with what the
/// sample says, until nothing is asked that the sample has an answer to.
#[must_use]
pub fn walk(rules: &RuleSet, sample: &Answers) -> Walk {
    let blank = |product: &Product| Product {
        id: product.id.clone(),
        ..Product::default()
    };
    let mut walk = Walk {
        products: vec![0; sample.products.len()],
        answers: Answers {
            products: sample.products.iter().map(blank).collect(),
            ..Answers::default()
        },
        ..Walk::default()
    };
    let mut tried: BTreeSet<QuestionRef> = BTreeSet::new();
    loop {
        let assessment = assess(rules, &walk.answers, day());
        let next = assessment
            .asked()
            .find(|at| !tried.contains(at) && !rules.is_optional(at.question));
        let Some((at, question)) = next.and_then(|at| Some((at, rules.question(at.question)?)))
        else {
            return walk;
        };
        tried.insert(at);
        let given = sample.of(at.product).and_then(|all| all.get(&question.id));
        if let (Some(given), Some(to)) = (given, walk.answers.of_mut(at.product)) {
            to.insert(question.id.clone(), given.clone());
        } else {
            walk.left.push(question.id.clone());
        }
        if !NOT_COUNTED.contains(&question.id.as_str()) {
            match at.product.and_then(|index| walk.products.get_mut(index)) {
                Some(count) => *count += 1,
                None => walk.enterprise += 1,
            }
        }
    }
}
