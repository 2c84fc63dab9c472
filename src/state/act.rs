//! What can only be done with the rules at hand.

use santong_rules::{Answer, Answers, CriterionId, Fact, Level, QuestionRef, read_answer};

use super::{Action, Edit, Notice, Place, State, Target, ensure_product};

/// Where the host page may lead the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A question on its page.
    Question(QuestionRef),
    /// A place.
    Place(Place),
}

impl From<Destination> for Action {
    fn from(to: Destination) -> Self {
        match to {
            Destination::Question(question) => Self::Answer(question),
            Destination::Place(place) => Self::Go(place),
        }
    }
}

impl State {
    /// Does what changes answers, or leads to a question or a criterion.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Edit(edit) => self.edit(edit),
            Action::Answer(question) => self.answer_at(question),
            Action::Criterion(product, criterion) => self.look_up(product, criterion),
            Action::Open(text) => self.open(&text),
            Action::BringBack => self.bring_back(),
            _ => {}
        }
    }

    /// Takes a suggestion of the host page for an enterprise question with choices, in the place of an
    /// earlier one.
    pub fn suggest(&mut self, question: &str, choice: Option<String>) {
        self.suggestion = None;
        let Some(choice) = choice else {
            return;
        };
        let Some(question) = self.rules.find_question(question) else {
            return;
        };
        let Some(asked) = self.rules.question(question) else {
            return;
        };
        let answer = Answer::Text(choice);
        if matches!(
            read_answer(&self.rules, &asked.kind, &answer),
            Fact::Known(_)
        ) {
            self.suggestion = Some((
                QuestionRef {
                    product: None,
                    question,
                },
                answer,
            ));
        } else if let Answer::Text(choice) = answer {
            self.notice = Some(Notice::UnknownRegion(choice));
        }
    }

    /// What a name stands for: a question, of the product at a position if it is about products, or a
    /// place by the name it has in the browser's history.
    #[must_use]
    pub fn destination(&self, name: &str, product: usize) -> Option<Destination> {
        let Some(question) = self.rules.find_question(name) else {
            let place = Place::from_token(name).filter(|place| self.places().contains(place));
            return place.map(Destination::Place);
        };
        let about_products = self.rules.question(question)?.level == Level::Product;
        if about_products && product >= self.answers.products.len() {
            return None;
        }
        Some(Destination::Question(QuestionRef {
            product: about_products.then_some(product),
            question,
        }))
    }

    /// Lets a reader begin there who has not begun yet: now, or once she has chosen where answers are
    /// kept.
    pub fn begin_at(&mut self, to: Destination) {
        if self.place != Place::Start || !self.answers.is_empty() {
            return;
        }
        let asks = match to {
            Destination::Question(_) => true,
            Destination::Place(place) => place.has_questions(),
        };
        if asks && self.storage.is_none() {
            self.first = Some(to);
        } else {
            self.lead(to);
        }
    }

    /// Leads there. Whether the reader is there now: questions wait until she has chosen where
    /// answers are kept.
    pub fn lead(&mut self, to: Destination) -> bool {
        self.reduce(to.into());
        !self.view.undecided
    }

    fn edit(&mut self, edit: Edit) {
        if matches!(self.notice, Some(Notice::Brought(_))) {
            // What is said now would be lost if what was there before were brought back.
            self.notice = None;
            self.replaced = None;
        }
        let mut removed = None;
        let mut added = false;
        // What had the focus may be gone afterwards.
        let mut target = None;
        match &edit {
            Edit::RemoveProduct(product) => {
                removed = Some(*product);
                target = Some(Target::Heading);
            }
            Edit::AddProduct | Edit::CopyProduct(..) => added = true,
            Edit::Bring { questions, .. } => {
                self.replaced = Some(self.answers.clone());
                self.notice = Some(Notice::Brought(questions.len()));
                target = Some(Target::Source);
            }
            Edit::AddEvidence(..) => target = Some(Target::Evidence(self.answers.evidence.len())),
            Edit::RemoveEvidence(index) => {
                target = self.criterion_of(*index).map(Target::Criterion);
            }
            _ => {}
        }
        edit.apply(&self.rules, &mut self.answers, &mut self.set_aside);
        if removed.is_some() {
            // Positions of products have changed, so what was set aside no longer fits.
            self.set_aside.clear();
        }
        self.answers_changed();
        let product = self.view.product;
        if added || removed.is_some() {
            self.go(Place::Products);
        }
        let count = self.answers.products.len();
        if added {
            self.view.product = count.saturating_sub(1);
            target = Some(Target::Product(self.view.product));
        } else if removed.is_some_and(|removed| removed < product) || product >= count {
            self.view.product = product.saturating_sub(1);
        }
        if let Some(target) = target {
            self.aim(target);
        }
    }

    /// Puts the focus on something when the screen is drawn.
    fn aim(&mut self, target: Target) {
        if let Target::Criterion(criterion) = target {
            self.view.criterion = Some(criterion);
        }
        self.target = Some(target);
        self.aims += 1;
    }

    /// The criterion that a piece of evidence is registered for.
    fn criterion_of(&self, evidence: usize) -> Option<CriterionId> {
        let id = &self.answers.evidence.get(evidence)?.criterion;
        let mut criteria = self.rules.criteria_with_ids();
        Some(criteria.find(|(_, criterion)| criterion.id == *id)?.0)
    }

    fn answer_at(&mut self, question: QuestionRef) {
        let Some(page) = self
            .rules
            .question(question.question)
            .map(|asked| usize::from(asked.page))
        else {
            return;
        };
        let place = Place::Page {
            page,
            product: question.product,
        };
        self.go(place);
        if self.place != place {
            return;
        }
        if !self.on_page.contains(&question) {
            self.on_page.push(question);
        }
        self.aim(Target::Question(question));
    }

    fn look_up(&mut self, product: Option<usize>, criterion: CriterionId) {
        self.go(Place::Checklist);
        self.view.product = product.unwrap_or(self.view.product);
        self.aim(Target::Criterion(criterion));
    }

    fn open(&mut self, text: &str) {
        match Answers::from_json(text) {
            Ok(mut answers) => {
                let moved = self.carry(&mut answers);
                let unknown = answers.unknown_questions(&self.rules);
                let stamp = self.rules.stamp();
                let other = answers
                    .rules
                    .as_ref()
                    .filter(|rules| rules.version != stamp.version);
                let version = other.map(|rules| rules.version.clone());
                let version = version.filter(|version| !version.is_empty());
                ensure_product(&mut answers);
                let before = std::mem::replace(&mut self.answers, answers);
                self.replaced = (!before.is_empty()).then_some(before);
                self.answers_changed();
                self.start_over();
                self.notice = Some(Notice::Opened {
                    unknown,
                    version,
                    moved,
                });
            }
            Err(fault) => {
                let why = santong_documents::answers_fault_text(&fault, self.documents);
                self.notice = Some(Notice::NotOpened(why));
            }
        }
    }

    /// Carries answers over from earlier rules; what became of them, in sentences.
    pub(super) fn carry(&self, answers: &mut Answers) -> Vec<String> {
        let report = santong_rules::migrate(&self.rules, answers);
        santong_documents::migration(&self.rules, answers, &report, self.documents)
    }

    fn bring_back(&mut self) {
        if let Some(before) = self.replaced.take() {
            self.answers = before;
            let opened = matches!(self.notice.take(), Some(Notice::Opened { .. }));
            self.answers_changed();
            if opened {
                self.start_over();
            }
        }
    }
}
