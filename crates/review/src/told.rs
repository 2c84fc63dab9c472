//! What is told of the things of a rule set, the same in every part of the sheet.

use std::collections::BTreeSet;

use santong_documents::{Basis, ConditionPart, ZH, answer_text, basis, cell_text, condition_text};
use santong_rules::{
    Answer, ClauseId, Condition, Criterion, CriterionId, Date, Example, Kind, Measure, MeasureId,
    Promise, Question, QuestionId, RuleSet, Window,
};

use crate::{pattern::pattern_text, sheet::Item};

/// A rule set with its examples.
pub struct Told<'a> {
    pub rules: &'a RuleSet,
    pub examples: &'a [Example],
}

impl<'a> Told<'a> {
    pub fn new(rules: &'a RuleSet, examples: &'a [Example]) -> Self {
        Self { rules, examples }
    }

    /// Whether an id is that of a criterion.
    pub fn is_criterion(&self, id: CriterionId, criterion: &Criterion) -> bool {
        self.rules
            .criterion(id)
            .is_some_and(|one| one.id == criterion.id)
    }

    /// Whether an id is that of a measure.
    pub fn is_measure(&self, id: MeasureId, measure: &Measure) -> bool {
        self.rules
            .measure(id)
            .is_some_and(|one| one.id == measure.id)
    }

    /// How many examples a criterion has.
    pub fn examples_of_criterion(&self, criterion: &Criterion) -> usize {
        let of = |example: &&Example| match example.promise {
            Promise::Verdict(id, _) => self.is_criterion(id, criterion),
            Promise::Relevance(..) => false,
        };
        self.examples.iter().filter(of).count()
    }

    /// The clauses that a criterion, a question or a measure cites.
    pub fn cited(&self) -> BTreeSet<ClauseId> {
        let criteria = self.rules.criteria.iter().flat_map(|one| &one.clauses);
        let questions = self.rules.questions.iter().flat_map(|one| &one.clauses);
        let measures = self.rules.measures.iter().flat_map(|one| &one.clauses);
        criteria.chain(questions).chain(measures).copied().collect()
    }

    /// 2026年1月31日.
    pub fn date(&self, date: Date) -> String {
        format!("{}年{}月{}日", date.year(), date.month(), date.day())
    }

    /// A condition with what its patterns stand for; `None` is always the case.
    pub fn condition(&self, condition: Option<&Condition>) -> Vec<Item> {
        let Some(condition) = condition else {
            return vec![Item::new("总是")];
        };
        let mut items = vec![item(condition_text(self.rules, condition, &ZH))];
        for pattern in self.patterns(condition) {
            items.push(Item::new(format!("“写法”指：{pattern}")));
        }
        items
    }

    /// What the patterns in a condition stand for, each once.
    fn patterns(&self, condition: &Condition) -> Vec<String> {
        let mut found = Vec::new();
        condition.visit(&mut |part| {
            if let Condition::Matches(_, pattern) = part
                && let Some(pattern) = self.rules.pattern(*pattern)
            {
                let text = pattern_text(&pattern.source);
                if !found.contains(&text) {
                    found.push(text);
                }
            }
        });
        found
    }

    /// The questions that conditions look at, as they are asked.
    pub fn asked<'c>(&self, conditions: impl Iterator<Item = &'c Condition>) -> Vec<Item> {
        let mut read = Vec::new();
        for condition in conditions {
            condition.questions(&mut |id| {
                if !read.contains(&id) {
                    read.push(id);
                }
            });
        }
        let asked = read.into_iter().filter_map(|id| self.rules.question(id));
        asked.map(|question| self.question(question)).collect()
    }

    /// A question as it is asked, with its choices.
    pub fn question(&self, question: &Question) -> Item {
        let choices: Vec<&str> = match &question.kind {
            Kind::Choice(choices) | Kind::Choices(choices) => {
                choices.iter().map(|choice| choice.label.as_str()).collect()
            }
            _ => Vec::new(),
        };
        // Regions are a list of their own.
        let text = match choices.len() {
            0 => question.label.clone(),
            1..=20 => format!("{}（{}）", question.label, choices.join("；")),
            _ => format!("{}（{}个选项）", question.label, choices.len()),
        };
        Item::new(text)
    }

    /// The fields of a criterion that say what it is about.
    pub fn criterion(&self, criterion: &Criterion) -> Vec<(String, Vec<Item>)> {
        let asked = ("问什么".to_owned(), self.asked(criterion.conditions()));
        let mut fields = vec![asked];
        fields.extend(self.demands(criterion));
        fields.retain(|(_, items)| !items.is_empty());
        fields
    }

    /// The fields of a criterion that say when it applies, when it is met and what to do.
    pub fn demands(&self, criterion: &Criterion) -> Vec<(String, Vec<Item>)> {
        let evidence = criterion.evidence.iter().map(Item::new).collect();
        let mut fields = vec![
            ("何时适用", self.condition(criterion.applies_when.as_ref())),
            ("何时满足", self.condition(Some(&criterion.met_when))),
            ("整改", vec![Item::new(&criterion.remedy)]),
            ("证据", evidence),
            ("施行期间", self.window(criterion.window)),
        ];
        fields.retain(|(_, items)| !items.is_empty());
        let owned = |(label, items): (&str, _)| (label.to_owned(), items);
        fields.into_iter().map(owned).collect()
    }

    /// The fields of a measure that say what it is about.
    pub fn measure(&self, measure: &Measure) -> Vec<(String, Vec<Item>)> {
        let mut fields = vec![
            ("内容".to_owned(), vec![Item::new(&measure.offers)]),
            (
                "何时列出".to_owned(),
                self.condition(measure.relevant_when.as_ref()),
            ),
            ("责任单位".to_owned(), vec![Item::new(&measure.responsible)]),
            (
                "准备".to_owned(),
                measure.prepare.iter().map(Item::new).collect(),
            ),
        ];
        if !measure.time_note.is_empty() {
            let note = vec![Item::new(&measure.time_note)];
            fields.push(("时效提示".to_owned(), note));
        }
        fields
    }

    fn window(&self, window: Window) -> Vec<Item> {
        let from = window.from.map(|day| format!("自{}起", self.date(day)));
        let until = window.until.map(|day| format!("至{}止", self.date(day)));
        let said: Vec<String> = from.into_iter().chain(until).collect();
        if said.is_empty() {
            Vec::new()
        } else {
            vec![Item::new(said.join("，"))]
        }
    }

    /// The clauses that something rests on, quoted or told.
    pub fn clauses(&self, clauses: &[ClauseId]) -> Vec<Item> {
        let cited = clauses.iter().filter_map(|clause| {
            let basis = basis(self.rules, *clause, &ZH)?;
            let (clause, _) = self.rules.clause(*clause)?;
            let said = said(&basis);
            Some(Item::new(format!(
                "{}，{}：{said}",
                basis.document, clause.number
            )))
        });
        cited.collect()
    }

    /// The answers of an example, a line for each, a table with its rows.
    pub fn answers(&self, example: &Example) -> Vec<Item> {
        let products = example.answers.products.iter();
        let all = products.flat_map(|product| &product.answers);
        let all = example.answers.enterprise.iter().chain(all);
        let mut items: Vec<Item> = all
            .filter_map(|(id, answer)| self.answer(self.rules.find_question(id)?, answer))
            .collect();
        if items.is_empty() {
            items.push(Item::new("都没有回答"));
        }
        if let Some(day) = example.as_of {
            items.push(Item::new(format!("评估日期：{}", self.date(day))));
        }
        items
    }

    fn answer(&self, id: QuestionId, answer: &Answer) -> Option<Item> {
        let question = self.rules.question(id)?;
        let said = answer_text(self.rules, question, Some(answer), &ZH);
        let mut item = Item::new(format!("{}：{said}", question.short));
        if let (Kind::Table(table), Answer::Table(rows)) = (&question.kind, answer) {
            for row in &rows.rows {
                let cells: Vec<String> = table
                    .columns
                    .iter()
                    .map(|column| {
                        (
                            column,
                            cell_text(self.rules, column, row.get(&column.id), &ZH),
                        )
                    })
                    .filter(|(_, said)| !said.is_empty())
                    .map(|(column, said)| format!("{}：{said}", column.label))
                    .collect();
                item.items.push(Item::new(cells.join("，")));
            }
        }
        Some(item)
    }
}

/// The words of a clause: in quotation marks only what an original says.
pub fn said(basis: &Basis) -> String {
    match (basis.quoted, basis.note.is_empty()) {
        (true, _) => format!("“{}”", basis.text.replace('“', "‘").replace('”', "’")),
        (false, true) => basis.text.clone(),
        (false, false) => {
            // Where it was seen is said once, under the document.
            let note = basis.note.split('；').next().unwrap_or_default();
            let note = note.split('：').next().unwrap_or_default();
            format!("{}（{note}）", basis.text.trim_end_matches('。'))
        }
    }
}

fn item(part: ConditionPart) -> Item {
    Item {
        text: part.text,
        items: part.parts.into_iter().map(item).collect(),
    }
}
