//! What a reader of the checklist reads, for each sample, and that it reads like a sentence.
//! `UPDATE_GOLDEN=1 cargo test -p santong-native-tests` writes the golden texts anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::{fmt::Write, fs};

use santong_documents::{
    ChecklistItem, DecisionPart, ZH, checklist, comparison_text, decision, measures, product_name,
    shape,
};
use santong_native_tests::{SAMPLES, day, project, rules, sample, walk};
use santong_rules::{
    Answer, Answers, Kind, QuestionRef, Relevance, RuleSet, Verdict, assess, counted_sides,
};

/// Most questions that an ordinary appliance may take.
const MOST_FOR_AN_APPLIANCE: usize = 45;

#[test]
fn samples_read_as_before() {
    let rules = rules().unwrap();
    for name in SAMPLES {
        let answers = sample(name).unwrap();
        let text = text(&rules, &answers);
        let path = project(&format!("tests/samples/golden/{name}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        if let Some((line, (was, is))) = golden
            .lines()
            .zip(text.lines())
            .enumerate()
            .find(|(_, (was, is))| was != is)
        {
            let line = line + 1;
            panic!("{name}, line {line}: was {was}, is {is}; if that is right: UPDATE_GOLDEN=1");
        }
        assert_eq!(
            golden.len(),
            text.len(),
            "{name}: if that is right: UPDATE_GOLDEN=1"
        );
    }
}

#[test]
fn an_ordinary_appliance_takes_few_questions() {
    let rules = rules().unwrap();
    let walk = walk(&rules, &sample("ready").unwrap());
    assert_eq!(walk.left, Vec::<String>::new());
    assert!(walk.total() <= MOST_FOR_AN_APPLIANCE, "{walk:?}");
}

#[test]
fn what_a_reader_reads_is_a_sentence() {
    let rules = rules().unwrap();
    let ids = ids(&rules);
    for name in SAMPLES {
        let answers = sample(name).unwrap();
        let assessment = assess(&rules, &answers, day());
        for item in checklist(&rules, &answers, &assessment, &ZH) {
            for sentence in [&item.title, &item.why, &item.reason, &item.remedy] {
                if let Some(fault) = fault(sentence, &ids) {
                    panic!("{name}: {fault}: {sentence}");
                }
            }
        }
        let places = std::iter::once(None).chain((0..answers.products.len()).map(Some));
        for product in places {
            for finding in assessment.findings_of(product) {
                let id = finding.criterion;
                let parts = decision(&rules, &answers, &assessment, product, id, &ZH);
                parts.iter().for_each(|part| check_part(part, &ids));
            }
        }
        for product in 0..answers.products.len() {
            for sentence in comparisons(&rules, &answers, product) {
                if let Some(fault) = fault(&sentence, &ids) {
                    panic!("{name}: {fault}: {sentence}");
                }
            }
        }
    }
}

fn check_part(part: &DecisionPart, ids: &[String]) {
    for text in part.found.iter().chain([&part.text]) {
        if let Some(fault) = fault(text, ids) {
            panic!("{fault}: {text}");
        }
    }
    part.parts.iter().for_each(|part| check_part(part, ids));
}

#[test]
fn what_the_authors_wrote_is_a_sentence() {
    let rules = rules().unwrap();
    let ids = ids(&rules);
    for text in written(&rules) {
        if let Some(fault) = fault(text, &ids) {
            panic!("{fault}: {text}");
        }
    }
}

#[test]
fn what_is_no_sentence_is_found() {
    let ids = vec!["product.line".to_owned(), "same-line".to_owned()];
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(fault(text, &ids), expected, "{text}");
    };
    check("内销与出口在同一条生产线（A01）。", None);
    check("泄漏电流不大于0.75 mA，按(EU) No 10/2011。", None);
    check("写“警告！不适合3岁以下儿童使用”。", None);
    check("看 product.line 的答案。", Some("an id"));
    check("选了same-line。", Some("an id"));
    check("内控限值 >= 国内限值。", Some("an operator"));
    check("先停止，。再申请。", Some("doubled punctuation"));
    check("先停止。。", Some("doubled punctuation"));
    check("先停止,再申请。", Some("half-width punctuation"));
    check("证书(复印件)", Some("half-width punctuation"));
    check("。", Some("nothing before a full stop"));
    check("标准：。", Some("nothing before a full stop"));
    check("", Some("nothing at all"));
    check("标准清单（）不全。", Some("nothing in brackets"));
}

#[test]
fn the_way_leads_where_the_whole_sample_does() {
    let rules = rules().unwrap();
    for name in SAMPLES {
        let answers = sample(name).unwrap();
        let all = assess(&rules, &answers, day());
        let asked = assess(&rules, &walk(&rules, &answers).answers, day());
        for (all, asked) in all.products.iter().zip(&asked.products) {
            assert_eq!(all.readiness, asked.readiness, "{name}");
        }
    }
}

/// Names that only authors see: those that no Chinese sentence would hold by chance.
fn ids(rules: &RuleSet) -> Vec<String> {
    let questions = rules.questions.iter().map(|question| &question.id);
    let criteria = rules.criteria.iter().map(|criterion| &criterion.id);
    let measures = rules.measures.iter().map(|measure| &measure.id);
    let pages = rules.pages.iter().map(|page| &page.id);
    let choices = rules
        .questions
        .iter()
        .filter_map(|question| match &question.kind {
            Kind::Choice(choices) | Kind::Choices(choices) => Some(choices),
            _ => None,
        })
        .flatten()
        .map(|choice| &choice.id);
    questions
        .chain(criteria)
        .chain(measures)
        .chain(pages)
        .chain(choices)
        .filter(|id| id.contains(['.', '_', '-']))
        .cloned()
        .collect()
}

/// All that authors wrote for readers.
fn written(rules: &RuleSet) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    for page in &rules.pages {
        texts.extend([&*page.title, &page.intro]);
    }
    for question in &rules.questions {
        texts.extend([&*question.label, &question.short, &question.help]);
        texts.extend(question.evidence.iter().map(String::as_str));
        match &question.kind {
            Kind::Choice(choices) | Kind::Choices(choices) => {
                texts.extend(choices.iter().map(|choice| choice.label.as_str()));
            }
            Kind::Table(table) => {
                texts.extend(table.columns.iter().map(|column| column.label.as_str()));
            }
            _ => {}
        }
    }
    for criterion in &rules.criteria {
        texts.extend([&*criterion.title, &criterion.why, &criterion.remedy]);
        texts.extend(criterion.evidence.iter().map(String::as_str));
    }
    for measure in &rules.measures {
        texts.extend([&*measure.title, &measure.offers, &measure.time_note]);
        texts.push(&measure.responsible);
        texts.extend(measure.prepare.iter().map(String::as_str));
    }
    for group in &rules.prepared {
        texts.extend([&*group.title, &group.hint]);
    }
    for clause in &rules.clauses {
        texts.push(&clause.gist);
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// What keeps a text from being a sentence.
fn fault(text: &str, ids: &[String]) -> Option<&'static str> {
    const STOPS: &str = "。，；：、？！";
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let characters: Vec<char> = text.chars().collect();
    let pairs = || {
        characters
            .iter()
            .copied()
            .zip(characters.iter().copied().skip(1))
    };
    if text.trim().is_empty() {
        Some("nothing at all")
    } else if ids.iter().any(|id| text.contains(id.as_str())) {
        Some("an id")
    } else if ["==", "&&", "||", ">=", "<=", "!="]
        .iter()
        .any(|operator| text.contains(operator))
    {
        Some("an operator")
    } else if text.starts_with('。') || text.contains("：。") {
        Some("nothing before a full stop")
    } else if text.contains("（）") || text.contains("“”") {
        Some("nothing in brackets")
    } else if pairs().any(|(a, b)| STOPS.contains(a) && STOPS.contains(b)) {
        Some("doubled punctuation")
    } else if pairs().any(|(a, b)| {
        let beside = ",;:!?";
        (chinese(a) && (beside.contains(b) || ".)".contains(b)))
            || ((beside.contains(a) || a == '(') && chinese(b))
    }) {
        Some("half-width punctuation")
    } else {
        None
    }
}

/// The checklist, the measures and the way there, as text.
fn text(rules: &RuleSet, answers: &Answers) -> String {
    let assessment = assess(rules, answers, day());
    let items = checklist(rules, answers, &assessment, &ZH);
    let walk = walk(rules, answers);
    let mut text = String::new();
    let mut write = |line: &str| writeln!(text, "{line}").unwrap();
    let of_products: Vec<String> = walk.products.iter().map(usize::to_string).collect();
    write(&format!(
        "到声明为止要答 {} 题：企业 {} 题，产品 {} 题",
        walk.total(),
        walk.enterprise,
        of_products.join("、")
    ));
    for product in std::iter::once(None).chain((0..answers.products.len()).map(Some)) {
        write("");
        match product {
            None => write("企业"),
            Some(index) => write(&format!(
                "{}：{}",
                product_name(rules, answers, index, &ZH),
                ZH.readiness(assessment.products.get(index).unwrap().readiness)
            )),
        }
        for item in items.iter().filter(|item| item.product == product) {
            item_lines(item).iter().for_each(|line| write(line));
        }
        for sentence in product
            .map(|index| comparisons(rules, answers, index))
            .unwrap_or_default()
        {
            write(&sentence);
        }
    }
    write("");
    write("用得上的支持措施");
    for measure in measures(rules, answers, &assessment, &ZH)
        .iter()
        .filter(|measure| measure.relevance == Relevance::Relevant)
    {
        write(&format!("{}（{}）", measure.title, measure.responsible));
        write(&format!("    {}{}", measure.offers, measure.time_note));
    }
    text
}

/// What every row of a product's comparison comes to.
fn comparisons(rules: &RuleSet, answers: &Answers, product: usize) -> Vec<String> {
    let mut sentences = Vec::new();
    for (id, question) in rules.questions_with_ids() {
        let at = QuestionRef {
            product: Some(product),
            question: id,
        };
        let given = answers.of(at.product).unwrap().get(&question.id);
        if let (Kind::Table(kind), Some(Answer::Table(table))) = (&question.kind, given)
            && kind.comparison.is_some()
        {
            let sides = counted_sides(rules, answers, at);
            for row in &table.rows {
                let name = row.get("name");
                let Some(Answer::Text(name)) = name else {
                    panic!("a row without a name");
                };
                let text = comparison_text(rules, kind, sides.as_deref(), row, &ZH);
                sentences.push(format!("{name}：{text}"));
            }
        }
    }
    sentences
}

fn item_lines(item: &ChecklistItem) -> Vec<String> {
    let line = format!(
        "{} {} {}（{}、{}）",
        shape(item.verdict),
        ZH.verdict(item.verdict),
        item.title,
        ZH.group(item.group),
        ZH.strength(item.strength)
    );
    match item.verdict {
        Verdict::NotApplicable => vec![format!("{line}：{}", item.reason)],
        Verdict::Unmet => vec![
            line,
            format!("    理由：{}", item.reason),
            format!("    怎么办：{}", item.remedy),
        ],
        Verdict::Met | Verdict::Open => vec![line, format!("    理由：{}", item.reason)],
    }
}
