//! A table question: rows as groups of labelled cells, so that it reads the same on any width.

use santong_rules::{Answer, Column, Fact, Kind, QuestionRef, Row, TableKind, read_answer};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::field::{input_mode, typed, unless_empty};
use crate::{
    state::{Action, CellRef, Edit},
    widget::Widget,
    words::fill,
};

#[derive(Properties, PartialEq)]
pub struct TableProps {
    pub widget: Widget,
    pub at: QuestionRef,
    pub name: AttrValue,
    pub answer: Option<Answer>,
}

#[component]
pub fn TableField(props: &TableProps) -> Html {
    let (widget, at, words) = (&props.widget, props.at, props.widget.words);
    let Some(Kind::Table(kind)) = widget.rules.question(at.question).map(|question| &question.kind) else {
        return Html::default();
    };
    let (rows, complete): (&[Row], bool) = match &props.answer {
        Some(Answer::Table(table)) => (&table.rows, table.complete),
        _ => (&[], false),
    };
    let done = if rows.is_empty() { fill(words.complete_empty, "row", &kind.row_name) } else { words.complete.into() };
    html! {
        <div class="table">
            { for rows.iter().enumerate().map(|(index, row)| html! {
                <TableRow key={index} widget={widget.clone()} {at} {index} row={row.clone()} name={props.name.clone()} />
            }) }
            if rows.len() < kind.max_rows as usize {
                <button type="button" class="second" data-action="add-row" onclick={widget.always(Action::Edit(Edit::AddRow(at)))}>
                    { fill(words.add_row, "row", &kind.row_name) }
                </button>
            }
            <label class="choice complete">
                <input type="checkbox" checked={complete} onchange={widget.always::<Event>(Action::Edit(Edit::Complete(at, !complete)))} />
                <span>{ done }</span>
            </label>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    widget: Widget,
    at: QuestionRef,
    index: usize,
    row: Row,
    name: AttrValue,
}

#[component]
fn TableRow(props: &RowProps) -> Html {
    let (widget, at, index) = (&props.widget, props.at, props.index);
    let Some(kind) = table_kind(widget, at) else { return Html::default() };
    let remove = fill(widget.words.remove_row, "n", &(index + 1).to_string());
    html! {
        <div class="table-row" role="group" aria-label={format!("{} {}", kind.row_name, index + 1)}>
            <div class="row-head">
                <span class="row-name">{ format!("{} {}", kind.row_name, index + 1) }</span>
                <button type="button" class="quiet" onclick={widget.always(Action::Edit(Edit::RemoveRow(at, index)))}>{ remove }</button>
            </div>
            <div class="cells">
                { for kind.columns.iter().map(|column| cell(props, column)) }
            </div>
        </div>
    }
}

fn table_kind(widget: &Widget, at: QuestionRef) -> Option<&TableKind> {
    match widget.rules.question(at.question).map(|question| &question.kind) {
        Some(Kind::Table(kind)) => Some(kind),
        _ => None,
    }
}

fn cell(props: &RowProps, column: &Column) -> Html {
    let answer = props.row.get(&column.id);
    let id = format!("{}-{}-{}", props.name, props.index, column.id);
    let fault = answer.and_then(|answer| match read_answer(&props.widget.rules, &column.kind, answer) {
        Fact::IllFormed(fault) => Some(santong_documents::ill_formed_text(&column.kind, &fault, props.widget.documents)),
        _ => None,
    });
    let missing = !column.optional && answer.is_none();
    html! {
        <div class={classes!("cell", missing.then_some("missing"))}>
            <label for={id.clone()}>
                { &column.label }
                if column.optional {
                    <span class="unit">{ format!("（{}）", props.widget.words.optional) }</span>
                }
                if let Some(unit) = unit(&column.kind) {
                    <span class="unit">{ format!("（{unit}）") }</span>
                }
            </label>
            { cell_field(props, column, answer, id.clone(), fault.is_some()) }
            if let Some(fault) = fault {
                <p id={format!("{id}-fault")} class="remark wrong">{ fault }</p>
            }
        </div>
    }
}

fn unit(kind: &Kind) -> Option<&str> {
    let unit = match kind {
        Kind::Number(number) => &number.unit,
        Kind::Money { unit } => unit,
        _ => return None,
    };
    (!unit.is_empty()).then_some(unit)
}

fn cell_field(props: &RowProps, column: &Column, answer: Option<&Answer>, id: String, wrong: bool) -> Html {
    let words = props.widget.words;
    let at = CellRef { question: props.at, row: props.index, column: column.id.clone() };
    let text = match answer {
        Some(Answer::Text(text)) => text.as_str(),
        Some(Answer::Flag(true)) => "yes",
        Some(Answer::Flag(false)) => "no",
        _ => "",
    };
    let options = match &column.kind {
        Kind::Choice(choices) => choices.iter().map(|choice| (choice.id.as_str(), choice.label.as_str())).collect(),
        Kind::Boolean => vec![("yes", words.yes), ("no", words.no)],
        kind => {
            let oninput = props.widget.on(move |event: InputEvent| Some(Action::Edit(Edit::Cell(at.clone(), unless_empty(typed(&event)?)))));
            return html! {
                <input type="text" {id} value={text.to_owned()} {oninput} autocomplete="off" inputmode={input_mode(kind)}
                    aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| format!("{}-{}-{}-fault", props.name, props.index, column.id))} />
            };
        }
    };
    let flag = column.kind == Kind::Boolean;
    let onchange = props.widget.on(move |event: Event| {
        let value = event.target_dyn_into::<HtmlSelectElement>()?.value();
        let answer = match value.as_str() {
            "" => None,
            yes_or_no if flag => Some(Answer::Flag(yes_or_no == "yes")),
            _ => Some(Answer::Text(value)),
        };
        Some(Action::Edit(Edit::Cell(at.clone(), answer)))
    });
    html! {
        <select {id} {onchange}>
            <option value="" selected={text.is_empty()}>{ words.choose }</option>
            { for options.iter().map(|(value, label)| html! {
                <option value={(*value).to_owned()} selected={*value == text}>{ *label }</option>
            }) }
        </select>
    }
}
