//! Tables of a declaration.

use santong_rules::{Answer, Column, Fact, QuestionId, Row, Shown, Table, Value, read_answer};

use super::Form;
use crate::{
    Block,
    answer::value_text,
    case::columns,
    comparison::{Lines, comparison_table},
    text::fill,
};

impl Form<'_> {
    /// The rows of a table that is given and has some.
    pub(super) fn table(&self, id: QuestionId) -> Option<Block> {
        let question = self.case.rules.question(id)?;
        let Fact::Known(Value::Table { complete, .. }) = self.scope.fact(id) else {
            return None;
        };
        let given = self
            .case
            .answers
            .of(self.case.reference(Some(self.product), id).product)?;
        let Some(Answer::Table(given)) = given.get(&question.id) else {
            return None;
        };
        if given.rows.is_empty() || self.scope.shown(id) != Shown::Yes {
            return None;
        }
        let (head, mut rows) = comparison_table(self.case, &self.scope, id)
            .unwrap_or_else(|| self.rows(columns(question), given));
        if !complete && !self.ready {
            // A row more, which says that rows are missing.
            let mut last = vec![String::new(); head.len()];
            if let Some(first) = last.first_mut() {
                *first = fill(self.case.words.to_complete, &[&question.short]);
            }
            rows.push(last);
        }
        Some(Block::Table { head, rows })
    }

    /// Headings and cells as they were given.
    fn rows(&self, columns: &[Column], given: &Table) -> Lines {
        let row = |row: &Row| {
            columns
                .iter()
                .map(|column| self.cell(column, row))
                .collect()
        };
        let head = columns.iter().map(|column| column.label.clone());
        (head.collect(), given.rows.iter().map(row).collect())
    }

    fn cell(&self, column: &Column, row: &Row) -> String {
        let (rules, words) = (self.case.rules, self.case.words);
        let fact = row.get(&column.id).map_or(Fact::Unanswered, |cell| {
            read_answer(rules, &column.kind, cell)
        });
        let to_do = match fact {
            Fact::Known(value) => return value_text(&column.kind, &value, usize::MAX, words),
            Fact::Unanswered if column.optional => return String::new(),
            Fact::Unanswered => words.to_fill,
            Fact::Unsure => words.to_confirm,
            Fact::IllFormed(_) => words.to_correct,
        };
        fill(to_do, &[&column.label])
    }

    /// What a table shows, unless the heading or the sentence above says so already.
    pub(super) fn caption(&mut self, id: QuestionId, heading: &str) {
        let words = self.case.words;
        let short = self.short(id);
        let announced = match self.blocks.last() {
            Some(Block::Paragraph(text)) => text.ends_with(words.colon),
            _ => false,
        };
        if !announced && short != heading {
            let caption = fill(words.labelled, &[short, ""]);
            self.blocks.push(Block::Paragraph(caption));
        }
    }
}
