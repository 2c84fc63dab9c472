//! Everything that a rule set says, in words and by name. Structures are taken apart completely, so
//! that a part which is added to one cannot be forgotten here.

use santong_documents::{ConditionPart, ZH, condition_text};
use santong_rules::{
    Background, Choice, Clause, ClauseId, Column, Condition, Criterion, Date, DeclarationContent,
    DeclarationForm, Document, IdentifierKind, Kind, Level, Measure, NumberKind, Overlay, Page,
    Paragraph, Piece, Prepared, Question, QuestionId, Retired, RetiredName, RiskWord, RuleSet,
    Share, Source, TableKind, TextKind, Window,
};

use super::Thing;

/// All things of a rule set, kind by kind, always in the same order of kinds.
pub fn things(rules: &RuleSet) -> Vec<Vec<Thing>> {
    // What names and dates the whole, and its hash, is told at the top.
    let RuleSet {
        id: _,
        title,
        version: _,
        date: _,
        lang,
        hash: _,
        overlays,
        documents,
        clauses,
        background,
        pages,
        questions,
        prepared,
        criteria,
        measures,
        shares,
        declaration,
        retired,
        // What it says is what is published; what it is called elsewhere decides nothing.
        translations: _,
        // Conditions and questions tell their patterns.
        patterns: _,
    } = rules;
    let words = InWords { rules };
    let whole = [("标题", title.clone()), ("语言", lang.clone())];
    vec![
        vec![thing("规则集", "ruleset", title, whole)],
        overlays.iter().map(overlay).collect(),
        documents.iter().map(|one| words.document(one)).collect(),
        clauses.iter().map(|one| words.clause(one)).collect(),
        background.iter().map(|one| words.background(one)).collect(),
        pages.iter().map(page).collect(),
        questions.iter().map(|one| words.question(one)).collect(),
        prepared.iter().map(|one| words.prepared(one)).collect(),
        criteria.iter().map(|one| words.criterion(one)).collect(),
        measures.iter().map(|one| words.measure(one)).collect(),
        shares.iter().map(|one| words.share(one)).collect(),
        words.declaration(declaration),
        retired.iter().map(retired_name).collect(),
    ]
}

fn thing<const N: usize>(
    kind: &'static str,
    id: &str,
    title: &str,
    parts: [(&str, String); N],
) -> Thing {
    Thing {
        kind,
        id: id.to_owned(),
        title: title.to_owned(),
        parts: parts.map(|(label, said)| (label.to_owned(), said)).into(),
    }
}

fn overlay(overlay: &Overlay) -> Thing {
    let Overlay {
        id,
        name,
        version,
        hash,
    } = overlay;
    let parts = [
        ("名称", name.clone()),
        ("版本", version.clone()),
        ("校验值", hash.clone()),
    ];
    thing("附加规则", id, name, parts)
}

fn page(page: &Page) -> Thing {
    let Page {
        id,
        title,
        intro,
        level,
        optional,
    } = page;
    let parts = [
        ("标题", title.clone()),
        ("说明", intro.clone()),
        ("对象", level_word(*level)),
        ("可以不填", yes(*optional)),
    ];
    thing("页面", id, title, parts)
}

fn retired_name(retired: &Retired) -> Thing {
    let Retired {
        name,
        becomes,
        since,
        reason,
    } = retired;
    let id = match name {
        RetiredName::Id(id) => id.clone(),
        RetiredName::Choice {
            question,
            column,
            choice,
        } => {
            let column = column
                .iter()
                .map(|column| format!(".{column}"))
                .collect::<String>();
            format!("{question}{column}={choice}")
        }
    };
    let parts = [
        ("代替它的", becomes.clone().unwrap_or_default()),
        ("停用的版本", since.clone()),
        ("原因", reason.clone()),
    ];
    thing("停用的名称", &id, reason, parts)
}

struct InWords<'a> {
    rules: &'a RuleSet,
}

impl InWords<'_> {
    fn document(&self, document: &Document) -> Thing {
        let Document {
            id,
            title,
            described,
            short,
            number,
            issuer,
            issued,
            scope,
            source,
            via,
            stored,
            origin: _,
        } = document;
        let source = match source {
            Source::Original => "原文",
            Source::Reprint => "转引",
            Source::Summary => "大意",
        };
        let parts = [
            ("标题", title.clone()),
            ("标题是自拟的", yes(*described)),
            ("简称", short.clone()),
            ("文号", number.clone()),
            ("发文机关", issuer.clone()),
            ("发文日期", day(*issued)),
            ("适用范围", scope.clone()),
            ("文本来源", source.to_owned()),
            ("见于", via.clone()),
            ("存档日期", day(*stored)),
        ];
        thing("文件", id, title, parts)
    }

    fn clause(&self, clause: &Clause) -> Thing {
        let Clause {
            document,
            number,
            quote,
            gist,
        } = clause;
        let document = self.rules.documents.get(usize::from(*document));
        let (id, short) = document.map_or(("", ""), |one| (one.id.as_str(), one.short.as_str()));
        let parts = [("引文", quote.clone()), ("大意", gist.clone())];
        thing(
            "条款",
            &format!("{id} {number}"),
            &format!("{short}{number}"),
            parts,
        )
    }

    fn background(&self, background: &Background) -> Thing {
        let Background { clause, reason } = background;
        let name = self.clause_name(*clause);
        thing("背景条款", &name, reason, [("原因", reason.clone())])
    }

    fn question(&self, question: &Question) -> Thing {
        let Question {
            id,
            level,
            page,
            label,
            short,
            help,
            kind,
            shown_when,
            evidence,
            clauses,
            fixed,
            todo,
            todo_no,
            rank,
            origin: _,
        } = question;
        let page = self.rules.pages.get(usize::from(*page));
        let mut thing = thing(
            "问题",
            id,
            label,
            [
                ("问法", label.clone()),
                ("简称", short.clone()),
                ("帮助", help.clone()),
                ("对象", level_word(*level)),
                (
                    "页面",
                    page.map(|page| page.title.clone()).unwrap_or_default(),
                ),
                ("何时显示", self.optional(shown_when.as_ref())),
                ("证据", evidence.join("；")),
                ("依据", self.clause_names(clauses)),
                ("企业改不了", yes(*fixed)),
                ("要做的", todo.clone()),
                ("要做的（改为否）", todo_no.clone()),
                (
                    "先问的次序",
                    rank.map(|rank| rank.to_string()).unwrap_or_default(),
                ),
            ],
        );
        self.kind("", kind, &mut thing.parts);
        thing
    }

    /// What kind of answer a question, or a column of it, takes.
    fn kind(&self, of: &str, kind: &Kind, parts: &mut Vec<(String, String)>) {
        let mut part = |label: &str, said: String| parts.push((format!("{of}{label}"), said));
        match kind {
            Kind::Boolean => part("答法", "是或否".into()),
            Kind::Date => part("答法", "日期".into()),
            Kind::Limit => part("答法", "限值".into()),
            Kind::Measured => part("答法", "实测值".into()),
            Kind::Money { unit } => part("答法", format!("金额，{unit}")),
            Kind::Number(NumberKind { unit, min, max }) => {
                let bound = |bound: &Option<santong_rules::Decimal>| {
                    bound.map(|bound| bound.to_string()).unwrap_or_default()
                };
                part(
                    "答法",
                    format!("数，{unit}，{}～{}", bound(min), bound(max)),
                );
            }
            Kind::Text(text) => part("答法", self.text_kind(text)),
            Kind::Choice(choices) => {
                part("答法", "选一个".into());
                choices
                    .iter()
                    .for_each(|one| part(&format!("选项 {}", one.id), choice(one)));
            }
            Kind::Choices(choices) => {
                part("答法", "可以选几个".into());
                choices
                    .iter()
                    .for_each(|one| part(&format!("选项 {}", one.id), choice(one)));
            }
            Kind::Table(table) => {
                let TableKind {
                    columns,
                    row_name,
                    max_rows,
                    comparison,
                } = table;
                part(
                    "答法",
                    format!("表格，每行一项{row_name}，最多{max_rows}行"),
                );
                if let Some(comparison) = comparison {
                    let sides: Vec<&str> = comparison
                        .sides
                        .iter()
                        .map(|side| side.label.as_str())
                        .collect();
                    let markets = self.question_name(comparison.markets);
                    part("比对", format!("{}；市场看{markets}", sides.join("、")));
                }
                for Column {
                    id,
                    label,
                    optional,
                    kind,
                } in columns
                {
                    let empty = if *optional { "，可以空着" } else { "" };
                    parts.push((format!("列 {id}"), format!("{label}{empty}")));
                    self.kind(&format!("列 {id} 的"), kind, parts);
                }
            }
        }
    }

    fn text_kind(&self, text: &TextKind) -> String {
        let TextKind {
            multiline,
            max_length,
            pattern,
            pattern_hint,
            identifier,
            none,
        } = text;
        let pattern = pattern.and_then(|pattern| self.rules.pattern(pattern));
        let source = pattern.map(|pattern| format!("，写法 {}（{pattern_hint}）", pattern.source));
        format!(
            "文字，最多{max_length}字{}{}{}{}",
            if *multiline { "，可以分行" } else { "" },
            source.unwrap_or_default(),
            identifier.map(identifier_name).unwrap_or_default(),
            if *none { "，可以填“无”" } else { "" },
        )
    }

    fn prepared(&self, prepared: &Prepared) -> Thing {
        let Prepared {
            question,
            when,
            title,
            hint,
            rows,
        } = prepared;
        let question = self.question_name(*question);
        let rows: Vec<String> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|(_, cell)| cell.as_str())
                    .collect::<Vec<_>>()
                    .join("，")
            })
            .collect();
        let parts = [
            ("何时列出", self.optional(when.as_ref())),
            ("提示", hint.clone()),
            ("各行", rows.join("；")),
        ];
        thing("备选行", &format!("{question} {title}"), title, parts)
    }

    fn criterion(&self, criterion: &Criterion) -> Thing {
        let Criterion {
            id,
            level,
            group,
            strength,
            title,
            why,
            applies_when,
            met_when,
            remedy,
            evidence,
            clauses,
            origin: _,
            window: Window { from, until },
        } = criterion;
        let parts = [
            ("标题", title.clone()),
            ("对象", level_word(*level)),
            ("分组", ZH.group(*group).to_owned()),
            ("强度", ZH.strength(*strength).to_owned()),
            ("为什么", why.clone()),
            ("何时适用", self.optional(applies_when.as_ref())),
            ("何时满足", self.condition(met_when)),
            ("整改", remedy.clone()),
            ("证据", evidence.join("；")),
            ("依据", self.clause_names(clauses)),
            ("施行起日", day(*from)),
            ("施行止日", day(*until)),
        ];
        thing("检查项", id, title, parts)
    }

    fn measure(&self, measure: &Measure) -> Thing {
        let Measure {
            id,
            level,
            title,
            offers,
            relevant_when,
            responsible,
            prepare,
            time_note,
            clauses,
            origin: _,
        } = measure;
        let parts = [
            ("标题", title.clone()),
            ("对象", level_word(*level)),
            ("内容", offers.clone()),
            ("何时列出", self.optional(relevant_when.as_ref())),
            ("责任单位", responsible.clone()),
            ("准备", prepare.join("；")),
            ("时效提示", time_note.clone()),
            ("依据", self.clause_names(clauses)),
        ];
        thing("支持措施", id, title, parts)
    }

    fn share(&self, share: &Share) -> Thing {
        let Share {
            title,
            part,
            rest,
            both,
        } = share;
        let parts = [
            ("部分", self.question_name(*part)),
            ("其余", self.question_name(*rest)),
            ("都有时", both.clone()),
        ];
        thing("占比", title, title, parts)
    }

    fn declaration(&self, form: &DeclarationForm) -> Vec<Thing> {
        let DeclarationForm {
            title,
            form,
            number_prefix,
            number_code,
            number_date,
            contents,
            notes,
            risk_words,
        } = form;
        let risks: Vec<String> = risk_words
            .iter()
            .map(|RiskWord { word, reason }| format!("{word}（{reason}）"))
            .collect();
        let parts = [
            ("标题", title.clone()),
            ("形式", form.clone()),
            ("编号前缀", number_prefix.clone()),
            ("编号的代码", self.question_name(*number_code)),
            ("编号的日期", self.question_name(*number_date)),
            ("结尾", self.paragraphs(notes)),
            ("风险用语", risks.join("；")),
        ];
        let mut things = vec![thing("声明", "declaration", title, parts)];
        for DeclarationContent {
            letter,
            title,
            needs,
            paragraphs,
        } in contents
        {
            let needs: Vec<String> = needs.iter().map(|id| self.question_name(*id)).collect();
            let parts = [
                ("标题", title.clone()),
                ("必填", needs.join("；")),
                ("写法", self.paragraphs(paragraphs)),
            ];
            things.push(thing(
                "声明内容",
                &format!("declaration {letter}"),
                title,
                parts,
            ));
        }
        things
    }

    fn paragraphs(&self, paragraphs: &[Paragraph]) -> String {
        let told = paragraphs.iter().map(|Paragraph { when, pieces }| {
            let text: String = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Words(words) => words.clone(),
                    Piece::Answer(id) => format!("［{}］", self.question_name(*id)),
                    Piece::DeclarationNumber => "［声明编号］".to_owned(),
                })
                .collect();
            match when {
                Some(when) => format!("（{}时）{text}", self.condition(when)),
                None => text,
            }
        });
        told.collect::<Vec<_>>().join("／")
    }

    fn optional(&self, condition: Option<&Condition>) -> String {
        condition
            .map(|condition| self.condition(condition))
            .unwrap_or_default()
    }

    fn condition(&self, condition: &Condition) -> String {
        let mut said = flat(&condition_text(self.rules, condition, &ZH));
        condition.visit(&mut |part| {
            if let Condition::Matches(_, pattern) = part
                && let Some(pattern) = self.rules.pattern(*pattern)
            {
                said.push_str(&format!("〔写法：{}〕", pattern.source));
            }
        });
        said
    }

    fn clause_names(&self, clauses: &[ClauseId]) -> String {
        let names: Vec<String> = clauses.iter().map(|id| self.clause_name(*id)).collect();
        names.join("；")
    }

    fn clause_name(&self, clause: ClauseId) -> String {
        let found = self.rules.clause(clause);
        found.map_or_else(String::new, |(clause, document)| {
            format!("{} {}", document.id, clause.number)
        })
    }

    fn question_name(&self, id: QuestionId) -> String {
        self.rules
            .question(id)
            .map(|question| question.id.clone())
            .unwrap_or_default()
    }
}

fn choice(choice: &Choice) -> String {
    let Choice {
        id: _,
        label,
        group,
        fixed,
        informational,
        todo,
        todo_no,
    } = choice;
    let mut said = label.clone();
    for (name, text) in [("组", group), ("要做的", todo), ("不选要做的", todo_no)] {
        if !text.is_empty() {
            said.push_str(&format!("，{name}：{text}"));
        }
    }
    if *fixed {
        said.push_str("，企业改不了");
    }
    if *informational {
        said.push_str("，只供参考");
    }
    said
}

fn identifier_name(kind: IdentifierKind) -> String {
    let found = IdentifierKind::ALL.iter().find(|(_, one)| *one == kind);
    found
        .map(|(name, _)| format!("，按{name}检查"))
        .unwrap_or_default()
}

fn flat(part: &ConditionPart) -> String {
    if part.parts.is_empty() {
        return part.text.clone();
    }
    let parts: Vec<String> = part.parts.iter().map(flat).collect();
    format!("{}（{}）", part.text, parts.join("；"))
}

fn level_word(level: Level) -> String {
    match level {
        Level::Enterprise => "企业",
        Level::Product => "每个产品",
    }
    .to_owned()
}

fn yes(flag: bool) -> String {
    if flag { "是" } else { "否" }.to_owned()
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
