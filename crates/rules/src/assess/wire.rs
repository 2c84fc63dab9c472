//! The assessment as JSON, with stable names in place of positions.

use super::{Assessment, CriterionFinding, ProductAssessment, Readiness, Relevance, Verdict};
use crate::{JsonWriter, Questions, RuleSet, Standing};

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
    /// The assessment as JSON, members in alphabetical order, lists in the author's order.
    #[must_use]
    pub fn to_json(&self, rules: &RuleSet) -> String {
        let mut writer = JsonWriter::default();
        writer.open('{');
        writer.name("as_of");
        writer.string(&self.as_of.to_string());
        writer.name("asked");
        write_asked(&mut writer, rules, &self.standings);
        writer.name("criteria");
        write_findings(&mut writer, rules, &self.findings);
        writer.name("format");
        writer.string("santong-assessment");
        writer.name("measures");
        self.write_measures(&mut writer, rules);
        writer.name("products");
        writer.open('[');
        for product in &self.products {
            write_product(&mut writer, rules, product);
        }
        writer.close(']');
        writer.name("rules");
        self.rules.write(&mut writer);
        writer.name("version");
        writer.raw("1");
        writer.close('}');
        writer.finish()
    }

    fn write_measures(&self, writer: &mut JsonWriter, rules: &RuleSet) {
        writer.open('[');
        for finding in &self.measures {
            let Some(measure) = rules.measure(finding.measure) else {
                continue;
            };
            writer.open('{');
            writer.name("because");
            write_questions(writer, rules, &finding.because);
            writer.name("id");
            writer.string(&measure.id);
            writer.name("products");
            writer.open('[');
            for index in &finding.products {
                if let Some(product) = self.products.get(*index) {
                    writer.string(&product.id);
                }
            }
            writer.close(']');
            writer.name("relevance");
            writer.string(finding.relevance.name());
            writer.close('}');
        }
        writer.close(']');
    }
}

fn write_product(writer: &mut JsonWriter, rules: &RuleSet, product: &ProductAssessment) {
    writer.open('{');
    writer.name("asked");
    write_asked(writer, rules, &product.standings);
    writer.name("criteria");
    write_findings(writer, rules, &product.findings);
    writer.name("gaps");
    writer.open('[');
    for gap in &product.gaps {
        if let Some(content) = rules.declaration.contents.get(gap.content) {
            writer.open('{');
            writer.name("content");
            writer.string(&content.letter);
            writer.name("missing");
            write_questions(writer, rules, &gap.missing);
            writer.close('}');
        }
    }
    writer.close(']');
    writer.name("id");
    writer.string(&product.id);
    writer.name("readiness");
    writer.string(product.readiness.name());
    writer.close('}');
}

fn write_findings(writer: &mut JsonWriter, rules: &RuleSet, findings: &[CriterionFinding]) {
    writer.open('[');
    for finding in findings {
        if let Some(criterion) = rules.criterion(finding.criterion) {
            writer.open('{');
            writer.name("because");
            write_questions(writer, rules, &finding.because);
            writer.name("id");
            writer.string(&criterion.id);
            writer.name("verdict");
            writer.string(finding.verdict.name());
            writer.close('}');
        }
    }
    writer.close(']');
}

fn write_questions(writer: &mut JsonWriter, rules: &RuleSet, questions: &Questions) {
    writer.open('[');
    for id in questions.iter() {
        if let Some(question) = rules.question(id) {
            writer.string(&question.id);
        }
    }
    writer.close(']');
}

fn write_asked(writer: &mut JsonWriter, rules: &RuleSet, standings: &[Standing]) {
    writer.open('[');
    for (question, standing) in rules.questions.iter().zip(standings) {
        if standing.is_asked() {
            writer.string(&question.id);
        }
    }
    writer.close(']');
}
