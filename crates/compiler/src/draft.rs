//! The rule set under construction: what was read so far, by name and with places.

use std::collections::BTreeMap;

use santong_rules::{
    Background, Choice, Clause, ClauseId, Condition, Criterion, DeclarationForm, Document, Level,
    Measure, Overlay, Page, Prepared, Question, QuestionId, Retired, RuleSet, Share,
};

use crate::diagnostic::Code;
use crate::expression::{self, Names, Type};
use crate::ids::Ids;
use crate::nearest;
use crate::patterns::Patterns;
use crate::schema::{Example, Header, PreparedCell, Translated};
use crate::source::{Place, Sources};
use crate::string_map::StringMap;
use crate::toml_reader::{Context, Table, Text};

pub(crate) struct Draft<'a> {
    pub cx: Context<'a>,
    pub header: Option<Header>,
    pub overlays: Vec<Overlay>,
    pub overlay_ids: Ids,
    pub documents: Vec<Document>,
    pub document_ids: Ids,
    pub clauses: Vec<Clause>,
    /// By document id and clause number with a space between.
    pub clause_ids: Ids,
    /// Where the quotation of each clause stands, if it has one.
    pub quote_places: Vec<Option<Place>>,
    pub background: Vec<Background>,
    pub background_places: Vec<Place>,
    pub retired: Vec<Retired>,
    pub pages: Vec<Page>,
    pub page_ids: Ids,
    pub regions: Vec<Choice>,
    pub region_ids: Ids,
    pub questions: Vec<Question>,
    pub question_ids: Ids,
    pub question_types: Vec<Type>,
    pub shown_when_places: BTreeMap<QuestionId, Place>,
    pub prepared: Vec<Prepared>,
    pub prepared_cells: Vec<PreparedCell>,
    pub criteria: Vec<Criterion>,
    pub criterion_ids: Ids,
    pub measures: Vec<Measure>,
    pub measure_ids: Ids,
    pub shares: Vec<Share>,
    pub declaration: Option<(DeclarationForm, Place)>,
    pub patterns: Patterns,
    pub examples: Vec<Example>,
    pub translated: Vec<Translated>,
}

impl<'a> Draft<'a> {
    pub fn new(cx: Context<'a>) -> Self {
        Self {
            cx,
            header: None,
            overlays: Vec::new(),
            overlay_ids: Ids::new("附加规则"),
            documents: Vec::new(),
            document_ids: Ids::new("文件"),
            clauses: Vec::new(),
            clause_ids: Ids::new("条款"),
            quote_places: Vec::new(),
            background: Vec::new(),
            retired: Vec::new(),
            background_places: Vec::new(),
            pages: Vec::new(),
            page_ids: Ids::new("页面"),
            regions: Vec::new(),
            region_ids: Ids::new("地区"),
            questions: Vec::new(),
            question_ids: Ids::new("问题"),
            question_types: Vec::new(),
            shown_when_places: BTreeMap::new(),
            prepared: Vec::new(),
            prepared_cells: Vec::new(),
            criteria: Vec::new(),
            criterion_ids: Ids::new("检查项"),
            measures: Vec::new(),
            measure_ids: Ids::new("支持措施"),
            shares: Vec::new(),
            declaration: None,
            patterns: Patterns::default(),
            examples: Vec::new(),
            translated: Vec::new(),
        }
    }

    /// The compiled condition, if it has no fault; faults are reported where they stand in the file.
    pub fn condition(&mut self, text: &Text) -> Option<Condition> {
        let names = QuestionNames {
            ids: &self.question_ids,
            types: &self.question_types,
            sources: self.cx.sources,
        };
        let faults = match expression::compile(&text.value, &names, &mut self.patterns) {
            Ok((condition, Type::Bool | Type::Any)) => return Some(condition),
            Ok((_, found)) => {
                let message = format!("条件应当是真假判断，这里是{found}");
                self.cx.faults.error(
                    text.place,
                    Code::TypeMismatch,
                    message,
                    expression::boolean_hint(&found),
                );
                return None;
            }
            Err(faults) => faults,
        };
        let map = StringMap::new(self.cx.sources.slice(text.place), text.place.start);
        for fault in faults {
            let (start, end) = (map.source(fault.start), map.source(fault.end));
            let place = Place {
                file: text.place.file,
                start,
                end: end.max(start),
            };
            self.cx
                .faults
                .error(place, fault.code, fault.message, fault.hint);
        }
        None
    }

    /// As [`condition`](Self::condition); a faulty one stops the compilation anyway and counts as true here.
    pub fn condition_or_true(&mut self, text: &Text) -> Condition {
        self.condition(text).unwrap_or(Condition::Bool(true))
    }

    /// The overlay that adds what stands at a place.
    pub fn origin(&self, place: Place) -> Option<u16> {
        let overlay = self.cx.sources.overlay(place.file)?;
        u16::try_from(overlay).ok()
    }

    /// Product level where any of the conditions reads a question about products.
    pub fn level(&self, conditions: [Option<&Condition>; 2]) -> Level {
        let mut level = Level::Enterprise;
        for condition in conditions.into_iter().flatten() {
            condition.questions(&mut |id| {
                let question = self.questions.get(usize::from(id.0));
                level = level.max(question.map_or(Level::Enterprise, |question| question.level));
            });
        }
        level
    }

    /// The clauses that a list names as `<document> <number>`.
    pub fn clauses(&self, table: &mut Table<'_>, key: &'static str) -> Vec<ClauseId> {
        let mut clauses = Vec::new();
        for name in table.texts(key) {
            if let Some(position) = self.clause_ids.get(&name.value) {
                let clause = ClauseId(position);
                if clauses.contains(&clause) {
                    table.error(
                        name.place,
                        Code::Duplicate,
                        format!("条款“{}”重复", name.value),
                        "",
                    );
                } else {
                    clauses.push(clause);
                }
            } else if !self.may_have_lost(&name.value) {
                table.error(
                    name.place,
                    Code::UnknownId,
                    format!("没有条款“{}”", name.value),
                    self.clause_hint(&name.value),
                );
            }
        }
        clauses
    }

    pub fn required_clauses(&self, table: &mut Table<'_>) -> Vec<ClauseId> {
        let clauses = self.clauses(table, "clauses");
        match table.value("clauses") {
            None => table.missing("clauses"),
            Some(value)
                if value
                    .get_ref()
                    .as_array()
                    .is_some_and(|items| items.is_empty()) =>
            {
                table.error(
                    table.at(value),
                    Code::BadValue,
                    "至少要引用一个条款",
                    "写成 [\"文件 条款号\"]。",
                );
            }
            Some(_) => {}
        }
        clauses
    }

    fn may_have_lost(&self, clause: &str) -> bool {
        let Some((document, number)) = clause.split_once(' ') else {
            return false;
        };
        let lost = if self.document_ids.get(document).is_some() {
            number
        } else {
            document
        };
        self.cx.sources.may_have_lost(lost)
    }

    fn clause_hint(&self, name: &str) -> String {
        let Some((document, number)) = name.split_once(' ') else {
            return "写成“文件 条款号”，中间空一格。".to_owned();
        };
        if self.document_ids.get(document).is_none() {
            return nearest::hint(document, self.document_ids.names());
        }
        let prefix = format!("{document} ");
        let numbers = self
            .clause_ids
            .names()
            .filter_map(|name| name.strip_prefix(&prefix));
        nearest::hint(number, numbers)
    }

    /// The rule set; complete when nothing was reported.
    pub fn into_rule_set(self, hash: String) -> Option<RuleSet> {
        let header = self.header?;
        Some(RuleSet {
            id: header.id,
            title: header.title,
            version: header.version,
            date: header.date?,
            lang: header.lang,
            hash,
            overlays: self.overlays,
            documents: self.documents,
            clauses: self.clauses,
            background: self.background,
            retired: self.retired,
            translations: Vec::new(),
            pages: self.pages,
            questions: self.questions,
            prepared: self.prepared,
            criteria: self.criteria,
            measures: self.measures,
            shares: self.shares,
            declaration: self.declaration?.0,
            patterns: self.patterns.compiled,
        })
    }
}

/// Questions as names in conditions.
struct QuestionNames<'a> {
    ids: &'a Ids,
    types: &'a [Type],
    sources: &'a Sources,
}

impl Names for QuestionNames<'_> {
    fn find(&self, name: &str) -> Option<(Condition, Type)> {
        let position = self.ids.get(name)?;
        let kind = self.types.get(usize::from(position))?;
        Some((Condition::Answer(QuestionId(position)), kind.clone()))
    }

    fn all(&self) -> Vec<&str> {
        self.ids.names().collect()
    }

    fn is_excused(&self, name: &str) -> bool {
        self.sources.may_have_lost(name)
    }
}
