//! What the proof of a rule set finds, as diagnostics at their places.

use santong_compiler::{Code, Compiled, Diagnostic, Location, Severity};
use santong_proof::{Case, Fault, Finding, Subject, Weight, prove};
use santong_rules::{QuestionId, RuleSet};

/// A finding of the proof, and the answers that show it.
pub struct Proved {
    /// What is wrong and where.
    pub diagnostic: Diagnostic,
    /// Answers for `santong assess`, if there are such.
    pub case: Option<Case>,
}

/// Proves a compiled rule set.
pub fn run(compiled: &Compiled) -> Vec<Proved> {
    let origins = &compiled.origins;
    let report = prove(&compiled.rules, &origins.example_answers(), &origins.cover);
    let findings = report.findings.into_iter();
    findings.map(|finding| proved(compiled, finding)).collect()
}

fn proved(compiled: &Compiled, finding: Finding) -> Proved {
    let (name, place) = subject(compiled, &finding.subject);
    let (code, message, hint) = told(&compiled.rules, &name, &finding.fault);
    let Location {
        file,
        line,
        column,
        width,
    } = place;
    Proved {
        diagnostic: Diagnostic {
            code,
            severity: match finding.fault.weight() {
                Weight::Error => Severity::Error,
                Weight::Warning => Severity::Warning,
                Weight::Note => Severity::Note,
            },
            file,
            line,
            column,
            width,
            message,
            hint: hint.to_owned(),
        },
        case: finding.case,
    }
}

fn subject(compiled: &Compiled, subject: &Subject) -> (String, Location) {
    let (rules, origins) = (&compiled.rules, &compiled.origins);
    match subject {
        Subject::Criterion(id) => {
            let name = rules.criterion(*id).map_or("", |criterion| &criterion.id);
            (format!("检查项“{name}”"), origins.criterion(id.0))
        }
        Subject::Measure(id) => {
            let name = rules.measure(*id).map_or("", |measure| &measure.id);
            (format!("措施“{name}”"), origins.measure(id.0))
        }
        Subject::Question(id) => {
            let name = question_name(rules, *id);
            (format!("问题“{name}”"), origins.question(id.0))
        }
        Subject::Choice(id, choice) => {
            let name = question_name(rules, *id);
            (
                format!("问题“{name}”的选项“{choice}”"),
                origins.question(id.0),
            )
        }
    }
}

fn question_name(rules: &RuleSet, id: QuestionId) -> &str {
    rules.question(id).map_or("", |question| &question.id)
}

fn told(rules: &RuleSet, name: &str, fault: &Fault) -> (Code, String, &'static str) {
    match fault {
        Fault::NeverMet => (
            Code::Impossible,
            format!("无论怎样回答，{name}都不会满足"),
            "检查条件；看文字写法的，至少举一个满足的示例。",
        ),
        Fault::NeverUnmet => (
            Code::Impossible,
            format!("无论怎样回答，{name}都不会不满足"),
            "检查条件；看文字写法的，至少举一个不满足的示例。",
        ),
        Fault::AlwaysApplies => (
            Code::Impossible,
            format!("无论怎样回答，{name}都适用"),
            "删去 applies_when，或者改正它。",
        ),
        Fault::OpenForGood => (
            Code::OpenForGood,
            format!("全部答完以后，{name}仍然待确认"),
            "条件读到了不显示的问题；在 applies_when 里先排除这种情况。",
        ),
        Fault::Idle => (
            Code::Idle,
            format!("{name}怎样回答都不影响结论、措施和声明"),
            "删去，或者在条件、声明里用上；只供参考的选项写 informational = true。",
        ),
        Fault::NotIdle => (
            Code::Idle,
            format!("{name}写明不起作用，实际上起作用"),
            "删去 informational，或者从 cover 的 except 里拿掉。",
        ),
        Fault::Contradicts(other) => {
            let other = rules
                .criterion(*other)
                .map_or("", |criterion| &criterion.id);
            (
                Code::Contradiction,
                format!("阻断项{name}与“{other}”不能同时通过"),
                "放宽其中一项，或者限定它的 applies_when。",
            )
        }
        Fault::GatesContradict => (
            Code::Contradiction,
            "全部阻断项不能同时通过".to_owned(),
            "逐项检查条件。",
        ),
        Fault::NeverReady => (
            Code::Readiness,
            format!("{name}：没有一个产品可以声明"),
            "改正阻断项、必需项的条件；确实不能声明的，写进 [[ruleset.cover]] 的 except 并说明原因。",
        ),
        Fault::ReadyWithout => (
            Code::Readiness,
            format!("{name}没有满足，产品却可以声明"),
            "同线、同标、同质的必需项都要满足才可以声明；这是程序的缺陷，请报告。",
        ),
        Fault::Inexact => (
            Code::Inexact,
            format!("{name}待确认，但还没有回答的题怎样回答，结论都一样"),
            "换一种写法，让同一个问题在条件里只出现一次。",
        ),
        Fault::AskedInVain(question) => (
            Code::Inexact,
            format!(
                "为{name}还会问“{}”，它的回答却已经改变不了结论",
                question_name(rules, *question)
            ),
            "换一种写法，让同一个问题在条件里只出现一次。",
        ),
        Fault::Undecided => (
            Code::Undecided,
            format!("{name}的条件不能逐一穷尽，没有证明"),
            "表格和多选题的数目只比较有没有；数之间不作运算。",
        ),
        Fault::NotReplayed => (
            Code::Undecided,
            format!("{name}：证明与实际评估的结果不一致"),
            "这是程序的缺陷，请报告。",
        ),
    }
}
