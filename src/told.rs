//! What the page around may know without the reader's doing: numbers and states, nothing that was typed.

use santong_rules::{JsonWriter, RuleSet, Verdict};

use crate::{progress::Progress, state::State};

/// The events that tell the page how things stand; each is sent only when its detail has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Which program and which rules are at work, as JSON:
    /// `{ version, rules: { id, version, date, hash } }`.
    pub rules: String,
    /// Questions by where they stand, as JSON: `{ asked, answered, open }`.
    pub progress: String,
    /// Criteria by verdict, for the enterprise and for each product in order, as JSON.
    pub assessment: String,
}

impl Told {
    /// How things stand now.
    #[must_use]
    pub fn of(state: &State) -> Self {
        Self {
            rules: ready(&state.rules),
            progress: progress(state),
            assessment: assessment(state),
        }
    }
}

/// A rule set that cannot be used, as JSON: `{ kind, faults }`, with the reason as the only fault.
#[must_use]
pub fn refused(why: &str) -> String {
    let mut writer = JsonWriter::default();
    writer.open('{');
    writer.name("kind");
    writer.string("overlay");
    writer.name("faults");
    writer.open('[');
    writer.open('{');
    for (name, value) in [("file", "ruleSet"), ("message", why), ("hint", "")] {
        writer.name(name);
        writer.string(value);
    }
    number(&mut writer, "line", 0);
    number(&mut writer, "column", 0);
    writer.close('}');
    writer.close(']');
    writer.close('}');
    writer.finish()
}

fn ready(rules: &RuleSet) -> String {
    let mut writer = JsonWriter::default();
    writer.open('{');
    writer.name("version");
    writer.string(env!("CARGO_PKG_VERSION"));
    writer.name("rules");
    writer.open('{');
    for (name, value) in [
        ("id", &rules.id),
        ("version", &rules.version),
        ("date", &rules.date.to_string()),
        ("hash", &rules.hash),
    ] {
        writer.name(name);
        writer.string(value);
    }
    writer.close('}');
    writer.close('}');
    writer.finish()
}

fn progress(state: &State) -> String {
    let progress = Progress::whole(&state.rules, &state.assessment);
    let open = progress.unsure + progress.to_ask;
    let mut writer = JsonWriter::default();
    writer.open('{');
    number(&mut writer, "asked", progress.answered + open);
    number(&mut writer, "answered", progress.answered);
    number(&mut writer, "open", open);
    writer.close('}');
    writer.finish()
}

fn assessment(state: &State) -> String {
    let mut writer = JsonWriter::default();
    writer.open('{');
    writer.name("enterprise");
    writer.open('{');
    verdicts(&mut writer, state, None);
    writer.close('}');
    writer.name("products");
    writer.open('[');
    for (index, product) in state.assessment.products.iter().enumerate() {
        writer.open('{');
        writer.name("readiness");
        writer.string(product.readiness.name());
        verdicts(&mut writer, state, Some(index));
        writer.close('}');
    }
    writer.close(']');
    writer.close('}');
    writer.finish()
}

fn verdicts(writer: &mut JsonWriter, state: &State, product: Option<usize>) {
    for verdict in [
        Verdict::Met,
        Verdict::Unmet,
        Verdict::Open,
        Verdict::NotApplicable,
    ] {
        let findings = state.assessment.findings_of(product);
        let count = findings
            .iter()
            .filter(|finding| finding.verdict == verdict)
            .count();
        number(writer, verdict.name(), count);
    }
}

fn number(writer: &mut JsonWriter, name: &str, value: usize) {
    writer.name(name);
    writer.raw(&value.to_string());
}
