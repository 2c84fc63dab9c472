//! Writing a declaration: the paragraphs of the rule set with the answers in their places.

mod table;

use santong_rules::{
    DeclarationContent, Fact, Outcome, Paragraph, Piece, QuestionId, Scope, Shown, Value, evaluate,
};

use super::{
    labels::{labelled, segments},
    number,
};
use crate::{Block, answer::value_text, case::Case, evidence::evidence_list, text::fill};

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
        if content.letter.is_empty() {
            self.evidence();
        }
        // Supporting information of which there is none needs no heading either.
        if content.letter.is_empty() && self.blocks.len() == empty {
            self.blocks.pop();
            self.headings -= 1;
        }
    }

    /// What is registered as evidence for the product and has not expired.
    fn evidence(&mut self) {
        let lines = evidence_list(self.case, self.product);
        if !lines.is_empty() {
            let words = self.case.words;
            let caption = fill(words.labelled, &[words.kept_list, ""]);
            self.blocks.push(Block::Paragraph(caption));
            self.blocks.push(Block::List(lines));
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
}

/// A table without rows that is not said to be complete.
fn is_untouched(value: &Value) -> bool {
    matches!(value, Value::Table { rows, complete: false } if rows.is_empty())
}
