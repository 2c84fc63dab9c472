//! `[[criterion]]`: one thing that is checked.

use santong_rules::{Condition, Criterion, Group, Strength};

use super::{example, overlay, window};
use crate::draft::Draft;
use crate::ids;
use crate::toml_reader::Table;

pub(crate) const GROUPS: &[(&str, Group)] = &[
    ("主体", Group::Subject),
    ("产品", Group::Product),
    ("准入", Group::Access),
    ("同线", Group::SameLine),
    ("同标", Group::SameStandard),
    ("同质", Group::SameQuality),
    ("合规", Group::Compliance),
    ("声明", Group::Declaration),
    ("品牌", Group::Brand),
    ("渠道", Group::Channel),
    ("数字化", Group::Digital),
    ("服务", Group::Service),
    ("信用与金融", Group::Finance),
    ("创新与人才", Group::Innovation),
];

pub(crate) const STRENGTHS: &[(&str, Strength)] = &[
    ("gate", Strength::Gate),
    ("required", Strength::Required),
    ("advised", Strength::Advised),
    ("capability", Strength::Capability),
    ("caution", Strength::Caution),
];

pub(super) fn read<'a>(draft: &mut Draft<'a>, tables: Vec<Table<'a>>) {
    for mut table in tables {
        let id = table.required_text("id");
        let group = table.one_of("group", GROUPS).unwrap_or(Group::Subject);
        let strength = table
            .one_of("strength", STRENGTHS)
            .unwrap_or(Strength::Advised);
        if let Some(value) = table.value("strength") {
            overlay::check_core(&table, group, strength, table.at(value));
        }
        let title = table.required_words("title");
        let why = table.words("why");
        let applies_when = table
            .text("applies_when")
            .map(|text| draft.condition_or_true(&text));
        let met_when = match table.required_text("met_when") {
            Some(text) => draft.condition_or_true(&text),
            None => Condition::Bool(true),
        };
        let criterion = Criterion {
            id: id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
            level: draft.level([Some(&met_when), applies_when.as_ref()]),
            group,
            strength,
            title,
            why,
            applies_when,
            met_when,
            remedy: table.required_words("remedy"),
            evidence: table.word_list("evidence"),
            clauses: draft.required_clauses(&mut table),
            origin: draft.origin(table.place),
            window: window::read(&mut table),
        };
        let examples = table.tables("example", "示例");
        if let Some(id) = &id {
            ids::check_form(draft.cx, id, &['.', '-', '_']);
            if let Some(position) = draft.criterion_ids.add(draft.cx, id) {
                draft.criteria.push(criterion);
                for table in examples {
                    example::read_of_criterion(draft, table, position);
                }
            }
        }
        table.finish(&[]);
    }
}
