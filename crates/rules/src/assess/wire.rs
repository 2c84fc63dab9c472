//! The assessment as JSON, with stable names in place of positions.

use super::{
    Assessment, CriterionFinding, MeasureFinding, ProductAssessment, Readiness, Relevance, Verdict,
    relevance,
};
use crate::{
    Answers, Facts, JsonWriter, Level, Measure, Questions, RuleSet, Scope, Standing, Why, why,
    why_relevant,
};

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
    /// The assessment as JSON, members in alphabetical order, lists in the author's order. The answers
    /// are those that were assessed: they tell which of them decided each verdict (`because`), and
    /// which made it apply (`given`).
    #[must_use]
    pub fn to_json(&self, rules: &RuleSet, answers: &Answers) -> String {
        let facts = Facts::read(rules, answers);
        let enterprise = Scope::new(rules, &facts, None, self.as_of);
        let products: Vec<_> = (0..self.products.len())
            .map(|index| Scope::new(rules, &facts, Some(index), self.as_of))
            .collect();
        let mut writer = JsonWriter::default();
        writer.open('{');
        writer.name("as_of");
        writer.string(&self.as_of.to_string());
        writer.name("asked");
        write_asked(&mut writer, rules, &self.standings);
        writer.name("criteria");
        write_findings(&mut writer, &enterprise, &self.findings);
        writer.name("format");
        writer.string("santong-assessment");
        writer.name("measures");
        self.write_measures(&mut writer, &enterprise, &products);
        writer.name("products");
        writer.open('[');
        for (product, scope) in self.products.iter().zip(&products) {
            write_product(&mut writer, scope, product);
        }
        writer.close(']');
        writer.name("rules");
        self.rules.write(&mut writer);
        writer.name("version");
        writer.raw("1");
        writer.close('}');
        writer.finish()
    }

    fn write_measures(
        &self,
        writer: &mut JsonWriter,
        enterprise: &Scope<'_>,
        products: &[Scope<'_>],
    ) {
        let rules = enterprise.rules();
        writer.open('[');
        for finding in &self.measures {
            let Some(measure) = rules.measure(finding.measure) else {
                continue;
            };
            writer.open('{');
            writer.name("because");
            let scopes = match measure.level {
                Level::Enterprise => std::slice::from_ref(enterprise),
                Level::Product => products,
            };
            write_questions(writer, rules, &because(finding, measure, scopes));
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

/// What makes a measure fit where it does, or not fit anywhere.
fn because(finding: &MeasureFinding, measure: &Measure, scopes: &[Scope<'_>]) -> Questions {
    scopes
        .iter()
        .filter(|scope| relevance(measure, scope).0 == finding.relevance)
        .map(|scope| why_relevant(measure, scope).all())
        .fold(Questions::default(), |all, why| all.union(&why))
}

fn write_product(writer: &mut JsonWriter, scope: &Scope<'_>, product: &ProductAssessment) {
    let rules = scope.rules();
    writer.open('{');
    writer.name("asked");
    write_asked(writer, rules, &product.standings);
    writer.name("criteria");
    write_findings(writer, scope, &product.findings);
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

fn write_findings(writer: &mut JsonWriter, scope: &Scope<'_>, findings: &[CriterionFinding]) {
    let rules = scope.rules();
    writer.open('[');
    for finding in findings {
        if let Some(criterion) = rules.criterion(finding.criterion) {
            let Why { deciding, premises } = why(criterion, scope);
            writer.open('{');
            writer.name("because");
            write_questions(writer, rules, &deciding);
            writer.name("given");
            write_questions(writer, rules, &premises);
            writer.name("id");
            writer.string(&criterion.id);
            if let Some(overlay) = rules.overlay(criterion.origin) {
                writer.name("overlay");
                writer.string(&overlay.id);
            }
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
