//! `effective_from`, `effective_until`: the days on which something is in force.

use santong_rules::Window;

use crate::diagnostic::Code;
use crate::toml_reader::Table;

/// Both days count; either may be left out. Only what a text says of its own time belongs here.
pub(super) fn read(table: &mut Table<'_>) -> Window {
    let window = Window {
        from: table.date("effective_from"),
        until: table.date("effective_until"),
    };
    let reversed = window
        .from
        .zip(window.until)
        .is_some_and(|(from, until)| until < from);
    if reversed && let Some(value) = table.value("effective_until") {
        let message = "“effective_until”早于“effective_from”";
        table.error(
            table.at(value),
            Code::BadValue,
            message,
            "两个日期都算在内。",
        );
    }
    window
}
