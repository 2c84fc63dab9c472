//! `[[background]]`: clauses for which nothing is asked or offered.

use santong_rules::{Background, ClauseId};

use super::overlay;
use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::toml_reader::{Table, Text};

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    for mut table in tables {
        let (document, clause) = (
            table.required_text("document"),
            table.required_text("clause"),
        );
        let reason = table.required_words("reason");
        if let (Some(document), Some(clause)) = (document, clause)
            && draft.document_ids.resolve(draft.cx, &document).is_some()
        {
            let name = Text {
                value: format!("{} {}", document.value, clause.value),
                place: clause.place,
            };
            if let Some(position) = draft.clause_ids.resolve(draft.cx, &name) {
                overlay::check_own(draft, &name, position);
                let clause = ClauseId(position);
                if draft
                    .background
                    .iter()
                    .any(|background| background.clause == clause)
                {
                    table.error(
                        name.place,
                        Code::Duplicate,
                        format!("背景条款“{}”重复", name.value),
                        "",
                    );
                }
                draft.background_places.push(name.place);
                draft.background.push(Background { clause, reason });
            }
        }
        table.finish(&[]);
    }
}
