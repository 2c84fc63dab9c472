//! What to write instead.

use santong_rules::RowField;

use crate::expression::types::Type;

/// What conditions can ask of a row of a comparison.
pub(super) fn fields_hint(variable: &str) -> String {
    let meaning = |field: RowField| match field {
        RowField::OwnWithin => "内控限值达到各方要求",
        RowField::CommonRange => "各方要求有共同的取值",
        RowField::MeasuredWithin => "实测值符合各方要求",
        RowField::IsMeasured => "测过",
    };
    let fields: Vec<String> = RowField::ALL
        .iter()
        .map(|field| format!("{variable}.{}（{}）", field.name(), meaning(*field)))
        .collect();
    format!("用 {}。", fields.join("、"))
}

/// How to make a yes-or-no of it.
pub(crate) fn boolean_hint(found: &Type) -> &'static str {
    match found {
        Type::List(_) | Type::Table(_) => "判断是否有内容写成 size(…) > 0。",
        Type::Text => "判断是否等于某段文字写成 … == '…'。",
        Type::Choice(_) => "判断选了哪一项写成 … == '选项' 或 … in ['选项', '选项']。",
        _ => "写成比较，如 … >= 1。",
    }
}
