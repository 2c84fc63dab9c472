//! Which verdicts of which criteria the examples in rule files and the sample enterprises show.

use std::collections::BTreeMap;

use santong_compiler::Compiled;
use santong_documents::ZH;
use santong_rules::{
    Answers, Criterion, CriterionId, Date, Promise, RuleSet, Verdict, Window, assess,
};
use serde_json::{Value, json};

/// All verdicts, in the order in which they are told.
const VERDICTS: [Verdict; 4] = [
    Verdict::Met,
    Verdict::Unmet,
    Verdict::Open,
    Verdict::NotApplicable,
];

/// How often a verdict is shown.
#[derive(Clone, Copy, Default)]
struct Shown {
    examples: usize,
    samples: usize,
}

/// How often each verdict of each criterion is shown.
pub struct Coverage<'a> {
    rules: &'a RuleSet,
    shown: BTreeMap<(CriterionId, Verdict), Shown>,
}

impl<'a> Coverage<'a> {
    /// Counts examples by what they promise, and samples by what is found on a day.
    pub fn new(compiled: &'a Compiled, samples: &[Answers], as_of: Date) -> Self {
        let rules = &compiled.rules;
        let mut shown: BTreeMap<(CriterionId, Verdict), Shown> = BTreeMap::new();
        for example in &compiled.origins.examples {
            if let Promise::Verdict(criterion, verdict) = example.promise {
                shown.entry((criterion, verdict)).or_default().examples += 1;
            }
        }
        for answers in samples {
            let assessment = assess(rules, answers, as_of);
            let products = assessment.products.iter();
            for finding in products
                .flat_map(|product| &product.findings)
                .chain(&assessment.findings)
            {
                let found = (finding.criterion, finding.verdict);
                shown.entry(found).or_default().samples += 1;
            }
        }
        Self { rules, shown }
    }

    /// Whether every verdict that there can be is shown.
    pub fn is_complete(&self) -> bool {
        let (shown, possible) = self.counts();
        shown == possible
    }

    /// A line for each criterion, and how many verdicts are shown in all.
    pub fn text(&self) -> String {
        let mut text = String::from("检查项的结论由多少个规则示例和样本企业说明（示例+样本）\n");
        for (id, criterion) in self.rules.criteria_with_ids() {
            let cells: Vec<String> = possible(criterion)
                .map(|verdict| {
                    let Shown { examples, samples } = self.of(id, verdict);
                    let mark = if examples + samples == 0 {
                        "（缺）"
                    } else {
                        ""
                    };
                    format!("{} {examples}+{samples}{mark}", ZH.verdict(verdict))
                })
                .collect();
            text.push_str(&format!("{}  {}\n", criterion.id, cells.join("  ")));
        }
        let (shown, possible) = self.counts();
        text + &format!(
            "结论覆盖 {shown}/{possible}，{}%\n",
            percent(shown, possible)
        )
    }

    /// The same for other programs.
    pub fn json(&self) -> Value {
        let criteria: Vec<Value> = self
            .rules
            .criteria_with_ids()
            .map(|(id, criterion)| {
                let verdicts: BTreeMap<&str, Value> = possible(criterion)
                    .map(|verdict| {
                        let Shown { examples, samples } = self.of(id, verdict);
                        let value = json!({ "examples": examples, "samples": samples });
                        (verdict.name(), value)
                    })
                    .collect();
                json!({ "criterion": criterion.id, "verdicts": verdicts })
            })
            .collect();
        let (shown, possible) = self.counts();
        json!({ "shown": shown, "possible": possible, "criteria": criteria })
    }

    fn of(&self, id: CriterionId, verdict: Verdict) -> Shown {
        self.shown.get(&(id, verdict)).copied().unwrap_or_default()
    }

    fn counts(&self) -> (usize, usize) {
        let all = self.rules.criteria_with_ids();
        let all = all.flat_map(|(id, criterion)| possible(criterion).map(move |it| (id, it)));
        let (mut shown, mut count) = (0, 0);
        for (id, verdict) in all {
            count += 1;
            let Shown { examples, samples } = self.of(id, verdict);
            shown += usize::from(examples + samples > 0);
        }
        (shown, count)
    }
}

/// The verdicts that a criterion can come to: one that always applies is never not applicable.
fn possible(criterion: &Criterion) -> impl Iterator<Item = Verdict> {
    let limited = criterion.applies_when.is_some() || criterion.window != Window::default();
    VERDICTS
        .into_iter()
        .filter(move |verdict| limited || *verdict != Verdict::NotApplicable)
}

/// Rounded down, so that only what is complete is a hundred.
fn percent(shown: usize, possible: usize) -> usize {
    (shown * 100).checked_div(possible).unwrap_or(100)
}
