//! What is still worth asking.

use std::collections::BTreeSet;

use crate::{
    Level, Outcome, Piece, QuestionId, Scope, Value,
    evaluate::{Questions, Shown, evaluate},
};

/// The questions whose answers can still change something, by scope.
pub(super) struct Needed {
    pub(super) enterprise: BTreeSet<QuestionId>,
    pub(super) products: Vec<BTreeSet<QuestionId>>,
}

impl Needed {
    pub(super) fn new(products: usize) -> Self {
        Self {
            enterprise: BTreeSet::new(),
            products: vec![BTreeSet::new(); products],
        }
    }

    pub(super) fn add(&mut self, scope: &Scope<'_>, questions: &Questions) {
        for id in questions.iter() {
            let product = scope.product().filter(|_| {
                scope
                    .rules()
                    .question(id)
                    .is_some_and(|q| q.level == Level::Product)
            });
            match product.map(|index| self.products.get_mut(index)) {
                None => {
                    self.enterprise.insert(id);
                }
                Some(Some(set)) => {
                    set.insert(id);
                }
                Some(None) => {}
            }
        }
    }

    /// Everything that the declaration of this product would print.
    pub(super) fn declaration(&mut self, scope: &Scope<'_>) {
        let form = &scope.rules().declaration;
        let contents = form
            .contents
            .iter()
            .flat_map(|content| content.needs.iter().copied());
        let whens = form
            .contents
            .iter()
            .flat_map(|content| &content.paragraphs)
            .chain(&form.notes);
        let mut printed: Vec<QuestionId> = contents.collect();
        for paragraph in whens {
            match paragraph.when.as_ref().map(|when| evaluate(when, scope)) {
                None | Some(Outcome::Known(Value::Bool(true), _)) => {
                    let answers = paragraph.pieces.iter().filter_map(|piece| match piece {
                        Piece::Answer(id) => Some(*id),
                        _ => None,
                    });
                    printed.extend(answers);
                }
                Some(Outcome::Unknown(causes)) => self.add(scope, &causes),
                Some(_) => {}
            }
        }
        for id in printed {
            match scope.shown(id) {
                Shown::Yes => self.add(scope, &Questions::one(id)),
                Shown::No => {}
                Shown::Unknown(causes) => self.add(scope, &causes),
            }
        }
    }
}
