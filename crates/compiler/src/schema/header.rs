//! `[ruleset]`: what the rule set is called and how far it goes.

use santong_rules::Date;

use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::source::Place;
use crate::toml_reader::Table;

/// The head of a rule set.
pub(crate) struct Header {
    pub id: String,
    pub title: String,
    pub version: String,
    pub date: Option<Date>,
    pub lang: String,
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
