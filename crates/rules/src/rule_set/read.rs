//! Reads what `postcard` wrote, a tenth of the size of what is derived for it.
//!
//! A fault is remembered and everything read after it is empty, so that only the end asks whether
//! all went well. Members are read in the order in which their types name them.

use super::*;
use crate::{Arithmetic, Comparison, Decimal, IdentifierKind, PatternMode};

/// Deepest nesting of conditions and kinds: the compiler allows half of it.
const MAX_DEPTH: u8 = 64;

/// Reads a whole rule set; `None` where the bytes are not one.
pub(super) fn read(bytes: &[u8]) -> Option<RuleSet> {
    let mut reader = Reader::new(bytes);
    let rules = reader.rule_set();
    (!reader.failed).then_some(rules)
}

struct Reader<'a> {
    rest: &'a [u8],
    failed: bool,
    depth: u8,
}

impl<'a> Reader<'a> {
    fn new(rest: &'a [u8]) -> Self {
        Self {
            rest,
            failed: false,
            depth: 0,
        }
    }

    fn fail(&mut self) {
        self.failed = true;
        self.rest = &[];
    }

    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((&byte, rest)) => {
                self.rest = rest;
                byte
            }
            None => {
                self.fail();
                0
            }
        }
    }

    fn flag(&mut self) -> bool {
        match self.byte() {
            0 => false,
            1 => true,
            _ => {
                self.fail();
                false
            }
        }
    }

    /// A number in groups of seven bits, the lowest first.
    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.fail();
        0
    }

    /// A number whose lowest bit is the sign.
    fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }

    fn size(&mut self) -> u32 {
        u32::try_from(self.number()).unwrap_or_else(|_| {
            self.fail();
            0
        })
    }

    fn position(&mut self) -> u16 {
        u16::try_from(self.number()).unwrap_or_else(|_| {
            self.fail();
            0
        })
    }

    fn bytes(&mut self) -> &'a [u8] {
        let length = self.size() as usize;
        match self.rest.split_at_checked(length) {
            Some((bytes, rest)) => {
                self.rest = rest;
                bytes
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    fn text(&mut self) -> String {
        match std::str::from_utf8(self.bytes()) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                self.fail();
                String::new()
            }
        }
    }

    fn list<T>(&mut self, read: fn(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        for _ in 0..self.size() {
            // Not before something was read: the length itself may be damaged.
            if self.failed {
                break;
            }
            items.push(read(self));
        }
        items
    }

    fn option<T>(&mut self, read: fn(&mut Self) -> T) -> Option<T> {
        if self.flag() { Some(read(self)) } else { None }
    }

    /// One of the variants of an enumeration without content.
    fn one_of<T: Copy>(&mut self, first: T, others: &[T]) -> T {
        let Some(index) = (self.size() as usize).checked_sub(1) else {
            return first;
        };
        others.get(index).copied().unwrap_or_else(|| {
            self.fail();
            first
        })
    }

    fn nested<T>(&mut self, empty: T, read: fn(&mut Self) -> T) -> T {
        if self.depth == MAX_DEPTH {
            self.fail();
            return empty;
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn texts(&mut self) -> Vec<String> {
        self.list(Self::text)
    }

    fn question_id(&mut self) -> QuestionId {
        QuestionId(self.position())
    }

    fn clause_ids(&mut self) -> Vec<ClauseId> {
        self.list(|r| ClauseId(r.position()))
    }

    fn date(&mut self) -> Date {
        Date::new(self.position(), self.byte(), self.byte()).unwrap_or_else(|| {
            self.fail();
            Date::MAX
        })
    }

    fn decimal(&mut self) -> Decimal {
        Decimal::from_parts(self.signed(), self.byte()).unwrap_or_else(|| {
            self.fail();
            Decimal::from(0)
        })
    }

    fn level(&mut self) -> Level {
        self.one_of(Level::Enterprise, &[Level::Product])
    }

    fn rule_set(&mut self) -> RuleSet {
        RuleSet {
            id: self.text(),
            title: self.text(),
            version: self.text(),
            date: self.date(),
            lang: self.text(),
            hash: self.text(),
            documents: self.list(Self::document),
            clauses: self.list(|r| Clause {
                document: r.position(),
                number: r.text(),
                quote: r.text(),
                gist: r.text(),
            }),
            background: self.list(|r| Background {
                clause: ClauseId(r.position()),
                reason: r.text(),
            }),
            pages: self.list(|r| Page {
                id: r.text(),
                title: r.text(),
                intro: r.text(),
                level: r.level(),
            }),
            questions: self.list(Self::question),
            criteria: self.list(Self::criterion),
            measures: self.list(Self::measure),
            declaration: self.declaration(),
            patterns: self.list(Self::pattern),
        }
    }

    fn document(&mut self) -> Document {
        Document {
            id: self.text(),
            title: self.text(),
            short: self.text(),
            number: self.text(),
            issuer: self.text(),
            issued: self.option(Self::date),
            scope: self.text(),
            source: self.one_of(Source::Original, &[Source::Reprint, Source::Summary]),
            via: self.text(),
            stored: self.option(Self::date),
        }
    }

    fn question(&mut self) -> Question {
        Question {
            id: self.text(),
            level: self.level(),
            page: self.position(),
            label: self.text(),
            short: self.text(),
            help: self.text(),
            kind: self.kind(),
            shown_when: self.option(Self::condition),
            evidence: self.texts(),
            clauses: self.clause_ids(),
        }
    }

    fn kind(&mut self) -> Kind {
        match self.size() {
            0 => Kind::Boolean,
            1 => Kind::Choice(self.list(Self::choice)),
            2 => Kind::Choices(self.list(Self::choice)),
            3 => Kind::Text(TextKind {
                multiline: self.flag(),
                max_length: self.size(),
                pattern: self.option(Self::position),
                pattern_hint: self.text(),
                identifier: self.option(|r| r.one_of(IdentifierKind::CreditCode, &[])),
            }),
            4 => Kind::Number(NumberKind {
                unit: self.text(),
                min: self.option(Self::decimal),
                max: self.option(Self::decimal),
            }),
            5 => Kind::Money { unit: self.text() },
            6 => Kind::Date,
            7 => Kind::Table(TableKind {
                columns: self.list(|r| Column {
                    id: r.text(),
                    label: r.text(),
                    optional: r.flag(),
                    kind: r.nested(Kind::Boolean, Self::kind),
                }),
                row_name: self.text(),
                max_rows: self.size(),
            }),
            _ => {
                self.fail();
                Kind::Boolean
            }
        }
    }

    fn choice(&mut self) -> Choice {
        Choice {
            id: self.text(),
            label: self.text(),
            group: self.text(),
        }
    }

    fn criterion(&mut self) -> Criterion {
        Criterion {
            id: self.text(),
            level: self.level(),
            group: self.group(),
            strength: self.strength(),
            title: self.text(),
            why: self.text(),
            applies_when: self.option(Self::condition),
            met_when: self.condition(),
            remedy: self.text(),
            evidence: self.texts(),
            clauses: self.clause_ids(),
        }
    }

    fn group(&mut self) -> Group {
        let others = [
            Group::Product,
            Group::Access,
            Group::SameLine,
            Group::SameStandard,
            Group::SameQuality,
            Group::Compliance,
            Group::Declaration,
            Group::Brand,
            Group::Channel,
            Group::Digital,
            Group::Service,
            Group::Finance,
            Group::Innovation,
        ];
        self.one_of(Group::Subject, &others)
    }

    fn strength(&mut self) -> Strength {
        let others = [
            Strength::Required,
            Strength::Advised,
            Strength::Capability,
            Strength::Caution,
        ];
        self.one_of(Strength::Gate, &others)
    }

    fn measure(&mut self) -> Measure {
        Measure {
            id: self.text(),
            level: self.level(),
            title: self.text(),
            offers: self.text(),
            relevant_when: self.option(Self::condition),
            responsible: self.text(),
            prepare: self.texts(),
            time_note: self.text(),
            clauses: self.clause_ids(),
        }
    }

    fn declaration(&mut self) -> DeclarationForm {
        DeclarationForm {
            title: self.text(),
            form: self.text(),
            number_prefix: self.text(),
            number_code: self.question_id(),
            number_date: self.question_id(),
            contents: self.list(|r| DeclarationContent {
                letter: r.text(),
                title: r.text(),
                needs: r.list(Self::question_id),
                paragraphs: r.list(Self::paragraph),
            }),
            notes: self.list(Self::paragraph),
            risk_words: self.list(|r| RiskWord {
                word: r.text(),
                reason: r.text(),
            }),
        }
    }

    fn paragraph(&mut self) -> Paragraph {
        Paragraph {
            when: self.option(Self::condition),
            pieces: self.list(Self::piece),
        }
    }

    fn piece(&mut self) -> Piece {
        match self.size() {
            0 => Piece::Words(self.text()),
            1 => Piece::Answer(self.question_id()),
            2 => Piece::DeclarationNumber,
            _ => {
                self.fail();
                Piece::DeclarationNumber
            }
        }
    }

    fn pattern(&mut self) -> Pattern {
        let source = self.text();
        let mode = self.one_of(PatternMode::Whole, &[PatternMode::Search]);
        Pattern::new(source, mode, self.bytes().to_vec())
    }

    fn condition(&mut self) -> Condition {
        self.nested(Condition::AsOf, Self::condition_here)
    }

    fn boxed(&mut self) -> Box<Condition> {
        Box::new(self.condition())
    }

    fn condition_here(&mut self) -> Condition {
        match self.size() {
            0 => Condition::Bool(self.flag()),
            1 => Condition::Int(self.signed()),
            2 => Condition::Decimal(self.decimal()),
            3 => Condition::Text(self.text()),
            4 => Condition::Date(self.date()),
            5 => Condition::AsOf,
            6 => Condition::Answer(self.question_id()),
            7 => Condition::Variable(self.byte()),
            8 => Condition::Cell(self.byte(), self.byte()),
            9 => Condition::List(self.list(Self::condition)),
            10 => Condition::Not(self.boxed()),
            11 => Condition::Negate(self.boxed()),
            12 => Condition::And(self.boxed(), self.boxed()),
            13 => Condition::Or(self.boxed(), self.boxed()),
            14 => Condition::If(self.boxed(), self.boxed(), self.boxed()),
            15 => Condition::Compare(self.comparison(), self.boxed(), self.boxed()),
            16 => Condition::Calculate(self.arithmetic(), self.boxed(), self.boxed()),
            17 => Condition::In(self.boxed(), self.boxed()),
            18 => Condition::Size(self.boxed()),
            19 => Condition::Matches(self.boxed(), self.position()),
            20 => Condition::All(self.boxed(), self.boxed()),
            21 => Condition::Exists(self.boxed(), self.boxed()),
            _ => {
                self.fail();
                Condition::AsOf
            }
        }
    }

    fn comparison(&mut self) -> Comparison {
        let others = [
            Comparison::NotEqual,
            Comparison::Less,
            Comparison::LessOrEqual,
            Comparison::Greater,
            Comparison::GreaterOrEqual,
        ];
        self.one_of(Comparison::Equal, &others)
    }

    fn arithmetic(&mut self) -> Arithmetic {
        let others = [Arithmetic::Subtract, Arithmetic::Multiply];
        self.one_of(Arithmetic::Add, &others)
    }
}

#[cfg(test)]
mod tests;
