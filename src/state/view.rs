//! What is shown and how; nothing of it is an answer, and nothing of it is kept.

use santong_rules::{CriterionId, Group, QuestionRef, Verdict};

/// What is shown and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The list of steps is unfolded, where it folds.
    pub steps: bool,
    /// What the header offers is unfolded, where it folds.
    pub menu: bool,
    /// The reader is asked whether everything is to be cleared.
    pub clearing: bool,
    /// The product that the reader is at, or was at last.
    pub product: usize,
    /// The product of which the reader is asked whether it is to be removed.
    pub removing: Option<usize>,
    /// Answers of another product are looked at, to be brought.
    pub bringing: Option<Bringing>,
    /// The reader wanted to begin and is to choose first where answers are kept.
    pub undecided: bool,
    /// Which items of the checklist are shown and printed.
    pub filter: Filter,
    /// The criterion that the reader has come for.
    pub criterion: Option<CriterionId>,
    /// Questions of which it is told why they are asked.
    pub explained: Vec<QuestionRef>,
    /// It is told which questions of the page are not asked.
    pub skipped: bool,
    /// Criteria whose verdicts are shown part by part: of the enterprise or of the product at a position.
    pub decided: Vec<(Option<usize>, CriterionId)>,
    /// Criteria, or products as a whole, of which it is told what has to be done.
    pub remedied: Vec<(Option<usize>, Option<CriterionId>)>,
    /// What is looked for among the clauses, as typed.
    pub search: String,
    /// Documents that are not as the search would have them: open without one, closed with one.
    pub documents: Vec<usize>,
}

/// From which product to which answers may be brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bringing {
    /// Position of the product that takes them.
    pub to: usize,
    /// Position of the product that has them, once the reader has chosen it.
    pub from: Option<usize>,
}

/// Show something, or no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// The list of steps.
    Steps(bool),
    /// What the header offers.
    Menu(bool),
    /// The question whether everything is to be cleared.
    Clearing(bool),
    /// The product at a position, wherever one is shown at a time.
    Product(usize),
    /// The question whether the product at a position is to be removed.
    Removing(usize),
    /// What can be brought from one product to another.
    Bringing(Option<Bringing>),
    /// That the reader is to choose first where answers are kept.
    Undecided,
    /// A part of the checklist.
    Filter(Filter),
    /// Why a question is asked.
    Explained(QuestionRef, bool),
    /// Which questions of the page are not asked.
    Skipped(bool),
    /// A verdict part by part.
    Decided(Option<usize>, CriterionId, bool),
    /// What has to be done for a criterion, or for a product as a whole.
    Remedied(Option<usize>, Option<CriterionId>, bool),
    /// The document at a position otherwise than it is.
    Document(usize),
}

/// Items of the checklist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// 同线, 同标 and 同质.
    Core,
    /// What is not met or open.
    ToDo,
}

impl Filter {
    /// Whether an item is among them.
    #[must_use]
    pub fn keeps(self, group: Group, verdict: Verdict) -> bool {
        match self {
            Self::All => true,
            Self::Core => group.is_core(),
            Self::ToDo => matches!(verdict, Verdict::Unmet | Verdict::Open),
        }
    }
}

impl View {
    pub(super) fn apply(&mut self, show: Show) {
        match show {
            Show::Steps(steps) => self.steps = steps,
            Show::Menu(menu) => self.menu = menu,
            Show::Clearing(clearing) => self.clearing = clearing,
            Show::Product(product) => self.product = product,
            Show::Removing(product) => self.removing = Some(product),
            Show::Bringing(bringing) => self.bringing = bringing,
            Show::Undecided => self.undecided = true,
            Show::Filter(filter) => self.filter = filter,
            Show::Skipped(skipped) => self.skipped = skipped,
            Show::Decided(product, criterion, decided) => {
                keep(&mut self.decided, (product, criterion), decided);
            }
            Show::Remedied(product, criterion, remedied) => {
                keep(&mut self.remedied, (product, criterion), remedied);
            }
            Show::Document(document) => {
                let there = self.documents.contains(&document);
                keep(&mut self.documents, document, !there);
            }
            Show::Explained(question, explained) => {
                keep(&mut self.explained, question, explained);
            }
        }
    }

    /// Puts back what belongs to the page that is left.
    pub(super) fn leave_page(&mut self) {
        let Self {
            steps,
            clearing,
            product,
            ..
        } = *self;
        *self = Self {
            steps,
            clearing,
            product,
            ..Self::default()
        };
    }
}

/// Puts something on a list, or takes it off.
fn keep<T: PartialEq>(list: &mut Vec<T>, item: T, there: bool) {
    list.retain(|other| *other != item);
    if there {
        list.push(item);
    }
}
