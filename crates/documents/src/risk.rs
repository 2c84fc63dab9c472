//! Words that must not appear in a declaration.

use santong_rules::{
    Answer, Answers, Fact, Facts, Kind, Level, Piece, Question, QuestionId, QuestionRef, RiskWord,
    RuleSet, Scope, Shown,
};

/// A risk word in an answer that a declaration would print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// Where it stands.
    pub question: QuestionRef,
    /// The word as the rule set has it.
    pub word: String,
    /// Why it must not stand there, and what to write instead.
    pub reason: String,
}

/// The risk words in the texts that the declaration of the product at a position would print.
#[must_use]
pub fn risks(rules: &RuleSet, answers: &Answers, product: usize) -> Vec<Risk> {
    let facts = Facts::read(rules, answers);
    // Whether a question is shown may depend on the day only where its answer is about to expire;
    // the day of the rule set will do for a warning.
    let scope = Scope::new(rules, &facts, Some(product), rules.date);
    let mut risks = Vec::new();
    for id in printed(rules) {
        let Some(question) = rules.question(id) else {
            continue;
        };
        if scope.shown(id) == Shown::No {
            continue;
        }
        let reference = QuestionRef {
            product: (question.level == Level::Product).then_some(product),
            question: id,
        };
        let given = answers
            .of(reference.product)
            .and_then(|given| given.get(&question.id));
        let (Fact::Known(_), Some(answer)) = (scope.fact(id), given) else {
            continue;
        };
        let text = typed(question, answer);
        risks.extend(risks_in(rules, &text).map(|risk| Risk {
            question: reference,
            word: risk.word.clone(),
            reason: risk.reason.clone(),
        }));
    }
    risks
}

/// The risk words in a text, in the order of the rule set.
pub fn risks_in<'r>(rules: &'r RuleSet, text: &str) -> impl Iterator<Item = &'r RiskWord> {
    let text = plain(text);
    let words = rules.declaration.risk_words.iter();
    words.filter(move |risk| !risk.word.is_empty() && text.contains(&plain(&risk.word)))
}

/// The risk words in what was typed in answer to a question, or in a cell of it, if declarations
/// print it: while it is being typed, whatever else is answered.
#[must_use]
pub fn risks_of_answer<'r>(
    rules: &'r RuleSet,
    id: QuestionId,
    answer: &Answer,
) -> Vec<&'r RiskWord> {
    match rules.question(id) {
        Some(question) if printed(rules).contains(&id) => {
            risks_in(rules, &typed(question, answer)).collect()
        }
        _ => Vec::new(),
    }
}

/// The questions whose answers stand in a declaration, in the author's order.
fn printed(rules: &RuleSet) -> Vec<QuestionId> {
    let form = &rules.declaration;
    let contents = form.contents.iter().flat_map(|content| &content.paragraphs);
    let pieces = contents
        .chain(&form.notes)
        .flat_map(|paragraph| &paragraph.pieces);
    let mut printed: Vec<QuestionId> = pieces
        .filter_map(|piece| match piece {
            Piece::Answer(id) => Some(*id),
            _ => None,
        })
        .collect();
    printed.sort_unstable();
    printed.dedup();
    printed
}

/// Everything typed in answer to a question; cells apart from each other.
fn typed(question: &Question, answer: &Answer) -> String {
    match (&question.kind, answer) {
        (Kind::Text(_), Answer::Text(text)) => text.clone(),
        (Kind::Table(_), Answer::Table(table)) => {
            let cells = table.rows.iter().flat_map(|row| row.values());
            let texts = cells.filter_map(|cell| match cell {
                Answer::Text(text) => Some(text.as_str()),
                _ => None,
            });
            texts.collect::<Vec<_>>().join("\u{0}")
        }
        _ => String::new(),
    }
}

/// Letters of one width and case, without what could stand between them.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            other => other,
        })
        .map(|c| c.to_ascii_lowercase())
        .collect()
}
