//! What two rule sets make of the same saved answers.

use santong_documents::{ZH, answer_text, migration, product_name};
use santong_rules::{
    Answer, Answers, Assessment, Date, Fact, Relevance, Retired, RetiredName, RuleSet, Verdict,
    assess, migrate, read_answer,
};

/// What a new rule set changes for saved answers, as sentences without a full stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Answers that are carried over, do not count any more or cannot be read any more.
    pub answers: Vec<String>,
    /// Verdicts, readiness and measures that come out otherwise.
    pub results: Vec<String>,
}

/// What saved answers lose or gain when the rules change, both assessed on the same day.
#[must_use]
pub fn touched(old: &RuleSet, new: &RuleSet, answers: &Answers, as_of: Date) -> Touched {
    let mut carried = answers.clone();
    let report = migrate(new, &mut carried);
    let mut touched = Touched {
        answers: migration(new, &carried, &report, &ZH),
        results: Vec::new(),
    };
    for id in carried.unknown_questions(new) {
        let known = old.find_question(&id).is_some();
        if known && !new.retired.iter().any(|one| is_id(one, &id)) {
            touched
                .answers
                .push(format!("问题“{id}”没有了，回答留着，不计入结论"));
        }
    }
    unreadable(old, new, answers, &carried, &mut touched.answers);
    results(old, new, answers, &carried, as_of, &mut touched.results);
    touched
}

fn is_id(retired: &Retired, id: &str) -> bool {
    matches!(&retired.name, RetiredName::Id(name) if name == id)
}

/// Answers that could be read before and cannot now.
fn unreadable(
    old: &RuleSet,
    new: &RuleSet,
    answers: &Answers,
    carried: &Answers,
    told: &mut Vec<String>,
) {
    let reads = |rules: &RuleSet, id: &str, answer: &Answer| {
        let question = rules.question(rules.find_question(id)?)?;
        Some(!matches!(
            read_answer(rules, &question.kind, answer),
            Fact::IllFormed(_)
        ))
    };
    let mut check = |who: &str, id: &String, answer: &Answer, was: Option<&Answer>| {
        let before = was.and_then(|was| reads(old, id, was));
        if reads(new, id, answer) == Some(false) && before == Some(true) {
            let question = new.find_question(id).and_then(|id| new.question(id));
            let said = question.map(|question| answer_text(new, question, Some(answer), &ZH));
            let said = said.unwrap_or_default();
            told.push(format!(
                "{who}问题“{id}”的回答（{said}）不合现在的答法，请重新填写"
            ));
        }
    };
    for (id, answer) in &carried.enterprise {
        check("", id, answer, answers.enterprise.get(id));
    }
    for (index, product) in carried.products.iter().enumerate() {
        let who = format!("{}，", product_name(new, carried, index, &ZH));
        let was = answers.products.get(index);
        for (id, answer) in &product.answers {
            let was = was.and_then(|product| product.answers.get(id));
            check(&who, id, answer, was);
        }
    }
}

fn results(
    old: &RuleSet,
    new: &RuleSet,
    answers: &Answers,
    carried: &Answers,
    as_of: Date,
    told: &mut Vec<String>,
) {
    let (before, after) = (assess(old, answers, as_of), assess(new, carried, as_of));
    let places = std::iter::once(None).chain((0..carried.products.len()).map(Some));
    for place in places {
        let who = match place {
            Some(index) => format!("{}，", product_name(new, carried, index, &ZH)),
            None => String::new(),
        };
        let readiness =
            |one: &Assessment| place.and_then(|index| Some(one.products.get(index)?.readiness));
        if let (Some(was), Some(is)) = (readiness(&before), readiness(&after))
            && was != is
        {
            told.push(format!("{who}{} → {}", ZH.readiness(was), ZH.readiness(is)));
        }
        for finding in after.findings_of(place) {
            let Some(criterion) = new.criterion(finding.criterion) else {
                continue;
            };
            let was = before.findings_of(place).iter().find(|was| {
                let old = old.criterion(was.criterion);
                old.is_some_and(|old| old.id == criterion.id)
            });
            let is = finding.verdict;
            let title = &criterion.title;
            match was.map(|was| was.verdict) {
                Some(was) if was == is => {}
                Some(was) => told.push(format!(
                    "{who}{title}：{} → {}",
                    ZH.verdict(was),
                    ZH.verdict(is)
                )),
                // What is new and does not apply changes nothing.
                None if is == Verdict::NotApplicable => {}
                None => told.push(format!("{who}{title}（新增）：{}", ZH.verdict(is))),
            }
        }
    }
    measures(old, new, &before, &after, told);
}

fn measures(
    old: &RuleSet,
    new: &RuleSet,
    before: &Assessment,
    after: &Assessment,
    told: &mut Vec<String>,
) {
    let relevant = |rules: &RuleSet, assessment: &Assessment| {
        let mut titles: Vec<(String, String)> = assessment
            .measures
            .iter()
            .filter(|finding| finding.relevance == Relevance::Relevant)
            .filter_map(|finding| rules.measure(finding.measure))
            .map(|measure| (measure.id.clone(), measure.title.clone()))
            .collect();
        titles.dedup();
        titles
    };
    let (was, is) = (relevant(old, before), relevant(new, after));
    let lacks = |all: &[(String, String)], id: &str| all.iter().all(|(one, _)| one != id);
    for (id, title) in &is {
        if lacks(&was, id) {
            told.push(format!("多列出支持措施“{title}”"));
        }
    }
    for (id, title) in &was {
        if lacks(&is, id) {
            told.push(format!("不再列出支持措施“{title}”"));
        }
    }
}
