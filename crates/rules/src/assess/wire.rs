//! The assessment as JSON, with stable names in place of positions.

use serde_json::{Map, Value, json};

use super::{Assessment, CriterionFinding, Readiness, Relevance, Verdict};
use crate::{Questions, RuleSet, Standing};

impl Verdict {
    /// Stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::Open => "open",
            Self::NotApplicable => "not_applicable",
        }
    }
}

impl Readiness {
    /// Stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Draft => "draft",
            Self::Ready => "ready",
        }
    }
}

impl Relevance {
    /// Stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Relevant => "relevant",
            Self::Open => "open",
            Self::NotRelevant => "not_relevant",
        }
    }
}

impl Assessment {
    /// The assessment as a JSON value, members in alphabetical order, lists in the author's order.
    #[must_use]
    pub fn to_value(&self, rules: &RuleSet) -> Value {
        let products: Vec<Value> = self
            .products
            .iter()
            .map(|product| {
                let contents = &rules.declaration.contents;
                let gaps: Vec<Value> = product
                    .gaps
                    .iter()
                    .filter_map(|gap| {
                        let content = contents.get(gap.content)?;
                        Some(json!({ "content": content.letter, "missing": names(rules, &gap.missing) }))
                    })
                    .collect();
                json!({
                    "id": product.id,
                    "readiness": product.readiness.name(),
                    "criteria": findings(rules, &product.findings),
                    "gaps": gaps,
                    "asked": asked(rules, &product.standings),
                })
            })
            .collect();
        let measures: Vec<Value> = self
            .measures
            .iter()
            .filter_map(|finding| {
                let ids = finding
                    .products
                    .iter()
                    .filter_map(|index| self.products.get(*index))
                    .map(|product| product.id.as_str());
                Some(json!({
                    "id": rules.measure(finding.measure)?.id,
                    "relevance": finding.relevance.name(),
                    "products": ids.collect::<Vec<_>>(),
                    "because": names(rules, &finding.because),
                }))
            })
            .collect();
        json!({
            "format": "santong-assessment",
            "version": 1,
            "rules": { "id": self.rules.id, "version": self.rules.version, "hash": self.rules.hash },
            "as_of": self.as_of.to_string(),
            "criteria": findings(rules, &self.findings),
            "asked": asked(rules, &self.standings),
            "products": products,
            "measures": measures,
        })
    }
}

fn findings(rules: &RuleSet, findings: &[CriterionFinding]) -> Vec<Value> {
    let value = |finding: &CriterionFinding| {
        let mut member = Map::new();
        member.insert(
            "id".into(),
            rules.criterion(finding.criterion)?.id.clone().into(),
        );
        member.insert("verdict".into(), finding.verdict.name().into());
        member.insert("because".into(), names(rules, &finding.because).into());
        Some(Value::Object(member))
    };
    findings.iter().filter_map(value).collect()
}

fn names(rules: &RuleSet, questions: &Questions) -> Vec<String> {
    questions
        .iter()
        .filter_map(|id| rules.question(id).map(|question| question.id.clone()))
        .collect()
}

fn asked(rules: &RuleSet, standings: &[Standing]) -> Vec<String> {
    let asked = rules
        .questions
        .iter()
        .zip(standings)
        .filter(|(_, standing)| standing.is_asked());
    asked.map(|(question, _)| question.id.clone()).collect()
}
