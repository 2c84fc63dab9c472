//! `[[page]]` and `[[region]]`.

use santong_rules::{Choice, Level, Page};

use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::ids;
use crate::toml_reader::Table;

const LEVELS: &[(&str, Level)] = &[
    ("enterprise", Level::Enterprise),
    ("product", Level::Product),
];

pub(super) fn read_pages<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    for mut table in tables {
        let id = table.required_text("id");
        let page = Page {
            id: id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
            title: table.required_words("title"),
            intro: table.words("intro"),
            level: table.one_of("level", LEVELS).unwrap_or(Level::Enterprise),
            optional: table.boolean("optional").unwrap_or(false),
        };
        if let Some(id) = &id {
            ids::check_form(draft.cx, id, &['-']);
            if draft.page_ids.add(draft.cx, id).is_some() {
                draft.pages.push(page);
            }
        }
        table.finish(&[]);
    }
}

pub(super) fn read_regions<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    for mut table in tables {
        let code = table.required_text("code");
        let choice = Choice {
            id: code
                .as_ref()
                .map(|code| code.value.clone())
                .unwrap_or_default(),
            label: table.required_words("name"),
            group: table.words("group"),
            ..Choice::default()
        };
        if let Some(code) = &code {
            let fits = !code.value.is_empty()
                && code
                    .value
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
            if !fits {
                let message = format!("“{}”不能作地区代码", code.value);
                table.error(
                    code.place,
                    Code::BadValue,
                    message,
                    "写六位行政区划代码，如 \"330000\"。",
                );
            }
            if draft.region_ids.add(draft.cx, code).is_some() {
                draft.regions.push(choice);
            }
        }
        table.finish(&[]);
    }
}
