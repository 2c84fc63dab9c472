//! Evaluates an expression on its own, with values given for its names.

mod part;

use std::cell::RefCell;

use santong_rules::{
    Condition, Date, DeclarationForm, Fact, Facts, Fault, Kind, Level, Outcome, Question,
    QuestionId, Questions, Reasons, RuleSet, Scope, Value, evaluate, trace,
};

use crate::diagnostic::{Code, Diagnostic, Faults};
use crate::expression::{self, Names, Node, Type};
use crate::patterns::Patterns;
use crate::source::{Place, SourceFile, Sources};

pub use part::EvaluationPart;
use part::Spans;

/// A name and the text of its value: `true`, `3`, `1.5`, `'text'`, `['a', 'b']`, `2026-01-31`.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Name as it stands in the expression.
    pub name: String,
    /// Value as written.
    pub value: String,
}

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The result.
    pub result: EvaluationResult,
    /// The names that decided a result, with the values given; for an unknown one its causes.
    pub because: Vec<(String, Option<String>)>,
    /// The expression part by part.
    pub whole: EvaluationPart,
}

/// The result of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum EvaluationResult {
    /// A value, written as the expression language writes it.
    Known(String),
    /// Not known.
    Unknown,
    /// No value, and why.
    Fault(String),
}

/// Evaluates an expression. A name without a value is unknown.
///
/// # Errors
/// All faults of the expression and of the values; the file of each is `条件` or the name.
pub fn evaluate_expression(
    expression: &str,
    assignments: &[Assignment],
    as_of: Date,
) -> Result<Evaluation, Vec<Diagnostic>> {
    let file = |name: &str, text: &str| SourceFile {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let mut files = vec![file("条件", expression)];
    files.extend(
        assignments
            .iter()
            .map(|assignment| file(&assignment.name, &assignment.value)),
    );
    let sources = Sources::new(&files);
    let faults = Faults::default();
    let names = FreeNames::default();
    for (file, assignment) in (1..).zip(assignments) {
        if let Some((value, found)) = literal(&assignment.value, as_of, file, &faults) {
            names
                .found
                .borrow_mut()
                .push((assignment.name.clone(), found, Some(value)));
        }
    }
    let mut patterns = Patterns::default();
    let compiled = compile(expression, &names, &mut patterns, 0, &faults);
    match compiled {
        Some((tree, (condition, _))) if !faults.has_errors() => {
            let spans = Spans::new(expression, &tree, &condition);
            let names = names.found.into_inner();
            Ok(run(&condition, &spans, names, patterns, as_of))
        }
        _ => Err(faults.into_diagnostics(&sources)),
    }
}

/// Names with the values given; any other name is noted when it is met.
#[derive(Default)]
struct FreeNames {
    found: RefCell<Vec<(String, Type, Option<Value>)>>,
}

impl Names for FreeNames {
    fn find(&self, name: &str) -> Option<(Condition, Type)> {
        let mut found = self.found.borrow_mut();
        let index = found
            .iter()
            .position(|(known, ..)| known == name)
            .unwrap_or_else(|| {
                found.push((name.to_owned(), Type::Any, None));
                found.len() - 1
            });
        let found = found.get(index)?.1.clone();
        Some((
            Condition::Answer(QuestionId(u16::try_from(index).ok()?)),
            found,
        ))
    }

    fn all(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// No names at all, for values.
struct NoNames;

impl Names for NoNames {
    fn find(&self, _name: &str) -> Option<(Condition, Type)> {
        None
    }

    fn all(&self) -> Vec<&str> {
        Vec::new()
    }
}

fn compile(
    text: &str,
    names: &dyn Names,
    patterns: &mut Patterns,
    file: usize,
    faults: &Faults,
) -> Option<(Node, (Condition, Type))> {
    match expression::compile_with_tree(text, names, patterns) {
        Ok(compiled) => Some(compiled),
        Err(found) => {
            for fault in found {
                let is_value = file > 0 && fault.code == Code::UnknownName;
                let hint = if is_value {
                    "文字要加引号：'…'。".to_owned()
                } else {
                    fault.hint
                };
                let place = Place {
                    file,
                    start: fault.start,
                    end: fault.end,
                };
                faults.error(place, fault.code, fault.message, hint);
            }
            None
        }
    }
}

/// A value as written; a day may stand without `date('…')`.
fn literal(text: &str, as_of: Date, file: usize, faults: &Faults) -> Option<(Value, Type)> {
    if let Some(date) = Date::parse(text.trim()) {
        return Some((Value::Date(date), Type::Date));
    }
    let mut patterns = Patterns::default();
    let (_, (condition, found)) = compile(text, &NoNames, &mut patterns, file, faults)?;
    let rules = rule_set(Vec::new(), patterns, as_of);
    match evaluate(
        &condition,
        &Scope::new(
            &rules,
            &Facts::read(&rules, &Default::default()),
            None,
            as_of,
        ),
    ) {
        Outcome::Known(value, _) => Some((value, found)),
        _ => {
            let place = Place {
                file,
                start: 0,
                end: text.len(),
            };
            faults.error(place, Code::BadValue, "这不是一个值", "");
            None
        }
    }
}

fn run(
    condition: &Condition,
    spans: &Spans<'_>,
    names: Vec<(String, Type, Option<Value>)>,
    patterns: Patterns,
    as_of: Date,
) -> Evaluation {
    let rules = rule_set(
        names.iter().map(|(name, ..)| question(name)).collect(),
        patterns,
        as_of,
    );
    let mut facts = Facts::read(&rules, &Default::default());
    facts.enterprise = names
        .iter()
        .map(|(.., value)| value.clone().map_or(Fact::Unanswered, Fact::Known))
        .collect();
    let because = |questions: &Questions| {
        questions
            .iter()
            .filter_map(|id| names.get(usize::from(id.0)))
            .map(|(name, _, value)| (name.clone(), value.as_ref().map(write)))
            .collect()
    };
    let traced = trace(condition, &Scope::new(&rules, &facts, None, as_of));
    let because = match &traced.outcome {
        Outcome::Known(_, reasons) => because(&reasons.smallest().all()),
        Outcome::Unknown(questions) => because(questions),
        Outcome::Fault(_) => Vec::new(),
    };
    Evaluation {
        result: result(&traced.outcome),
        because,
        whole: spans.part(&traced),
    }
}

fn result(outcome: &Outcome<Reasons>) -> EvaluationResult {
    match outcome {
        Outcome::Known(value, _) => EvaluationResult::Known(write(value)),
        Outcome::Unknown(_) => EvaluationResult::Unknown,
        Outcome::Fault(Fault::Range) => EvaluationResult::Fault("数超出范围".to_owned()),
        Outcome::Fault(Fault::Type) => EvaluationResult::Fault("值的类型不合".to_owned()),
    }
}

/// A value as the expression language writes it.
fn write(value: &Value) -> String {
    match value {
        Value::Bool(value) => value.to_string(),
        Value::Int(value) => value.to_string(),
        Value::Decimal(value) => value.to_string(),
        Value::Text(text) => format!(
            "'{}'",
            text.replace('\\', "\\\\")
                .replace('\'', "\\'")
                .replace('\n', "\\n")
                .replace('\r', "\\r")
        ),
        Value::Date(date) => format!("date('{date}')"),
        Value::List(members) => format!(
            "[{}]",
            members.iter().map(write).collect::<Vec<_>>().join(", ")
        ),
        Value::Table { rows, .. } => format!("（{} 行的表格）", rows.len()),
    }
}

/// A rule set that has nothing but questions, one for each name.
fn rule_set(questions: Vec<Question>, patterns: Patterns, date: Date) -> RuleSet {
    RuleSet {
        id: String::new(),
        title: String::new(),
        version: String::new(),
        date,
        lang: String::new(),
        hash: String::new(),
        overlays: Vec::new(),
        documents: Vec::new(),
        clauses: Vec::new(),
        background: Vec::new(),
        retired: Vec::new(),
        translations: Vec::new(),
        pages: Vec::new(),
        questions,
        prepared: Vec::new(),
        criteria: Vec::new(),
        measures: Vec::new(),
        shares: Vec::new(),
        declaration: DeclarationForm {
            title: String::new(),
            form: String::new(),
            number_prefix: String::new(),
            number_code: QuestionId(u16::MAX),
            number_date: QuestionId(u16::MAX),
            contents: Vec::new(),
            notes: Vec::new(),
            risk_words: Vec::new(),
        },
        patterns: patterns.compiled,
    }
}

fn question(name: &str) -> Question {
    Question {
        id: name.to_owned(),
        level: Level::Enterprise,
        page: 0,
        label: String::new(),
        short: String::new(),
        help: String::new(),
        kind: Kind::Boolean,
        shown_when: None,
        evidence: Vec::new(),
        clauses: Vec::new(),
        fixed: false,
        todo: String::new(),
        todo_no: String::new(),
        rank: None,
        origin: None,
    }
}
