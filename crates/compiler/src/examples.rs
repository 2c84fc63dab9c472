//! Runs the examples of criteria and measures, and reads prepared rows as answers.

use santong_rules::{
    Answer, CriterionFinding, Fact, Facts, Kind, Level, Questions, Relevance, RuleSet, Scope,
    Verdict, assess, read_answer, why, why_relevant,
};

use crate::diagnostic::{Code, Faults};
use crate::schema::{Example, Expected, PreparedCell};

/// Reports every example whose result differs.
pub(crate) fn run(rules: &RuleSet, examples: &[Example], faults: &Faults) {
    for example in examples {
        check_answers(rules, example, faults);
        let assessment = assess(rules, &example.answers, example.as_of.unwrap_or(rules.date));
        match &example.expected {
            Expected::Verdict {
                criterion,
                verdict,
                asks,
            } => {
                let findings = assessment
                    .findings
                    .iter()
                    .chain(assessment.products.iter().flat_map(|p| &p.findings));
                let Some(finding) = findings
                    .into_iter()
                    .find(|finding| finding.criterion == *criterion)
                else {
                    continue;
                };
                if finding.verdict != *verdict {
                    let message = format!(
                        "示例应当{}，实际{}",
                        verdict_name(*verdict),
                        verdict_name(finding.verdict)
                    );
                    let decided = decided(rules, example, finding);
                    let hint = because(&names(rules, &decided));
                    faults.error(example.place, Code::Example, message, hint);
                } else if let Some((asks, place)) = asks {
                    let mut asks: Vec<_> = asks
                        .iter()
                        .filter_map(|id| Some(rules.question(*id)?.id.as_str()))
                        .collect();
                    let causes = names(rules, &finding.causes);
                    let mut found = causes.clone();
                    asks.sort_unstable();
                    found.sort_unstable();
                    if asks != found {
                        let message = "示例待确认的原因与“asks”不同".to_owned();
                        faults.error(*place, Code::Example, message, because(&causes));
                    }
                }
            }
            Expected::Relevance { measure, relevance } => {
                let Some(finding) = assessment
                    .measures
                    .iter()
                    .find(|finding| finding.measure == *measure)
                else {
                    continue;
                };
                if finding.relevance != *relevance {
                    let (wanted, found) = (
                        relevance_name(*relevance),
                        relevance_name(finding.relevance),
                    );
                    let message = format!("示例应当{wanted}，实际{found}");
                    let decided = rules.measure(*measure).map(|measure| {
                        let facts = Facts::read(rules, &example.answers);
                        let scope = scope(rules, &facts, measure.level, example);
                        why_relevant(measure, &scope).deciding
                    });
                    let decided = decided.unwrap_or_default();
                    faults.error(
                        example.place,
                        Code::Example,
                        message,
                        because(&names(rules, &decided)),
                    );
                }
            }
        }
    }
}

/// The questions that decided a verdict, or keep it open.
fn decided(rules: &RuleSet, example: &Example, finding: &CriterionFinding) -> Questions {
    let Some(criterion) = rules.criterion(finding.criterion) else {
        return Questions::default();
    };
    let facts = Facts::read(rules, &example.answers);
    why(criterion, &scope(rules, &facts, criterion.level, example)).deciding
}

/// Where the example's criterion or measure is evaluated: for its product, if it is about products.
fn scope<'a>(rules: &'a RuleSet, facts: &'a Facts, level: Level, example: &Example) -> Scope<'a> {
    let product = (level == Level::Product).then_some(0);
    Scope::new(rules, facts, product, example.as_of.unwrap_or(rules.date))
}

/// An answer that cannot be read as one would make the example test something else.
fn check_answers(rules: &RuleSet, example: &Example, faults: &Faults) {
    for (id, place) in &example.places {
        let Some(question) = rules.question(*id) else {
            continue;
        };
        let product = example
            .answers
            .products
            .first()
            .and_then(|product| product.answers.get(&question.id));
        let Some(answer) = product.or_else(|| example.answers.enterprise.get(&question.id)) else {
            continue;
        };
        if !is_well_formed(rules, &question.kind, answer) {
            let message = format!("示例的答案不合问题“{}”", question.id);
            faults.error(*place, Code::Example, message, kind_hint(&question.kind));
        }
    }
}

/// A prepared cell that cannot be read would be offered to every reader.
pub(crate) fn check_prepared(rules: &RuleSet, cells: &[PreparedCell], faults: &Faults) {
    for cell in cells {
        let kind = rules.question(cell.question).map(|question| &question.kind);
        let Some(Kind::Table(table)) = kind else {
            continue;
        };
        let Some(column) = table.columns.get(usize::from(cell.column)) else {
            continue;
        };
        if !is_well_formed(rules, &column.kind, &cell.answer) {
            let message = format!("备选行的“{}”写得不对", column.id);
            let hint = kind_hint(&column.kind);
            faults.error(cell.place, Code::BadValue, message, hint);
        }
    }
}

fn is_well_formed(rules: &RuleSet, kind: &Kind, answer: &Answer) -> bool {
    if let (Kind::Table(kind), Answer::Table(table)) = (kind, answer) {
        let cells_fit = table.rows.iter().all(|row| {
            kind.columns.iter().all(|column| {
                row.get(&column.id)
                    .is_none_or(|cell| is_well_formed(rules, &column.kind, cell))
            })
        });
        if !cells_fit {
            return false;
        }
    }
    !matches!(read_answer(rules, kind, answer), Fact::IllFormed(_))
}

fn kind_hint(kind: &Kind) -> &'static str {
    match kind {
        Kind::Boolean => "写 true 或 false。",
        Kind::Choice(_) => "写一个选项的名称，如 \"same_line\"。",
        Kind::Choices(_) => "写选项名称的列表，如 [\"a\", \"b\"]。",
        Kind::Text(_) => "写合乎长度和格式的文字。",
        Kind::Number(_) | Kind::Money { .. } => "写范围内的数，如 \"1.5\"。",
        Kind::Date => "写日期，如 \"2026-01-31\"。",
        Kind::Limit => "写 \"0.5\"、\"≤0.5\"、\"5～9\" 或 \"无\"。",
        Kind::Measured => "写 \"0.32\"、\"未检出(<0.01)\" 或 \"未测\"。",
        Kind::Table(_) => "写成 { rows = [{ 列 = … }], complete = true }，各列合乎类型。",
    }
}

fn names<'a>(rules: &'a RuleSet, questions: &Questions) -> Vec<&'a str> {
    questions
        .iter()
        .filter_map(|id| Some(rules.question(id)?.id.as_str()))
        .collect()
}

fn because(causes: &[&str]) -> String {
    if causes.is_empty() {
        String::new()
    } else {
        format!("由这些问题决定：{}。", causes.join("、"))
    }
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "满足（met）",
        Verdict::Unmet => "不满足（unmet）",
        Verdict::Open => "待确认（open）",
        Verdict::NotApplicable => "不适用（not_applicable）",
    }
}

fn relevance_name(relevance: Relevance) -> &'static str {
    match relevance {
        Relevance::Relevant => "适合（true）",
        Relevance::NotRelevant => "不适合（false）",
        Relevance::Open => "待确认（\"open\"）",
    }
}
