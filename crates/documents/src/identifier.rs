//! What is wrong, or may be wrong, with an identifier.

use santong_rules::{
    Answer, Fact, IdentifierFault, IdentifierHint, IdentifierKind, Kind, RuleSet, Value, identify,
    read_answer,
};

use crate::{
    Words,
    text::{clean, fill},
};

/// What is wrong with an identifier, where, and what to do.
#[must_use]
pub fn identifier_fault_text(
    kind: IdentifierKind,
    fault: &IdentifierFault,
    words: &Words,
) -> String {
    let form = match kind {
        IdentifierKind::CreditCode => return credit_code_text(fault, words),
        IdentifierKind::FoodLicence => words.form_food_licence,
        IdentifierKind::CccCertificate => words.form_ccc,
        IdentifierKind::CustomsCode => words.form_customs,
        IdentifierKind::HsCode => words.form_hs,
        IdentifierKind::ProductionLicence => words.form_production,
        IdentifierKind::StandardNumber => words.form_standard,
    };
    match fault {
        IdentifierFault::Length(length) => {
            fill(words.identifier_length, &[form, &length.to_string()])
        }
        IdentifierFault::Character(place, character) => {
            let character = clean(&character.to_string(), 1, false);
            fill(
                words.identifier_character,
                &[form, &place.to_string(), &character],
            )
        }
        IdentifierFault::Part(_, found) => {
            let template = match kind {
                IdentifierKind::FoodLicence => words.food_licence_class,
                _ => words.certificate_year,
            };
            fill(template, &[found])
        }
        IdentifierFault::Check { .. } | IdentifierFault::Beginning | IdentifierFault::Form => {
            fill(words.identifier_form, &[form])
        }
    }
}

fn credit_code_text(fault: &IdentifierFault, words: &Words) -> String {
    match fault {
        IdentifierFault::Length(length) => fill(words.code_length, &[&length.to_string()]),
        IdentifierFault::Character(place, character) => {
            let template = if (3..=8).contains(place) {
                words.code_digit
            } else if character.is_ascii_alphabetic() {
                words.code_letter
            } else {
                words.code_character
            };
            let character = clean(&character.to_string(), 1, false);
            fill(template, &[&place.to_string(), &character])
        }
        IdentifierFault::Check { found, expected } => fill(
            words.code_check,
            &[&expected.to_string(), &found.to_string()],
        ),
        IdentifierFault::Beginning | IdentifierFault::Part(..) | IdentifierFault::Form => {
            words.pattern_without_hint.to_owned()
        }
    }
}

/// What may be wrong with an identifier that counts all the same.
#[must_use]
pub fn identifier_hint_text(hint: &IdentifierHint, words: &Words) -> String {
    match hint {
        IdentifierHint::InnerCheck => words.code_inner.to_owned(),
        IdentifierHint::CheckDigit { found, expected } => fill(
            words.hint_check_digit,
            &[&expected.to_string(), &found.to_string()],
        ),
        IdentifierHint::Region(digits) => fill(words.hint_region, &[digits]),
        IdentifierHint::Chapter(digits) => fill(words.hint_chapter, &[digits]),
        IdentifierHint::YearMissing => words.hint_year.to_owned(),
    }
}

/// What to look at again in an answer, or a cell, that can be read.
#[must_use]
pub fn hint_text(
    rules: &RuleSet,
    kind: &Kind,
    answer: Option<&Answer>,
    words: &Words,
) -> Option<String> {
    let Kind::Text(text) = kind else {
        return None;
    };
    let identifier = text.identifier?;
    let Fact::Known(Value::Text(code)) = read_answer(rules, kind, answer?) else {
        return None;
    };
    let hint = identify(identifier, &code).ok()?.hint?;
    Some(identifier_hint_text(&hint, words))
}
