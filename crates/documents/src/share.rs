//! Shares that are worked out for reading, not judged.

use santong_rules::{Answers, Decimal, Fact, QuestionId, RuleSet, Share, Value, read_answer};

use crate::{Words, answer::value_text, text::fill};

/// Most characters of an amount; numbers have at most eighteen digits.
const WHOLE: usize = 40;

/// One sentence for each share of which both answers are there.
#[must_use]
pub fn shares(rules: &RuleSet, answers: &Answers, words: &Words) -> Vec<String> {
    let shares = rules.shares.iter();
    shares
        .filter_map(|share| sentence(rules, answers, share, words))
        .collect()
}

fn sentence(rules: &RuleSet, answers: &Answers, share: &Share, words: &Words) -> Option<String> {
    let (part, part_text) = amount(rules, answers, share.part, words)?;
    let (rest, rest_text) = amount(rules, answers, share.rest, words)?;
    let per_mille = part.per_mille_of(part.checked_add(rest)?)?;
    let percent = format!("{}.{}%", per_mille / 10, per_mille % 10);
    let said = fill(
        words.share,
        &[&share.title, &percent, &part_text, &rest_text],
    );
    let zero = Decimal::from(0);
    Some(if part > zero && rest > zero {
        said + &share.both
    } else {
        said
    })
}

/// An amount, and as it is told: 上年出口额12800万元.
fn amount(
    rules: &RuleSet,
    answers: &Answers,
    id: QuestionId,
    words: &Words,
) -> Option<(Decimal, String)> {
    let question = rules.question(id)?;
    let answer = answers.enterprise.get(&question.id)?;
    let Fact::Known(Value::Decimal(number)) = read_answer(rules, &question.kind, answer) else {
        return None;
    };
    let text = value_text(&question.kind, &Value::Decimal(number), WHOLE, words);
    Some((number, [question.short.as_str(), &text].concat()))
}
