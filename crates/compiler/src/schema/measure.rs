//! `[[measure]]`: a support measure.

use santong_rules::Measure;

use super::example;
use crate::draft::Draft;
use crate::ids;
use crate::toml_reader::Table;

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    for mut table in tables {
        let id = table.required_text("id");
        let (title, offers) = (
            table.required_words("title"),
            table.required_words("offers"),
        );
        let relevant_when = table
            .text("relevant_when")
            .map(|text| draft.condition_or_true(&text));
        let measure = Measure {
            id: id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
            level: draft.level([relevant_when.as_ref(), None]),
            title,
            offers,
            relevant_when,
            responsible: table.required_words("responsible"),
            prepare: table.word_list("prepare"),
            time_note: table.words("time_note"),
            clauses: draft.required_clauses(&mut table),
            origin: draft.origin(table.place),
        };
        let examples = table.tables("example", "示例");
        if let Some(id) = &id {
            ids::check_form(draft.cx, id, &['.', '-', '_']);
            if let Some(position) = draft.measure_ids.add(draft.cx, id) {
                draft.measures.push(measure);
                for table in examples {
                    example::read_of_measure(draft, table, position);
                }
            }
        }
        table.finish(&[]);
    }
}
