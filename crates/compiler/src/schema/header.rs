//! `[ruleset]`: what the rule set is called and how far it goes.

use santong_rules::Date;

use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::source::Place;
use crate::toml_reader::{Table, Text};

/// The head of a rule set.
pub(crate) struct Header {
    pub id: String,
    pub title: String,
    pub version: String,
    pub date: Option<Date>,
    pub lang: String,
    /// Questions for all of whose choices a product can be ready, but for some.
    pub cover: Vec<CoveredQuestion>,
}

/// `[[ruleset.cover]]`: a question for all of whose choices a product can be ready.
pub(crate) struct CoveredQuestion {
    pub question: Text,
    /// Choices with which none can be.
    pub except: Vec<String>,
}

fn read_cover(mut table: Table<'_>) -> Option<CoveredQuestion> {
    let question = table.required_text("question");
    let except: Vec<String> = table
        .texts("except")
        .into_iter()
        .map(|text| text.value)
        .collect();
    // Told to whoever reads the rule file.
    let reason = table.words("reason");
    if !except.is_empty() && reason.is_empty() {
        table.missing("reason");
    }
    table.finish(&[]);
    Some(CoveredQuestion {
        question: question?,
        except,
    })
}

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    if tables.is_empty() && !draft.cx.sources.any_damage() {
        let place = Place {
            file: 0,
            start: 0,
            end: 0,
        };
        let hint = "在 00-ruleset.toml 里写 [ruleset]。";
        draft
            .cx
            .faults
            .error(place, Code::MissingKey, "没有规则集的 [ruleset] 表", hint);
    }
    for mut table in tables {
        let header = Header {
            id: table.required_words("id"),
            title: table.required_words("title"),
            version: table.required_words("version"),
            date: table.date("date"),
            lang: table.required_words("lang"),
            cover: table
                .tables("cover", "覆盖的问题")
                .into_iter()
                .filter_map(read_cover)
                .collect(),
        };
        if !table.has("date") {
            table.missing("date");
        }
        if draft.header.is_some() {
            table.error(
                table.place,
                Code::Duplicate,
                "[ruleset] 重复",
                "整个规则集只写一次。",
            );
        }
        draft.header.get_or_insert(header);
        table.finish(&[]);
    }
}
