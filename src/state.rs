//! All state of one widget, and the only way to change it.
//!
//! A screen dispatches an [`Action`]; the answers change, are kept, and everything that follows from
//! them is computed again. Keeping comes first: whatever goes wrong in the computing, no answer is lost.

mod edit;
mod place;

use std::{collections::BTreeMap, rc::Rc};

use santong_rules::{
    Answer, Answers, Assessment, Date, Fact, Level, Product, QuestionRef, RuleSet, Standing, assess,
    read_answer,
};
use yew::Reducible;

pub use edit::{CellRef, Edit};
pub use place::Place;

use crate::keeper::{Keeper, Kept, StorageChoice};

/// What the reader, or the page around, can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Change an answer, a table or the list of products.
    Edit(Edit),
    /// Go to a place.
    Go(Place),
    /// Go to the place where a question is answered, and put the focus on it.
    Answer(QuestionRef),
    /// Choose where answers are kept.
    Choose(StorageChoice),
    /// Replace everything by answers that were opened.
    Open(Rc<Answers>),
    /// Forget everything, here and in the storage.
    Clear,
    /// Say something to the reader.
    Tell(Notice),
    /// The reader has seen the notice.
    Dismiss,
}

/// Something to tell the reader, above the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The storage of the browser is full, blocked or broken; the answers are still in the page.
    NotKept,
    /// The same answers were changed in another window; these are kept as a copy of their own.
    Copied,
    /// What was in the storage could not be read and was left alone.
    Unreadable(String),
    /// A file could not be opened; why.
    NotOpened(String),
    /// A file was opened; names of questions in it that this rule set does not have.
    Opened(Vec<String>),
    /// Everything was cleared.
    Cleared,
    /// The program stopped and was started again from the kept answers.
    Restarted,
    /// The host page names a region that does not exist.
    UnknownRegion(String),
}

/// Everything one widget knows.
#[derive(Clone)]
pub struct State {
    /// The rule set.
    pub rules: Rc<RuleSet>,
    /// The day of the assessment.
    pub as_of: Date,
    /// What was answered.
    pub answers: Rc<Answers>,
    /// What follows.
    pub assessment: Rc<Assessment>,
    /// Where the reader is.
    pub place: Place,
    /// Questions on the page, fixed when it was entered: it may grow, nothing on it moves or vanishes.
    pub on_page: Rc<Vec<QuestionRef>>,
    /// The question to put the focus on, after a jump.
    pub target: Option<QuestionRef>,
    /// Where answers are kept; `None` until the reader has chosen.
    pub storage: Option<StorageChoice>,
    /// What the reader is to be told.
    pub notice: Option<Notice>,
    /// What the host page suggests; no answer until the reader confirms it.
    suggestions: Rc<BTreeMap<QuestionRef, Answer>>,
    /// Answers from before 还不清楚 was ticked, to be put back when it is unticked.
    set_aside: Rc<BTreeMap<QuestionRef, Answer>>,
    keeper: Rc<dyn Keeper>,
}

/// Answers to begin with: nobody comes without a product, so the first one is there.
#[must_use]
pub fn blank() -> Answers {
    let product = Product { id: "p1".into(), answers: BTreeMap::new() };
    Answers { products: vec![product], ..Answers::default() }
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.assessment, &other.assessment)
            && Rc::ptr_eq(&self.answers, &other.answers)
            && Rc::ptr_eq(&self.on_page, &other.on_page)
            && self.place == other.place
            && self.target == other.target
            && self.storage == other.storage
            && self.notice == other.notice
    }
}

impl State {
    /// The state to begin with.
    #[must_use]
    pub fn new(rules: Rc<RuleSet>, as_of: Date, answers: Answers, keeper: Rc<dyn Keeper>) -> Self {
        let answers = Rc::new(answers);
        let assessment = Rc::new(assess(&rules, &answers, as_of));
        Self {
            rules,
            as_of,
            answers,
            assessment,
            place: Place::Start,
            on_page: Rc::default(),
            target: None,
            storage: None,
            notice: None,
            suggestions: Rc::default(),
            set_aside: Rc::default(),
            keeper,
        }
    }

    /// Takes a suggestion of the host page for an enterprise question with choices.
    pub fn suggest(&mut self, question: &str, choice: String) {
        let Some(id) = self.rules.find_question(question) else { return };
        let answer = Answer::Text(choice);
        let fits = |kind| matches!(read_answer(&self.rules, kind, &answer), Fact::Known(_));
        if self.rules.question(id).is_some_and(|question| fits(&question.kind)) {
            let at = QuestionRef { product: None, question: id };
            self.suggestions = Rc::new(BTreeMap::from([(at, answer)]));
        } else if let Answer::Text(choice) = answer {
            self.notice = Some(Notice::UnknownRegion(choice));
        }
    }

    /// What the host page suggests for a question that has no answer yet.
    #[must_use]
    pub fn suggestion(&self, question: QuestionRef) -> Option<&Answer> {
        self.suggestions.get(&question).filter(|_| self.answer(question).is_none())
    }

    /// What was said to a question.
    #[must_use]
    pub fn answer(&self, question: QuestionRef) -> Option<&Answer> {
        let id = &self.rules.question(question.question)?.id;
        self.answers.of(question.product)?.get(id)
    }

    /// All places in order.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        place::places(&self.rules, self.answers.products.len())
    }

    /// The next place (or the one before) that has something on it; pages without questions are passed over.
    #[must_use]
    pub fn neighbour(&self, forward: bool) -> Option<Place> {
        let places = self.places();
        let here = places.iter().position(|place| *place == self.place)?;
        let worth = |place: &&Place| !matches!(place, Place::Page { .. }) || !self.questions_at(**place).is_empty();
        if forward {
            places.iter().skip(here + 1).find(worth).copied()
        } else {
            places.iter().take(here).rev().find(worth).copied()
        }
    }

    /// Questions that belong on a page now: those to ask, and those that were answered.
    #[must_use]
    pub fn questions_at(&self, place: Place) -> Vec<QuestionRef> {
        let Place::Page { page, product } = place else { return Vec::new() };
        let level = if product.is_some() { Level::Product } else { Level::Enterprise };
        self.rules
            .questions_with_ids()
            .filter(|(_, question)| usize::from(question.page) == page && question.level == level)
            .map(|(id, _)| QuestionRef { product, question: id })
            .filter(|question| !matches!(self.assessment.standing(*question), Standing::NotShown | Standing::NotNeeded))
            .collect()
    }

    fn edited(&self, edit: &Edit) -> Self {
        let mut answers = (*self.answers).clone();
        let mut set_aside = (*self.set_aside).clone();
        edit.apply(&self.rules, &mut answers, &mut set_aside);
        let mut next = self.with_answers(answers);
        next.set_aside = Rc::new(set_aside);
        if matches!(edit, Edit::RemoveProduct(_)) {
            next.set_aside = Rc::default();
        }
        next
    }

    /// Keeps the answers, then computes what follows from them.
    fn with_answers(&self, answers: Answers) -> Self {
        let mut next = self.clone();
        next.target = None;
        next.notice = match self.keeper.keep(&answers) {
            Kept::Yes => self.notice.clone().filter(|notice| *notice != Notice::NotKept),
            Kept::AsCopy => Some(Notice::Copied),
            Kept::No => Some(Notice::NotKept),
        };
        next.answers = Rc::new(answers);
        next.assessment = Rc::new(assess(&self.rules, &next.answers, self.as_of));
        let grown = next.questions_at(next.place);
        if grown.iter().any(|question| !self.on_page.contains(question)) {
            let mut on_page = (*self.on_page).clone();
            on_page.extend(grown.into_iter().filter(|question| !self.on_page.contains(question)));
            next.on_page = Rc::new(on_page);
        }
        next
    }

    fn at(&self, place: Place) -> Self {
        let mut next = self.clone();
        next.place = if self.places().contains(&place) { place } else { Place::Start };
        next.on_page = Rc::new(self.questions_at(next.place));
        next.target = None;
        next
    }

    fn answering(&self, question: QuestionRef) -> Self {
        let Some(page) = self.rules.question(question.question).map(|q| usize::from(q.page)) else {
            return self.clone();
        };
        let mut next = self.at(Place::Page { page, product: question.product });
        if !next.on_page.contains(&question) {
            Rc::make_mut(&mut next.on_page).push(question);
        }
        next.target = Some(question);
        next
    }

    fn fresh(&self, answers: Answers) -> Self {
        let mut next = self.with_answers(answers).at(Place::Start);
        next.set_aside = Rc::default();
        next
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = match action {
            Action::Edit(edit) => self.edited(&edit),
            Action::Go(place) => self.at(place),
            Action::Answer(question) => self.answering(question),
            Action::Choose(choice) => {
                self.keeper.choose(choice);
                State { storage: Some(choice), ..self.with_answers((*self.answers).clone()) }
            }
            Action::Open(answers) => {
                let unknown = answers.unknown_questions(&self.rules);
                let mut answers = (*answers).clone();
                if answers.products.is_empty() {
                    answers.products = blank().products;
                }
                State { notice: Some(Notice::Opened(unknown)), ..self.fresh(answers) }
            }
            Action::Clear => {
                self.keeper.clear();
                    let cleared = State::new(self.rules.clone(), self.as_of, blank(), self.keeper.clone());
                let suggestions = self.suggestions.clone();
                State { storage: self.storage, notice: Some(Notice::Cleared), suggestions, ..cleared }
            }
            Action::Tell(notice) => State { notice: Some(notice), ..(*self).clone() },
            Action::Dismiss => State { notice: None, ..(*self).clone() },
        };
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests;
