//! `[overlay]`: the head of a file that only adds to a rule set.

use santong_rules::{Group, Overlay, Strength};

use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::hash::hash_of_file;
use crate::ids;
use crate::source::Place;
use crate::toml_reader::{Table, Text};

/// What an overlay may not have: it changes nothing that the rule set says of itself.
const NOT_IN_OVERLAYS: [&str; 5] = ["ruleset", "region", "share", "declaration", "retired"];

/// Reports tables that do not belong into a file of this kind.
pub(super) fn check_sections(root: &Table<'_>, overlay: bool) {
    for (key, value) in root.entries() {
        let place = root.at(value);
        if overlay && NOT_IN_OVERLAYS.contains(&key.value.as_str()) {
            let message = format!("附加规则不能有“{}”", key.value);
            let hint = "附加规则只能增加自己的文件、页面、问题、检查项和措施，不能改动原有规则。";
            root.error(place, Code::BadValue, message, hint);
        }
        if !overlay && key.value == "overlay" {
            let hint = "规则集自己的文件不写 [overlay]；附加规则用 --overlay 另外给出。";
            root.error(place, Code::BadValue, "[overlay] 只写在附加规则里", hint);
        }
    }
}

/// What 三同 is the rule set says. A product for which a required criterion of the core is not met,
/// be it that it does not apply, is not ready: an overlay for some products would hold up all.
pub(super) fn check_core(table: &Table<'_>, group: Group, strength: Strength, place: Place) {
    let overlay = table.cx.sources.overlay(table.place.file).is_some();
    if overlay && strength == Strength::Required && group.is_core() {
        let message = "附加规则不能在同线、同标、同质里增加“required”的检查项";
        let hint = "“三同”本身的要求由规则集规定；写 \"advised\"，或者归入“合规”等其他组。";
        table.error(place, Code::BadValue, message, hint);
    }
}

/// Reports a clause of another file that an overlay says something about.
pub(super) fn check_own(draft: &Draft<'_>, name: &Text, clause: u16) {
    let stands = draft.clause_ids.place(usize::from(clause));
    let own = stands.is_none_or(|stands| draft.origin(stands) == draft.origin(name.place));
    if !own && draft.origin(name.place).is_some() {
        let message = format!("条款“{}”不是这个附加规则的", name.value);
        let hint = "附加规则只能说明自己增加的条款。";
        let faults = draft.cx.faults;
        faults.error(name.place, Code::BadValue, message, hint);
    }
}

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    let sources = draft.cx.sources;
    for file in (0..sources.len()).filter(|file| sources.overlay(*file).is_some()) {
        let own = tables.iter().any(|table| table.place.file == file);
        if !own && !sources.any_damage() {
            let place = Place {
                file,
                start: 0,
                end: 0,
            };
            let hint = "写明 [overlay] 的 id、name 和 version。";
            draft
                .cx
                .faults
                .error(place, Code::MissingKey, "附加规则没有 [overlay] 表", hint);
        }
    }
    for mut table in tables {
        let file = table.place.file;
        let id = table.required_text("id");
        let (name, version) = (
            table.required_words("name"),
            table.required_words("version"),
        );
        table.finish(&[]);
        let Some(id) = id.filter(|_| sources.overlay(file).is_some()) else {
            continue;
        };
        if ids::check_form(draft.cx, &id, &['-', '_'])
            && draft.overlay_ids.add(draft.cx, &id).is_some()
        {
            draft.overlays.push(Overlay {
                id: id.value,
                name,
                version,
                hash: hash_of_file(sources, file),
            });
        }
    }
}
