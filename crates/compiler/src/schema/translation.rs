//! `[translation]`: what the texts of the rule set are called in another language.

use std::collections::BTreeMap;

use toml::de::DeValue;

use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::toml_reader::{Table, Text};

/// What one file says of one language.
pub(crate) struct Translated {
    /// Language, a BCP 47 tag.
    pub lang: String,
    /// The texts with their translations.
    pub texts: BTreeMap<String, Text>,
    /// The places of the texts.
    pub file: usize,
}

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    for mut table in tables {
        let lang = table.required_words("lang");
        let entries = table.table("texts", "译文");
        if entries.is_none() {
            table.missing("texts");
        }
        let mut texts = BTreeMap::new();
        for (text, value) in entries.iter().flat_map(Table::entries) {
            let DeValue::String(translated) = value.get_ref() else {
                let message = "译文应当是写在引号里的文字";
                table.error(table.at(value), Code::WrongType, message, "");
                continue;
            };
            if translated.trim().is_empty() {
                let hint = "写上译文，或者删去这一行。";
                table.error(table.at(value), Code::BadValue, "译文是空的", hint);
                continue;
            }
            let translated = Text {
                value: translated.to_string(),
                place: text.place,
            };
            texts.insert(text.value, translated);
        }
        let file = table.place.file;
        table.finish(&[]);
        draft.translated.push(Translated { lang, texts, file });
    }
}
