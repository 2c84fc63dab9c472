//! The register of evidence in documents. It decides nothing; what has expired is marked.

use santong_rules::{
    Answer, Evidence, EvidenceState, Fact, JsonWriter, Kind, Level, RuleSet, Value, read_answer,
};

use crate::{
    Block, Words,
    answer::date_text,
    case::Case,
    text::{clean, fill},
};

/// The side that is no market.
const HOME: &str = "home";
/// Most characters of one part.
const LONG: usize = 150;

/// A piece of evidence with what it comes to on the day of the assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptEvidence {
    /// Position in [`santong_rules::Answers::evidence`].
    pub position: usize,
    /// As typed.
    pub evidence: Evidence,
    /// Whether it still counts.
    pub state: EvidenceState,
}

/// What is registered for a criterion, of the enterprise (`None`) or of a product; entries in which
/// nothing is filled in yet are left out.
pub fn kept(case: &Case<'_>, criterion: &str, product: Option<usize>) -> Vec<KeptEvidence> {
    let id = product.and_then(|index| case.answers.products.get(index));
    let id = id.map(|product| product.id.as_str());
    let entries = case.answers.evidence_of(criterion, id);
    let entries = entries.filter(|(_, evidence)| !is_blank(evidence));
    let entries = entries.map(|(position, evidence)| KeptEvidence {
        position,
        evidence: evidence.clone(),
        state: evidence.state(case.as_of),
    });
    entries.collect()
}

fn is_blank(evidence: &Evidence) -> bool {
    let parts = [
        &evidence.title,
        &evidence.number,
        &evidence.issuer,
        &evidence.date,
        &evidence.valid_until,
        &evidence.place,
    ];
    parts.iter().all(|part| part.trim().is_empty())
}

/// The evidence of a criterion as a table; `names` are those of the products.
pub fn evidence_table(
    case: &Case<'_>,
    level: Level,
    kept: &[KeptEvidence],
    names: &[String],
) -> Option<Block> {
    let words = case.words;
    let row = |kept: &KeptEvidence| {
        let evidence = &kept.evidence;
        vec![
            part(&evidence.title),
            part(&evidence.number),
            part(&evidence.issuer),
            day(case.rules, &evidence.date, words),
            last_day(case.rules, kept, words),
            covered(case, level, evidence, names),
            part(&evidence.place),
        ]
    };
    (!kept.is_empty()).then(|| Block::Table {
        head: [
            words.kept_title,
            words.kept_number,
            words.kept_issuer,
            words.kept_date,
            words.kept_until,
            words.kept_covers,
            words.kept_place,
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: kept.iter().map(row).collect(),
    })
}

fn part(typed: &str) -> String {
    clean(typed, LONG, false)
}

/// A date as documents write dates, where it can be read.
fn day(rules: &RuleSet, typed: &str, words: &Words) -> String {
    match read_answer(rules, &Kind::Date, &Answer::Text(typed.to_owned())) {
        Fact::Known(Value::Date(date)) => date_text(date, words),
        _ => part(typed),
    }
}

fn last_day(rules: &RuleSet, kept: &KeptEvidence, words: &Words) -> String {
    let day = day(rules, &kept.evidence.valid_until, words);
    match kept.state {
        EvidenceState::Valid | EvidenceState::NoDate => day,
        EvidenceState::Expired => fill(words.remarked, &[&day, words.kept_expired]),
        EvidenceState::UnreadableDate if day.is_empty() => words.kept_unreadable.to_owned(),
        EvidenceState::UnreadableDate => fill(words.remarked, &[&day, words.kept_unreadable]),
    }
}

/// The product and the market that a piece of evidence covers.
fn covered(case: &Case<'_>, level: Level, evidence: &Evidence, names: &[String]) -> String {
    let words = case.words;
    let products = &case.answers.products;
    let mut parts: Vec<&str> = Vec::new();
    match &evidence.product {
        Some(id) => {
            let index = products.iter().position(|product| product.id == *id);
            let name = index.and_then(|index| names.get(index));
            parts.extend(name.map(String::as_str));
        }
        None if level == Level::Product && names.len() > 1 => parts.push(words.kept_all_products),
        None => {}
    }
    parts.extend(market(case.rules, &evidence.market, words));
    parts.join(words.enumeration)
}

/// The label of a market's choice, or of the home side.
fn market<'w>(rules: &'w RuleSet, id: &str, words: &Words) -> Option<&'w str> {
    if id == HOME {
        return Some(words.kept_home);
    }
    let mut choices = rules.questions.iter().filter_map(|question| {
        let Kind::Choices(choices) = &question.kind else {
            return None;
        };
        choices.iter().find(|choice| choice.id == id)
    });
    choices.next().map(|choice| choice.label.as_str())
}

/// The evidence that is there for a product and has not expired, in one line each and each once.
pub fn evidence_list(case: &Case<'_>, product: usize) -> Vec<String> {
    let words = case.words;
    let Some(id) = case.answers.products.get(product).map(|one| &one.id) else {
        return Vec::new();
    };
    let of_products = |evidence: &&Evidence| {
        let mut criteria = case.rules.criteria.iter();
        criteria.any(|one| one.id == evidence.criterion && one.level == Level::Product)
    };
    let entries = case.answers.evidence.iter().filter(|evidence| {
        evidence.covers(id)
            && !is_blank(evidence)
            && evidence.state(case.as_of) != EvidenceState::Expired
    });
    let mut lines: Vec<String> = Vec::new();
    for evidence in entries.filter(of_products) {
        let title = match (part(&evidence.title), part(&evidence.number)) {
            (title, number) if number.is_empty() => title,
            (title, number) if title.is_empty() => number,
            (title, number) => fill(words.remarked, &[&title, &number]),
        };
        let until = day(case.rules, &evidence.valid_until, words);
        let until = match until.as_str() {
            "" => until,
            until => [words.kept_until, until].concat(),
        };
        let parts = [title, part(&evidence.issuer), until, part(&evidence.place)];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        let line = parts.collect::<Vec<_>>().join(words.comma);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// The register as JSON, each piece with what it comes to.
pub fn evidence_json(case: &Case<'_>) -> String {
    let mut writer = JsonWriter::default();
    writer.open('[');
    for evidence in &case.answers.evidence {
        writer.open('{');
        for (name, text) in evidence.parts() {
            // Between these two in the alphabet stands what the day makes of it.
            if name == "title" {
                writer.name("state");
                writer.string(evidence.state(case.as_of).name());
            }
            if !text.is_empty() {
                writer.name(name);
                writer.string(text);
            }
        }
        writer.close('}');
    }
    writer.close(']');
    writer.finish()
}
