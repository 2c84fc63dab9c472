//! Decides over all possible answers whether a rule set makes sense.
//!
//! The way of the data: a few answers are found that stand for all answers to each question
//! (`domain`, `rows`, `points`); they become variables (`space`); conditions are evaluated for all of them at once
//! with decision diagrams (`symbolic`); what must hold is looked up in these (`checks`, `exactness`), and
//! every case that is reported has been put before the engine itself first (`replay`).
//!
//! What it rests on: products do not see each other, so one product stands for all; and the texts that
//! rule examples give stand for all texts.

mod checks;
mod conditions;
mod domain;
mod exactness;
mod points;
mod replay;
mod rows;
mod space;
mod symbolic;
mod verdicts;

use santong_rules::{Answers, CriterionId, MeasureId, QuestionId, RuleSet};

pub use replay::Case;

use checks::Checks;
use space::Space;

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A criterion.
    Criterion(CriterionId),
    /// A measure.
    Measure(MeasureId),
    /// A question.
    Question(QuestionId),
    /// A choice of a question, by its stable name.
    Choice(QuestionId, String),
}

/// What is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No answers make the criterion met.
    NeverMet,
    /// No answers make it unmet.
    NeverUnmet,
    /// It has a condition for applying, and always applies.
    AlwaysApplies,
    /// It is open although everything is answered.
    OpenForGood,
    /// No answer to the question, or no picking of the choice, changes a verdict, a measure or a document.
    Idle,
    /// The choice is said to be only informative, and decides something.
    NotIdle,
    /// This gate and another one cannot both be passed.
    Contradicts(CriterionId),
    /// All gates together cannot be passed.
    GatesContradict,
    /// With this choice no product can be ready.
    NeverReady,
    /// A product is ready although this criterion of the core is not met.
    ReadyWithout,
    /// Three-valued evaluation leaves it open although all answers that are still missing lead to the
    /// same.
    Inexact,
    /// The question is asked for it although no answer changes it any more.
    AskedInVain(QuestionId),
    /// It does something with answers that a finite number of cases does not cover.
    Undecided,
    /// The engine did not see the case as the proof did.
    NotReplayed,
}

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The rules do not make sense.
    Error,
    /// Something is of no use, or could not be proved.
    Warning,
    /// Good to know: the reader is asked what would not have to be asked for this alone.
    Note,
}

impl Fault {
    /// How bad it is.
    #[must_use]
    pub fn weight(&self) -> Weight {
        match self {
            Self::Inexact => Weight::Note,
            Self::Idle | Self::NotIdle | Self::AskedInVain(_) | Self::Undecided => Weight::Warning,
            _ => Weight::Error,
        }
    }
}

/// Something that is wrong with a rule set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub subject: Subject,
    /// What is wrong.
    pub fault: Fault,
    /// Answers that show it, where there are such.
    pub case: Option<Case>,
}

/// A question for each of whose choices a ready product must be possible, and the choices that are
/// excepted, as the rules say with a reason.
pub type Cover = (QuestionId, Vec<String>);

/// What came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What is wrong, in the author's order.
    pub findings: Vec<Finding>,
    /// How many variables the space of answers has.
    pub variables: u16,
}

/// Proves a rule set. `examples` are answers that its authors gave as examples; `cover` are the questions
/// for all of whose choices a product can be ready.
#[must_use]
pub fn prove(rules: &RuleSet, examples: &[Answers], cover: &[Cover]) -> Report {
    let examples = domain::examples_of(examples);
    let space = Space::new(rules, &examples, false);
    let mut checks = Checks::new(&space);
    checks.run(cover);
    let mut findings = checks.findings;
    findings.extend(exactness::findings(&Space::new(rules, &examples, true)));
    Report {
        findings,
        variables: space.variables(),
    }
}
