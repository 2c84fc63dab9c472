//! All state of one widget, and the only way to change it.
//!
//! A screen dispatches an [`Action`]; the answers change, are kept, and everything that follows from
//! them is computed again. Keeping comes first: whatever goes wrong in the computing, no answer is lost.

mod act;
mod edit;
mod place;
mod rules;
mod view;

use std::rc::Rc;

use santong_rules::{
    Answer, Answers, Assessment, CriterionId, Date, Level, Product, QuestionRef, RuleSet, Standing,
};

pub use act::Destination;
pub use edit::{CellRef, Edit, EvidencePart, FieldRef, has_room};
pub use place::Place;
pub use view::{Bringing, Filter, Show, View};

use crate::{
    keeper::{Keeper, Kept, StorageChoice},
    later,
    settings::Settings,
};

/// What the reader, or the page around, can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Change an answer, a table or the list of products.
    Edit(Edit),
    /// Show something, or no longer.
    Show(Show),
    /// Go to a place.
    Go(Place),
    /// Go to the place where a question is answered, and put the focus on it.
    Answer(QuestionRef),
    /// Go to a criterion in the checklist: of the enterprise, or of the product at a position.
    Criterion(Option<usize>, CriterionId),
    /// Look for this among the clauses.
    Search(String),
    /// Choose where answers are kept.
    Choose(StorageChoice),
    /// Replace everything by the answers in the text of a file.
    Open(String),
    /// Put back the answers that opened or brought ones have replaced.
    BringBack,
    /// Forget everything, here and in the storage.
    Clear,
    /// Look as the reader wants from now on.
    Set(Settings),
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
    /// A file was opened.
    Opened {
        /// Names of questions in it that this rule set does not have.
        unknown: Vec<String>,
        /// The version of the rules for which it was filled in, where that is another one.
        version: Option<String>,
        /// What became of answers to what earlier rules asked, in sentences.
        moved: Vec<String>,
    },
    /// What became of kept answers to what earlier rules asked, in sentences.
    Moved(Vec<String>),
    /// So many answers of another product were brought.
    Brought(usize),
    /// Everything was cleared.
    Cleared,
    /// The program stopped and was started again from the kept answers.
    Restarted,
    /// The rules could not be fetched.
    NoRules,
    /// The rules could not be read; why.
    BadRules(String),
    /// What the host page adds to the rules was not taken.
    NotAdded,
    /// The English words could not be fetched.
    NoEnglish,
    /// Everything was handed over to the host page.
    HandedOver,
    /// The host page names a region that does not exist.
    UnknownRegion(String),
}

/// What a jump leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A question on a page.
    Question(QuestionRef),
    /// A criterion in the checklist.
    Criterion(CriterionId),
    /// The product at a position in the list of products.
    Product(usize),
    /// The list of products to bring answers from.
    Source,
    /// The piece of evidence at a position.
    Evidence(usize),
    /// The heading of the place.
    Heading,
}

/// Everything one widget knows.
pub struct State {
    /// The rule set.
    pub rules: Rc<RuleSet>,
    /// The day of the assessment.
    pub as_of: Date,
    /// What was answered.
    pub answers: Answers,
    /// What follows.
    pub assessment: Assessment,
    /// Where the reader is.
    pub place: Place,
    /// Questions on the page, fixed when it was entered: it may grow, nothing on it moves or vanishes.
    pub on_page: Vec<QuestionRef>,
    /// The questions that could decide the most when the place was entered.
    pub next: Vec<QuestionRef>,
    /// What to put the focus on, after a jump.
    pub target: Option<Target>,
    /// How often the focus was to be put on something, so that the same may be aimed at again.
    pub aims: usize,
    /// Where answers are kept; `None` until the reader has chosen.
    pub storage: Option<StorageChoice>,
    /// Where the host page wants the reader to begin, once she has chosen where answers are kept.
    pub first: Option<Destination>,
    /// The storage has refused the latest answers.
    pub unkept: bool,
    /// What the reader is to be told.
    pub notice: Option<Notice>,
    /// What is shown and how.
    pub view: View,
    /// The words of sentences, in the language that the widget speaks.
    pub documents: &'static santong_documents::Words,
    /// How the reader wants the widget to look.
    pub settings: Settings,
    /// What the host page suggests; no answer until the reader confirms it.
    suggestion: Option<(QuestionRef, Answer)>,
    /// The answers that opened or brought ones have replaced, as long as the reader is told of it.
    pub replaced: Option<Answers>,
    /// Answers from before 还不清楚 was ticked, to be put back when it is unticked.
    set_aside: Vec<(QuestionRef, Answer)>,
    /// What the reader did before the rules were there, and what cannot be done without them.
    waiting: Vec<Action>,
    keeper: Rc<dyn Keeper>,
}

/// Answers to begin with: nobody comes without a product, so the first one is there.
#[must_use]
pub fn blank() -> Answers {
    let mut answers = Answers::default();
    ensure_product(&mut answers);
    answers
}

/// Adds the first product where there is none.
pub fn ensure_product(answers: &mut Answers) {
    if answers.products.is_empty() {
        answers.products.push(Product {
            id: "p1".into(),
            ..Product::default()
        });
    }
}

impl State {
    /// The state to begin with.
    #[must_use]
    pub fn new(rules: Rc<RuleSet>, as_of: Date, answers: Answers, keeper: Rc<dyn Keeper>) -> Self {
        let assessment = Assessment::of_nothing(&rules, as_of);
        let mut state = Self {
            rules,
            as_of,
            answers,
            assessment,
            place: Place::Start,
            on_page: Vec::new(),
            next: Vec::new(),
            target: None,
            aims: 0,
            storage: None,
            first: None,
            unkept: false,
            notice: None,
            view: View::default(),
            documents: &santong_documents::ZH,
            settings: Settings::default(),
            suggestion: None,
            replaced: None,
            set_aside: Vec::new(),
            waiting: Vec::new(),
            keeper,
        };
        state.assess();
        state
    }

    /// Does what the reader, or the page around, wants.
    pub fn reduce(&mut self, action: Action) {
        match action {
            Action::Show(show) => self.view.apply(show),
            Action::Go(place) => self.go(place),
            Action::Search(search) => {
                self.view.search = search;
                self.view.documents.clear();
            }
            Action::Choose(choice) => {
                self.keeper.choose(choice);
                self.storage = Some(choice);
                self.answers_changed();
            }
            Action::Clear => {
                self.replaced = None;
                self.waiting.clear();
                self.keeper.clear();
                self.answers = blank();
                self.assess();
                self.start_over();
                self.view.clearing = false;
                self.notice = Some(Notice::Cleared);
            }
            Action::Set(settings) => {
                self.keeper.keep_settings(settings);
                self.settings = settings;
            }
            Action::Tell(notice) => self.notice = Some(notice),
            Action::Dismiss => {
                self.notice = None;
                self.replaced = None;
            }
            action if self.rules.is_whole() => later::act(self, action),
            // Done as soon as the rules are there.
            action => self.waiting.push(action),
        }
    }

    /// Whether something waits for the rules.
    #[must_use]
    pub fn is_held_up(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// What the host page suggests for a question that has no answer yet.
    #[must_use]
    pub fn suggestion(&self, question: QuestionRef) -> Option<&Answer> {
        let (about, answer) = self.suggestion.as_ref()?;
        (*about == question && self.answer(question).is_none()).then_some(answer)
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

    /// The next place (or the one before) that has something on it: pages without questions are passed
    /// over, and so is the list of products where there is only one.
    #[must_use]
    pub fn neighbour(&self, forward: bool) -> Option<Place> {
        let mut places = self.places();
        if !forward {
            places.reverse();
        }
        let mut passed = false;
        for place in places {
            let something = match place {
                // Before the rules are there nobody knows.
                Place::Page { .. } => {
                    !self.rules.is_whole() || !self.questions_at(place).is_empty()
                }
                Place::Products => self.answers.products.len() > 1,
                _ => true,
            };
            if passed && something {
                return Some(place);
            }
            passed |= place == self.place;
        }
        None
    }

    /// The first page about the product at a position, if there are such pages.
    #[must_use]
    pub fn first_page(&self, product: usize) -> Option<Place> {
        let page = self
            .rules
            .pages
            .iter()
            .position(|page| page.level == Level::Product)?;
        Some(Place::Page {
            page,
            product: Some(product),
        })
    }

    /// Questions that belong on a page now: those to ask, and those that were answered.
    #[must_use]
    pub fn questions_at(&self, place: Place) -> Vec<QuestionRef> {
        let Place::Page { page, product } = place else {
            return Vec::new();
        };
        let mut questions = self.all_questions(page, product);
        questions.retain(|at| !is_skipped(self.assessment.standing(*at)));
        questions
    }

    /// How many questions of a page are neither asked nor answered.
    #[must_use]
    pub fn skipped_count(&self, page: usize, product: Option<usize>) -> usize {
        let mut questions = self.all_questions(page, product);
        questions.retain(|at| is_skipped(self.assessment.standing(*at)));
        questions.len()
    }

    fn all_questions(&self, page: usize, product: Option<usize>) -> Vec<QuestionRef> {
        let level = if product.is_some() {
            Level::Product
        } else {
            Level::Enterprise
        };
        let mut questions = Vec::new();
        for (id, question) in self.rules.questions_with_ids() {
            if usize::from(question.page) == page && question.level == level {
                questions.push(QuestionRef {
                    product,
                    question: id,
                });
            }
        }
        questions
    }

    /// Keeps the answers, then computes what follows from them.
    fn answers_changed(&mut self) {
        self.target = None;
        let kept = self.keeper.keep(&self.answers);
        self.unkept = kept == Kept::No;
        match kept {
            Kept::Yes if self.notice == Some(Notice::NotKept) => self.notice = None,
            Kept::Yes => {}
            Kept::AsCopy => self.notice = Some(Notice::Copied),
            Kept::No => self.notice = Some(Notice::NotKept),
        }
        self.assess();
        self.grow_page();
    }

    /// Adds the questions that have come to belong on the page.
    fn grow_page(&mut self) {
        for question in self.questions_at(self.place) {
            if !self.on_page.contains(&question) {
                self.on_page.push(question);
            }
        }
    }

    fn assess(&mut self) {
        if self.rules.is_whole() {
            self.assessment = later::assess(&self.rules, &self.answers, self.as_of);
        }
    }

    fn go(&mut self, place: Place) {
        let undecided = place.has_questions() && self.storage.is_none();
        let opened =
            matches!(&self.notice, Some(Notice::Opened { unknown, .. }) if unknown.is_empty());
        if opened && self.replaced.is_none() && place != self.place {
            // Said once; with a way back it stays.
            self.notice = None;
        }
        self.place = if undecided || !self.places().contains(&place) {
            Place::Start
        } else {
            place
        };
        if self.place != Place::Start {
            self.first = None;
        }
        self.settle();
        self.target = None;
        self.view.leave_page();
        if let Some(product) = self.place.product() {
            self.view.product = product;
        }
        // Before the first answer the reader says where answers are kept.
        self.view.undecided = undecided;
    }

    /// Fixes what stands on the page, and what is worth the most.
    fn settle(&mut self) {
        self.on_page = self.questions_at(self.place);
        if self.rules.is_whole() {
            self.next = later::next_questions(&self.rules, &self.assessment);
        }
    }

    fn start_over(&mut self) {
        self.set_aside.clear();
        self.view.product = 0;
        self.go(Place::Start);
    }
}

/// Whether a question is neither asked nor answered.
fn is_skipped(standing: Standing) -> bool {
    matches!(standing, Standing::NotShown | Standing::NotNeeded)
}

#[cfg(test)]
mod tests;
