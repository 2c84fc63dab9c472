//! Writing a declaration: the paragraphs of the rule set with the answers in their places.

use santong_rules::{
    Answer, Column, DeclarationContent, Fact, Outcome, Paragraph, Piece, QuestionId, Row, Scope,
    Shown, Table, Value, evaluate, read_answer,
};

use super::{
    labels::{labelled, segments},
    number,
};
use crate::{
    Block,
    answer::value_text,
    case::{Case, columns},
    comparison::{Lines, comparison_table},
    text::fill,
};

/// A declaration being written.
pub struct Form<'a> {
    /// What is written so far.
    pub blocks: Vec<Block>,
    headings: usize,
    case: &'a Case<'a>,
    product: usize,
    scope: Scope<'a>,
    /// Nothing is missing any more: what is not given now was not needed.
    ready: bool,
}

/// What stands in the place of an answer.
enum Place {
    /// The answer, or what is still to be done for it.
    Filled(String),
    /// Not given and not needed, or the question makes no sense here: the words to say so beside
    /// others; alone it is left out.
    Empty(&'static str),
}

impl<'a> Form<'a> {
    /// An empty one.
    pub fn new(case: &'a Case<'a>, product: usize, ready: bool) -> Self {
        Self {
            blocks: Vec::new(),
            headings: 0,
            case,
            product,
            scope: case.scope(Some(product)),
            ready,
        }
    }

    /// Writes a content: heading and paragraphs.
    pub fn content(&mut self, content: &DeclarationContent) {
        self.heading(content);
        let empty = self.blocks.len();
        for paragraph in &content.paragraphs {
            if !self.applies(paragraph) {
                continue;
            }
            if let [Piece::Answer(id)] = paragraph.pieces.as_slice()
                && let Some(table) = self.table(*id)
            {
                self.caption(*id, &content.title);
                self.blocks.push(table);
                continue;
            }
            // Words without a place for an answer are a statement, colon or not.
            let fields = self.fields(&paragraph.pieces);
            match fields.filter(|_| paragraph.pieces.len() > 1) {
                Some(fields) => self.add_fields(fields),
                None => self
                    .blocks
                    .extend(self.line(&paragraph.pieces).map(Block::Paragraph)),
            }
        }
        // Supporting information of which there is none needs no heading either.
        if content.letter.is_empty() && self.blocks.len() == empty {
            self.blocks.pop();
            self.headings -= 1;
        }
    }

    /// Fields that follow each other are one block.
    fn add_fields(&mut self, fields: Vec<(String, String)>) {
        match self.blocks.last_mut() {
            Some(Block::Fields(last)) => last.extend(fields),
            _ if fields.is_empty() => {}
            _ => self.blocks.push(Block::Fields(fields)),
        }
    }

    /// Writes the content that is signed: labels with answers, and with nothing behind where
    /// somebody has to sign or seal.
    pub fn signature(&mut self, content: &DeclarationContent) {
        self.heading(content);
        let mut places = Vec::new();
        for paragraph in &content.paragraphs {
            if !self.applies(paragraph) {
                continue;
            }
            match self.fields(&paragraph.pieces) {
                Some(fields) => places.extend(fields),
                None => {
                    let line = self.line(&paragraph.pieces);
                    self.blocks.extend(line.map(Block::Paragraph));
                }
            }
        }
        self.blocks.push(Block::Signature(places));
    }

    /// Writes a note.
    pub fn note(&mut self, note: &Paragraph) {
        if self.applies(note) {
            let line = self.line(&note.pieces);
            self.blocks.extend(line.map(Block::Note));
        }
    }

    /// 三、声明对象（c）: numbered in the order of this document, with the letter of the standard.
    fn heading(&mut self, content: &DeclarationContent) {
        let words = self.case.words;
        let mut heading = content.title.clone();
        if let Some(ordinal) = words.ordinals.split(' ').nth(self.headings) {
            heading = fill(words.numbered, &[ordinal, &heading]);
        }
        self.headings += 1;
        if !content.letter.is_empty() {
            heading = fill(words.remarked, &[&heading, &content.letter]);
        }
        self.blocks.push(Block::Heading(heading));
    }

    fn applies(&self, paragraph: &Paragraph) -> bool {
        paragraph.when.as_ref().is_none_or(|when| {
            matches!(
                evaluate(when, &self.scope),
                Outcome::Known(Value::Bool(true), _)
            )
        })
    }

    /// `label：value；label：value` as fields; `None` where a paragraph is a sentence.
    fn fields(&self, pieces: &[Piece]) -> Option<Vec<(String, String)>> {
        let words = self.case.words;
        let segments = segments(pieces, words);
        let labelled: Option<Vec<_>> = segments
            .into_iter()
            .map(|segment| labelled(segment, words))
            .collect();
        let fields = labelled?.into_iter().filter_map(|(label, value)| {
            let value = self.line(&value)?.trim().to_owned();
            Some((label, value))
        });
        Some(fields.collect())
    }

    /// The text of pieces; `None` where they are about answers and none of them is given.
    fn line(&self, pieces: &[Piece]) -> Option<String> {
        let mut text = String::new();
        let (mut places, mut empty) = (0, 0);
        for piece in pieces {
            match piece {
                Piece::Words(piece) => text.push_str(piece),
                Piece::DeclarationNumber => text.push_str(&self.number()),
                Piece::Answer(id) => {
                    places += 1;
                    match self.place(*id) {
                        Place::Filled(answer) => text.push_str(&answer),
                        Place::Empty(remark) => {
                            empty += 1;
                            text.push_str(remark);
                        }
                    }
                }
            }
        }
        (places == 0 || empty < places).then_some(text)
    }

    fn number(&self) -> String {
        number(self.case, self.product).unwrap_or_else(|missing| {
            let missing = missing.into_iter().map(|id| self.short(id));
            let missing: Vec<&str> = missing.collect();
            let words = self.case.words;
            fill(words.to_fill, &[&missing.join(words.enumeration)])
        })
    }

    fn short(&self, id: QuestionId) -> &str {
        let question = self.case.rules.question(id);
        question.map_or("", |question| &question.short)
    }

    fn place(&self, id: QuestionId) -> Place {
        let words = self.case.words;
        let Some(question) = self.case.rules.question(id) else {
            return Place::Empty(words.not_given);
        };
        let shown = self.scope.shown(id);
        let to_do = match (&shown, self.scope.fact(id)) {
            (Shown::No, _) => return Place::Empty(words.does_not_apply),
            (Shown::Yes, Fact::Known(value)) if !is_untouched(value) => {
                let text = value_text(&question.kind, value, usize::MAX, words);
                return Place::Filled(text);
            }
            (Shown::Yes, Fact::Unsure) => words.to_confirm,
            (Shown::Yes, Fact::IllFormed(_)) => words.to_correct,
            _ => words.to_fill,
        };
        if self.ready {
            return Place::Empty(words.not_given);
        }
        Place::Filled(fill(to_do, &[&question.short]))
    }

    /// The rows of a table that is given and has some.
    fn table(&self, id: QuestionId) -> Option<Block> {
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
    fn caption(&mut self, id: QuestionId, heading: &str) {
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

/// A table without rows that is not said to be complete.
fn is_untouched(value: &Value) -> bool {
    matches!(value, Value::Table { rows, complete: false } if rows.is_empty())
}
