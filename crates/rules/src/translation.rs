//! The texts of a rule set in another language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Kind, RuleSet};

/// What the texts of a rule set are called in another language.
///
/// A text is found by a number made of it, so that a translation fits whatever overlays add, and
/// whoever does not want it loads nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// Language, a BCP 47 tag.
    pub lang: String,
    texts: BTreeMap<u32, String>,
}

impl Translation {
    /// The translation of texts given with their translations.
    ///
    /// # Errors
    /// Two texts that would be taken for the same one.
    pub fn new(lang: &str, texts: &BTreeMap<String, String>) -> Result<Self, (String, String)> {
        let mut numbers: BTreeMap<u32, &String> = BTreeMap::new();
        let mut translation = Self {
            lang: lang.to_owned(),
            texts: BTreeMap::new(),
        };
        for (text, translated) in texts {
            let number = number(text);
            if let Some(other) = numbers.insert(number, text) {
                return Err((other.clone(), text.clone()));
            }
            translation.texts.insert(number, translated.clone());
        }
        Ok(translation)
    }

    /// The file: the language, then a line `number text` for each text, the number in hexadecimal.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut file = format!("{}\n", self.lang);
        for (number, text) in &self.texts {
            // A line end within a text is a space to a reader.
            file.push_str(&format!("{number:x} {}\n", text.replace('\n', " ")));
        }
        file
    }

    /// Reads such a file; lines that are none are left out.
    #[must_use]
    pub fn from_text(file: &str) -> Self {
        let mut lines = file.lines();
        let lang = lines.next().unwrap_or_default().to_owned();
        let texts = lines.filter_map(|line| {
            let (number, text) = line.split_once(' ')?;
            Some((u32::from_str_radix(number, 16).ok()?, text.to_owned()))
        });
        Self {
            lang,
            texts: texts.collect(),
        }
    }
}

/// FNV-1a over the bytes: <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>.
fn number(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |number: u32, byte| {
        (number ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

impl RuleSet {
    /// The rule set with its texts in another language, those of overlays as the overlays say; a text
    /// that is not translated stays.
    #[must_use]
    pub fn translated(&self, translation: &Translation) -> Self {
        let mut rules = self.clone();
        rules.lang.clone_from(&translation.lang);
        let added = self.translations.iter();
        let added = added.filter(|added| added.lang == translation.lang);
        let all: Vec<&Translation> = std::iter::once(translation).chain(added).collect();
        rules.texts(&mut |text| {
            let number = number(text);
            if let Some(translated) = all.iter().find_map(|part| part.texts.get(&number)) {
                text.clear();
                text.push_str(translated);
            }
        });
        rules
    }

    /// Goes through every text that is read on the screen and can be said in another language. What
    /// is verbatim or taken over into answers stays: quotations, numbers of clauses and documents,
    /// cells of prepared rows, and the sentences of the declaration.
    pub fn texts(&mut self, visit: &mut dyn FnMut(&mut String)) {
        let mut visit = |text: &mut String| {
            if !text.is_empty() {
                visit(text);
            }
        };
        visit(&mut self.title);
        for document in &mut self.documents {
            visit(&mut document.title);
            visit(&mut document.short);
            visit(&mut document.issuer);
            visit(&mut document.via);
        }
        self.clauses
            .iter_mut()
            .for_each(|clause| visit(&mut clause.gist));
        self.background
            .iter_mut()
            .for_each(|clause| visit(&mut clause.reason));
        for page in &mut self.pages {
            visit(&mut page.title);
            visit(&mut page.intro);
        }
        for question in &mut self.questions {
            for text in [
                &mut question.label,
                &mut question.short,
                &mut question.help,
                &mut question.todo,
                &mut question.todo_no,
            ] {
                visit(text);
            }
            question.evidence.iter_mut().for_each(&mut visit);
            texts_of_kind(&mut question.kind, &mut visit);
        }
        for group in &mut self.prepared {
            visit(&mut group.title);
            visit(&mut group.hint);
        }
        for criterion in &mut self.criteria {
            visit(&mut criterion.title);
            visit(&mut criterion.why);
            visit(&mut criterion.remedy);
            criterion.evidence.iter_mut().for_each(&mut visit);
        }
        for measure in &mut self.measures {
            visit(&mut measure.title);
            visit(&mut measure.offers);
            visit(&mut measure.responsible);
            visit(&mut measure.time_note);
            measure.prepare.iter_mut().for_each(&mut visit);
        }
        for share in &mut self.shares {
            visit(&mut share.title);
            visit(&mut share.both);
        }
        for content in &mut self.declaration.contents {
            visit(&mut content.title);
        }
        for word in &mut self.declaration.risk_words {
            visit(&mut word.reason);
        }
        for retired in &mut self.retired {
            visit(&mut retired.reason);
        }
    }
}

fn texts_of_kind(kind: &mut Kind, visit: &mut impl FnMut(&mut String)) {
    match kind {
        Kind::Choice(choices) | Kind::Choices(choices) => {
            for choice in choices {
                visit(&mut choice.label);
                visit(&mut choice.group);
                visit(&mut choice.todo);
                visit(&mut choice.todo_no);
            }
        }
        Kind::Text(text) => visit(&mut text.pattern_hint),
        Kind::Number(number) => visit(&mut number.unit),
        Kind::Money { unit } => visit(unit),
        Kind::Table(table) => {
            visit(&mut table.row_name);
            for column in &mut table.columns {
                visit(&mut column.label);
                texts_of_kind(&mut column.kind, visit);
            }
            if let Some(comparison) = &mut table.comparison {
                comparison
                    .sides
                    .iter_mut()
                    .for_each(|side| visit(&mut side.label));
            }
        }
        Kind::Boolean | Kind::Date | Kind::Limit | Kind::Measured => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn translation() -> Translation {
        let texts = [("问", "Question"), ("答", "Answer"), ("是", "Yes")];
        let texts = texts.map(|(text, translated)| (text.to_owned(), translated.to_owned()));
        Translation::new("en", &texts.into()).unwrap()
    }

    #[test]
    fn a_text_is_found_again() {
        let read = Translation::from_text(&translation().to_text());
        assert_eq!(read, translation());
        let text = |chinese| read.texts.get(&number(chinese)).map(String::as_str);
        assert_eq!(text("答"), Some("Answer"));
        assert_eq!(text("不"), None);
    }

    #[test]
    fn what_is_no_line_is_left_out() {
        assert_eq!(Translation::from_text(""), Translation::default());
        let read = Translation::from_text("en\nxyz Question\n\nff\n1 One\n");
        assert_eq!(read.texts.len(), 1);
    }
}
