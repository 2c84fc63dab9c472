//! From what the reader does with a field to the answer.

use super::*;

#[test]
fn what_is_typed_or_chosen_becomes_the_answer_of_the_kind() {
    let (mut state, _) = begin();
    let mut check = |name: &str, typed: &str, expected: Option<Answer>| {
        let at = at(&state, name);
        edit(
            &mut state,
            Edit::Enter(FieldRef::Question(at), typed.into()),
        );
        assert_eq!(state.answer(at), expected.as_ref(), "{name}: {typed}");
    };
    check("enterprise.name", "甲", Some(text("甲")));
    check("enterprise.name", "?", Some(text("?")));
    check("enterprise.name", "", None);
    check("enterprise.region", "330000", Some(text("330000")));
    check("enterprise.region", "?", Some(Answer::Unsure));
    check("enterprise.region", "", None);
}

#[test]
fn unsure_sets_the_answer_aside_and_brings_it_back() {
    let check =
        |name: &str, before: Option<Answer>, between: Option<Answer>, expected: Option<Answer>| {
            let (mut state, _) = begin();
            let at = at(&state, name);
            edit(&mut state, Edit::Answer(at, before.clone()));
            edit(&mut state, Edit::Unsure(at, true));
            assert_eq!(state.answer(at), Some(&Answer::Unsure));
            if let Some(between) = between {
                edit(&mut state, Edit::Answer(at, Some(between)));
            }
            edit(&mut state, Edit::Unsure(at, false));
            assert_eq!(state.answer(at), expected.as_ref(), "{name}: {before:?}");
        };
    let table = Answer::Table(Table {
        rows: vec![Row::default()],
        complete: true,
    });
    check("enterprise.name", Some(text("甲")), None, Some(text("甲")));
    check("enterprise.name", None, None, None);
    check("enterprise.name", Some(text("甲")), Some(text("乙")), None);
    check(
        "product.indicators/0",
        Some(table.clone()),
        None,
        Some(table),
    );
}

#[test]
fn the_answer_set_aside_is_the_latest() {
    let (mut state, _) = begin();
    let table = at(&state, "product.indicators/0");
    edit(&mut state, Edit::Complete(table, true));
    edit(&mut state, Edit::Unsure(table, true));
    edit(&mut state, Edit::AddRow(table));
    edit(&mut state, Edit::Unsure(table, true));
    edit(&mut state, Edit::Unsure(table, true));
    edit(&mut state, Edit::Unsure(table, false));
    let row = Answer::Table(Table {
        rows: vec![Row::default()],
        complete: false,
    });
    assert_eq!(state.answer(table), Some(&row));
}

#[test]
fn boxes_are_ticked_and_unticked() {
    let (mut state, _) = begin();
    let markets = at(&state, "product.markets/0");
    let mut check = |id: &str, ticked: bool, expected: Option<&[&str]>| {
        edit(&mut state, Edit::Member(markets, id.into(), ticked));
        let set = expected.map(|ids| Answer::Set(ids.iter().map(|id| (*id).to_owned()).collect()));
        assert_eq!(state.answer(markets), set.as_ref(), "{id} {ticked}");
    };
    check("us", true, Some(&["us"]));
    check("eu", true, Some(&["us", "eu"]));
    check("us", true, Some(&["eu", "us"]));
    check("eu", false, Some(&["us"]));
    check("us", false, None);
    check("us", false, None);
    give(&mut state, "product.markets/0", Answer::Set(Vec::new()));
    edit(&mut state, Edit::Member(markets, "eu".into(), true));
    assert_eq!(
        state.answer(markets),
        Some(&Answer::Set(vec!["eu".into()])),
        "after none of these"
    );
}

#[test]
fn tables_are_filled_row_by_row() {
    let (mut state, _) = begin();
    let question = at(&state, "product.indicators/0");
    let cell = |row: usize, column: &str, typed: &str| {
        Edit::Enter(
            FieldRef::Cell(CellRef {
                question,
                row,
                column: column.into(),
            }),
            typed.into(),
        )
    };
    let mut check = |change: Edit, expected: &str| {
        edit(&mut state, change.clone());
        assert_eq!(
            state.answer(question).map(written).unwrap_or_default(),
            expected,
            "{change:?}"
        );
    };
    check(Edit::Complete(question, true), " complete");
    check(Edit::AddRow(question), "[]");
    check(cell(0, "name", "铅"), "[name=铅]");
    check(cell(0, "tested", "yes"), "[name=铅 tested=true]");
    check(cell(1, "name", "没有这一行"), "[name=铅 tested=true]");
    check(Edit::AddRow(question), "[name=铅 tested=true][]");
    check(
        cell(1, "tested", "no"),
        "[name=铅 tested=true][tested=false]",
    );
    check(
        Edit::Complete(question, true),
        "[name=铅 tested=true][tested=false] complete",
    );
    check(cell(0, "tested", ""), "[name=铅][tested=false] complete");
    check(
        Edit::RemoveRow(question, 5),
        "[name=铅][tested=false] complete",
    );
    check(Edit::RemoveRow(question, 0), "[tested=false] complete");
    check(Edit::RemoveRow(question, 0), " complete");
    check(Edit::Complete(question, false), "");
}

/// A table as `[column=cell …]` for each row, and whether it is complete.
fn written(answer: &Answer) -> String {
    let Answer::Table(table) = answer else {
        return format!("{answer:?}");
    };
    let mut text = String::new();
    for row in &table.rows {
        let cells = row.iter().map(|(column, cell)| match cell {
            Answer::Text(text) => format!("{column}={text}"),
            Answer::Flag(flag) => format!("{column}={flag}"),
            other => format!("{column}={other:?}"),
        });
        text += &format!("[{}]", cells.collect::<Vec<_>>().join(" "));
    }
    if table.complete {
        text + " complete"
    } else {
        text
    }
}

#[test]
fn a_prepared_row_is_taken_as_cells_to_complete() {
    let (mut state, _) = begin();
    let table = at(&state, "product.indicators/0");
    edit(&mut state, Edit::Complete(table, true));
    edit(&mut state, Edit::TakePrepared(table, 0, 1));
    let row = Row::from([
        ("name".into(), text("泄漏电流")),
        ("tested".into(), Answer::Flag(false)),
    ]);
    let mut taken = Table {
        rows: vec![row],
        complete: false,
    };
    assert_eq!(state.answer(table), Some(&Answer::Table(taken.clone())));
    edit(&mut state, Edit::TakePrepared(table, 0, 0));
    taken
        .rows
        .push(Row::from([("name".into(), text("铅溶出量"))]));
    assert_eq!(state.answer(table), Some(&Answer::Table(taken.clone())));
    // What is not there, or not for this question, changes nothing.
    let other = at(&state, "product.line/0");
    for edit_ in [
        Edit::TakePrepared(table, 0, 2),
        Edit::TakePrepared(table, 1, 0),
        Edit::TakePrepared(other, 0, 0),
    ] {
        edit(&mut state, edit_);
        assert_eq!(state.answer(table), Some(&Answer::Table(taken.clone())));
        assert_eq!(state.answer(other), None);
    }
}
