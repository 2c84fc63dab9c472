//! The declaration of one product: contents a to h of GB/T 27050.1 as the rule set words them.

mod form;
mod labels;

use santong_rules::{
    Answers, Assessment, Criterion, CriterionFinding, Fact, QuestionId, Readiness, RuleSet, Shown,
    Strength, Value, Verdict,
};

use crate::{Block, Document, Words, case::Case, reason::explain, text::fill};

/// The content of a declaration that is signed: name, function and signature of the authorised person.
const SIGNATURE: &str = "g";

/// The declaration of the product at a position; `None` when it is blocked, for then there is only
/// the list of what to put right.
#[must_use]
pub fn declaration(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    product: usize,
    words: &Words,
) -> Option<Document> {
    declare(
        &Case::new(rules, answers, assessment, words),
        assessment,
        product,
    )
}

/// As [`declaration`], for a case that is read already.
pub fn declare(case: &Case<'_>, assessment: &Assessment, product: usize) -> Option<Document> {
    let (rules, words) = (case.rules, case.words);
    let readiness = assessment.products.get(product)?.readiness;
    if readiness == Readiness::Blocked {
        return None;
    }
    let mut form = form::Form::new(case, product, readiness == Readiness::Ready);
    let (signed, contents): (Vec<_>, Vec<_>) = rules
        .declaration
        .contents
        .iter()
        .partition(|content| content.letter == SIGNATURE);
    form.blocks
        .push(Block::Note(rules.declaration.form.clone()));
    for content in contents {
        form.content(content);
    }
    for note in &rules.declaration.notes {
        form.note(note);
    }
    // Whoever signs has the whole text above.
    for content in signed {
        form.signature(content);
    }
    let mut blocks = form.blocks;
    if readiness == Readiness::Draft {
        blocks.push(Block::Heading(words.before_issue.to_owned()));
        blocks.push(Block::List(gaps(case, assessment, product)));
    }
    Some(Document {
        title: rules.declaration.title.clone(),
        mark: (readiness == Readiness::Draft).then(|| words.draft_mark.to_owned()),
        blocks,
    })
}

/// What stands between a product and its declaration: missing contents, gates and required criteria
/// that are open or unmet.
#[must_use]
pub fn declaration_gaps(
    rules: &RuleSet,
    answers: &Answers,
    assessment: &Assessment,
    product: usize,
    words: &Words,
) -> Vec<String> {
    let case = Case::new(rules, answers, assessment, words);
    gaps(&case, assessment, product)
}

fn gaps(case: &Case<'_>, assessment: &Assessment, product: usize) -> Vec<String> {
    let Some(assessed) = assessment.products.get(product) else {
        return Vec::new();
    };
    let words = case.words;
    let of_enterprise = assessment.findings.iter().map(|finding| (None, finding));
    let of_product = assessed
        .findings
        .iter()
        .map(|finding| (Some(product), finding));
    let mut criteria: Vec<_> = of_enterprise
        .chain(of_product)
        .filter_map(|(product, finding)| {
            Some((case.rules.criterion(finding.criterion)?, product, finding))
        })
        .collect();
    criteria.sort_by_key(|(criterion, ..)| criterion.group);
    let criteria = criteria
        .into_iter()
        .filter_map(|(criterion, product, finding)| {
            let reason = reason_for_gap(case, criterion, product, finding)?;
            let parts = [
                words.strength(criterion.strength),
                words.verdict(finding.verdict),
                &criterion.title,
                reason.trim_end_matches(words.full_stop),
            ];
            Some(fill(words.gap_criterion, &parts))
        });
    let contents = assessed.gaps.iter().filter_map(|gap| {
        let content = case.rules.declaration.contents.get(gap.content)?;
        let missing = gap.missing.iter().filter_map(|id| case.rules.question(id));
        let missing: Vec<&str> = missing.map(|question| question.short.as_str()).collect();
        let missing = missing.join(words.enumeration);
        Some(fill(words.gap_content, &[&content.title, &missing]))
    });
    criteria.chain(contents).collect()
}

/// Why a criterion keeps a product from being ready; `None` where it does not.
fn reason_for_gap(
    case: &Case<'_>,
    criterion: &Criterion,
    product: Option<usize>,
    finding: &CriterionFinding,
) -> Option<String> {
    match (criterion.strength, finding.verdict) {
        (Strength::Gate | Strength::Required, Verdict::Open | Verdict::Unmet) => {
            Some(explain(case, product, finding))
        }
        (Strength::Required, Verdict::NotApplicable) if criterion.group.is_core() => {
            Some(case.words.gap_core.to_owned())
        }
        _ => None,
    }
}

/// The number of the declaration of the product at a position, or the questions without which it
/// has none.
pub fn number(case: &Case<'_>, product: usize) -> Result<String, Vec<QuestionId>> {
    let form = &case.rules.declaration;
    let scope = case.scope(Some(product));
    let known = |id| match (scope.shown(id), scope.fact(id)) {
        (Shown::Yes, Fact::Known(value)) => Some(value),
        _ => None,
    };
    match (known(form.number_code), known(form.number_date)) {
        (Some(Value::Text(code)), Some(Value::Date(date))) => {
            let skipped = code.chars().count().saturating_sub(6);
            let code: String = code.chars().skip(skipped).collect();
            let day = date.to_string().replace('-', "");
            let position = (product + 1).to_string();
            let zero = if position.len() < 2 { "0" } else { "" };
            let position = [zero, &position].concat();
            Ok([form.number_prefix.as_str(), &code, &day, &position].join("-"))
        }
        (code, date) => {
            let missing = [(code, form.number_code), (date, form.number_date)];
            let missing = missing.into_iter().filter(|(value, _)| value.is_none());
            Err(missing.map(|(_, id)| id).collect())
        }
    }
}
