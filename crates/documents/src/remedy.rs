//! What would make a criterion met or a product ready, as steps to take.

mod table;

use santong_rules::{
    Answers, Assessment, ChangeSet, Changes, Comparison, Goal, Kind, Question, QuestionId,
    QuestionRef, RuleSet, Value, Want, changes,
};

use crate::{
    Words,
    answer::value_text,
    case::Case,
    text::{fill, quoted},
};
use table::table_step;

/// Most characters of a value.
const BRIEF: usize = 60;

/// One way to reach it: all of these steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remedy {
    /// Orders without a full stop, in the author's order of what they are about.
    pub steps: Vec<String>,
    /// What they are about.
    pub questions: Vec<QuestionRef>,
}

/// What can be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remedies {
    /// The ways that take the fewest steps, the shortest first.
    pub ways: Vec<Remedy>,
    /// Where there is none: how many things have to change at least; 0 where nothing that the enterprise
    /// can change helps, or none was found.
    pub at_least: usize,
}

/// What would reach a goal for the enterprise (`None`) or the product at a position, see
/// [`santong_rules::changes`].
#[must_use]
pub fn remedies(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    product: Option<usize>,
    goal: Goal,
    words: &Words,
) -> Remedies {
    let Changes { sets, at_least } = changes(rules, answers, assessment.as_of, product, goal);
    let case = Case::new(rules, answers, assessment, words);
    Remedies {
        ways: sets.iter().map(|set| remedy(&case, product, set)).collect(),
        at_least,
    }
}

fn remedy(case: &Case<'_>, product: Option<usize>, set: &ChangeSet) -> Remedy {
    let mut remedy = Remedy::default();
    for (id, wants) in &set.wants {
        let Some(question) = case.rules.question(*id) else {
            continue;
        };
        // Whoever does something about an answer gives it, and whoever mends a table completes it.
        let others = wants.len() > 1;
        for want in wants {
            if others && matches!(want, Want::Given | Want::Complete) {
                continue;
            }
            let step = step(case, product, *id, question, want);
            if !remedy.steps.contains(&step) {
                remedy.steps.push(step);
            }
        }
        remedy.questions.push(case.reference(product, *id));
    }
    remedy
}

/// One step, in the author's words where there are any.
fn step(
    case: &Case<'_>,
    product: Option<usize>,
    id: QuestionId,
    question: &Question,
    want: &Want,
) -> String {
    let words = case.words;
    let short = question.short.as_str();
    let authored = |todo: &str, otherwise: &dyn Fn() -> String| {
        if todo.is_empty() {
            otherwise()
        } else {
            todo.to_owned()
        }
    };
    let so = |template: &str, label: &str| {
        let said = fill(template, &[short, &quoted(label, words)]);
        fill(words.do_so, &[&said])
    };
    let choice = |id: &str| match &question.kind {
        Kind::Choice(choices) | Kind::Choices(choices) => {
            choices.iter().find(|choice| choice.id == id)
        }
        _ => None,
    };
    match want {
        Want::Flag(true) => authored(&question.todo, &|| so(words.is_answered, words.yes)),
        Want::Flag(false) => authored(&question.todo_no, &|| so(words.is_answered, words.no)),
        Want::Choose(id) => choice(id).map_or_else(String::new, |choice| {
            authored(&choice.todo, &|| so(words.is_chosen, &choice.label))
        }),
        Want::Member(id, true) => choice(id).map_or_else(String::new, |choice| {
            authored(&choice.todo, &|| so(words.is_among_chosen, &choice.label))
        }),
        Want::Member(id, false) => choice(id).map_or_else(String::new, |choice| {
            authored(&choice.todo_no, &|| {
                so(words.is_not_among_chosen, &choice.label)
            })
        }),
        Want::Bound(comparison, value) => bound(question, *comparison, value, words),
        Want::Given => authored(&question.todo, &|| fill(words.do_give, &[short])),
        Want::Rewrite => authored(&question.todo, &|| fill(words.do_rewrite, &[short])),
        Want::Complete => fill(words.do_complete, &[short]),
        Want::Row(_) | Want::Rows(..) => table_step(case, product, id, question, want),
    }
}

/// 把铅溶出量控制到不超过0.5 mg/L, 把声明有效期截止日安排到不早于2026年11月22日.
fn bound(question: &Question, comparison: Comparison, value: &Value, words: &Words) -> String {
    let is_date = matches!(value, Value::Date(_));
    let template = match (comparison, is_date) {
        (Comparison::Less, false) => words.do_less,
        (Comparison::LessOrEqual, false) => words.do_at_most,
        (Comparison::Greater, false) => words.do_more,
        (Comparison::GreaterOrEqual, false) => words.do_at_least,
        (Comparison::Less, true) => words.do_earlier,
        (Comparison::LessOrEqual, true) => words.do_not_later,
        (Comparison::Greater, true) => words.do_later,
        (Comparison::GreaterOrEqual, true) => words.do_not_earlier,
        (Comparison::Equal, _) => words.is_equal,
        (Comparison::NotEqual, _) => words.is_not_equal,
    };
    let value = match value {
        Value::Int(number) => Value::Decimal((*number).into()),
        other => other.clone(),
    };
    let value = value_text(&question.kind, &value, BRIEF, words);
    fill(template, &[&question.short, &value])
}
