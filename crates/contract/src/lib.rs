//! What scripts see: the types of answers, assessments, events and calls.
//!
//! Everything that crosses the border to JavaScript has its type here. From these types come the JSON
//! Schemas and the TypeScript declarations of the package ([`describe`]), so that none of them is
//! written by hand. Names that the core has already (`Verdict`, `Strength` …) are the core's own types.
//!
//! Where the core writes JSON itself (answers, assessments, events), tests hold these types against
//! what it reads and writes: `tests/native/tests/contract.rs`, `src/state/tests/told.rs`.

mod answers;
mod assessment;
mod calls;
pub mod describe;
mod dossier;
mod events;
mod fault;
mod next;
mod rule_set;

pub use answers::{Answer, Answers, Cell, Evidence, Product, RuleSetStamp, Table, Unsure};
pub use assessment::{Assessment, CriterionVerdict, Gap, MeasureFit, ProductAssessment};
pub use calls::{
    CallOptions, Compiled, Counts, Finding, IdentifierCheck, Outcome, Remark, RuleFile, Severity,
};
pub use dossier::{Block, Declaration, Dossier, EvidenceNow};
pub use events::{
    AssessmentDetail, ErrorDetail, ErrorKind, HandoverDetail, OverlayFault, ProductVerdicts,
    ProgressDetail, ReadyDetail, RuleSetName, Verdicts,
};
pub use fault::Fault;
pub use next::{NextQuestion, NextQuestions};
pub use rule_set::{
    AnswerKind, ChoiceFacts, ColumnFacts, CriterionFacts, DocumentFacts, MeasureFacts,
    QuestionFacts, RuleSetFacts, Rules,
};
