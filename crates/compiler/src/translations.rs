//! Whether everything is translated, and nothing that no longer stands there.
//!
//! A language is spoken when a translation file, a rule file whose name ends in `.<language>.toml`,
//! says so. From then on every text of the rule set and of every overlay must have a translation.

use std::collections::{BTreeMap, BTreeSet};

use santong_rules::{RuleSet, Translation};

use crate::diagnostic::{Code, Faults};
use crate::schema::Translated;
use crate::source::{Place, Sources};
use crate::toml_reader::Text;

/// Whether a file only says what texts are called in another language.
pub(crate) fn is_translation_file(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.strip_suffix(".toml")
        .and_then(|stem| stem.rsplit_once('.'))
        .is_some_and(|(stem, lang)| !stem.is_empty() && !lang.is_empty())
}

/// The translations, checked against the texts of the rule set.
pub(crate) fn check(
    rules: &RuleSet,
    translated: &[Translated],
    sources: &Sources,
    faults: &Faults,
) -> Vec<Translation> {
    let mut texts = Vec::new();
    rules.clone().texts(&mut |text| texts.push(text.clone()));
    let spoken: BTreeSet<&str> = translated
        .iter()
        .filter(|part| is_translation_file(sources.name(part.file)))
        .map(|part| part.lang.as_str())
        .collect();
    let langs: BTreeSet<&str> = translated.iter().map(|part| part.lang.as_str()).collect();
    let mut found = Vec::new();
    for lang in langs {
        let parts = || translated.iter().filter(|part| part.lang == lang);
        let all = collect(parts(), faults);
        report_idle(parts(), &texts, faults);
        if spoken.contains(lang) {
            report_missing(lang, &all, &texts, sources, faults);
        }
        match Translation::new(lang, &all) {
            Ok(translation) => found.push(translation),
            Err((one, other)) => {
                let message = format!("“{one}”和“{other}”不能用同一个译文编号");
                faults.error(
                    place_of(&one, sources),
                    Code::BadValue,
                    message,
                    "改一个字。",
                );
            }
        }
    }
    found
}

/// What overlays bring along.
pub(crate) fn of_overlays(translated: &[Translated], sources: &Sources) -> Vec<Translation> {
    let added = translated.iter();
    let added = added.filter(|part| sources.overlay(part.file).is_some());
    let values = |(text, translated): (&String, &Text)| (text.clone(), translated.value.clone());
    added
        .filter_map(|part| {
            Translation::new(&part.lang, &part.texts.iter().map(values).collect()).ok()
        })
        .collect()
}

/// All texts of a language; one that is translated twice is a fault where the translations differ.
fn collect<'a>(
    parts: impl Iterator<Item = &'a Translated>,
    faults: &Faults,
) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for (text, translated) in parts.flat_map(|part| &part.texts) {
        let earlier = all.insert(text.clone(), translated.value.clone());
        if earlier.is_some_and(|earlier| earlier != translated.value) {
            let message = format!("“{text}”有两种译文");
            faults.error(translated.place, Code::Duplicate, message, "只留一种。");
        }
    }
    all
}

fn report_idle<'a>(parts: impl Iterator<Item = &'a Translated>, texts: &[String], faults: &Faults) {
    let texts: BTreeSet<&str> = texts.iter().map(String::as_str).collect();
    for (text, translated) in parts.flat_map(|part| &part.texts) {
        if !texts.contains(text.as_str()) {
            let message = format!("规则里没有“{text}”这一句");
            let hint = "原文改了的，照新的原文改；删了的，把译文也删去。";
            faults.error(translated.place, Code::Unused, message, hint);
        }
    }
}

fn report_missing(
    lang: &str,
    all: &BTreeMap<String, String>,
    texts: &[String],
    sources: &Sources,
    faults: &Faults,
) {
    let mut missing = BTreeSet::new();
    // Codes are the same in every language.
    for text in texts.iter().filter(|text| !text.is_ascii()) {
        if !all.contains_key(text) && missing.insert(text) {
            let message = format!("“{text}”没有译文（{lang}）");
            let hint = format!("在 [translation.texts] 里加一行：\"{text}\" = \"…\"");
            faults.error(place_of(text, sources), Code::Untranslated, message, hint);
        }
    }
}

/// Where a text stands first, as a whole if it can be found so.
fn place_of(text: &str, sources: &Sources) -> Place {
    let find = |sought: &str, skip: usize| {
        (0..sources.len())
            .filter(|file| !is_translation_file(sources.name(*file)))
            .find_map(|file| Some((file, sources.text(file).find(sought)? + skip)))
    };
    let stands = find(&format!("\"{text}\""), 1).or_else(|| find(text, 0));
    let (file, start) = stands.unwrap_or((0, 0));
    Place {
        file,
        start,
        end: start + stands.map_or(0, |_| text.len()),
    }
}
