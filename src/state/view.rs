//! What is shown and how; nothing of it is an answer, and nothing of it is kept.

use santong_rules::{Group, QuestionRef, Verdict};

/// What is shown and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The list of steps is unfolded, where it folds.
    pub steps: bool,
    /// The reader is asked whether everything is to be cleared.
    pub clearing: bool,
    /// The reader is asked whether the product is to be removed.
    pub removing: bool,
    /// The reader wanted to begin and is to choose first where answers are kept.
    pub undecided: bool,
    /// Which items of the checklist are shown and printed.
    pub filter: Filter,
    /// Questions of which it is told why they are asked.
    pub explained: Vec<QuestionRef>,
}

/// Show something, or no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// The list of steps.
    Steps(bool),
    /// The question whether everything is to be cleared.
    Clearing(bool),
    /// The question whether the product is to be removed.
    Removing,
    /// That the reader is to choose first where answers are kept.
    Undecided,
    /// A part of the checklist.
    Filter(Filter),
    /// Why a question is asked.
    Explained(QuestionRef, bool),
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
            Show::Clearing(clearing) => self.clearing = clearing,
            Show::Removing => self.removing = true,
            Show::Undecided => self.undecided = true,
            Show::Filter(filter) => self.filter = filter,
            Show::Explained(question, explained) => {
                self.explained.retain(|other| *other != question);
                if explained {
                    self.explained.push(question);
                }
            }
        }
    }

    /// Puts back what belongs to the page that is left.
    pub(super) fn leave_page(&mut self) {
        let Self {
            steps, clearing, ..
        } = *self;
        *self = Self {
            steps,
            clearing,
            ..Self::default()
        };
    }
}
