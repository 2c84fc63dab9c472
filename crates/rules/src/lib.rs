//! The core of 三同自检: what a rule set is, what answers are, and what follows from them.
//!
//! The way of the data: [`RuleSet`] and [`Answers`] and a date go into [`assess`],
//! an [`Assessment`] comes out. Nothing here reads a clock, a file or a network,
//! and nothing panics, whatever the input.

mod answers;
mod ask;
mod assess;
mod change;
mod comparison;
mod condition;
mod cover;
mod date;
mod decimal;
mod disjoint;
mod evaluate;
mod evidence;
mod example;
mod fact;
mod identifier;
mod interval;
mod json;
mod limit;
mod migration;
mod pattern;
mod prepared;
mod questionnaire;
mod ratio;
mod rule_set;
mod table;
mod translation;
mod typed;
mod value;
mod why;

pub use answers::{Answer, Answers, AnswersFault, Product, Row, RuleSetStamp, Table};
pub use ask::{Left, Skipped, Stake, left_to_ask, next_questions, skipped, stake};
pub use assess::{
    Assessment, CriterionFinding, DeclarationGap, MeasureFinding, ProductAssessment, Readiness,
    Relevance, Verdict, assess,
};
pub use change::{ChangeSet, Changes, Goal, Want, changed_facts, changes};
pub use comparison::{
    ColumnRole, ComparisonKind, Direction, End, Measurement, Obstacle, OwnLimit, Requirement,
    RowComparison, RowField, Side, SideLimit, Strictest, compare_cells, compare_row, counted_sides,
};
pub use condition::{Arithmetic, Comparison, Condition};
pub use date::Date;
pub use decimal::Decimal;
pub use evaluate::{
    Fault, Outcome, Questions, Reasons, Scope, Shown, Trace, Why, evaluate, operation, trace,
};
pub use evidence::{Evidence, EvidenceState};
pub use example::{Example, Promise};
pub use fact::{Fact, Facts, FactsOfProduct, IllFormed, NONE, read_answer};
pub use identifier::{Identified, IdentifierFault, IdentifierHint, IdentifierKind, identify};
pub use interval::Interval;
pub use json::JsonWriter;
pub use limit::{Limit, Measured};
pub use migration::{Fate, Migrated, Retired, RetiredName, migrate};
pub use pattern::{Pattern, PatternMode};
pub use prepared::{Prepared, prepared, prepared_row};
pub use questionnaire::{QuestionRef, Standing};
pub use ratio::Ratio;
pub use rule_set::*;
pub use translation::Translation;
pub use value::Value;
pub use why::{why, why_relevant};
